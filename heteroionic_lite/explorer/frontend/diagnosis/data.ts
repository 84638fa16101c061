/** What a diagnosis is made of: a table, the laws that Python prints, and the rules both sides read.
 *
 * Everything is in SI, and nothing here knows a page: the same functions run in a worker and in Node.
 */
import rules from "../../../diagnosis/rules.json";

export const RULES = rules;
export const HOUR = 3600;
export const ROOM = 298.15;

/** The order in which every law has its parameters; the last four only the wider ones have (wider_laws.py). */
export const NAMES = [
  "log_current", "transfer_coefficient", "layer_resistance", "log_time", "late_share", "activation_energy",
  "electrolyte_resistance", "reciprocal_limiting_current", "root_growth", "salt_exponent",
] as const;
export type Name = (typeof NAMES)[number];

export type Column = readonly number[];
export type Matrix = number[][];

/** One entry of each column for each measured resistance; null: not measured. */
export interface Table {
  resistance: Column;
  concentration: Column | null;
  time: Column | null;
  /** the driving drop, positive in the direction of desolvation */
  drop: Column | null;
  temperature: Column | null;
  /** one standard deviation, absolute */
  uncertainty: Column | null;
  cell: readonly string[] | null;
  donor_number: Column | null;
  charge_number: number;
  interfaces: 1 | 2 | null;
  resistance_kind: "chord" | "differential" | null;
  notices: readonly string[];
  source: string;
  /** of the rows, where some were left out */
  numbers?: readonly number[];
}

type Numbers = (
  drop: number, concentration: number, time: number, temperature: number, charge: number,
  log_current: number, transfer_coefficient: number, layer_resistance: number, log_time: number, late_share: number, activation_energy: number,
  electrolyte_resistance: number, reciprocal_limiting_current: number, root_growth: number, salt_exponent: number,
) => number[];

export interface Law {
  /** ln R and its gradient */
  value: Numbers;
  /** the left side of the balance of drops and its slope; null: nothing is implicit */
  balance: Numbers | null;
}

/** What `published.py` prints. */
export interface Published {
  laws: Readonly<Record<string, Law>>;
  /** n² + A and its derivatives by slope and asymmetry */
  falsification: (slope: number, asymmetry: number) => number[];
  reference: { concentration: number; temperature: number; time: number; faraday: number; gas: number };
}

/** What a curve is computed with. */
export type Laws = Pick<Published, "laws" | "reference">;

const VARYING = ["concentration", "time", "drop", "temperature"] as const;
export type Quantity = (typeof VARYING)[number];

/** Whether a column has two values that differ by more than rounding. */
export function varies(column: Column | null): boolean {
  if (!column?.length) return false;
  const size = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const [low, high] = extent(column);
  return high - low > RULES.table.same * size;
}

export function varying(table: Table): Quantity[] {
  return VARYING.filter((name) => varies(table[name]));
}

export function extent(column: Column): [number, number] {
  let low = Infinity, high = -Infinity;
  for (const value of column) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** The table without some rows, counted from one; the others keep their numbers. */
export function without(table: Table, rows: readonly number[]): Table {
  const gone = new Set(rows);
  const numbers = table.numbers ?? table.resistance.map((_, i) => i + 1);
  const keep = <T>(column: readonly T[] | null): T[] | null => column && column.filter((_, i) => !gone.has(numbers[i]!));
  return {
    ...table,
    numbers: numbers.filter((number) => !gone.has(number)),
    resistance: keep(table.resistance) ?? [],
    concentration: keep(table.concentration), time: keep(table.time), drop: keep(table.drop),
    temperature: keep(table.temperature), uncertainty: keep(table.uncertainty), cell: keep(table.cell),
    donor_number: keep(table.donor_number),
  };
}

export const sum = (values: Column): number => values.reduce((total, value) => total + value, 0);
export const dot = (a: Column, b: Column): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
};
