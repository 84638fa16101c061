/** Unit texts as people write them, by the table that Python reads them by: units/texts.json. */
import known from "../../../units/factors.json";
import texts from "../../../units/texts.json";

/** How much of SI's base one is, where its zero lies, and the exponents of its dimension. */
export interface Unit {
  factor: number;
  offset: number;
  dimension: Readonly<Record<string, number>>;
  /** turns of something: per cycle ("Hz"), in radian, or neither is said */
  cycles: "cycle" | "radian" | "";
}

type Known = Record<string, { factor: number; offset: number; dimension: Record<string, number> }>;

const UNITS = known as Known;
const CHARACTERS = texts.characters as Record<string, string>;
const WORDS = texts.words as Record<string, string>;
const ALIASES = texts.aliases as Record<string, string>;
const FACTOR = /^\s*(\*(?!\*)|\.|\/|per\b)?\s*([\p{L}_%‰°]+)(?:(\s*-\d+|\d+)|\s*(?:\^|\*\*)\s*\(?([+-]?\d+(?:\.\d+)?)\)?)?/u;
const GREATEST = 24;
const AVOGADRO = 6.02214076e23;
/** J: nobody means one particle with a joule or a calorie. */
const LEAST = 1e-15;

/** One character for each sign that is written with several. */
export function tidy(text: string): string {
  const swap = (one: string) => [...one].map((sign) => CHARACTERS[sign] ?? sign).join("");
  return swap(swap(swap(text).normalize("NFKC")).normalize("NFKC"))
    .replace(/(?:°|\bdeg(?:rees?)?)[ _]*(C|F|K|R|Celsius|Fahrenheit|Kelvin)(?!\p{L})/gu, (_, scale: string) => `deg${scale[0]}`)
    .replace(/Ω(?=\p{L})/gu, "Ω ").trim();
}

/** The unit, or null for a text that is none or that can be read in two ways. */
export function readUnit(text: string): Unit | null {
  // What stands in brackets after a solidus is below the line, each name of it.
  let rest = tidy(text).replace(/\/\s*\(([^()]*)\)/g, (_, below: string) =>
    below.split(/[\s*]+/).filter(Boolean).map((name) => `/${name}`).join(" ")).replace(/^1\s*(?=\/)/, "");
  if (text.length > texts.longest) return null;
  const dimension: Record<string, number> = {};
  const found: Unit = { factor: 1, offset: 0, dimension, cycles: "" };
  let below = false;
  for (let place = 0; rest; place += 1) {
    const part = FACTOR.exec(rest);
    if (!part) return null;
    const [all, sign, name = "", attached, written] = part;
    rest = rest.slice(all.length).trim();
    const over = sign === "/" || sign === "per";
    const power = Number((written ?? attached ?? "1").replace(/\s/g, ""));
    const one = lookUp(name);
    if (!one || Math.abs(power) > GREATEST || (place === 0 && sign && !over)) return null;
    // After a solidus it is not clear what stands below the line: J/mol K.
    if (below && !over && power > 0) return null;
    below ||= over;
    const exponent = over ? -power : power;
    if (one.offset && (place || rest || exponent !== 1)) return null;
    found.factor *= one.factor ** exponent;
    found.offset = one.offset;
    if (name.endsWith("Hz")) found.cycles = "cycle";
    else if (name.endsWith("rad")) found.cycles = "radian";
    for (const [base, times] of Object.entries(one.dimension)) {
      dimension[base] = (dimension[base] ?? 0) + times * exponent;
      if (!dimension[base]) delete dimension[base];
    }
  }
  return found;
}

function lookUp(word: string): Known[string] | undefined {
  const plain = { factor: 1, offset: 0, dimension: {} };
  const name = WORDS[word] ?? word;
  if (name === "dimensionless" || name === "") return plain;
  return UNITS[name] ?? UNITS[name.replace(/^µ/, "u")] ?? UNITS[ALIASES[name] ?? ""];
}

/** A value in one unit as SI's number of a quantity in another; null where they do not fit. */
export function toSi(value: number, given: Unit, own: Unit): number | null {
  const si = value * given.factor + given.offset;
  if (!same(given.dimension, own.dimension)) return ofOneParticle(si, given, own);
  if (given.cycles === own.cycles) return si;
  // Hertz counts turns; where these are counted in radian, it is 2π of them.
  if (given.cycles === "cycle") return own.cycles === "radian" ? 2 * Math.PI * si : null;
  return own.cycles === "cycle" ? null : si;
}

/** An energy of one particle given where that of a mole is wanted, or the other way round. */
function ofOneParticle(si: number, given: Unit, own: Unit): number | null {
  const energy = { mass: 1, length: 2, time: -2 };
  const ofMole = { ...energy, substance: -1 };
  if (same(given.dimension, ofMole) && same(own.dimension, energy)) return si / AVOGADRO;
  const isParticles = same(given.dimension, energy) && given.factor < LEAST;
  return isParticles && same(own.dimension, ofMole) ? si * AVOGADRO : null;
}

function same(one: Unit["dimension"], other: Unit["dimension"]): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((base) => one[base] === other[base]);
}
