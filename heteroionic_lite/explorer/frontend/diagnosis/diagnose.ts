/** From a table to a verdict, its doubts and the next measurement: the page's twin of `diagnose`. */
import { offered, undecided, type Candidate } from "./candidates.ts";
import type { Published, Table } from "./data.ts";
import { doubts } from "./doubts.ts";
import { fit, problemOf, type Fit } from "./fit.ts";
import { propose, type Costs, type Proposal } from "./next.ts";
import { mechanism } from "./sentences.ts";
import { withoutWeights } from "./slips.ts";
import { profiling, type Interval } from "./uncertainty.ts";
import { conclude, ranked, weights, type Verdict } from "./verdict.ts";

export interface Diagnosis {
  table: Table;
  /** testable, the least AICc first */
  fits: Fit[];
  /** share of support of each, by name */
  weights: Map<string, number>;
  untested: Candidate[];
  verdict: Verdict;
  doubts: string[];
  next: Proposal | null;
}

export function diagnose(table: Table, published: Published, costs: Partial<Costs> = {}): Diagnosis {
  return atOnce(diagnosing(table, published, costs));
}

/** The same in slices: a page without a worker draws between them. */
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
    table, fits, untested, verdict,
    weights: weights(fits),
    doubts: doubts(table, tried, untested, verdict),
    next: propose(table, tried, verdict, costs),
  };
}

/** Of the named fit with 95 % intervals; none where the verdict refuses. They take longer than all else. */
export function parameters(diagnosis: Diagnosis): Interval[] {
  return atOnce(bounding(diagnosis));
}

export function* bounding({ fits, verdict }: Diagnosis): Generator<void, Interval[]> {
  const named = fits.find(({ name }) => name === verdict.named);
  return !named || verdict.kind === "none" || verdict.kind === "outlier" ? [] : yield* profiling(named);
}

function atOnce<T>(slices: Generator<void, T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}
