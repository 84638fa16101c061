/** The parameters of circuits as people read them. */
// By name, so that a page takes no more of the words than it says.
import { held, parameters } from "../../../../diagnosis/impedance/words.json";
import type { Display } from "../../spec.ts";
import { formatNumber } from "../../words/format.ts";
import { filled } from "./filled.ts";
import type { Fixed } from "./fit.ts";

const PARAMETERS: Record<string, string[]> = parameters;
export const number = (value: number, digits = 3): string => formatNumber(value, digits, { trim: true });
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface Value {
  name: string;
  title: string;
  value: number;
  low: number;
  high: number;
  shown: string;
  /** one standard error */
  deviation: number;
  held: boolean;
}

/** A parameter in the unit in which people read it: "5 Ω cm²". */
export function inUnit(name: string, value: number, perArea: boolean): string {
  const { factor, typeset } = displayOf(name, value, perArea);
  return `${number(value * factor, 4)} ${typeset}`.trimEnd();
}

/** Its unit, beside which it is typed. */
export function displayOf(name: string, value: number, perArea: boolean): Display {
  return shownIn(PARAMETERS[name]![1]!, value, perArea);
}

export const titleOf = (name: string): string => PARAMETERS[name]![0]!;

/** What is held, a sentence each. */
export function heldRemarks(fixed: Fixed, perArea: boolean): string[] {
  return Object.entries(fixed).map(([name, value]) => capital(filled(held, { parameter: PARAMETERS[name]![0]!, value: inUnit(name, value, perArea) })));
}

/** The unit in which people read a value. */
function shownIn(kind: string, value: number, perArea: boolean): Display {
  const of = (factor: number, unit: string, typeset = unit): Display => ({ factor, unit, typeset, offset: 0 });
  if (kind === "number") return of(1, "");
  if (kind === "capacitance") return perArea ? of(100, "uF/cm^2", "µF/cm²") : of(1e6, "uF", "µF");
  if (kind === "resistance") return perArea ? of(1e4, "ohm cm^2", "Ω cm²") : of(1, "ohm", "Ω");
  return value >= 1 ? of(1, "s") : value >= 1e-3 ? of(1e3, "ms") : of(1e6, "us", "µs");
}
