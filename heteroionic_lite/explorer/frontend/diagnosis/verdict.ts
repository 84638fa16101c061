/** What may be concluded, in a fixed order: an odd row, a misfit, a set of models, a name.
 *
 * Weights are shares of support among the candidates that were asked about, never probabilities.
 */
import { undecided } from "./candidates.ts";
import { RULES, varying, type Table } from "./data.ts";
import type { Fit } from "./fit.ts";
import { excess, outliers, score } from "./misfit.ts";
import { alternatives, chance, mechanism, number, say } from "./sentences.ts";

const LEVEL = RULES.misfit.level;

export interface Verdict {
  kind: "outlier" | "none" | "undecided" | "named" | "no_mechanism";
  sentence: string;
  /** the simplest candidate near the best, and the one of least AICc */
  named: string;
  best: string;
  /** those that hold 95 % of the weight */
  members: string[];
  side: "layer" | "no layer" | null;
  /** odd rows, counted from one */
  rows: number[];
  axis: string;
  p: number | null;
}

/** Share of each testable fit by its AICc; zero for the others. */
export function weights(fits: readonly Fit[]): Map<string, number> {
  const least = Math.min(...fits.map(({ aicc }) => aicc));
  const relative = fits.map(({ aicc }) => (Number.isFinite(aicc) ? Math.exp(-(aicc - least) / 2) : 0));
  const total = relative.reduce((s, value) => s + value, 0);
  return new Map(fits.map(({ name }, i) => [name, total ? relative[i]! / total : 0]));
}

const rounded = (value: number) => Math.round(value * 1e6);

/** The testable fits, the least AICc first; of equals the simpler one. */
export function ranked(fits: readonly Fit[]): Fit[] {
  return fits.filter(({ testable }) => testable).sort((a, b) =>
    rounded(a.aicc) - rounded(b.aicc) || a.free.length - b.free.length);
}

/** As many of the best as hold 95 % of the weight. */
export function members(fits: readonly Fit[]): Fit[] {
  const share = weights(fits), found: Fit[] = [];
  let total = 0;
  for (const fit of ranked(fits)) {
    found.push(fit);
    total += share.get(fit.name) ?? 0;
    if (total >= RULES.holds) break;
  }
  return found;
}

/** The fit of fewest parameters within ΔAICc = 2 of the best. */
export function simplest(order: readonly Fit[]): Fit {
  const near = order.filter(({ aicc }) => aicc - order[0]!.aicc < RULES.near);
  return near.reduce((least, fit) => (fit.free.length < least.free.length ? fit : least));
}

/** `untestable` are layers that these rows cannot ask about, in words. */
export function conclude(table: Table, fits: readonly Fit[], untestable: readonly string[]): Verdict {
  const order = ranked(fits), best = order[0];
  const base: Verdict = { kind: "named", sentence: "", named: "", best: "", members: [], side: null, rows: [], axis: "", p: null };
  if (!best) return { ...base, kind: "no_mechanism", sentence: say("verdict", "nothing") };
  const left = members(fits), name = simplest(order);
  Object.assign(base, { named: name.name, best: best.name, members: left.map((fit) => fit.name) });
  const odd = outliers(best);
  if (odd.length) {
    const { sentence, rows } = ofOutliers(table, best, odd);
    return { ...base, kind: "outlier", sentence, rows };
  }
  const misfit = score(table, best);
  if (misfit && misfit.p < LEVEL) {
    const sentence = say("verdict", "misfit", { axis: say("axes", misfit.axis as "all"), p: chance(misfit.p) });
    return { ...base, kind: "none", sentence, axis: misfit.axis, p: misfit.p };
  }
  const noise = excess(best);
  if (noise && noise.p < LEVEL) {
    const sentence = say("verdict", noise.which, { squares: number(noise.size, 3), freedom: String(noise.freedom), p: chance(noise.p) });
    return { ...base, kind: "none", sentence, axis: "all", p: noise.p };
  }
  if (varying(table).every((column) => column === "temperature")) return { ...base, kind: "no_mechanism", sentence: noMechanism(best) };
  return ofName(base, name, left, untestable);
}

/** The verdict that some rows, counted from zero, do not belong with the others. */
export function ofOutliers(table: Table, best: Fit, odd: readonly number[]): Verdict {
  const rows = odd.map((i) => table.numbers?.[i] ?? i + 1);
  const sentence = ofOdd(best, rows, Math.exp(best.residuals[odd[0]!]!));
  return { kind: "outlier", sentence, named: best.name, best: best.name, members: [best.name], side: null, rows, axis: "", p: null };
}

function ofOdd(best: Fit, rows: readonly number[], factor: number): string {
  if (rows.length > 1) return say("verdict", "outliers", { rows: rows.join(", ") });
  return say("verdict", "outlier", { row: String(rows[0]), times: number(factor, 2), mechanism: mechanism(best.candidate) });
}

function noMechanism({ candidate, free }: Fit): string {
  const place = candidate.free.indexOf("activation_energy");
  return place < 0 ? say("verdict", "nothing") : say("verdict", "energy", { energy: number(free[place]! / 1000, 3) });
}

/** The simplest candidate, and whether all that are left agree on a layer. */
function ofName(base: Verdict, name: Fit, left: readonly Fit[], untestable: readonly string[]): Verdict {
  const called = mechanism(name.candidate);
  const listed = alternatives(left.map((fit) => mechanism(fit.candidate)));
  const sides = new Set(left.map(({ candidate }) => candidate.layer !== ""));
  if (sides.size > 1 || left.some(({ candidate }) => undecided(candidate))) {
    const sentence = say("verdict", left.length > 1 ? "undecided" : "either", { set: listed, mechanism: called });
    return { ...base, kind: "undecided", sentence };
  }
  if (untestable.length) {
    const sentence = say("verdict", "untestable", { untestable: alternatives(untestable, "and"), mechanism: called });
    return { ...base, kind: "undecided", sentence };
  }
  const sentence = say("verdict", left.length > 1 ? "named_of" : "named", { mechanism: called, set: listed });
  return { ...base, sentence, side: sides.has(true) ? "layer" : "no layer" };
}
