/** The state in a URL fragment: "#<id>?name=value&A.name=value&show.ion=Li⁺", SI numbers.
 *
 * `A.name` is a parameter of pin A, `show.ion` a choice among reported values. A fragment may come
 * from anyone: it is only ever read as numbers for known names, and as known words. It may also
 * come through a mailer or a chat, which encode it once more, break its line or end it by a full
 * stop: what they did is undone where only one thing can have been meant, and else said.
 */
import { admit, allowedRange } from "../controls/range.ts";
import type { Parameter, Values } from "../spec.ts";
import { behind, decoded, legible, TAIL } from "./legible.ts";

const LONGEST = 4000;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const CUT = /(…|\.\.+)$/;
const PIN = /^([ABC])(?:\.(\w+))?$/;
const AT_DEFAULTS = "default";

/** tag → the words that occur */
export type Words = ReadonlyMap<string, readonly string[]>;

export interface Settings {
  values: Readonly<Values>;
  /** letter → what is not at its default */
  pins: ReadonlyMap<string, Readonly<Values>>;
  picked: ReadonlyMap<string, string>;
}

export interface Parsed {
  /** null: the fragment is not for this explorer, or carries no state */
  settings: Settings | null;
  /** what was not taken, and why, in words */
  ignored: string[];
}

export function fragment(id: string, { values, pins, picked }: Partial<Settings>): string {
  const pairs = (all: Readonly<Values>, before = "") =>
    Object.entries(all).map(([name, value]) => `${before}${name}=${encodeURIComponent(String(value))}`);
  const all = [
    ...pairs(values ?? {}),
    ...[...(pins ?? [])].flatMap(([letter, pinned]) =>
      Object.keys(pinned).length ? pairs(pinned, `${letter}.`) : [`${letter}=${AT_DEFAULTS}`]),
    ...[...(picked ?? [])].map(([tag, word]) => `show.${encodeURIComponent(tag)}=${encodeURIComponent(word)}`),
  ];
  return all.length ? `#${id}?${all.join("&")}` : `#${id}`;
}

export function parseFragment(hash: string, id: string, parameters: Iterable<Parameter>, words: Words = new Map()): Parsed {
  const nothing: Parsed = { settings: null, ignored: [] };
  const text = legible(hash);
  // Another id may begin like this one.
  if (!text.startsWith(id) || /^[\w-]/.test(text.slice(id.length))) return nothing;
  if (hash.length > LONGEST) return { ...nothing, ignored: [`The link is longer than ${LONGEST} characters.`] };
  const rest = text.slice(id.length).replace(TAIL, "");
  if (!rest) return nothing;
  if (!text.startsWith(`${id}?`))
    return { ...nothing, ignored: [`${quoted(text.slice(id.length))}: settings begin with “?” behind the figure’s name`] };
  const known = new Map([...parameters].map((parameter) => [parameter.name, parameter]));
  return behind(hash, id).map((query) => read(query, known, words))
    .reduce((best, other) => (other.ignored.length < best.ignored.length ? other : best));
}

function read(query: string, known: ReadonlyMap<string, Parameter>, words: Words): Parsed {
  const values: Values = {};
  const pins = new Map<string, Values>();
  const picked = new Map<string, string>();
  const seen = new Set<string>();
  const ignored: string[] = [];
  const pairs = query.replace(/^\?/, "").split("&").filter((pair) => pair.trim());
  for (const [i, pair] of pairs.entries()) {
    const cut = pair.indexOf("=");
    // A line that was broken left its break; no name has one.
    const name = decoded(cut < 0 ? pair : pair.slice(0, cut)).replace(/\s+/g, "");
    const text = cut < 0 ? "" : decoded(pair.slice(cut + 1)).trim();
    const last = i === pairs.length - 1;
    const reason = seen.has(name) ? "given twice, the first counts" : take(name, text, last);
    if (reason) ignored.push(`${quoted(name)}: ${reason}`);
    seen.add(name);
  }
  const settings = { values, pins, picked };
  const any = Object.keys(values).length + pins.size + picked.size;
  return { settings: any ? settings : null, ignored };

  function take(name: string, text: string, last: boolean): string {
    if (name.startsWith("show.")) return pick(name.slice("show.".length), text, last);
    const [, letter = "", own = name] = PIN.exec(name) ?? [];
    if (letter && name === letter) {
      if ((last ? text.replace(TAIL, "") : text) !== AT_DEFAULTS) return `${quoted(text)} is not “${AT_DEFAULTS}”, as for a pin without settings of its own`;
      pins.set(letter, pins.get(letter) ?? {});
      return "";
    }
    const parameter = known.get(own);
    if (!parameter) return `no such parameter; there is ${[...known.keys()].join(", ")}`;
    const found = number(parameter, text, last);
    if (typeof found === "string") return found;
    if (letter) pins.set(letter, { ...pins.get(letter), [own]: found });
    else values[own] = found;
    return "";
  }

  function pick(tag: string, text: string, last: boolean): string {
    const bare = (word: string) => word.replace(/[\s+]+/g, "");
    const among = words.get(tag);
    if (!among) return words.size ? `nothing to choose by; there is ${[...words.keys()].join(", ")}` : "no reported values to choose among";
    const word = among.find((one) => bare(one) === bare(text) || (last && bare(one) === bare(text.replace(TAIL, ""))));
    if (word === undefined) return `${quoted(text)} is not among ${among.join(", ")}`;
    picked.set(tag, word);
    return "";
  }
}

/** The value, or why there is none. */
function number(parameter: Parameter, text: string, last: boolean): number | string {
  const allowed = `allowed is ${allowedRange(parameter)}`;
  if (last && CUT.test(text)) return `${quoted(text)}: the link was cut short; ${allowed}`;
  const digits = last && !NUMBER.test(text) ? text.replace(TAIL, "") : text;
  if (!NUMBER.test(digits)) return `${quoted(text)} is not a number; ${allowed}`;
  return admit(parameter, Number(digits)) ?? `${quoted(text)} is out of range; ${allowed}`;
}

function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
