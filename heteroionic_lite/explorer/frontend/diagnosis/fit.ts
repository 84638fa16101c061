/** A candidate fitted to a table: least squares of ln R, with bounds that are part of physics. */
import type { Candidate } from "./candidates.ts";
import { Coordinates } from "./coordinates.ts";
import { Curve, rowsOf, type Rows } from "./curves.ts";
import { ROOM, RULES, extent, sum, type Column, type Matrix, type Name, type Published, type Table } from "./data.ts";
import { aicc } from "./information.ts";
import { inverse } from "./linear.ts";
import { along, minimum, type Minimum } from "./minimum.ts";
import { limits, starts } from "./starts.ts";

/** How well the rows are known (noise.py). */
export interface Noise {
  kind: "stated" | "replicates" | "unknown";
  weights: Column;
  groups: Column;
  conditions: number;
  pure: number;
  pureFreedom: number;
  floor: number;
}

export interface Problem {
  rows: Rows;
  /** ln R */
  measured: Column;
  noise: Noise;
  published: Published;
}

export function problemOf(table: Table, published: Published): Problem {
  return { rows: rowsOf(table, published), measured: table.resistance.map(Math.log), noise: noiseOf(table), published };
}

function noiseOf(table: Table): Noise {
  const { uncertainty, resistance } = table;
  const groups = groupsOf(table);
  const weights = resistance.map((R, i) => (uncertainty ? R / uncertainty[i]! : 1));
  const conditions = new Set(groups).size;
  const w = new Array<number>(conditions).fill(0), y = [...w];
  groups.forEach((g, i) => {
    w[g]! += weights[i]! ** 2;
    y[g]! += weights[i]! ** 2 * Math.log(resistance[i]!);
  });
  const pure = sum(groups.map((g, i) => (weights[i]! * (Math.log(resistance[i]!) - y[g]! / w[g]!)) ** 2));
  const pureFreedom = groups.length - conditions;
  const floor = sum(weights.map((weight) => (weight * RULES.floor) ** 2));
  return { kind: uncertainty ? "stated" : pureFreedom ? "replicates" : "unknown", weights, groups, conditions, pure, pureFreedom, floor };
}

/** The number of the condition that each row was measured at, by their first occurrence. */
function groupsOf(table: Table): number[] {
  const columns = [table.concentration, table.time, table.drop, table.temperature].filter((column) => column !== null);
  const seen = new Map<string, number>();
  return table.resistance.map((_, i) => {
    const key = columns.map((column) => (column[i]! + 0).toExponential(8)).join(" ");
    const known = seen.get(key) ?? seen.size;
    seen.set(key, known);
    return known;
  });
}

/** Whether so many parameters leave enough rows and conditions to be refuted. */
export function isTestable({ measured, noise }: Problem, parameters: number): boolean {
  const spare = noise.kind === "stated" ? 1 : 3;
  return measured.length >= parameters + spare && noise.conditions >= parameters;
}

/** AICc; with a stated σ it is χ² + 2p, which needs no correction. Infinite: not testable. */
export function criterion(problem: Problem, squares: number, parameters: number): number {
  if (!isTestable(problem, parameters)) return Infinity;
  if (problem.noise.kind === "stated") return squares + 2 * parameters;
  return aicc(Math.max(squares, problem.noise.floor), problem.measured.length, parameters);
}

const RESISTANCES: ReadonlySet<Name> = new Set(["layer_resistance", "electrolyte_resistance", "root_growth"]);

/** A candidate at its least sum of squares. */
export class Fit {
  readonly aicc: number;
  readonly fitted: number[];
  readonly gradient: Matrix;
  /** ln of the measured over the fitted resistance */
  readonly residuals: number[];
  readonly atBound: Name[];
  /** the places of the parameters that the rows tell something of, and those that are on no bound */
  readonly told: number[];
  readonly inside: number[];
  /** σ² of a weighted residual: one where σ is stated */
  readonly variance: number;
  /** of the parameters inside their bounds; zero for those on one, NaN where singular */
  readonly covariance: Matrix;

  constructor(readonly problem: Problem, readonly candidate: Candidate, readonly curve: Curve, readonly free: number[], readonly squares: number, readonly low: Column, readonly high: Column) {
    const { measured, noise } = problem;
    this.aicc = criterion(problem, squares, free.length);
    const { value, gradient } = curve.at(free);
    this.fitted = value;
    this.gradient = gradient;
    this.residuals = measured.map((lnR, i) => lnR - value[i]!);
    const smallest = Math.exp(extent(measured)[0]);
    const { gas, faraday } = problem.published.reference, thermal = (gas * ROOM) / faraday;
    this.atBound = candidate.free.filter((name, i) => {
      const near = RULES.at_bound * (RESISTANCES.has(name) ? smallest : name === "reciprocal_limiting_current" ? smallest / thermal : 1);
      return free[i]! - low[i]! <= near || high[i]! - free[i]! <= near;
    });
    const sizes = free.map((_, i) => gradient.reduce((size, row) => Math.max(size, Math.abs(row[i]!)), 0));
    this.told = [...free.keys()].filter((i) => sizes[i]! > RULES.nothing * Math.max(...sizes));
    this.inside = this.told.filter((i) => !this.atBound.includes(candidate.free[i]!));
    const freedom = Math.max(measured.length - free.length, 1);
    this.variance = noise.kind === "stated" ? 1 : Math.max(squares, noise.floor) / freedom;
    this.covariance = this.spread(this.inside) ?? free.map(() => free.map(() => Number.NaN));
  }

