/** What to measure next: the row on which the models that are left differ most for its cost.
 *
 * The measure is Box and Hill's; with one model left it is the row that most narrows α or the
 * resistance of the layer (following.py).
 */
import { Curve, rowsOf, type Rows } from "./curves.ts";
import { HOUR, RULES, type Column, type Matrix, type Table } from "./data.ts";
import { candidate } from "./candidates.ts";
import { Fit, fit as fitOf } from "./fit.ts";
import { mechanism, number, parameter, say } from "./sentences.ts";
import { members, weights, type Verdict } from "./verdict.ts";

const OF = RULES.next;

export type Kind = keyof typeof OF.costs;
export type Costs = Readonly<Record<Kind, number>>;

/** A row to measure, in SI, and why; null for a column that stays as it is. */
export interface Proposal {
  concentration: number | null;
  time: number | null;
  drop: number;
  temperature: number;
  kind: Kind;
  cost: number;
  value: number;
  sentence: string;
  predictions: Record<string, number>;
}

interface Asked {
  fit: Fit;
  share: number;
}

interface Predicted {
  value: number[];
  variance: number[];
  gradient: Matrix;
}

/** Null after a verdict that there is no model, or no mechanism. */
export function propose(table: Table, fits: readonly Fit[], verdict: Verdict, costs: Partial<Costs> = {}): Proposal | null {
  const first = fits[0];
  if (!first || verdict.kind === "none" || verdict.kind === "outlier" || verdict.kind === "no_mechanism") return null;
  const { rows, kinds } = candidatesOf(table, first);
  if (!rows.size) return null;
  const cost = kinds.map((kind) => costs[kind] ?? OF.costs[kind]);
  const asked = askedOf(fits);
  const noise = noiseOf(asked);
  const told = asked.map(({ fit }) => predicted(fit, rows, noise));
  const scores = asked.length > 1 ? boxHill(asked, told) : narrowing(asked[0]!.fit, told[0]!).best;
  const perCost = scores.map((score, i) => score / cost[i]!);
  const most = perCost.reduce((a, b) => Math.max(a, b), -Infinity);
  const best = perCost.findIndex((score) => score >= most * (1 - OF.tie));
  const [c, t, u] = [rows.concentration[best]!, rows.time[best]!, rows.drop[best]!];
  return {
    concentration: table.concentration ? c : null,
    time: table.time ? t : null,
    drop: u,
    temperature: rows.temperature[best]!,
    kind: kinds[best]!,
    cost: cost[best]!,
    value: perCost[best]!,
    sentence: sentence(table, asked, told, best, [c, t, u]),
    predictions: Object.fromEntries(asked.map(({ fit }, i) => [fit.name, Math.exp(told[i]!.value[best]!)])),
  };
}

const near = (one: number, other: number) => Math.abs(one - other) <= 1e-6 * Math.max(Math.abs(one), Math.abs(other));
const among = (value: number, values: Column) => values.some((other) => near(value, other));

/** The different values in order; of many a few, evenly. */
function few(column: Column): number[] {
  const different: number[] = [];
  for (const value of [...column].sort((a, b) => a - b))
    if (!different.length || !near(value, different.at(-1)!)) different.push(value);
  if (different.length <= OF.most_values) return different;
  const last = different.length - 1;
  return Array.from({ length: OF.most_values }, (_, i) => different[Math.floor((i * last) / (OF.most_values - 1))]!);
}

