/** How well the parameters of a fit are known: profiles, curvature, what is known only together. */
import { RULES, type Column, type Name } from "./data.ts";
import { natural, weighted, type Fit } from "./fit.ts";
import { minimum } from "./minimum.ts";
import { tQuantile } from "./special.ts";

const OF = RULES.intervals;

export interface Interval {
  name: string;
  value: number;
  /** the 95 % interval in natural units; null: open to that side */
  low: number | null;
  high: number | null;
  /** from the curvature in ln or logit, as a check */
  wald_low: number | null;
  wald_high: number | null;
  at_bound: boolean;
}

export interface Together {
  first: Name;
  second: Name;
  r: number;
}

/** The greatest sum of squares inside an interval. */
export function allowed({ problem: { noise, measured }, squares, free }: Fit): number {
  if (noise.kind === "stated") return squares + OF.normal ** 2;
  const freedom = Math.max(measured.length - free.length, 1);
  return Math.max(squares, noise.floor) * (1 + tQuantile(freedom, OF.level) ** 2 / freedom);
}

/** The intervals of a fit, a slice for each parameter. */
export function* profiling(fit: Fit): Generator<void, Interval[]> {
  const found: Interval[] = [];
  for (const place of fit.free.keys()) {
    found.push(interval(fit, place));
    yield;
  }
  return found;
}

export function interval(fit: Fit, place: number): Interval {
  const name = fit.candidate.free[place]!;
  const [low, high] = [end(fit, place, -1), end(fit, place, +1)];
  const [waldLow, waldHigh] = wald(fit, place);
  return {
    ...natural(name, fit.free[place]!),
    low: low === null ? null : natural(name, low).value,
    high: high === null ? null : natural(name, high).value,
    wald_low: waldLow, wald_high: waldHigh,
    at_bound: fit.atBound.includes(name),
  };
}

/** Where the profile crosses what is allowed; null where it never does. */
function end(fit: Fit, place: number, sign: -1 | 1): number | null {
  const value = fit.free[place]!, limit = (sign > 0 ? fit.high : fit.low)[place]!;
  if ((limit - value) * sign <= 0) return null;
  const goal = allowed(fit) - fit.squares;
  const error = Math.sqrt(fit.covariance[place]![place]!);
  const room = Math.abs(limit - value);
  let at = Math.min(Number.isFinite(error) && error > 0 ? 2 * error : 0.1 * Math.max(Math.abs(value), 1e-3), room);
  let inner = 0, outer: number | null = null, riseInner = 0, riseOuter = Number.NaN;
  let others: Column = fit.free.filter((_, i) => i !== place);
  for (let step = 0; step < OF.steps; step++) {
    const found = refit(fit, place, value + sign * at, others);
    const rise = Math.max(found.squares - fit.squares, 0);
    if (Math.abs(rise - goal) <= OF.close * goal) return value + sign * at;
    if (rise < goal) {
      if (at >= room) return null;
      [inner, riseInner, others] = [at, rise, found.at];
    } else [outer, riseOuter] = [at, rise];
    if (outer === null) {
      // The square root of the rise is nearly straight.
      const ahead = rise > goal / 100 ? at * Math.min(Math.sqrt(goal / rise), 3) : 3 * at;
      at = Math.min(Math.max(ahead * 1.02, at * 1.05), room);
      if (!Number.isFinite(at)) return null;
    } else {
      const [one, other] = [Math.sqrt(riseInner), Math.sqrt(riseOuter)];
      const share = (Math.sqrt(goal) - one) / (other - one);
      at = inner + Math.min(Math.max(share, 0.05), 0.95) * (outer - inner);
    }
  }
  return outer === null ? null : value + sign * at;
}

/** The least sum of squares with one parameter held, and the others there. */
export function refit(fit: Fit, place: number, held: number, others: Column): { squares: number; at: Column } {
  const { curve, problem: { measured, noise } } = fit;
  const all = (some: Column) => [...some.slice(0, place), held, ...some.slice(place)];
  const rest = <T>(values: readonly T[]) => values.filter((_, i) => i !== place);
  const of = (some: Column) => {
    const { residual, jacobian } = weighted(curve.at(all(some)), measured, noise.weights);
    return { residual, jacobian: jacobian.map(rest) };
  };
  return minimum(of, others, rest(fit.low), rest(fit.high));
}

const logistic = (x: number) => 1 / (1 + Math.exp(-Math.max(Math.min(x, 700), -700)));

/** From the curvature, in ln for what is positive and logit for a share. */
function wald(fit: Fit, place: number): [number | null, number | null] {
  const name = fit.candidate.free[place]!, value = fit.free[place]!;
  const error = Math.sqrt(Math.max(fit.covariance[place]![place]!, 0));
  if (!Number.isFinite(error) || error === 0 || fit.atBound.includes(name)) return [null, null];
  const half = Math.sqrt((allowed(fit) - fit.squares) / fit.variance) * error;
  if (name === "transfer_coefficient" || name === "late_share") {
    if (!(value > 0 && value < 1)) return [null, null];
    const logit = Math.log(value / (1 - value)), wide = half / (value * (1 - value));
    return [logistic(logit - wide), logistic(logit + wide)];
  }
  if (name === "layer_resistance" && value > 0) {
    const wide = Math.exp(Math.min(half / value, 700));
    return [value / wide, value * wide];
  }
  return [natural(name, value - half).value, natural(name, Math.min(value + half, 700)).value];
}

/** Pairs of parameters with a correlation beyond 0.9. */
export function together({ inside, covariance, candidate }: Fit): Together[] {
  const found: Together[] = [];
  const spread = covariance.map((row, i) => Math.sqrt(row[i]!));
  for (const i of inside) for (const j of inside) {
    if (i >= j || !(spread[i]! > 0 && spread[j]! > 0)) continue;
    const r = covariance[i]![j]! / spread[i]! / spread[j]!;
    if (Math.abs(r) > OF.correlated) found.push({ first: candidate.free[i]!, second: candidate.free[j]!, r });
  }
  return found;
}
