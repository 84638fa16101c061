/** What a refusal may come from: causes that no mechanism on offer has, tried with some of these (causes.py). */
import { candidate as make, type Candidate } from "./candidates.ts";
import { Curve } from "./curves.ts";
import { RULES, extent, varying, type Column, type Name, type Table } from "./data.ts";
import { fitFrom, natural, type Fit } from "./fit.ts";
import { excess, score } from "./misfit.ts";
import type { CauseName } from "./sentences.ts";
import { ranked, simplest } from "./verdict.ts";

const OF = RULES.causes;

export interface Cause {
  name: CauseName;
  /** the mechanism that it goes with, the parameter among the fitted ones */
  fit: Fit;
  /** natural, in SI */
  value: number;
  p: number;
}

interface Kind {
  more: Name;
  steps: readonly string[];
  layered: boolean;
}

/** Those that remove the misfit of the mechanisms that were tried, the best first. */
export function* causing(table: Table, tried: readonly Fit[]): Generator<void, Cause[]> {
  const order = ranked(tried), best = order[0];
  if (!best) return [];
  const found: Cause[] = [];
  for (const [name, kind] of Object.entries(OF.of) as [CauseName, Kind][]) {
    if (!isOffered(kind, table)) continue;
    const seen = new Set<string>();
    const left: { fit: Fit; p: number }[] = [];
    for (const base of order) {
      const candidate = carried(kind, base.candidate);
      if (!candidate || seen.has(candidate.name)) continue;
      const { problem } = base;
      const curve = new Curve(candidate, problem.rows, problem.published);
      const fit = fitFrom(curve, problem, starts(kind, candidate, base), best.aicc);
      yield;
      if (!fit || fit.atBound.includes(kind.more)) continue;
      seen.add(candidate.name);
      if (!(fit.aicc < best.aicc - OF.margin)) continue;
      const p = leftOver(table, fit);
      if (p !== null) left.push({ fit, p });
    }
    if (!left.length) continue;
    const fit = simplest(ranked(left.map((one) => one.fit)));
    found.push({ name, fit, p: left.find((one) => one.fit === fit)!.p, value: natural(kind.more, fit.free.at(-1)!).value });
  }
  found.sort((a, b) => Math.round(a.fit.aicc * 1e6) - Math.round(b.fit.aicc * 1e6));
  return found.filter(({ fit }) => fit.aicc < found[0]!.fit.aicc + OF.margin);
}

/** Whether the rows can show it. */
function isOffered({ more }: Kind, table: Table): boolean {
  if (more === "root_growth") return new Set(table.time ?? []).size >= OF.root_ages;
  if (more === "reciprocal_limiting_current" && table.interfaces === 2) return false;
  return varying(table).includes("concentration");
}

/** The mechanism with it; null for one that it is not tried with. */
function carried({ more, steps, layered }: Kind, base: Candidate): Candidate | null {
  if (!steps.includes(base.step) || (layered && !base.layer)) return null;
  const layer = more === "root_growth" && base.layer ? "constant_layer" : base.layer;
  return make(base.step, layer, base.warm, "", more);
}

/** The least p of the tests that refuse a mechanism; null where one of them refuses this too. */
function leftOver(table: Table, fit: Fit): number | null {
  const shape = score(table, fit), noise = excess(fit);
  const p = Math.min(shape?.p ?? Infinity, noise?.p ?? Infinity);
  return shape && p >= RULES.misfit.level ? p : null;
}

/** Where its fits begin: the mechanism as it was fitted, and a little or much of the cause. */
function starts(kind: Kind, candidate: Candidate, base: Fit): number[][] {
  const known: Partial<Record<Name, number>> = Object.fromEntries(base.candidate.free.map((name, i) => [name, base.free[i]!]));
  const { rows, published: { reference } } = base.problem;
  const scale = scaleOf(kind, base);
  return (OF.begin as unknown as Record<string, Column>)[kind.more]!.map((share) => {
    const values = { ...known, [kind.more]: share * scale };
    if (kind.more === "root_growth" && known.log_time !== undefined) {
      const last = extent(rows.time)[1], full = known.layer_resistance!, lateShare = known.late_share!;
      const late = full * lateShare * -Math.expm1(-last / Math.exp(known.log_time));
      values.layer_resistance = full * (1 - lateShare);
      values.root_growth = 2 * share * late * Math.sqrt(reference.time / last);
    }
    return candidate.free.map((name) => values[name] ?? 0);
  });
}

/** How much of it would be all that there is. */
function scaleOf({ more }: Kind, { problem: { measured, rows, published: { reference } } }: Fit): number {
  if (more === "salt_exponent") return 1;
  if (more === "root_growth") return Math.exp(extent(measured)[0]);
  const whole = extent(measured.map((lnR, i) => Math.exp(lnR) * rows.concentration[i]!))[0] / reference.concentration;
  return more === "electrolyte_resistance" ? whole : whole / ((reference.gas / reference.faraday) * extent(rows.temperature)[0]);
}
