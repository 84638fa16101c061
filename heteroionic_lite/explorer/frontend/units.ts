/** Units in type ("mol/l" → "mol l⁻¹") and the way from SI to what is shown and back. */
import { formatNumber, superscript, type NumberStyle } from "./format.ts";
import type { Display } from "./spec.ts";

const NAMES: Record<string, string> = {
  degC: "°C", degree_Celsius: "°C", deg: "°", degree: "°", percent: "%", angstrom: "Å",
  um: "µm", uA: "µA", uV: "µV", uF: "µF", us: "µs", uS: "µS",
  "1": "", dimensionless: "",
};

function unitName(name: string): string {
  return NAMES[name] ?? name.replace(/^([kMGmµ]?)ohm$/, "$1Ω").replace(/^uohm$/, "µΩ");
}

/** "10⁻⁸" → "10-8" */
export function plainExponents(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹⁻]+/g, (run) =>
    [...run].map((sign) => (sign === "⁻" ? "-" : String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign)))).join(""));
}

function tidied(unit: string): string {
  return plainExponents(unit)
    .replaceAll("**", "^")
    .replace(/[*·⋅]/g, " ");
}

export function typesetUnit(unit: string): string {
  const parts: string[] = [];
  let sign = 1;
  let bracketed = false;
  for (const token of tidied(unit).match(/\/|\(|\)|[^\s/()]+/g) ?? []) {
    if (token === "/") sign = -1;
    else if (token === "(") bracketed = true;
    else if (token === ")") [bracketed, sign] = [false, 1];
    else {
      const [, name = token, power = "1"] = /^(.*?[^\d^.-])\^?(-?\d+(?:\.\d+)?)$/.exec(token) ?? [];
      const exponent = sign * Number(power);
      const written = unitName(name);
      if (written) parts.push(exponent === 1 ? written : written + superscript(exponent));
      if (!bracketed) sign = 1;
    }
  }
  return parts.join(" ");
}

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
  const unit = typesetUnit(display.unit);
  if (!unit || !Number.isFinite(value)) return number;
  return unit === "°" ? `${number}°` : `${number} ${unit}`;
}

/** "concentration / mol l⁻¹" */
export function axisTitle(label: string, display: Display): string {
  const unit = typesetUnit(display.unit);
  return unit ? `${label} / ${unit}` : label;
}

/** "concentration / mol/l", the header of a column that a program reads */
export function columnTitle(label: string, display: Display): string {
  return display.unit && display.unit !== "1" ? `${label} / ${display.unit}` : label;
}