/** The ranges of a table, a decade lower in concentration and to ±100 mV, less the table. */
function candidatesOf(table: Table, { problem: { published } }: Fit): { rows: Rows; kinds: Kind[] } {
  const measured = rowsOf(table, published);
  let concentrations = few(measured.concentration);
  if (table.concentration) {
    const least = concentrations[0]!;
    const lower = Array.from({ length: OF.decade }, (_, i) => least * 10 ** (-(OF.decade - i) / OF.decade));
    concentrations = [...lower, ...concentrations];
  }
  const known = few(measured.drop);
  const biases = [...known, ...OF.biases.filter((bias) => !among(bias, known))]
    .filter((bias) => measured.interfaces === 1 || bias >= 0).sort((a, b) => a - b);
  const taken = measured.concentration.map((c, i) => [c, measured.time[i]!, measured.drop[i]!] as const);
  const sorted = [...measured.temperature].sort((a, b) => a - b), middle = sorted.length >> 1;
  const temperature = sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  const found: [number, number, number, Kind][] = [];
  for (const c of concentrations) for (const t of few(measured.time)) for (const u of biases) {
    if (taken.some(([a, b, d]) => near(c, a) && near(t, b) && near(u, d))) continue;
    let kind: Kind = "row";
    if (!among(c, taken.map(([a]) => a))) kind = "concentration";
    else if (!among(t, taken.filter(([a]) => near(c, a)).map(([, b]) => b))) kind = "age";
    else if (!among(u, taken.map(([, , d]) => d))) kind = "bias";
    found.push([c, t, u, kind]);
  }
  return {
    rows: {
      ...measured, size: found.length,
      concentration: found.map(([c]) => c), time: found.map(([, t]) => t), drop: found.map(([, , u]) => u),
      temperature: found.map(() => temperature),
    },
    kinds: found.map(([, , , kind]) => kind),
  };
}

/** The models that are left with their weights.
 *
 * Where one with a layer cannot be tested yet, AIC without its correction gives it a say: the next
 * rows are to make it testable.
 */
function askedOf(fits: readonly Fit[]): Asked[] {
  if (!fits.some((fit) => fit.candidate.layer !== "" && !fit.testable)) {
    const share = weights(fits);
    return split(members(fits).map((fit) => ({ fit, share: share.get(fit.name) ?? 0 })).filter(({ share: s }) => s > OF.noticeable));
  }
  const plain = fits.map(({ problem: { noise, measured: { length } }, squares, free }) => {
    const left = Math.max(squares, noise.floor);
    return (noise.kind === "stated" ? left : length * Math.log(left / length)) + 2 * free.length;
  });
  const least = Math.min(...plain);
  const relative = plain.map((value) => Math.exp(-(value - least) / 2));
  const total = relative.reduce((s, value) => s + value, 0);
  return split(fits.map((fit, i) => ({ fit, share: relative[i]! / total })).filter(({ share }) => share > OF.noticeable));
}

/** Where a layer and a diode are the same on the rows, both of them: at a bias they are not. */
function split(asked: readonly Asked[]): Asked[] {
  return asked.flatMap((one) => {
    const { fit, share } = one, { candidate: own, problem, curve, free, squares, low, high } = fit;
    if (own.also !== "diode") return [one];
    const layer = new Fit(problem, { ...own, also: "" }, curve, free, squares, low, high);
    const diode = fitOf(problem, candidate("diode", "", own.warm));
    return [{ fit: layer, share: share / 2 }, ...(diode ? [{ fit: diode, share: share / 2 }] : [])];
  });
}

function predicted(fit: Fit, rows: Rows, noise: number): Predicted {
  const { value, gradient } = new Curve(fit.candidate, rows, fit.problem.published).at(fit.free);
  const covariance = fit.openCovariance;
  const variance = gradient.map((row) =>
    noise + row.reduce((s, a, i) => s + a * row.reduce((q, b, j) => q + covariance[i]![j]! * b, 0), 0));
  return { value, variance, gradient };
}

/** σ² of ln R of one more row: the stated one in the middle, or that of the heaviest model. */
function noiseOf(asked: readonly Asked[]): number {
  const { fit } = asked.reduce((most, one) => (one.share > most.share ? one : most));
  const sorted = [...fit.problem.noise.weights].sort((a, b) => a - b);
  return fit.variance / sorted[sorted.length >> 1]! ** 2;
}

