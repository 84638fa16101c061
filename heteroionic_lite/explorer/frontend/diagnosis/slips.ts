/** Slips in a table whose rows say how sure they are: these are hidden by their own certainty (slips.py). */
import type { Candidate } from "./candidates.ts";
import type { Published, Table } from "./data.ts";
import { fit, problemOf, type Fit } from "./fit.ts";
import { OUTLYING_SIGMA, outliers } from "./misfit.ts";
import { ofOutliers, ranked, type Verdict } from "./verdict.ts";

export function* withoutWeights(table: Table, candidates: readonly Candidate[], published: Published): Generator<void, Verdict | null> {
  const sigma = table.uncertainty;
  if (!sigma) return null;
  const problem = problemOf({ ...table, uncertainty: null }, published);
  const fits: Fit[] = [];
  for (const candidate of candidates) {
    const found = fit(problem, candidate);
    if (found) fits.push(found);
    yield;
  }
  const [best] = ranked(fits);
  if (!best) return null;
  // What is far for the others has to be far for itself.
  const odd = outliers(best).filter((i) => Math.abs(best.residuals[i]!) > OUTLYING_SIGMA * sigma[i]! / Math.exp(best.fitted[i]!));
  return odd.length ? ofOutliers(table, best, odd) : null;
}
