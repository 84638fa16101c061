/** What a plan of measurements can tell, before anything is measured.
 *
 * Exact resistances of a step behind an aged layer, with a stated uncertainty of 3 %: what comes out
 * is how far the interval of α reaches on the average, without the luck of one drawing.
 */
import { candidate } from "../candidates.ts";
import { Curve, rowsOf } from "../curves.ts";
import type { Published, Table } from "../data.ts";
import { fit, problemOf } from "../fit.ts";
import { interval } from "../uncertainty.ts";
import { TRUTH } from "./truth.ts";

export interface Plan {
  concentrations: number;
  biased: boolean;
}

export interface PlanAnswer extends Plan {
  kind: "plan";
  rows: number;
  /** of α and of the layer's resistance in ohm m²; null: cannot be asked, or open to that side */
  alpha: { low: number | null; high: number | null } | null;
  layer: { low: number | null; high: number | null } | null;
}

const SIGMA = 0.03;
const [LOW, HIGH] = [100, 1000];

export function planned({ concentrations, biased }: Plan, published: Published): Table {
  const drops = biased ? [-0.05, 0, 0.05] : [0];
  const rows = Array.from({ length: concentrations }, (_, i) => LOW * (HIGH / LOW) ** (i / (concentrations - 1)))
    .flatMap((c) => drops.map((u) => [c, u] as const));
  const table: Table = {
    resistance: rows.map(() => 1), concentration: rows.map(([c]) => c), time: null, drop: rows.map(([, u]) => u),
    temperature: rows.map(() => 298.15), uncertainty: null, cell: null, donor_number: null,
    charge_number: 1, interfaces: 1, resistance_kind: "chord", notices: [], source: "plan",
  };
  const curve = new Curve(candidate("transfer", "constant_layer"), rowsOf(table, published), published);
  const resistance = curve.at([Math.log(TRUTH.current), TRUTH.alpha, TRUTH.layer]).value.map(Math.exp);
  return { ...table, resistance, uncertainty: resistance.map((R) => SIGMA * R) };
}

export function* planning(plan: Plan, published: Published): Generator<void, PlanAnswer> {
  const table = planned(plan, published);
  const found = fit(problemOf(table, published), candidate("transfer", "constant_layer"));
  yield;
  const base = { kind: "plan", ...plan, rows: table.resistance.length } as const;
  if (!found) return { ...base, alpha: null, layer: null };
  const of = (name: string) => {
    const { low, high } = interval(found, found.candidate.free.findIndex((one) => one === name));
    return { low, high };
  };
  return { ...base, alpha: of("transfer_coefficient"), layer: of("layer_resistance") };
}
