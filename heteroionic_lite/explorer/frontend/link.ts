/** The state in a URL fragment: "#<id>?name=value&name=value", SI numbers.
 *
 * A fragment may come from anyone. It is only ever read as numbers for known names.
 */
import { admit, allowedRange } from "./range.ts";
import type { Parameter, Values } from "./spec.ts";

const LONGEST = 2000;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export interface Parsed {
  /** null: the fragment is not for this explorer, or carries no state */
  values: Values | null;
  /** what was not taken, and why, in words */
  ignored: string[];
}

export function fragment(id: string, values: Readonly<Values>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length ? `#${id}?${pairs.join("&")}` : `#${id}`;
}

export function parseFragment(hash: string, id: string, parameters: Iterable<Parameter>): Parsed {
  if (!hash.startsWith(`#${id}?`)) return { values: null, ignored: [] };
  if (hash.length > LONGEST)
    return { values: null, ignored: [`The link is longer than ${LONGEST} characters.`] };
  const known = new Map([...parameters].map((parameter) => [parameter.name, parameter]));
  const values: Values = {};
  const seen = new Set<string>();
  const ignored: string[] = [];
  for (const pair of hash.slice(id.length + 2).split("&")) {
    if (!pair) continue;
    const cut = pair.indexOf("=");
    const name = decoded(cut < 0 ? pair : pair.slice(0, cut));
    const text = cut < 0 ? "" : decoded(pair.slice(cut + 1));
    const reason = refuse(name, text, known, seen);
    if (reason) ignored.push(`${quoted(name)}: ${reason}`);
    else values[name] = admit(known.get(name)!, Number(text))!;
    seen.add(name);
  }
  return { values: Object.keys(values).length ? values : null, ignored };
}

function refuse(name: string, text: string, known: Map<string, Parameter>, seen: Set<string>): string | null {
  const parameter = known.get(name);
  if (!parameter) return `no such parameter; there is ${[...known.keys()].join(", ")}`;
  if (seen.has(name)) return "given twice, the first counts";
  const allowed = `allowed is ${allowedRange(parameter)}`;
  if (!NUMBER.test(text)) return `${quoted(text)} is not a number; ${allowed}`;
  if (admit(parameter, Number(text)) === null) return `${quoted(text)} is out of range; ${allowed}`;
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
