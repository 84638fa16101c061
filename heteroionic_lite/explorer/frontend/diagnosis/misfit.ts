/** Whether the best candidate fits at all: rows that stand out, shapes it lacks, too much noise. */
import { HOUR, RULES, dot, sum, varying, type Column, type Table } from "./data.ts";
import type { Fit } from "./fit.ts";
import { Span } from "./linear.ts";
import { chiSquaredTail, fTail, tTail } from "./special.ts";

const LEVEL = RULES.misfit.level;

const times = (weights: Column, values: Column): number[] => values.map((value, i) => weights[i]! * value);

function median(values: Column): number {
  const sorted = [...values].sort((a, b) => a - b), middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** robust standard deviations */
export const OUTLYING_SIGMA = 6;

/** Rows, counted from zero, whose residual is beyond six robust standard deviations. */
export function outliers({ problem: { noise }, candidate, residuals }: Fit): number[] {
  const all = times(noise.weights, residuals), sizes = all.map(Math.abs);
  const scale = Math.max(median(sizes), RULES.floor * noise.weights.reduce((most, w) => Math.max(most, w), 0));
  const far = sizes.map((size) => size > RULES.misfit.outlying * scale);
  // Of few rows the median may be small by chance: beside the others it has to be improbable too.
  const freedom = all.length - candidate.free.length - far.filter(Boolean).length;
  if (freedom < 1) return [];
  const rest = sum(all.map((r, i) => (far[i] ? 0 : r * r)));
  const spread = Math.sqrt(Math.max(rest, noise.floor) / freedom);
  return [...all.keys()].filter((i) => far[i] && 2 * tTail(freedom, sizes[i]! / spread) * all.length < LEVEL);
}

/** By axis what smooth laws would leave in the residuals. */
function features(table: Table, { problem: { rows, published: { reference } } }: Fit): [string, number[][]][] {
  const columns: Record<string, number[]> = {
    concentration: rows.concentration.map((c) => Math.log(c / reference.concentration)),
    time: rows.time.map((t) => Math.log(t / HOUR + 1)),
    bias: rows.drop.map((U) => U / RULES.misfit.bias_unit),
    temperature: rows.temperature.map((T) => reference.temperature / T - 1),
  };
  const names = new Set(varying(table).map((name) => (name === "drop" ? "bias" : name)));
  const present = Object.keys(columns).filter((name) => names.has(name as never));
  const found: [string, number[][]][] = [["", [rows.time.map(() => 1)]]];
  for (const name of present) found.push([name, [columns[name]!, columns[name]!.map((value) => value * value)]]);
  for (const [first, second] of [["concentration", "time"], ["concentration", "bias"], ["time", "bias"]] as const)
    if (present.includes(first) && present.includes(second))
      found.push([`${first}_${second}`, [columns[first]!.map((value, i) => value * columns[second]![i]!)]]);
  return found;
}

export interface Misfit {
  p: number;
  axis: string;
}

/** F test of the residuals on what the candidate's gradient does not span; null without room. */
export function score(table: Table, best: Fit): Misfit | null {
  const { weights, floor } = best.problem.noise;
  const residual = times(weights, best.residuals);
  const spanned = new Span(residual.length);
  for (const place of best.inside) spanned.add(times(weights, best.gradient.map((row) => row[place]!)));
  const left = spanned.rest(residual), base = dot(left, left);
  const columns = features(table, best).map(([axis, some]) => [axis, some.map((column) => times(weights, column))] as const);
  const everything = spanned.copy();
  for (const [, some] of columns) for (const column of some) everything.add(column);
  const p = significance(residual, base, spanned, everything, floor);
  if (p === null) return null;
  let axis = "all", least = Infinity;
  for (const [name, some] of columns) {
    const wider = spanned.copy();
    for (const column of some) wider.add(column);
    const found = significance(residual, base, spanned, wider, floor);
    if (name && found !== null && found < least) [axis, least] = [name, found];
  }
  return { p, axis };
}

function significance(residual: Column, base: number, narrow: Span, wide: Span, floor: number): number | null {
  const added = wide.rank - narrow.rank, freedom = residual.length - wide.rank;
  if (!added || freedom < 1) return null;
  const left = wide.rest(residual), after = Math.max(dot(left, left), floor), gained = base - after;
  return gained <= 0 ? 1 : fTail(added, freedom, gained / added / (after / freedom));
}

export interface Excess {
  which: "noise" | "scatter";
  p: number;
  size: number;
  freedom: number;
}

/** Whether more is left than the rows' noise. */
export function excess(best: Fit): Excess | null {
  const { noise, measured } = best.problem, parameters = best.inside.length;
  if (noise.kind === "stated") {
    const freedom = measured.length - parameters;
    return { which: "noise", p: chiSquaredTail(freedom, best.squares), size: best.squares, freedom };
  }
  if (noise.kind !== "replicates") return null;
  const freedom = noise.conditions - parameters, lack = best.squares - noise.pure;
  if (freedom < 1 || lack <= 0) return null;
  const ratio = lack / freedom / (Math.max(noise.pure, noise.floor) / noise.pureFreedom);
  return { which: "scatter", p: fTail(freedom, noise.pureFreedom, ratio), size: ratio, freedom };
}
