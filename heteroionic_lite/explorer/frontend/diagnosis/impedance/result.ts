/** What an impedance spectrum says: whether it may be trusted, which circuit goes with it, what of. */
import { formatNumber } from "../../words/format.ts";
import type { Spectrum } from "../reading/spectra.ts";
import { arcs, doubts, resistances, values, type Arc } from "./amounts.ts";
import { pointsOf, RULES, WORDS, type Circuit } from "./data.ts";
import { filled } from "./filled.ts";
import { fit, residuals, type CircuitFit, type Fixed } from "./fit.ts";
import { correlation, kramersKronig, type Relations } from "./kramers_kronig.ts";
import { heldRemarks, type Value } from "./shown.ts";
import { inside, OPEN, windowRemarks, wrongWith, type Window } from "./window.ts";

export interface CircuitVerdict {
  kind: "not_still" | "outlier" | "none" | "undecided" | "named";
  sentence: string;
  named: string;
  best: string;
  members: string[];
  /** odd points, counted from one by falling frequency */
  points: number[];
}

export interface SpectrumDiagnosis {
  relations: Relations;
  /** the least AICc first */
  fits: CircuitFit[];
  weights: Record<string, number>;
  verdict: CircuitVerdict;
  named: CircuitFit;
  parameters: Value[];
  /** what may stand for the interface in a table */
  resistances: Value[];
  arcs: Arc[];
  doubts: string[];
}

const MAD = 1.4826;
const CIRCUITS = WORDS.circuits as Record<string, string>;

/** What is said of spectra beside their points. */
export interface Said {
  window?: Window;
  fixed?: Fixed;
}

/** An Error for a window in which there is too little. */
export function diagnoseSpectrum(spectrum: Spectrum, circuits: readonly Circuit[], { window = OPEN, fixed = {} }: Said = {}): SpectrumDiagnosis {
  const wrong = wrongWith(spectrum.frequency, window);
  if (wrong) throw new Error(wrong);
  const kept = inside(spectrum, window);
  const points = pointsOf(kept.frequency, kept.real, kept.imaginary);
  const relations = kramersKronig(points);
  const fits = circuits.map((circuit) => fit(points, circuit, fixed)).sort((a, b) => a.aicc - b.aicc);
  const shares = weights(fits);
  const verdict = conclude(relations, fits, shares, outliers(kramersKronig(points, RULES.coarse)));
  const named = fits.find((one) => one.circuit.name === verdict.named)!;
  const judged = verdict.kind === "named" || verdict.kind === "undecided";
  return {
    relations, fits, weights: shares, verdict, named,
    parameters: judged ? values(named, spectrum.perArea) : [],
    resistances: judged ? resistances(named, spectrum.perArea) : [],
    arcs: judged ? arcs(named, spectrum.perArea) : [],
    doubts: [...windowRemarks(spectrum.frequency, window), ...heldRemarks(fixed, spectrum.perArea), ...doubts(named, spectrum.perArea, judged)],
  };
}

/** Share of each fit by its AICc; no probability that it is true. */
function weights(fits: CircuitFit[]): Record<string, number> {
  const shares = fits.map((one) => Math.exp(-(one.aicc - fits[0]!.aicc) / 2));
  const total = shares.reduce((s, share) => s + share, 0);
  return Object.fromEntries(fits.map((one, i) => [one.circuit.name, shares[i]! / total]));
}

function conclude(relations: Relations, fits: CircuitFit[], shares: Record<string, number>, odd: number[]): CircuitVerdict {
  const best = fits[0]!;
  const near = fits.filter((one) => one.aicc - best.aicc < RULES.near);
  const named = near.reduce((least, one) => (one.free < least.free ? one : least));
  const isAlone = named.circuit.scaling.length === 1;
  // All others hold a single arc, and a second element that does not pay says nothing.
  const members = membersOf(fits, shares).filter((one) => !isAlone || one === named || one.aicc < named.aicc);
  const base = { named: named.circuit.name, best: best.circuit.name, members: members.map((one) => one.circuit.name), points: [] };
  if (odd.length) {
    const frequency = odd.map((i) => formatNumber(best.points.omega[i - 1]! / (2 * Math.PI), 4, { trim: true })).join(", ");
    const sentence = filled(WORDS.verdict[odd.length === 1 ? "outlier" : "outliers"], { frequency });
    return { ...base, kind: "outlier", sentence, points: odd };
  }
  if (!relations.passed) {
    const alike = relations.correlation > RULES.correlated;
    const why = filled(WORDS.why[alike ? "correlated" : "large"], { size: formatNumber(100 * relations.size, 2, { trim: true }) });
    return { ...base, kind: "not_still", sentence: filled(WORDS.verdict.not_still, { why }) };
  }
  const left = residuals(best), n = best.points.omega.length;
  if (Math.max(correlation(left.slice(0, n)), correlation(left.slice(n))) > RULES.correlated) {
    return { ...base, kind: "none", sentence: filled(WORDS.verdict.none, { circuit: CIRCUITS[base.best]! }) };
  }
  const circuit = CIRCUITS[base.named]!;
  const set = listed(base.members.map((name) => CIRCUITS[name]!));
  if (members.length === 1) return { ...base, kind: "named", sentence: filled(WORDS.verdict.named, { circuit }) };
  const kind = isAlone ? "named" : "undecided";
  return { ...base, kind, sentence: filled(WORDS.verdict[isAlone ? "named_of" : "undecided"], { circuit, set }) };
}

/** Points far from whatever obeys the relations of Kramers and Kronig, counted from one. */
function outliers({ real, imaginary }: Relations): number[] {
  const sizes = [...real, ...imaginary].map(Math.abs).sort((a, b) => a - b);
  const middle = sizes.length / 2;
  const median = (sizes[Math.ceil(middle) - 1]! + sizes[Math.floor(middle)]!) / 2;
  const far = real.flatMap((value, i) =>
    (Math.hypot(value, imaginary[i]!) > RULES.outlier * Math.SQRT2 * MAD * median ? [i + 1] : []));
  // Many far points are no slips.
  return far.length <= RULES.outliers ? far : [];
}

function membersOf(fits: CircuitFit[], shares: Record<string, number>): CircuitFit[] {
  let total = 0;
  const found: CircuitFit[] = [];
  for (const one of fits) {
    found.push(one);
    total += shares[one.circuit.name]!;
    if (total >= RULES.holds) break;
  }
  return found;
}

function listed(names: string[]): string {
  if (names.length === 1) return names[0]!;
  return filled(WORDS.lists.two, { first: names.slice(0, -1).join(", "), last: names.at(-1)! });
}
