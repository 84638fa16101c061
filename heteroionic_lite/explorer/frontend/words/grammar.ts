/** The grammar of unit texts: a product or quotient of powers of names, as units/texts.py reads it. */
import texts from "../../../units/texts.json";

export type Factors = [name: string, exponent: number][];
/** The name that a word stands for: "" for a pure number, null for a word that is none. */
export type Known = (word: string) => string | null;

const GREATEST = 24;
const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const SIGN = /\s*(\*(?!\*)|\.|\/|per(?![\p{L}\p{N}_]))?\s*/uy;
const FACTOR = /(\()|(1(?:\.0*)?(?![\d.]))|([\p{L}_][\p{L}\p{N}_]*|[%‰°])(\s*-\d+)?/uy;
const POWER = new RegExp(String.raw`\s*(?:\^|\*\*)\s*(?:(${NUMBER})|[({]\s*(${NUMBER})\s*(?:/\s*(\d+))?\s*[)}])`, "uy");
const SPLIT = /^(.*\D)(\d+)$/u;
const WORDS = texts.words as Record<string, string>;

/** The names in a tidied text with their exponents, or null for what is no unit. */
export function factors(text: string, known: Known): Factors | null {
  let place = 0;
  let begun = false;

  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = place;
    const found = pattern.exec(text);
    if (found) place = pattern.lastIndex;
    return found;
  };

  /** Factors up to the end or the closing bracket. */
  function product(closing: boolean): Factors | null {
    const found: Factors = [];
    for (let below = false; ; ) {
      const sign = next(SIGN)?.[1];
      const over = sign === "/" || sign === "per";
      const atEnd = place === text.length;
      if (atEnd || text[place] === ")") {
        if (sign || closing === atEnd) return null;
        if (closing) place += 1;
        return found;
      }
      if (sign && !over && place && !begun) return null;
      below ||= over;
      const part = one();
      // After a solidus it is not clear what stands below the line: J/mol K.
      if (!part || (below && !over && part.some(([, exponent]) => exponent > 0))) return null;
      found.push(...part.map(([name, exponent]): [string, number] => [name, over ? -exponent : exponent]));
    }
  }

  /** A name, a one or a bracket, with the exponent behind it. */
  function one(): Factors | null {
    const token = next(FACTOR);
    if (!token) return null;
    begun = true;
    const own = token[3] === undefined ? { part: [] as Factors, attached: 1 } : named(token[3], token[4], known);
    const part = token[1] ? product(true) : own?.part;
    const written = next(POWER);
    if (!part || !own || (written && own.attached !== 1)) return null;
    const power = written ? Number(written[1] ?? written[2]) / Number(written[3] ?? 1) : own.attached;
    return Math.abs(power) > GREATEST ? null : part.map(([name, each]) => [name, each * power]);
  }

  const found = product(false);
  if (!found) return null;
  const together = new Map<string, number>();
  for (const [name, exponent] of found) together.set(name, (together.get(name) ?? 0) + exponent);
  return [...together].filter(([, exponent]) => exponent);
}

function named(word: string, attached: string | undefined, known: Known): { part: Factors; attached: number } | null {
  let exponent = attached ? Number(attached.replace(/\s/g, "")) : 1;
  let name = meant(word, known);
  const split = name === null && !attached ? SPLIT.exec(word) : null;
  if (split) {
    name = meant(split[1]!, known);
    exponent = Number(split[2]);
  }
  return name === null ? null : { part: name === "" ? [] : [[name, 1]], attached: exponent };
}

function meant(word: string, known: Known): string | null {
  const own = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (own !== undefined) return own === "dimensionless" ? "" : known(own);
  if (word === "dimensionless") return "";
  const found = known(word);
  if (found !== null) return found;
  for (const prefix of texts.prefixes) {
    const end = word.slice(prefix.length);
    const rest = Object.hasOwn(WORDS, end) ? WORDS[end] : undefined;
    if (word.startsWith(prefix) && rest !== undefined && !/^(?:deg|dim)/.test(rest)) {
      const prefixed = known(prefix + rest) ?? known((prefix === "µ" ? "u" : prefix) + rest);
      if (prefixed !== null) return prefixed;
    }
  }
  return null;
}
