/** From a table to a verdict, its doubts and the next measurement: the page's twin of `diagnose`. */
import { measured, type Asymmetry } from "./asymmetry.ts";
import { causing, type Cause } from "./causes.ts";
import { offered, undecided, type Candidate } from "./candidates.ts";
import type { Published, Table } from "./data.ts";
import { doubts } from "./doubts.ts";
import { fit, problemOf, type Fit } from "./fit.ts";
import { propose, type Costs, type Proposal } from "./next.ts";
import { resampling, type Resampled } from "./resamples.ts";
import { mechanism } from "./sentences.ts";
import { withoutWeights } from "./slips.ts";
import { profiling, type Interval } from "./uncertainty.ts";
import { conclude, ranked, weights, type Verdict } from "./verdict.ts";

export interface Diagnosis {
  table: Table;
  tried: readonly Fit[];
  /** testable, the least AICc first */
  fits: Fit[];
  /** share of support of each, by name */
  weights: Map<string, number>;
  untested: Candidate[];
  verdict: Verdict;
  doubts: string[];
  /** of a refusal: what would go with these rows, and what slope and asymmetry say */
  causes: Cause[];
  asymmetry: Asymmetry | null;
  next: Proposal | null;
}

export function diagnose(table: Table, published: Published, costs: Partial<Costs> = {}): Diagnosis {
  return atOnce(explaining(atOnce(diagnosing(table, published, costs)), published));
}

/** The same in slices, but for the causes of a refusal: a page without a worker draws between them. */
export function* diagnosing(table: Table, published: Published, costs: Partial<Costs> = {}): Generator<void, Diagnosis> {
  const problem = problemOf(table, published);
  const candidates = offered(table);
  const tried: Fit[] = [];
  for (const candidate of candidates) {
    const found = fit(problem, candidate);
    if (found) tried.push(found);
    yield;
  }
  const fits = ranked(tried);
  const testable = new Set(fits.map(({ name }) => name));
  const untested = candidates.filter(({ name }) => !testable.has(name));
  const layers = untested.filter((one) => one.layer !== "" && !undecided(one)).map(mechanism);
  let verdict = conclude(table, tried, layers);
  if (verdict.kind === "none") verdict = (yield* withoutWeights(table, candidates, published)) ?? verdict;
  return {
    table, tried, fits, untested, verdict, causes: [], asymmetry: null,
    weights: weights(fits),
    doubts: doubts(table, tried, untested, verdict),
    next: propose(table, tried, verdict, costs),
  };
}

/** What a refusal may come from, which of many rows takes longer than the refusal. */
export function* explaining(found: Diagnosis, published: Published): Generator<void, Diagnosis> {
  const { table, tried, untested, verdict } = found;
  if (verdict.kind !== "none") return found;
  const causes = yield* causing(table, tried), asymmetry = measured(table, published);
  return { ...found, causes, asymmetry, doubts: doubts(table, tried, untested, verdict, causes, asymmetry) };
}

/** Of the named fit with 95 % intervals; none where the verdict refuses. They take longer than all else. */
export function parameters(diagnosis: Diagnosis): Interval[] {
  return atOnce(bounding(diagnosis));
}

export function* bounding({ fits, verdict }: Diagnosis): Generator<void, Interval[]> {
  const named = fits.find(({ name }) => name === verdict.named);
  return !named || verdict.kind === "none" || verdict.kind === "outlier" ? [] : yield* profiling(named);
}

/** Intervals of the named fit from resamples of its residuals; null where nothing is named. */
export function resampled(diagnosis: Diagnosis, samples?: number, seed?: number): Resampled | null {
  return atOnce(resamplingOf(diagnosis, samples, seed));
}

export function* resamplingOf({ fits, verdict }: Diagnosis, samples?: number, seed?: number): Generator<void, Resampled | null> {
  const named = fits.find(({ name }) => name === verdict.named);
  return !named || verdict.kind === "none" || verdict.kind === "outlier" ? null : yield* resampling(named, samples, seed);
}

function atOnce<T>(slices: Generator<void, T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}
