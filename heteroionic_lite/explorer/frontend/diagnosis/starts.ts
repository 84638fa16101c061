/** Where a fit begins: read off the data, for a few transfer coefficients and times of growth. */
import { candidate as make, type Candidate } from "./candidates.ts";
import { Curve, type Rows } from "./curves.ts";
import { RULES, dot, extent, type Column, type Name } from "./data.ts";
import { leastSquares } from "./linear.ts";

const { starts: OF, limits: LIMITS } = RULES;

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
    transfer_coefficient: [0, 1],
    layer_resistance: [0, Infinity],
    log_time: [Math.log(least / LIMITS.of_ages), Math.log(most * LIMITS.of_ages)],
    late_share: [0, 1],
    activation_energy: [-Infinity, Infinity],
  };
  return [candidate.free.map((name) => ends[name][0]), candidate.free.map((name) => ends[name][1])];
}

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
  const coefficients = candidate.step ? (fitted ? OF.transfer_coefficients : [candidate.held[1]!]) : [0];
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
      if (!candidate.layer && step) {
        values.log_current = dot(weights.map((w) => w * w), step.map((lnR, i) => lnR - measured[i]!)) / dot(weights, weights);
      } else {
        const decay = time ? rows.time.map((age) => Math.exp(-age / time)) : null;
        Object.assign(values, parts(step?.map(Math.exp) ?? null, layer, decay, resistance, weights));
        values.log_time = time ? Math.log(time) : 0;
      }
      const free = candidate.free.map((name) => values[name] ?? 0);
      const { value } = curve.at(free);
      const squares = value.reduce((s, lnR, i) => s + (weights[i]! * (lnR - measured[i]!)) ** 2, 0);
      found.push({ squares, time, free });
    }
  }
  return choice(found);
}

function bare(candidate: Candidate, rows: Rows, { published }: Curve, given: Partial<Record<Name, number>>): number[] {
  const alone = make(candidate.step, "", candidate.warm);
  return new Curve(alone, rows, published).at(alone.free.map((name) => given[name] ?? 0)).value;
}

/** The best of each time of growth; of several transfer coefficients alone, the best few. */
function choice(found: Start[]): number[][] {
  found.sort((a, b) => a.squares - b.squares);
  if (new Set(found.map(({ time }) => time)).size === 1) return found.slice(0, OF.most).map(({ free }) => free);
  const best = new Map<number, number[]>();
  for (const { time, free } of found) if (!best.has(time)) best.set(time, free);
  return [...best.values()].slice(0, OF.most);
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

/** A, B and D of R = A r(c, U) + B − D e^(−t/τ), kept away from what no interface has. */
function parts(step: Column | null, layer: Column, decay: Column | null, resistance: Column, weights: Column): Partial<Record<Name, number>> {
  const relative = weights.map((w, i) => w / resistance[i]!);
  const columns = [...(step ? [step] : []), layer, ...(decay ? [layer.map((l, i) => -l * decay[i]!)] : [])];
  const found = leastSquares(columns.map((column) => column.map((value, i) => value * relative[i]!)), weights);
  const least = OF.least * extent(resistance)[0];
  const values: Partial<Record<Name, number>> = {};
  if (step) values.log_current = -Math.log(Math.max(found.shift()!, least / extent(step)[1]));
  const full = Math.max(found.shift()!, least / extent(layer)[1]);
  values.layer_resistance = full;
  values.late_share = found.length ? Math.min(Math.max(found.shift()! / full, OF.least), 1 - OF.least) : 0;
  return values;
}
