/** Where a fit begins: read off the data, for a few transfer coefficients and times of growth. */
import { candidate as make, type Candidate } from "./candidates.ts";
import { Curve, type Rows } from "./curves.ts";
import { RULES, dot, extent, varies, type Column, type Name } from "./data.ts";
import { leastSquares, solve } from "./linear.ts";

const { starts: OF, limits: LIMITS } = RULES;
const SINGULAR = 1e-9;

/** The least and the greatest values of the free parameters. */
export function limits({ curve, measured }: { curve: Curve; measured: Column }): [number[], number[]] {
  const { rows, candidate, published: { reference } } = curve;
  const positive = rows.time.filter((time) => time > 0);
  const [least, most] = positive.length ? extent(positive) : [LIMITS.of_ages, Math.E / LIMITS.of_ages];
  const whole = measured.map((lnR, i) => Math.log((reference.gas * rows.temperature[i]!) / reference.faraday / rows.charge) - lnR);
  const dilution = Math.max(0, Math.log(reference.concentration / extent(rows.concentration)[0]));
  const [low, high] = extent(whole);
  const ends: Record<Name, [number, number]> = {
    log_current: [low - Math.log(LIMITS.most_of_it), high + Math.log(LIMITS.nothing_of_it) + dilution],
    transfer_coefficient: [0, mirrored(rows) ? 0.5 : 1],
    layer_resistance: [0, Infinity],
    log_time: [Math.log(least / LIMITS.of_ages), Math.log(most * LIMITS.of_ages)],
    late_share: [0, 1],
    activation_energy: [-Infinity, Infinity],
    electrolyte_resistance: [0, Infinity],
    reciprocal_limiting_current: [0, Infinity],
    root_growth: [0, Infinity],
    salt_exponent: [0, LIMITS.salt_exponent],
  };
  return [candidate.free.map((name) => ends[name][0]), candidate.free.map((name) => ends[name][1])];
}

/** Whether α and 1 − α give the same: two like interfaces at one concentration. */
export const mirrored = (rows: Rows): boolean => rows.interfaces === 2 && !varies(rows.concentration);

interface Start {
  squares: number;
  time: number;
  free: number[];
}

/** Free parameters to begin with, the best first; `measured` is ln R. */
export function starts(curve: Curve, measured: Column, weights: Column): number[][] {
  const { candidate, rows, published: { reference } } = curve;
  const energy = candidate.warm ? activation(curve, measured, weights) : 0;
  const fitted = candidate.free.includes("transfer_coefficient");
  const coefficients = candidate.step ? (fitted ? OF.transfer_coefficients.map((alpha) => alpha * (mirrored(rows) ? 0.5 : 1)) : [candidate.held[1]!]) : [0];
  const last = extent(rows.time)[1];
  const times = candidate.free.includes("log_time") ? OF.of_last_age.map((share) => share * last) : [0];
  const layer = rows.temperature.map((T) =>
    Math.exp((energy / reference.gas) * (1 / T - 1 / reference.temperature)) * rows.interfaces);
  const resistance = measured.map(Math.exp);
  const found: Start[] = [];
  for (const alpha of coefficients) {
    const given: Partial<Record<Name, number>> = { log_current: 0, transfer_coefficient: alpha, activation_energy: energy };
    const step = candidate.step ? bare(candidate, rows, curve, given) : null;
    for (const time of times) {
      const values = { ...given };
      let left: number;
      if (!candidate.layer && step) {
        const shift = dot(weights.map((w) => w * w), step.map((lnR, i) => lnR - measured[i]!)) / dot(weights, weights);
        values.log_current = shift;
        left = step.reduce((s, lnR, i) => s + (weights[i]! * (lnR - shift - measured[i]!)) ** 2, 0);
      } else {
        const grown = time ? rows.time.map((age) => -Math.expm1(-age / time)) : null;
        const shares = parts(step?.map(Math.exp) ?? null, layer, grown, resistance, weights);
        left = shares.left;
        Object.assign(values, shares.values, { log_time: time ? Math.log(time) : 0 });
      }
      found.push({ squares: left, time, free: candidate.free.map((name) => values[name] ?? 0) });
    }
  }
  return choice(found);
}

