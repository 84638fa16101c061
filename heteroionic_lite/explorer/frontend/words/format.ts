/** Numbers as a reader of science expects them: significant digits, a true minus, powers of ten.
 *
 * Python writes them by the same rules (units.number_text); a table of cases holds the two together.
 */
import drawing from "../../../drawing.json";

const SUPERSCRIPTS: Record<string, string> = {
  "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴",
  "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "-": "⁻", ".": "·",
};

export function superscript(exponent: number): string {
  return [...String(exponent)].map((sign) => SUPERSCRIPTS[sign] ?? sign).join("");
}

/** "10⁻⁸" → "10-8" */
export function plainExponents(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹⁻]+/g, (run) =>
    [...run].map((sign) => (sign === "⁻" ? "-" : String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign)))).join(""));
}

function trueMinus(text: string): string {
  return text.replace("-", "−");
}

function dropZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

export interface NumberStyle {
  /** drop zeros at the end: a setting is "0.5", a result is "0.500" */
  trim?: boolean;
}

/** `digits` significant digits; plain within some powers of ten, else with one. */
export function formatNumber(value: number, digits = 3, { trim = false }: NumberStyle = {}): string {
  if (Number.isNaN(value)) return "undefined";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  // What two ways of reckoning may differ in decides no rounding.
  const [mantissa = "0", power = "0"] = Number(value.toPrecision(12)).toExponential(digits - 1).split("e");
  const exponent = Number(power);
  if (exponent < drawing.numbers.least_power || exponent > drawing.numbers.greatest_power) {
    const shown = trim ? dropZeros(mantissa) : mantissa;
    return `${trueMinus(shown)} × 10${superscript(exponent)}`;
  }
  const rounded = Number(`${mantissa}e${power}`);
  const plain = rounded.toFixed(Math.max(0, digits - 1 - exponent));
  return trueMinus(trim ? dropZeros(plain) : plain);
}

/** What an `<input type=number>` shows: no more digits than anyone would type. */
export function fieldText(value: number): string {
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  return size > 0 && (size < 1e-3 || size >= 1e6) ? rounded.toExponential().replace("e+", "e") : String(rounded);
}

/** The label of a power of ten on a logarithmic axis. */
export function powerOfTen(value: number): string {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const mantissa = Math.round(value / 10 ** exponent);
  const power = `10${superscript(exponent)}`;
  return mantissa === 1 ? power : `${mantissa} × ${power}`;
}
