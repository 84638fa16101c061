/** A circuit fitted to a spectrum: least squares of the residuals relative to |Z|. */
import { dot, type Column, type Matrix } from "../data.ts";
import { aicc } from "../information.ts";
import { inverse, leastSquares } from "../linear.ts";
import { minimum } from "../minimum.ts";
import { measured, natural, RULES, stacked, type Circuit, type Points } from "./data.ts";

export interface CircuitFit {
  points: Points;
  circuit: Circuit;
  fitted: number[];
  squares: number;
  aicc: number;
  low: number[];
  high: number[];
  /** the places of those that were not fitted */
  held: number[];
  /** how many numbers were fitted */
  free: number;
  /** in SI, by name */
  values: Record<string, number>;
  atBound: string[];
}

const NOTHING = -50, SAME = 1e-6, NEAR = 1e-6;

/** Parameters that are known, by name, in SI. */
export type Fixed = Readonly<Record<string, number>>;

type Held = ReadonlyMap<number, number>;

/** What of `fixed` the circuit has is held there. */
export function fit(points: Points, circuit: Circuit, fixed: Fixed = {}): CircuitFit {
  const { low, high } = limits(points, circuit);
  const held = heldOf(circuit, fixed);
  const moving = circuit.names.map((_, i) => i).filter((i) => !held.has(i));
  const among = <T>(values: readonly T[]) => moving.map((i) => values[i]!);
  const right = measured(points);
  const of = (fitted: Column) => {
    const { values, slopes } = stacked(circuit, points, fitted);
    return { residual: values.map((value, i) => value - right[i]!), jacobian: slopes };
  };
  let best: { squares: number; at: number[] } | null = null;
  for (const free of starts(points, circuit, held)) {
    const start = free.map((value, i) => held.get(i) ?? value);
    const whole = (some: Column) => some.reduce<number[]>((all, value, k) => (all[moving[k]!] = value, all), [...start]);
    const found = minimum((some) => {
      const { residual, jacobian } = of(whole(some));
      return { residual, jacobian: held.size ? jacobian.map(among) : jacobian };
    }, among(start), among(low), among(high));
    found.at = whole(found.at);
    const again = best !== null && Math.abs(found.squares - best.squares) <= SAME * best.squares;
    if (!best || found.squares < best.squares) best = found;
    if (again) break;
  }
  const squares = best!.squares;
  let fitted = best!.at;
  // The faster arc first, unless one of them was told apart by what is held.
  if (circuit.name === "two_arcs" && isFree(held) && fitted[2]! > fitted[5]!) fitted = [0, 4, 5, 6, 1, 2, 3].map((i) => fitted[i]!);
  const numbers = natural(circuit, fitted);
  const values = Object.fromEntries(circuit.names.map((name, i) => [name, numbers[i]!]));
  const atBound = circuit.names.filter((_, i) => !held.has(i)
    && (fitted[i]! - low[i]! < NEAR * (i ? 1 : points.size) || high[i]! - fitted[i]! < NEAR));
  const criterion = aicc(squares, 2 * points.omega.length, moving.length);
  return { points, circuit, fitted, squares, aicc: criterion, low, high, held: [...held.keys()], free: moving.length, values, atBound };
}

/** The fitted numbers that do not move, by their places. */
function heldOf(circuit: Circuit, fixed: Fixed): Held {
  return new Map(circuit.names.flatMap((name, i): [number, number][] => {
    const value = fixed[name];
    return value === undefined ? [] : [[i, circuit.logarithmic[i] ? Math.log(value) : value]];
  }));
}

/** Whether nothing of the elements is held. */
const isFree = (held: Held) => [...held.keys()].every((i) => i === 0);

/** Measured minus fitted, relative to the measured modulus: real parts, then imaginary parts. */
export function residuals({ points, circuit, fitted }: CircuitFit): number[] {
  const { values } = stacked(circuit, points, fitted);
  return measured(points).map((value, i) => value - values[i]!);
}

/** Of the fitted numbers that are on no bound; zero for the others. */
export function covariance(found: CircuitFit): Matrix {
  const { circuit, points, fitted, squares, atBound, held, free } = found;
  const inside = circuit.names.map((_, i) => i).filter((i) => !held.includes(i) && !atBound.includes(circuit.names[i]!));
  const { slopes } = stacked(circuit, points, fitted);
  const columns = inside.map((i) => slopes.map((row) => row[i]!));
  const scale = columns.map((column) => Math.sqrt(dot(column, column)));
  const inner = inverse(columns.map((a, i) => columns.map((b, j) => dot(a, b) / scale[i]! / scale[j]!)));
  const freedom = Math.max(2 * points.omega.length - free, 1);
  const whole = fitted.map(() => fitted.map(() => 0));
  inside.forEach((a, i) => inside.forEach((b, j) => {
    whole[a]![b] = inner ? ((squares / freedom) * inner[i]![j]!) / scale[i]! / scale[j]! : 0;
  }));
  return whole;
}

