/** A diagnosis as plain data: what a worker can hand over, a page show and a file keep. */
import type { Asymmetry } from "../asymmetry.ts";
import { Curve, rowsOf, type Rows } from "../curves.ts";
import { HOUR, extent, varying, type Column, type Published, type Quantity, type Table } from "../data.ts";
import { bounding, diagnosing, explaining } from "../diagnose.ts";
import { natural, type Fit } from "../fit.ts";
import type { Costs, Proposal } from "../next.ts";
import { mechanism, number, parameter, shown } from "../sentences.ts";
import { together, type Interval } from "../uncertainty.ts";
import type { Verdict } from "../verdict.ts";

export interface FitAnswer {
  name: string;
  mechanism: string;
  aicc: number;
  weight: number;
  squares: number;
  /** in SI, by name */
  values: Record<string, number>;
  at_bound: string[];
  together: { first: string; second: string; r: number }[];
  /** ln of the measured over the fitted resistance */
  residuals: number[];
}

export interface ParameterAnswer extends Interval {
  title: string;
  symbol: string;
  /** as it is read: "53.1 µA/cm²", "51.6 to 54.8" */
  shown: string;
  interval: string;
}

/** The data along one quantity, and the leading curves at the conditions of one row. */
export interface Panel {
  quantity: Quantity;
  /** "at 1 mol/l, 300 h" */
  conditions: string;
  /** whether a row was measured at these conditions */
  same: boolean[];
  along: number[];
  /** resistances in SI, one for each leading fit */
  curves: number[][];
}

export interface Answer {
  kind: "table";
  rows: number;
  numbers: number[];
  verdict: Verdict;
  fits: FitAnswer[];
  untested: { name: string; mechanism: string }[];
  doubts: string[];
  /** of a refusal, as Python's record has them */
  causes: { name: string; with: string; value: number; aicc: number; p: number }[];
  asymmetry: Asymmetry | null;
  next: Proposal | null;
  panels: Panel[];
  /** null: still being computed, and so are the causes of a refusal */
  parameters: ParameterAnswer[] | null;
}

const LEADING = 2, POINTS = 120;

/** First everything but causes and intervals, then these too. */
export function* answering(table: Table, published: Published, costs: Partial<Costs>): Generator<Answer | void, Answer> {
  const found = yield* diagnosing(table, published, costs);
  const { fits, verdict, untested, doubts, next, weights } = found;
  const first: Answer = {
    kind: "table", verdict, doubts, causes: [], asymmetry: null, next,
    rows: table.resistance.length,
    numbers: [...(table.numbers ?? table.resistance.map((_, i) => i + 1))],
    fits: fits.map((one) => fitAnswer(one, weights.get(one.name) ?? 0)),
    untested: untested.map((one) => ({ name: one.name, mechanism: mechanism(one) })),
    panels: panels(table, fits.slice(0, LEADING), published),
    parameters: null,
  };
  yield first;
  const named = fits.find(({ name }) => name === verdict.named);
  const { causes, asymmetry, doubts: explained } = yield* explaining(found, published);
  const intervals = yield* bounding(found);
  return {
    ...first, doubts: explained, asymmetry,
    causes: causes.map(({ name, fit, value, p }) => ({ name, with: fit.name, value, aicc: fit.aicc, p })),
    parameters: named ? intervals.map((one, i) => parameterAnswer(named, i, one)) : [],
  };
}

function fitAnswer(fit: Fit, weight: number): FitAnswer {
  const { candidate, free } = fit;
  const values = candidate.free.map((name, i) => natural(name, free[i]!));
  return {
    name: fit.name, mechanism: mechanism(candidate), aicc: fit.aicc, weight, squares: fit.squares,
    values: Object.fromEntries(values.map(({ name, value }) => [name, value])),
    at_bound: fit.atBound, together: together(fit), residuals: fit.residuals,
  };
}

function parameterAnswer({ candidate }: Fit, place: number, found: Interval): ParameterAnswer {
  const name = candidate.free[place]!;
  const { title, symbol, factor } = parameter(candidate, name);
  const end = (value: number | null) => (value === null ? "…" : number(value * factor, 3));
  return { ...found, title, symbol, shown: shown(candidate, name, found.value), interval: `${end(found.low)} to ${end(found.high)}` };
}

/** The row whose conditions a curve has: least bias, last age, most salt. */
function reference({ size, drop, time, concentration }: Rows): number {
  let best = 0;
  for (let i = 1; i < size; i++) {
    const order = Math.abs(drop[i]!) - Math.abs(drop[best]!) || time[best]! - time[i]! || concentration[best]! - concentration[i]!;
    if (order < 0) best = i;
  }
  return best;
}

const QUANTITIES = ["concentration", "time", "drop", "temperature"] as const;

function panels(table: Table, leading: readonly Fit[], published: Published): Panel[] {
  const rows = rowsOf(table, published), at = reference(rows);
  const names = varying(table);
  return names.map((quantity): Panel => {
    const others = QUANTITIES.filter((name) => name !== quantity);
    const near = (one: number, other: number) => Math.abs(one - other) <= 1e-9 + 1e-5 * Math.abs(other);
    const along = sweep(rows[quantity], quantity === "concentration");
    return {
      quantity, along,
      conditions: others.filter((name) => names.includes(name)).map((name) => conditionOf(name, rows[name][at]!)).join(", "),
      same: table.resistance.map((_, i) => others.every((name) => near(rows[name][i]!, rows[name][at]!))),
      curves: leading.map(({ candidate, free }) => {
        const held = Object.fromEntries(QUANTITIES.map((name) => [name, along.map(() => rows[name][at]!)]));
        const swept = { ...rows, ...held, size: along.length, [quantity]: along };
        return new Curve(candidate, swept, published).at(free).value.map(Math.exp);
      }),
    };
  });
}

function sweep(measured: Column, isLogarithmic: boolean): number[] {
  const [low, high] = extent(measured);
  return Array.from({ length: POINTS }, (_, i) => {
    const share = i / (POINTS - 1);
    return isLogarithmic ? low * (high / low) ** share : low + (high - low) * share;
  });
}

function conditionOf(name: Quantity, value: number): string {
  if (name === "concentration") return `${number(value / 1000, 3)} mol/l`;
  if (name === "time") return `${number(value / HOUR, 3)} h`;
  return name === "drop" ? `${number(value * 1000, 3)} mV` : `${number(value - 273.15, 3)} °C`;
}
