/** The hand-in code, as Python makes and reads it (course/handin.py). */
import { hash32 } from "../hash32.ts";
import { parseCode, SIGNS } from "./hash.ts";
import type { Claim } from "./spec.ts";

const PREFIX = "HX1.";
const LONGEST = 40_000;
const SUM = 6;
const FORM = new RegExp(`^HX1\\.([A-Za-z0-9_-]+)\\.([${SIGNS}]{${SUM}})$`);
const NUMBER = /^\d{1,6}$/;

export interface HandIn {
  set: string;
  sheet: string;
  claims: Claim[];
}

export function handInCode(set: string, sheet: string, claims: readonly Claim[]): string {
  const parts = claims.map(({ exercise, value, unit, tries, hints, bought }) => {
    const fields = [value, unit, tries ? String(tries) : "", hints ? String(hints) : "", bought];
    while (fields.length > 1 && !fields.at(-1)) fields.pop();
    return `${exercise.split(".")[1] ?? ""}=${fields.map(escaped).join("|")}`;
  });
  const bytes = new TextEncoder().encode([set, sheet.replaceAll("-", ""), ...parts].join(";"));
  const body = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const start = PREFIX + body.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `${start}.${sum(start)}`;
}

/** What a code holds; null for what is none or was damaged on its way. */
export function readHandIn(text: string): HandIn | null {
  const joined = text.replace(/\s+/g, "");
  const found = joined.length > LONGEST ? null : FORM.exec(joined);
  const [, body = "", given = ""] = found ?? [];
  if (!found || sum(PREFIX + body) !== given) return null;
  try {
    const bytes = Uint8Array.from(atob(body.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
    const [set = "", code = "", ...rest] = new TextDecoder("utf-8", { fatal: true }).decode(bytes).split(";");
    const sheet = parseCode(code);
    const claims = sheet === null ? [] : rest.map((part) => claimOf(set, sheet, part));
    return sheet === null || claims.includes(null) ? null : { set, sheet, claims: claims as Claim[] };
  } catch {
    return null; // no base64, or no text
  }
}

function claimOf(set: string, sheet: string, part: string): Claim | null {
  const cut = part.indexOf("=");
  const number = part.slice(0, Math.max(cut, 0));
  const [value = "", unit = "", tries = "", hints = "", bought = "", ...more] = part.slice(cut + 1).split("|");
  const counts = [tries, hints].every((count) => !count || NUMBER.test(count));
  if (cut < 0 || !NUMBER.test(number) || !counts || more.some(Boolean)) return null;
  return {
    exercise: `${set.split("-")[0]}.${Number(number)}`, sheet, value: unescaped(value), unit: unescaped(unit),
    hints: Number(hints), tries: Number(tries), bought: unescaped(bought),
  };
}

function sum(text: string): string {
  let number = hash32(text);
  let signs = "";
  for (let k = 0; k < SUM; k += 1) {
    signs += SIGNS[number % SIGNS.length];
    number = Math.floor(number / SIGNS.length);
  }
  return signs;
}

const escaped = (text: string): string => text.replaceAll("%", "%25").replaceAll(";", "%3B").replaceAll("|", "%7C");

const unescaped = (text: string): string => text.replaceAll("%7C", "|").replaceAll("%3B", ";").replaceAll("%25", "%");
