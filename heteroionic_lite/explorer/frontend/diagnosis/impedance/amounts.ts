/** The numbers of a fitted circuit: values with intervals, capacitances, and what is doubtful. */
import { tQuantile } from "../special.ts";
import { RULES, WORDS } from "./data.ts";
import { filled } from "./filled.ts";
import { covariance, type CircuitFit } from "./fit.ts";
import { capital, displayOf, inUnit, number, titleOf, type Value } from "./shown.ts";

export interface Arc {
  resistance: number;
  time: number;
  capacitance: number | null;
  kind: string;
  sentence: string;
}

const ARCS = [["interphase_resistance", "arc_time"], ["second_interphase_resistance", "second_arc_time"]] as const;
const PARAMETERS = WORDS.parameters as Record<string, string[]>;

/** All parameters; intervals by the curvature at the best fit, of logarithms where positive. */
export function values(fit: CircuitFit, perArea: boolean): Value[] {
  const spread = covariance(fit);
  const quantile = quantileOf(fit);
  return fit.circuit.names.map((name, i) => {
    const value = fit.values[name]!;
    if (fit.held.includes(i)) {
      const shown = WORDS.is_held.replace("{value}", inUnit(name, value, perArea));
      return { name, title: titleOf(name), value, low: value, high: value, shown, deviation: 0, held: true };
    }
    const sigma = Math.sqrt(spread[i]![i]!);
    const half = quantile * sigma;
    const ends = [fit.fitted[i]! - half, fit.fitted[i]! + half].map((end) => Math.min(Math.max(end, fit.low[i]!), fit.high[i]!));
    const isLog = fit.circuit.logarithmic[i];
    const [low, high] = isLog ? ends.map(Math.exp) : ends;
    return valueOf(name, value, [low!, high!], isLog ? sigma * value : sigma, perArea);
  });
}

/** What stands in for the interface: each resistance but that in series, and all of them. */
export function resistances(fit: CircuitFit, perArea: boolean): Value[] {
  const own = values(fit, perArea).filter(({ name }) => PARAMETERS[name]![1] === "resistance" && name !== "series_resistance");
  // Along a pore and across its walls current has many ways: their resistances do not add up.
  return own.length === 1 || fit.circuit.name === "arc_pore" ? own : [...own, total(fit, own, perArea)];
}

/** The sum, with its standard error; its logarithm has the interval. */
function total(fit: CircuitFit, own: readonly Value[], perArea: boolean): Value {
  const spread = covariance(fit);
  const places = own.map(({ name }) => fit.circuit.names.indexOf(name));
  const value = own.reduce((s, one) => s + one.value, 0);
  const variance = own.reduce((s, a, i) => s + own.reduce((t, b, j) => t + a.value * b.value * spread[places[i]!]![places[j]!]!, 0), 0);
  const deviation = Math.sqrt(Math.max(variance, 0));
  const wide = Math.exp((quantileOf(fit) * deviation) / value);
  return valueOf("total_resistance", value, [value / wide, value * wide], deviation, perArea);
}

const quantileOf = (fit: CircuitFit) => tQuantile(Math.max(2 * fit.points.omega.length - fit.free, 1), RULES.level);

function valueOf(name: string, value: number, [low, high]: readonly [number, number], deviation: number, perArea: boolean): Value {
  const { factor, typeset } = displayOf(name, value, perArea);
  const [a, b, c] = [value, low, high].map((one) => number(one * factor));
  return { name, title: titleOf(name), value, low, high, shown: `${a} (${b}…${c}) ${typeset}`.trimEnd(), deviation, held: false };
}

/** The arcs with their capacitances, and charge transfer beside its double layer. */
export function arcs(fit: CircuitFit, perArea: boolean): Arc[] {
  const present = ARCS.filter(([resistance]) => resistance in fit.values);
  // Held numbers may turn the order of two arcs.
  const isTurned = present.length > 1 && fit.values[ARCS[0][1]]! > fit.values[ARCS[1][1]]!;
  const found = present.map(([resistance, time], place) => {
    const [span, tau] = [fit.values[resistance]!, fit.values[time]!];
    return arc(present.length === 1 ? "arc" : Boolean(place) !== isTurned ? "second" : "first", span, tau, tau / span, perArea);
  });
  const capacitance = fit.values["double_layer_capacitance"];
  if (capacitance !== undefined) {
    const span = fit.values["transfer_resistance"]!;
    found.push(arc("transfer", span, span * capacitance, capacitance, perArea));
  }
  return found;
}

function arc(which: keyof typeof WORDS.lists, resistance: number, time: number, capacitance: number, perArea: boolean): Arc {
  if (!perArea) return { resistance, time, capacitance: null, kind: "", sentence: "" };
  const bands = RULES.capacitances as [number, number | null, keyof typeof WORDS.capacitance][];
  const kind = bands.find(([low, high]) => capacitance >= low && (high === null || capacitance < high))![2];
  const sentence = filled(WORDS.capacitance[kind], { arc: WORDS.lists[which], capacitance: number(capacitance * 100, 2) });
  return { resistance, time, capacitance, kind, sentence: capital(sentence) };
}

/** What is to be kept in mind. */
export function doubts(fit: CircuitFit, perArea: boolean, judged: boolean): string[] {
  const words = WORDS.doubts;
  const found: string[] = [];
  if (!perArea) found.push(words.of_the_electrode);
  if (judged) {
    const title = (name: string) => PARAMETERS[name]![0]!;
    found.push(...together(fit, title));
    for (const name of fit.atBound) found.push(filled(words.at_bound, { parameter: title(name), value: number(fit.values[name]!) }));
    const [least, most] = [1 / Math.max(...fit.points.omega), 1 / Math.min(...fit.points.omega)];
    for (const name of fit.circuit.names.filter((one) => one.endsWith("time"))) {
      const value = fit.values[name]!;
      if (value < least || value > most) found.push(filled(words.outside, { arc: title(name) }));
    }
    found.push(words.weights);
  }
  return [...found, words.small_drift].map(capital);
}

function together(fit: CircuitFit, title: (name: string) => string): string[] {
  const spread = covariance(fit);
  const found: string[] = [];
  fit.circuit.names.forEach((first, i) => {
    for (let j = 0; j < i; j++) {
      const size = Math.sqrt(spread[i]![i]! * spread[j]![j]!);
      const r = size ? spread[i]![j]! / size : 0;
      if (Math.abs(r) > RULES.together) {
        found.push(filled(WORDS.doubts.together, { first: title(fit.circuit.names[j]!), second: title(first), r: number(r, 2) }));
      }
    }
  });
  return found;
}
