/** A hidden interface on which measurements are bought, as Python has it (course/bench.py, course/measuring.py). */
import { Curve, type Rows } from "../diagnosis/curves.ts";
import { candidate } from "../diagnosis/candidates.ts";
import { HOUR, ROOM, type Law, type Laws } from "../diagnosis/data.ts";
import { evaluate, type Drawn } from "./draw.ts";
import { spread } from "./hash.ts";
import type { Bench, Exercise, Functions } from "./spec.ts";

/** Places of concentration, age and bias in their lists. */
export type Place = [number, number, number];

/** A measured row: mol/l, h, mV, Ω cm². */
export interface Row {
  concentration: number;
  age: number;
  bias: number;
  resistance: number;
}

const MOST = 99;
const DIGITS = 3;
const LITRES = 1000;
const OHM_CM2 = 1e4;
const PLACE = /^[0-9]{3}$/;

export function places(bench: Bench, text: string): Place[] | { why: string } {
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length > MOST) return { why: `${words.length} measurements; at most ${MOST} are allowed` };
  const sizes = [bench.concentrations.length, bench.ages.length, bench.biases.length];
  const found: Place[] = [];
  for (const word of words) {
    const digits = PLACE.test(word) ? [...word].map(Number) : [9, 9, 9];
    if (digits.some((digit, k) => digit >= (sizes[k] ?? 0))) return { why: `“${word.slice(0, 40)}” is no measurement that was offered` };
    found.push(digits as Place);
  }
  return found;
}

/** What some measurements cost together, in whichever order they were bought. */
export function spent(bench: Bench, bought: readonly Place[]): number {
  const { row, concentration, age } = bench.prices;
  const kinds = (k: 0 | 1) => new Set(bought.map((place) => place[k])).size;
  return bought.length * row + kinds(0) * concentration + kinds(1) * age;
}

/** What they give; `owner` is the exercise that has the bench. */
export function rows(drawn: Drawn, owner: Exercise, bought: readonly Place[]): Row[] {
  const { bench } = owner;
  if (!bench || !bought.length) return [];
  const at = bought.map(([c, t, u]) => ({ concentration: bench.concentrations[c]!, age: bench.ages[t]!, bias: bench.biases[u]! }));
  const conditions: Rows = {
    size: at.length, concentration: at.map((one) => one.concentration * LITRES), time: at.map((one) => one.age * HOUR),
    drop: at.map((one) => one.bias / 1000), temperature: at.map(() => ROOM), charge: 1, interfaces: 1, kind: "chord",
  };
  const logarithms = new Curve(candidate("transfer", "growing_layer"), conditions, published(drawn.functions, bench)).at(truth(drawn, bench)).value;
  const before = new Map<string, number>();
  return at.map((one, k) => {
    const name = bought[k]!.join("");
    const times = before.get(name) ?? 0;
    before.set(name, times + 1);
    const value = Math.exp(logarithms[k]!) * OHM_CM2 * (1 + bench.noise * spread(`${drawn.code}|${owner.id}|bench|${name}|${times}`));
    return { ...one, resistance: Number(value.toExponential(DIGITS - 1)) };
  });
}

function truth(drawn: Drawn, bench: Bench): number[] {
  const of = (name: string) => (bench.truth[name] ? evaluate(drawn.functions, bench.truth[name], drawn.si) : 0);
  return [
    Math.log(of("exchange_current_density")), of("transfer_coefficient"), of("interphase_resistance"),
    Math.log(of("growth_time") || HOUR), of("late_share"),
  ];
}

/** The law among the functions of the set. */
function published(functions: Functions, { reference }: Bench): Laws {
  const at = (name: string, y: number, concentration: number, time: number, [current, alpha, layer, growth, theta]: number[]) =>
    evaluate(functions, name, {
      step_drop: y, concentration, time, exchange_current_density: Math.exp(current!), transfer_coefficient: alpha!,
      interphase_resistance: layer!, growth_time: Math.exp(growth!), late_share: theta!,
    });
  const law: Law = {
    value: (y, c, t, _temperature, _charge, ...rest) => [at("bench_logarithm", y, c, t, rest)],
    balance: (y, c, t, _temperature, _charge, ...rest) => [at("bench_balance", y, c, t, rest), at("bench_slope", y, c, t, rest)],
  };
  return { laws: { chord_1: law }, reference };
}

/** The rows as a file that the diagnosis reads, with all that has to be declared. */
export function asFile(drawn: Drawn, owner: Exercise, bought: readonly Place[]): string {
  const lines = rows(drawn, owner, bought).map(({ concentration, age, bias, resistance }) =>
    [concentration, age, bias, resistance, 100 * (owner.bench?.noise ?? 0)].map((cell) => Number(cell.toPrecision(10))).join(","));
  return [...(owner.bench?.file ?? []), ...lines, ""].join("\n");
}
