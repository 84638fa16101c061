/** Slope and asymmetry of the rows themselves, and whether any step behind a layer can have them (asymmetry.py). */
import { rowsOf, type Rows } from "./curves.ts";
import { RULES, dot, sum, varying, type Column, type Matrix, type Published, type Table } from "./data.ts";
import { Span } from "./linear.ts";
import { tQuantile } from "./special.ts";

const OF = RULES.asymmetry;

export interface Asymmetry {
  slope: number;
  slope_error: number;
  asymmetry: number;
  asymmetry_error: number;
  /** n² + A */
  margin: number;
  margin_error: number;
  /** 2n + A */
  sum: number;
  sum_error: number;
  /** which of them is impossible */
  key: "" | "margin" | "sum";
  /** the age; null where it does not vary */
  time: number | null;
}

/** Of one interface and chord resistances; null where the rows do not give them. */
export function measured(table: Table, published: Published): Asymmetry | null {
  const names = varying(table);
  if (table.interfaces !== 1 || table.resistance_kind !== "chord") return null;
  if (!names.includes("concentration") || !names.includes("drop")) return null;
  const rows = rowsOf(table, published), { faraday, gas } = published.reference;
  const reduced = rows.drop.map((drop, i) => ((rows.charge * faraday) / gas / rows.temperature[i]!) * drop);
  let squares = 0, freedom = 0;
  let chosen: { height: number; local: Local; bias: number; time: number } | null = null;
  for (const group of groupsOf(rows)) {
    const local = localOf(table, rows, reduced, group);
    if (!local) continue;
    squares += local.squares;
    freedom += local.freedom;
    const height = sum(group.map((i) => Math.log(table.resistance[i]!))) / group.length;
    const bias = group.reduce((most, i) => Math.max(most, Math.abs(reduced[i]!)), 0);
    if (!chosen || height < chosen.height) chosen = { height, local, bias, time: rows.time[group[0]!]! };
  }
  if (!chosen || freedom < OF.fewest) return null;
  const variance = table.uncertainty ? Math.max(squares / freedom, 1) : squares / freedom;
  return { ...judged(chosen.local, variance, freedom, chosen.bias, published), time: names.includes("time") ? chosen.time : null };
}

/** Slope and asymmetry of some rows, what they leave over, and their covariance over σ². */
interface Local {
  values: [number, number];
  squares: number;
  freedom: number;
  spread: Matrix;
}

/** Rows of one age and temperature, by their first occurrence; those of a high bias left out. */
function groupsOf({ drop, time, temperature }: Rows): number[][] {
  const seen = new Map<string, number[]>();
  drop.forEach((one, i) => {
    if (Math.abs(one) > OF.most_bias) return;
    const key = `${time[i]!.toExponential(8)} ${temperature[i]!.toExponential(8)}`;
    seen.set(key, [...(seen.get(key) ?? []), i]);
  });
  return [...seen.values()];
}

/** By least squares of ln R; null where slope or asymmetry cannot be told from the rest. */
function localOf(table: Table, rows: Rows, reduced: Column, group: readonly number[]): Local | null {
  const logC = group.map((i) => Math.log(rows.concentration[i]!)), mean = sum(logC) / logC.length;
  const c = logC.map((value) => value - mean), x = group.map((i) => reduced[i]!);
  const weight = group.map((i) => (table.uncertainty ? table.resistance[i]! / table.uncertainty[i]! : 1));
  const weighed = (column: Column) => column.map((value, i) => weight[i]! * value);
  const others = [x.map(() => 1), x.map((v) => v * v), c.map((v) => v * v), c.map((v, i) => v * x[i]!), c.map((v, i) => v * x[i]! ** 2)];
  const span = new Span(c.length);
  for (const column of others) span.add(weighed(column));
  const right = weighed(group.map((i) => Math.log(table.resistance[i]!)));
  // What slope and asymmetry have of their own.
  const whole = [weighed(c), weighed(x)], own = whole.map((column) => span.rest(column));
  if (own.some((a, k) => Math.sqrt(dot(a, a)) <= OF.own * Math.sqrt(dot(whole[k]!, whole[k]!)))) return null;
  const [a, b] = own as [number[], number[]];
  const [aa, ab, bb] = [dot(a, a), dot(a, b), dot(b, b)], determinant = aa * bb - ab * ab;
  const freedom = c.length - span.rank - 2;
  if (determinant <= OF.own ** 2 * aa * bb || freedom < 0) return null;
  const [p, q] = [dot(a, right), dot(b, right)];
  const byC = (bb * p - ab * q) / determinant, byX = (aa * q - ab * p) / determinant;
  const left = span.rest(right).map((value, i) => value - byC * a[i]! - byX * b[i]!);
  return {
    values: [-byC, -2 * byX], squares: dot(left, left), freedom,
    spread: [[bb / determinant, (-2 * ab) / determinant], [(-2 * ab) / determinant, (4 * aa) / determinant]],
  };
}

function judged({ values: [slope, asymmetry], spread }: Local, variance: number, freedom: number, bias: number, published: Published): Asymmetry {
  const errors = tQuantile(freedom, OF.level);
  const error = (n: number, a: number) =>
    Math.sqrt(variance * (n * n * spread[0]![0]! + 2 * n * a * spread[0]![1]! + a * a * spread[1]![1]!));
  const [margin, byN, byA] = published.falsification(slope, asymmetry) as [number, number, number];
  const found = {
    slope, slope_error: error(1, 0), asymmetry, asymmetry_error: error(0, 1),
    margin, margin_error: error(byN, byA), sum: 2 * slope + asymmetry, sum_error: error(2, 1), time: null,
  };
  const key = margin + OF.margin_allowance * bias ** 2 < -errors * found.margin_error ? "margin"
    : found.sum - OF.sum_allowance * bias ** 2 > 1 + errors * found.sum_error ? "sum" : "";
  return { ...found, key };
}
