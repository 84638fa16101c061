/** Numbers and formulas as they are said. */
import type { Display, Parameter } from "../spec.ts";
import { formatNumber, plainExponents, type NumberStyle } from "./format.ts";
import { setting } from "./settings.ts";
import { shown } from "./units.ts";

/** "−2.5 × 10⁻⁸" → "minus 2.5 times 10 to the power minus 8" */
export function spokenNumber(text: string): string {
  return text
    .replace(/ ?× ?/g, " times ")
    .replace(/[⁰¹²³⁴-⁹⁻]+/g, (run) => ` to the power ${plainExponents(run)}`)
    .replace(/[−-](?=[\d∞])/g, "minus ")
    .replaceAll("∞", "infinity");
}

/** "moles per litre" → "mole per litre" */
function singular(unit: string): string {
  return unit.replace(/(?<!siemen)s(?= per | Celsius|$)/, "");
}

export interface Spoken {
  display: Display;
  spokenUnit: string;
}

/** "484 ohm square centimetres" */
export function spokenQuantity({ display, spokenUnit }: Spoken, value: number, digits = 3, style: NumberStyle = {}): string {
  const number = spokenNumber(formatNumber(shown(display, value), digits, style));
  if (!spokenUnit || !Number.isFinite(value)) return number;
  return `${number} ${number === "1" ? singular(spokenUnit) : spokenUnit}`;
}

/** A value as its slider says it. */
export function spokenSetting(parameter: Parameter, value: number, digits = 4): string {
  return spokenQuantity(parameter, value, digits, { trim: true });
}

/** The words of a formula with the values in the places that are kept for them. */
export function filled(words: string, parameters: ReadonlyMap<string, Parameter>, values: Readonly<Record<string, number>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const parameter = parameters.get(name);
    const value = values[name];
    if (!parameter || value === undefined) return whole;
    // A formula wants the temperature counted from absolute zero.
    if (parameter.display.offset) return `${spokenNumber(setting(parameter.display, value).replace(/^\(|\) K$/g, "").replace("+", "plus"))} kelvin`;
    return spokenSetting(parameter, value, 6);
  });
}