  get name(): string {
    return this.candidate.name;
  }

  get testable(): boolean {
    return Number.isFinite(this.aicc);
  }

  /** As if no parameter ended on a bound: how far predictions may reach. Zero if singular. */
  get openCovariance(): Matrix {
    return this.spread(this.told) ?? this.spread(this.inside) ?? this.free.map(() => this.free.map(() => 0));
  }

  /** The covariance of some parameters, the others held; null where that is singular. */
  private spread(places: readonly number[]): Matrix | null {
    const { gradient, problem: { noise: { weights } } } = this;
    const found: Matrix = this.free.map(() => this.free.map(() => 0));
    const matrix = places.map((i) => places.map((j) =>
      gradient.reduce((s, row, r) => s + weights[r]! ** 2 * row[i]! * row[j]!, 0)));
    const scale = places.map((_, a) => Math.sqrt(matrix[a]![a]!));
    const turned = inverse(matrix.map((row, a) => row.map((value, b) => value / scale[a]! / scale[b]!)), RULES.singular);
    if (!turned) return null;
    places.forEach((i, a) => places.forEach((j, b) => (found[i]![j] = (this.variance * turned[a]![b]!) / scale[a]! / scale[b]!)));
    return found;
  }
}

/** A parameter as people know it: of a logarithm what it is the logarithm of. */
export function natural(name: Name, value: number): { name: string; value: number } {
  if (name === "log_current") return { name: "exchange_current_density", value: Math.exp(value) };
  if (name === "reciprocal_limiting_current") return { name: "limiting_current", value: 1 / value };
  if (name === "log_time") return { name: "growth_time", value: Math.exp(value) };
  return { name, value };
}

/** The best fit from a few starts; null where there are not more rows than parameters. */
export function fit(problem: Problem, candidate: Candidate): Fit | null {
  const curve = new Curve(candidate, problem.rows, problem.published);
  if (problem.measured.length <= candidate.free.length) return null;
  return fitFrom(curve, problem, starts(curve, problem.measured, problem.noise.weights));
}

/** The best fit from some starts; null where there are none, or its AICc is not below `worth`. */
export function fitFrom(curve: Curve, problem: Problem, begin: readonly Column[], worth = Infinity): Fit | null {
  const { measured, noise: { weights, floor } } = problem;
  const { candidate } = curve;
  const [low, high] = limits({ curve, measured });
  const coordinates = new Coordinates(curve);
  const [least, most] = coordinates.ends(low, high);
  const of = (x: Column) => weighted(coordinates.at(x), measured, weights);
  let begun = begin.map((start) => coordinates.of(clip(start, low, high)));
  if (candidate.free.includes("log_time")) {
    // A time of growth has minima of its own: a look at all, and the best few to their ends.
    const looks = begun.map((start) => minimum(of, start, least, most, coordinates.way, RULES.starts.look));
    begun = looks.sort((a, b) => a.squares - b.squares).slice(0, RULES.starts.followed).map(({ at }) => at);
  }
  let best: Minimum | null = null;
  for (const start of begun) {
    const found = minimum(of, start, least, most, coordinates.way);
    const near: boolean = best !== null && Math.abs(found.squares - best.squares) <= RULES.starts.same * best.squares;
    if (!best || found.squares < best.squares) best = found;
    if (near || best.squares <= floor) break;
  }
  if (!best) return null;
  if (worth < Infinity && !(criterion(problem, best.squares, candidate.free.length) < worth)) return null;
  const alpha = candidate.free.indexOf("transfer_coefficient");
  if (!best.settled && alpha >= 0) best = along(of, best, alpha, least, most, coordinates.way);
  const free = clip(coordinates.back(best.at), low, high);
  const time = candidate.free.indexOf("log_time");
  // Where nothing grows any time would do.
  if (time >= 0 && free[time - 1]! * free[time + 1]! <= 0) free[time] = (low[time]! + high[time]!) / 2;
  return new Fit(problem, candidate, curve, free, best.squares, low, high);
}

export function weighted({ value, gradient }: { value: Column; gradient: Matrix }, measured: Column, weights: Column): { residual: number[]; jacobian: Matrix } {
  return {
    residual: value.map((lnR, i) => weights[i]! * (lnR - measured[i]!)),
    jacobian: gradient.map((row, i) => row.map((slope) => weights[i]! * slope)),
  };
}

export function clip(values: Column, low: Column, high: Column): number[] {
  return values.map((value, i) => Math.min(Math.max(value, low[i]!), high[i]!));
}
