/** What somebody typed or pasted as a number, with or without a unit; never another number in silence. */
import type { Display } from "../spec.ts";
import { fromShown } from "./units.ts";
import { readUnit, tidy, toSi } from "./unit.ts";

export type Read = { value: number; why?: undefined } | { value: null; why: string };

const refused = (why: string): Read => ({ value: null, why });

const MANTISSA = /^[+-]?(?:\d+(?:[.,]\d+| \d{3}(?!\d))*[.,]?|[.,]\d+)/;
const E = /^e([+-]?\d+)/i;
const POWER = /^\s*[*x]\s*10\s*(?:\^|\*\*)?\s*([+-]?\d+)/;
const POWER_ALONE = /^([+-]?)10\s*(?:\^|\*\*)\s*([+-]?\d+)/;

/** In SI what a field takes; `display` is the unit that stands beside it. */
export function readQuantity(text: string, display: Display): Read {
  const found = splitNumber(text);
  if ("why" in found) return refused(found.why);
  const { number, rest } = found;
  // The factor and the digits are what is shown: 0.44 is 0.44.
  if (rest === "") return { value: fromShown(display, number) };
  const unit = readUnit(rest);
  if (!unit) return refused(`“${rest}” is no unit that is known here.`);
  const own = readUnit(display.unit);
  const si = own && toSi(number, unit, own);
  if (si === null) return refused(`“${rest}” is not a unit of this quantity${display.typeset ? `, which is in ${display.typeset}` : ", which has none"}.`);
  const isOwn = own && unit.factor === own.factor && unit.offset === own.offset && unit.cycles === own.cycles;
  return { value: isOwn ? fromShown(display, number) : Number(si.toPrecision(12)) };
}

/** The number at the start of a text, and the unit behind it. */
export function splitNumber(text: string): { number: number; rest: string } | { why: string } {
  const plain = tidy(text.replace(/[⁰¹²³⁴-⁹⁺⁻]+/g, (run) => `^${run.normalize("NFKC")}`).replace(/10\^/g, "10^"))
    .replace(/\s+/g, " ");
  if (plain === "") return { why: "Nothing is typed." };
  if (/^[+-]?(?:inf|infinity|∞|nan)/i.test(plain)) return { why: "A finite number is needed." };
  const found = readNumber(plain);
  if ("why" in found) return found;
  const { number, rest } = found;
  if (!Number.isFinite(number)) return { why: "That is no finite number." };
  if (rest !== "" && /^(?!1\s*\/)[\d.,+-]/.test(rest)) return { why: `“${text.trim()}” is not one number.` };
  return found;
}

function readNumber(text: string): { number: number; rest: string } | { why: string } {
  const alone = POWER_ALONE.exec(text);
  if (alone) return { number: Number(`${alone[1]}1e${alone[2]}`), rest: text.slice(alone[0].length).trim() };
  const mantissa = MANTISSA.exec(text)?.[0];
  if (!mantissa) return { why: `“${text}” does not begin with a number.` };
  const digits = decimal(mantissa);
  if (typeof digits !== "string") return digits;
  const after = text.slice(mantissa.length);
  const power = E.exec(after) ?? POWER.exec(after);
  const rest = after.slice(power?.[0].length ?? 0).trim();
  return { number: Number(`${digits}e${power?.[1] ?? 0}`), rest };
}

/** The digits with a decimal point; a comma is one too, unless it may part thousands. */
function decimal(text: string): string | { why: string } {
  const spaced = /^[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/.test(text);
  if (text.includes(" ") && !spaced) return { why: `“${text}” is more than one number.` };
  const joined = text.replaceAll(" ", "");
  const marks = [...joined].filter((sign) => sign === "," || sign === ".");
  if (marks.length > 1) return { why: `“${text}” has several marks; write the number without separators of thousands.` };
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(joined)) {
    const [whole = "", part = ""] = joined.split(",");
    return { why: `“${text}” may be ${whole}.${part} or ${whole}${part}: write one of these.` };
  }
  return joined.replace(",", ".");
}
