/** A parameter's value in a formula: as at its slider, with its unit, and so that the formula is correct. */
import type { Display } from "../spec.ts";
import { quantity } from "./units.ts";

/** Digits of a number at its slider (Python: explorer/formulas.py). */
const DIGITS = 6;
const ZERO_CELSIUS = 273.15;

/** "50 kJ mol⁻¹"; a temperature is "(25 + 273.15) K" */
export function setting(display: Display, value: number): string {
  if (!display.offset) return quantity(display, value, DIGITS, { trim: true });
  return `(${quantity({ ...display, typeset: "" }, value, DIGITS, { trim: true })} + ${ZERO_CELSIUS}) K`;
}