function bare(candidate: Candidate, rows: Rows, { published }: Curve, given: Partial<Record<Name, number>>): number[] {
  const alone = make(candidate.step, "", candidate.warm);
  return new Curve(alone, rows, published).at(alone.free.map((name) => given[name] ?? 0)).value;
}

/** The best few; of several times of growth one of each, those first that have worse beside. */
function choice(found: Start[]): number[][] {
  found.sort((a, b) => a.squares - b.squares);
  const best = new Map<number, Start>();
  for (const start of found) if (!best.has(start.time)) best.set(start.time, start);
  if (best.size === 1) return found.slice(0, OF.most).map(({ free }) => free);
  const along = [...best.values()].sort((a, b) => a.time - b.time);
  const beside = (place: number) => [along[place - 1], along[place + 1]].every((other) => !other || along[place]!.squares <= other.squares);
  return [...along.keys()]
    .sort((a, b) => Number(beside(b)) - Number(beside(a)) || along[a]!.squares - along[b]!.squares)
    .slice(0, OF.most).map((place) => along[place]!.free);
}

/** An activation energy from ln R over 1/T, beside ln c. */
function activation({ rows, published: { reference } }: Curve, measured: Column, weights: Column): number {
  const columns = [
    weights,
    rows.temperature.map((T, i) => (weights[i]! * (1 / T - 1 / reference.temperature)) / reference.gas),
    rows.concentration.map((c, i) => weights[i]! * Math.log(c / reference.concentration)),
  ];
  return leastSquares(columns, measured.map((lnR, i) => weights[i]! * lnR))[1]!;
}

/** Shares of R = S r(c, U) + A + D (1 − e^(−t/τ)) as parameters, and what it leaves; none is quite nothing.
 *
 * Of the least squares with no negative share: the best of all choices of shares that are zero.
 */
function parts(step: Column | null, layer: Column, grown: Column | null, resistance: Column, weights: Column): { left: number; values: Partial<Record<Name, number>> } {
  const columns = [...(step ? [step] : []), layer, ...(grown ? [layer.map((l, i) => l * grown[i]!)] : [])]
    .map((column) => column.map((value, i) => (value * weights[i]!) / resistance[i]!));
  const gram = columns.map((a) => columns.map((b) => dot(a, b)));
  const right = columns.map((column) => dot(column, weights));
  const whole = dot(weights, weights);
  let best = Infinity, found = columns.map(() => 0);
  for (const some of choices(columns.length)) {
    const scale = some.map((i) => Math.sqrt(gram[i]![i]!));
    const matrix = some.map((i, a) => some.map((j, b) => gram[i]![j]! / scale[a]! / scale[b]!));
    if (some.length > 1 && determinant(matrix) < SINGULAR) continue;
    const scaled = solve(matrix, some.map((i, a) => right[i]! / scale[a]!));
    if (!scaled) continue;
    const solution = scaled.map((value, a) => value / scale[a]!);
    const left = whole - some.reduce((s, i, a) => s + right[i]! * solution[a]!, 0);
    if (left < best && solution.every((value) => value >= 0)) {
      best = left;
      found = columns.map(() => 0);
      some.forEach((i, a) => (found[i] = solution[a]!));
    }
  }
  const least = OF.least * extent(resistance)[0];
  const values: Partial<Record<Name, number>> = {};
  if (step) values.log_current = -Math.log(Math.max(found.shift()!, least / extent(step)[1]));
  const [first = least, growth = 0] = found.map((share) => Math.max(share, least));
  values.layer_resistance = first + growth;
  values.late_share = growth / (first + growth);
  return { left: best, values };
}

/** All choices out of up to three, small ones first. */
function choices(n: number): number[][] {
  const all = Array.from({ length: 2 ** n - 1 }, (_, code) => [0, 1, 2].filter((i) => (code + 1) & (1 << i)));
  return all.sort((a, b) => a.length - b.length || (a[0]! - b[0]!) || ((a[1] ?? 0) - (b[1] ?? 0)));
}

function determinant(m: readonly Column[]): number {
  if (m.length === 2) return m[0]![0]! * m[1]![1]! - m[0]![1]! * m[1]![0]!;
  const minor = (i: number, j: number) => m[1]![i]! * m[2]![j]! - m[1]![j]! * m[2]![i]!;
  return m[0]![0]! * minor(1, 2) - m[0]![1]! * minor(0, 2) + m[0]![2]! * minor(0, 1);
}