function limits(points: Points, circuit: Circuit): { low: number[]; high: number[] } {
  const { bounds } = RULES;
  const resistances = bounds.resistance.map((share) => Math.log(points.size * share));
  const ends = [1 / Math.max(...points.omega), 1 / Math.min(...points.omega)];
  const times = bounds.time.map((share, i) => Math.log(ends[i]! * share));
  const pairs = circuit.names.map((name): readonly [number, number] => {
    if (name === "series_resistance") return [0, 2 * points.size];
    if (name.endsWith("exponent")) return [bounds.exponent[0]!, bounds.exponent[1]!];
    if (name.endsWith("capacitance")) return [times[0]! - resistances[1]!, times[1]! - resistances[0]!];
    const own = name.endsWith("time") ? times : resistances;
    return [own[0]!, own[1]!];
  });
  return { low: pairs.map(([low]) => low), high: pairs.map(([, high]) => high) };
}

/** Fitted numbers to begin from: the best of a grid of times, resistances by a linear fit. */
function starts(points: Points, circuit: Circuit, held: Held): number[][] {
  const groups = { first: [] as Scored[], second: [] as Scored[] };
  // Either element may be the faster one, and no fit goes from one order to the other.
  for (const { arcFirst, shape } of heldShapes(points, circuit, held)) groups[arcFirst ? "first" : "second"].push(linear(points, circuit, shape, held));
  const ranked = [groups.first, groups.second].map((scored) => [...scored].sort((a, b) => a.squares - b.squares));
  return Array.from({ length: RULES.starts.kept }, (_, place) => ranked.flatMap((scored) => scored[place]?.start ? [scored[place]!.start] : [])).flat();
}

interface Scored {
  squares: number;
  start: number[];
}

interface Shape {
  arcFirst: boolean;
  shape: number[];
}

/** The shapes with the times and exponents that are held, each once. */
function* heldShapes(points: Points, circuit: Circuit, held: Held): Generator<Shape> {
  const isSize = circuit.names.map((_, i) => circuit.scaling.some((scale) => scale[i] !== 0));
  const seen = new Set<string>();
  for (const { arcFirst, shape } of shapes(points, circuit, isFree(held))) {
    for (const [i, value] of held) if (i && !isSize[i]) shape[i] = value;
    const key = shape.join(" ");
    if (!seen.has(key)) yield { arcFirst, shape };
    seen.add(key);
  }
}

/** `isOrdered`: nothing tells two arcs apart but that the first is the faster one. */
function* shapes(points: Points, circuit: Circuit, isOrdered: boolean): Generator<Shape> {
  const rules = RULES.starts;
  const from = -Math.log(Math.max(...points.omega)), to = -Math.log(Math.min(...points.omega));
  const times = Array.from({ length: rules.times }, (_, k) => from + ((to - from) * k) / (rules.times - 1));
  for (const [i, time] of times.entries()) {
    const arc = [0, 0, time, rules.exponent];
    if (circuit.names.length === arc.length) {
      yield { arcFirst: true, shape: arc };
      continue;
    }
    for (const [j, other] of times.entries()) {
      if (j === i || (isOrdered && circuit.name === "two_arcs" && j < i)) continue;
      for (const second of secondElements(circuit.name, other, times)) yield { arcFirst: i < j, shape: [...arc, ...second] };
    }
  }
}

/** Second elements of unit size and some time. */
function secondElements(name: string, time: number, times: number[]): number[][] {
  const { exponent, ratios } = RULES.starts;
  const logs = ratios.map(Math.log);
  if (name === "two_arcs") return [[0, time, exponent]];
  if (name === "arc_pore") return logs.map((ratio) => [0, -ratio, time]);
  if (name === "arc_transfer") return times.filter((one) => one > time).filter((_, i) => i % 2 === 0).map((one) => [0, logs[0]!, one, time]);
  return [[0, time]];
}

/** Sizes of its elements by linear least squares, none negative, and the sum of squares. */
function linear(points: Points, circuit: Circuit, shape: number[], held: Held): Scored {
  const right = measured(points);
  const known = [held.get(0), ...circuit.scaling.map((scale) => sizeHeld(shape, scale, held))];
  const columns = [points.modulus.map((value) => 1 / value).concat(points.modulus.map(() => 0))];
  for (const scale of circuit.scaling) {
    const others = circuit.scaling.filter((one) => one !== scale);
    columns.push(stacked(circuit, points, shape.map((value, i) => value + NOTHING * others.reduce((s, one) => s + one[i]!, 0))).values);
  }
  const less = (values: number[], sizes: readonly number[]) => values.map((value, row) => value - columns.reduce((s, column, i) => s + column[row]! * sizes[i]!, 0));
  const sizes = known.map((size) => size ?? 0);
  const still = known.flatMap((size, i) => (size === undefined ? [i] : []));
  if (still.length) {
    const found = leastSquares(still.map((i) => columns[i]!), less(right, sizes));
    still.forEach((i, k) => (sizes[i] = Math.max(found[k]!, RULES.starts.least * points.size)));
  }
  const left = less(right, sizes);
  const start = shape.map((value, i) => value + circuit.scaling.reduce((s, scale, k) => s + scale[i]! * Math.log(sizes[k + 1]!), 0));
  start[0] = sizes[0]!;
  return { squares: dot(left, left), start };
}

/** The size of an element by the first of its parameters that is held and grows with it. */
function sizeHeld(shape: Column, scale: Column, held: Held): number | undefined {
  for (const [i, value] of held) if (scale[i]) return Math.exp((value - shape[i]!) * scale[i]);
  return undefined;
}