function boxHill(asked: readonly Asked[], told: readonly Predicted[]): number[] {
  return told[0]!.value.map((_, row) => {
    let total = 0;
    for (let i = 1; i < asked.length; i++) for (let j = 0; j < i; j++)
      total += asked[i]!.share * asked[j]!.share * apart(told[i]!, told[j]!, row);
    return total;
  });
}

function apart(one: Predicted, other: Predicted, row: number): number {
  const [y, z, v, w] = [one.value[row]!, other.value[row]!, one.variance[row]!, other.variance[row]!];
  return (v - w) ** 2 / (v * w) + (y - z) ** 2 * (1 / v + 1 / w);
}

/** By which share a row narrows the variance of what is wanted, and of which parameter. */
function narrowing(fit: Fit, { variance, gradient }: Predicted): { best: number[]; places: number[] } {
  const named = fit.inside.filter((i) => ["transfer_coefficient", "layer_resistance"].includes(fit.candidate.free[i]!));
  const covariance = fit.openCovariance;
  const best = variance.map(() => 0), places = variance.map(() => -1);
  for (const place of named.length ? named : fit.inside) {
    const own = covariance[place]![place]!;
    if (!(own > 0)) continue;
    gradient.forEach((row, r) => {
      const share = row.reduce((s, slope, i) => s + slope * covariance[i]![place]!, 0) ** 2 / variance[r]! / own;
      if (share > best[r]! * (1 + OF.tie)) places[r] = place;
      best[r] = Math.max(best[r]!, share);
    });
  }
  return { best, places };
}

function sentence(table: Table, asked: readonly Asked[], told: readonly Predicted[], row: number, [c, t, u]: readonly [number, number, number]): string {
  const conditions = [
    ...(table.concentration ? [`${number(c / 1000, 2)} mol/l`] : []),
    ...(table.time ? [`${number(t / HOUR, 3)} h`] : []),
    `${number(u * 1000, 3)} mV`,
  ];
  return say("next", "conditions", { conditions: conditions.join(", ") }) +
    (asked.length > 1 ? ofPair(asked, told, row) : ofOne(asked[0]!.fit, told[0]!, row));
}

function ofOne(fit: Fit, told: Predicted, row: number): string {
  const { best, places } = narrowing(fit, told);
  const share = 100 * (1 - Math.sqrt(1 - Math.min(best[row]!, 1)));
  const { title } = parameter(fit.candidate, fit.candidate.free[Math.max(places[row]!, 0)]!);
  return say("next", "shrink", { parameter: title, share: number(share, 2) });
}

/** The two models that the row tells apart best. */
function ofPair(asked: readonly Asked[], told: readonly Predicted[], row: number): string {
  let most = -1, pair: [number, number] = [0, 0];
  for (let i = 0; i < asked.length; i++) for (let j = 0; j < i; j++) {
    const value = asked[i]!.share * asked[j]!.share * apart(told[i]!, told[j]!, row);
    if (value > most * (1 + OF.tie)) [most, pair] = [value, [j, i]];
  }
  const [first, second] = pair;
  const [y, z] = [told[first]!.value[row]!, told[second]!.value[row]!];
  const sigmas = Math.abs(y - z) / Math.sqrt(Math.max(told[first]!.variance[row]!, told[second]!.variance[row]!));
  if (sigmas < 1) {
    const [narrow, wide] = told[first]!.variance[row]! >= told[second]!.variance[row]! ? [second, first] : [first, second];
    const reach = (place: number) => number(100 * Math.sqrt(told[place]!.variance[row]!), 2);
    return say("next", "spread", {
      first: mechanism(asked[narrow]!.fit.candidate), second: mechanism(asked[wide]!.fit.candidate), one: reach(narrow), other: reach(wide),
    });
  }
  return say("next", "apart", {
    first: mechanism(asked[first]!.fit.candidate), second: mechanism(asked[second]!.fit.candidate),
    one: number(Math.exp(y) * 1e4, 3), other: number(Math.exp(z) * 1e4, 3), sigmas: number(sigmas, 2),
  });
}
