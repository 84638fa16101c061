/** What is to be kept in mind beside a verdict, a sentence each. */
import type { Asymmetry } from "./asymmetry.ts";
import type { Candidate } from "./candidates.ts";
import type { Cause } from "./causes.ts";
import { HOUR, RULES, type Table } from "./data.ts";
import { natural, type Fit } from "./fit.ts";
import { causeOf, hasCause, mechanism, number, parameter, say, shown } from "./sentences.ts";
import { chiSquaredTail } from "./special.ts";
import { mirrored } from "./starts.ts";
import { together } from "./uncertainty.ts";
import { members, ranked, type Verdict } from "./verdict.ts";

/** All that apply, the general ones first; causes and asymmetry are those of a refusal. */
export function doubts(table: Table, fits: readonly Fit[], untestable: readonly Candidate[], verdict: Verdict, causes: readonly Cause[] = [], asymmetry: Asymmetry | null = null): string[] {
  const found = [...table.notices];
  const first = fits[0];
  if (!first) return found;
  const { noise, measured } = first.problem;
  found.push(...ofCauses(causes));
  if (asymmetry?.key) found.push(ofAsymmetry(asymmetry));
  if (verdict.kind === "none" && hasCause(verdict.axis)) found.push(say("causes", verdict.axis));
  if (noise.kind === "unknown") found.push(say("doubts", "rank_only"));
  if (mirrored(first.problem.rows)) found.push(say("doubts", "mirrored"));
  for (const candidate of untestable) found.push(say("doubts", "untestable", {
    mechanism: mechanism(candidate), parameters: String(candidate.free.length),
    rows: String(measured.length), conditions: String(noise.conditions),
  }));
  for (const [one, other] of alike(fits))
    found.push(say("doubts", "alike", { first: mechanism(one.candidate), second: mechanism(other.candidate) }));
  const named = fits.find(({ name }) => name === verdict.named);
  if (named && (verdict.kind === "named" || verdict.kind === "undecided")) found.push(...ofParameters(named));
  for (const best of ranked(fits).slice(0, 1)) found.push(...overstated(best));
  if (verdict.members.length > 1) found.push(say("doubts", "weights"));
  if (table.donor_number) found.push(say("doubts", "donor_number"));
  return found;
}

/** What would go with the rows. */
function ofCauses(causes: readonly Cause[]): string[] {
  const told = causes.map(({ name, value, fit }) => ({ ...causeOf(name, value), mechanism: mechanism(fit.candidate) }));
  if (!told[0]) return [];
  if (told.length === 1) return [say("doubts", "cause", told[0])];
  return [say("doubts", "causes", { list: told.map((one) => say("doubts", "cause_of", one)).join("; ") })];
}

/** Why no step behind a layer can be behind the rows. */
function ofAsymmetry({ key, margin, margin_error, sum, sum_error, slope, slope_error, asymmetry, asymmetry_error, time }: Asymmetry): string {
  const impossible = { margin: [margin, margin_error], sum: [sum, sum_error] } as const;
  return say("doubts", key || "margin", {
    age: time === null ? "" : say("doubts", "age", { hours: number(time / HOUR, 3) }),
    slope: withError(slope, slope_error), asymmetry: withError(asymmetry, asymmetry_error),
    value: withError(...impossible[key || "margin"]),
  });
}

const withError = (value: number, error: number) => say("doubts", "with_error", { value: number(value, 2), error: number(error, 1) });

/** Pairs among the models that are left whose curves agree within σ/2 on every row. */
export function alike(fits: readonly Fit[]): [Fit, Fit][] {
  const left = members(fits);
  if (!left[0]) return [];
  const { variance, problem: { noise: { weights } } } = left[0];
  const sigma = weights.map((w) => Math.sqrt(variance) / w);
  return left.flatMap((other, i) => left.slice(0, i)
    .filter((one) => one.fitted.every((lnR, row) => Math.abs(lnR - other.fitted[row]!) < RULES.alike * sigma[row]!))
    .map((one): [Fit, Fit] => [one, other]));
}

function ofParameters(fit: Fit): string[] {
  const { candidate } = fit;
  const found = fit.atBound.map((name) => {
    const { value } = natural(name, fit.free[candidate.free.indexOf(name)]!);
    return say("doubts", "at_bound", { parameter: parameter(candidate, name).title, value: shown(candidate, name, value) });
  });
  for (const { first, second, r } of together(fit)) found.push(say("doubts", "together", {
    first: parameter(candidate, first).title, second: parameter(candidate, second).title,
    r: number(r, 3), direction: r > 0 ? "higher" : "lower",
  }));
  return found;
}

function overstated({ problem: { noise, measured }, inside, squares }: Fit): string[] {
  if (noise.kind !== "stated") return [];
  const freedom = measured.length - inside.length;
  if (1 - chiSquaredTail(freedom, squares) >= RULES.misfit.level) return [];
  return [say("doubts", "small", { squares: number(squares, 3), freedom: String(freedom) })];
}
