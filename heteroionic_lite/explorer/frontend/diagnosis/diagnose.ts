/** From a table to a verdict, its doubts and the next measurement: the page's twin of `diagnose`. */
import { offered, undecided, type Candidate } from "./candidates.ts";
import type { Published, Table } from "./data.ts";
import { doubts } from "./doubts.ts";
import { fit, problemOf, type Fit } from "./fit.ts";
import { propose, type Costs, type Proposal } from "./next.ts";
import { mechanism } from "./sentences.ts";
import { intervals, type Interval } from "./uncertainty.ts";
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
  const problem = problemOf(table, published);
  const candidates = offered(table);
  const tried = candidates.map((candidate) => fit(problem, candidate)).filter((one) => one !== null);
  const fits = ranked(tried);
  const testable = new Set(fits.map(({ name }) => name));
  const untested = candidates.filter(({ name }) => !testable.has(name));
  const layers = untested.filter((one) => one.layer !== "" && !undecided(one)).map(mechanism);
  const verdict = conclude(table, tried, layers);
  return {
    table, fits, untested, verdict,
    weights: weights(fits),
    doubts: doubts(table, tried, untested, verdict),
    next: propose(table, tried, verdict, costs),
  };
}

/** Of the named fit with 95 % intervals; none where the verdict refuses. They take longer than all else. */
export function parameters({ fits, verdict }: Diagnosis): Interval[] {
  const named = fits.find(({ name }) => name === verdict.named);
  return !named || verdict.kind === "none" || verdict.kind === "outlier" ? [] : intervals(named);
}
