/** Unit texts as people write them, by the table that Python reads them by: units/texts.json. */
import known from "../../../units/factors.json";
import texts from "../../../units/texts.json";
import { factors } from "./grammar.ts";

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
const ALIASES = texts.aliases as Record<string, string>;
const DEGREES = /(?:°|(?<![\p{L}\p{N}_])(?:deg|degrees?))[ _]*(C|F|K|R|Celsius|Fahrenheit|Kelvin|Rankine|celsius|fahrenheit|kelvin|rankine)(?![\p{L}_])/gu;
const AVOGADRO = 6.02214076e23;
/** J: nobody means one particle with a joule or a calorie. */
const LEAST = 1e-15;

/** One character for each sign that is written with several. */
export function tidy(text: string): string {
  const swap = (one: string) => [...one].map((sign) => CHARACTERS[sign] ?? sign).join("");
  return swap(swap(swap(text).normalize("NFKC")).normalize("NFKC"))
    .replace(DEGREES, "deg$1")
    .replace(/Ω(?=\p{L})/gu, "Ω ").trim();
}

/** The unit, or null for a text that is none or that can be read in two ways. */
export function readUnit(text: string): Unit | null {
  if (text.length > texts.longest) return null;
  const found = factors(tidy(text), nameOf);
  if (!found) return null;
  const dimension: Record<string, number> = {};
  const unit: Unit = { factor: 1, offset: 0, dimension, cycles: "" };
  for (const [name, exponent] of found) {
    const one = UNITS[name]!;
    if (one.offset && (found.length > 1 || exponent !== 1)) return null;
    unit.factor *= one.factor ** exponent;
    unit.offset = one.offset;
    if (name.endsWith("Hz")) unit.cycles = "cycle";
    else if (name.endsWith("rad")) unit.cycles = "radian";
    for (const [base, times] of Object.entries(one.dimension)) {
      dimension[base] = (dimension[base] ?? 0) + times * exponent;
      if (!dimension[base]) delete dimension[base];
    }
  }
  return unit;
}

/** The name in the table of common units for what people write. */
function nameOf(word: string): string | null {
  return [word, word.replace(/^µ/, "u"), ALIASES[word] ?? ""].find((name) => name !== "" && Object.hasOwn(UNITS, name)) ?? null;
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
