/** What a file says of itself in lines like `# electrode area = 0.785 cm^2`. */
import { fault, notice, rules, type Fault } from "./faults.ts";
import { numeral } from "./numerals.ts";
import { changes, inWords, isSame, unitOf } from "./quantities.ts";

export type Said = Record<string, number | string>;

interface Rule {
  unit?: string;
  low?: number;
  high?: number;
  example: string;
  whole?: number[];
  words?: string[];
}

const RULES = rules.said as Record<string, Rule>;
const SLIP = 2;
const QUANTITY = /^([+\-−]?[\d.,]+(?:[eE][+-]?\d+)?)\s*(.*)$/;

/** The value in SI, the whole number or the word; null for what is not allowed. */
export function saidValue(key: string, value: string | number): number | string | null {
  const rule = RULES[key]!;
  const text = String(value).trim().split(/\s+/).join(" ");
  if (rule.words) return rule.words.includes(text.toLowerCase()) ? text.toLowerCase() : null;
  if (rule.whole) return rule.whole.find((one) => one === numeral(text)) ?? null;
  const found = QUANTITY.exec(text);
  const number = found ? numeral(found[1]!, true) : null;
  const unit = found ? unitOf(found[2]!) : null;
  const own = unitOf(rule.unit ?? "");
  if (number === null || !unit || !own || !isSame(unit.dimension, own.dimension)) return null;
  const si = number * unit.factor + unit.offset;
  return si >= rule.low! && si <= rule.high! ? si : null;
}

/** What may be said under a key, in words. */
export function allowed(key: string): string {
  const rule = RULES[key]!;
  const list = rule.words ?? rule.whole;
  if (list) return `allowed: ${list.join(", ")}`;
  return `${inWords(unitOf(rule.unit ?? "")?.dimension ?? {})} with its unit, e.g. ${rule.example}`;
}

/** What the comments of a file declare; comments about anything else are passed over. */
export function declared(said: [number, string, string][], file: string, faults: Fault[], notices: string[]): Said {
  const known = Object.keys(RULES);
  const found: Said = {};
  for (const [line, key, value] of said) {
    if (!known.includes(key)) {
      if (Math.min(...known.map((one) => changes(key, one))) <= SLIP) notices.push(notice("said", { key, known: known.join(", ") }));
      continue;
    }
    const taken = saidValue(key, value);
    if (taken === null) faults.push(fault("SAID", { f: file, L: line, key, value, allowed: allowed(key) }));
    else found[key] = taken;
  }
  return found;
}
