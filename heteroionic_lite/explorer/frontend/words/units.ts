/** The way from SI to what is shown and back; units are typeset by Python. */
import type { Display } from "../spec.ts";
import { formatNumber, type NumberStyle } from "./format.ts";

export function shown(display: Display, value: number): number {
  // Twelve digits: 0.44 mol/l must not show as 0.44000000000000006.
  return Number((value * display.factor + display.offset).toPrecision(12));
}

export function fromShown(display: Display, value: number): number {
  return Number(((value - display.offset) / display.factor).toPrecision(12));
}

/** "484 Ω cm²" */
export function quantity(display: Display, value: number, digits = 3, style: NumberStyle = {}): string {
  const number = formatNumber(shown(display, value), digits, style);
  const unit = display.typeset;
  if (!unit || !Number.isFinite(value)) return number;
  return unit === "°" ? `${number}°` : `${number} ${unit}`;
}
