/** The sheet of a code: its numbers and its texts with them, as Python draws them (course/drawn.py). */
import type { Display } from "../spec.ts";
import { formatNumber } from "../words/format.ts";
import { fromShown, quantity, shown as toShown } from "../words/units.ts";
import { hash32 } from "../hash32.ts";
import { parseCode, spread } from "./hash.ts";
import type { Exercise, Functions, Numeric, Values } from "./spec.ts";

const APART = 4;
const MOST = 400;
const DIGITS = 6;
const PLACE = /\[\[(\w+)(?::([^\]]+))?\]\]/g;

export interface Drawn {
  exercise: Exercise;
  functions: Functions;
  code: string;
  /** as printed, and in SI */
  shown: Values;
  si: Values;
  attempt: number;
  /** of options, as they stand on the sheet */
  order: number[];
}

/** Throws for a code that is none: ask `parseCode` first. `like` is the exercise whose numbers it shares. */
export function draw(exercise: Exercise, functions: Functions, text: string, like?: Exercise): Drawn {
  const code = parseCode(text);
  if (code === null) throw new Error(`${text} is no sheet's code`);
  if (like) return { ...draw(like, functions, code), exercise, order: order(exercise, code) };
  for (let attempt = 0; attempt < MOST; attempt += 1) {
    const drawn = numbers(exercise, functions, code, attempt);
    if (isSeparate(drawn)) return drawn;
  }
  throw new Error(`${exercise.id}: no draw of the sheet ${code} keeps the mistakes apart`);
}

/** A function at some SI numbers; NaN where it is undefined or infinite. */
export function evaluate(functions: Functions, name: string, values: Readonly<Values>): number {
  const found = functions[name]?.(values) ?? NaN;
  return Number.isFinite(found) ? found : NaN;
}

function numbers(exercise: Exercise, functions: Functions, code: string, attempt: number): Drawn {
  const shown: Values = {};
  const si: Values = {};
  for (const one of exercise.draws) {
    const key = `${code}|${exercise.id}|${attempt}|${one.name}`;
    if (one.kind === "variant") {
      shown[one.name] = si[one.name] = hash32(key) % one.texts.length;
      continue;
    }
    let number: number;
    if (one.kind === "draw") number = one.values[hash32(key) % one.values.length] ?? NaN;
    else {
      let value = evaluate(functions, one.function, si);
      if (one.noise) value *= 1 + one.noise * spread(key);
      number = Number((value * one.display.factor + one.display.offset).toExponential(one.digits - 1));
    }
    shown[one.name] = number;
    si[one.name] = fromShown(one.display, number);
  }
  return { exercise, functions, code, shown, si, attempt, order: order(exercise, code) };
}

/** Of options, as they stand on the sheet. */
function order(exercise: Exercise, code: string): number[] {
  const places = exercise.kind === "choice" ? exercise.options.map((_, k) => k) : [];
  const rank = (k: number) => hash32(`${code}|${exercise.id}|order|${k}`);
  return places.sort((a, b) => rank(a) - rank(b));
}

/** The exercise of a set that another one is like. */
export const likeOf = (exercise: Exercise, all: readonly Exercise[]): Exercise | undefined =>
  all.find(({ id }) => id === exercise.like);

export function isRight(drawn: Drawn, option: number): boolean {
  if (drawn.exercise.kind !== "choice") return false;
  const right = drawn.exercise.options[option]?.right ?? false;
  return typeof right === "boolean" ? right : evaluate(drawn.functions, right, drawn.si) === 1;
}

function isSeparate(drawn: Drawn): boolean {
  const { exercise, functions, si, shown } = drawn;
  if (exercise.kind === "choice") return exercise.options.filter((_, k) => isRight(drawn, k)).length === 1;
  if (!Object.values(shown).every(Number.isFinite)) return false;
  return exercise.kind !== "numeric" || isApart(exercise, functions, si);
}

function isApart({ answer, mistakes, tolerance, within: [low, high] }: Numeric, functions: Functions, si: Values): boolean {
  const values = [answer, ...mistakes.map((one) => one.function)].map((name) => evaluate(functions, name, si));
  const right = values[0] ?? NaN;
  if (!(low < right && right < (high ?? Infinity) && values.every(Number.isFinite))) return false;
  const least = APART * tolerance;
  return values.every((a, k) =>
    values.slice(0, k).every((b) => Math.abs(a - b) > least * Math.max(Math.abs(a), Math.abs(b))));
}

/** A text, HTML, with the sheet's numbers in its places; `link` makes one of the figure. */
export function fill(drawn: Drawn, text: string, link: (address: string, words: string) => string = anchor): string {
  return text.replace(PLACE, (_, name: string, unit: string | undefined) => {
    const { exercise, si } = drawn;
    if (name === "figure" && exercise.figure) return link(address(drawn), exercise.figure.words);
    const own = unit ? exercise.displays[`${name}:${unit}`] : undefined;
    const working = exercise.working[name];
    if (working)
      return quantity(own ?? working.display, evaluate(drawn.functions, working.function, si), working.digits);
    const given = exercise.draws.find((one) => one.name === name);
    if (!given) return "";
    if (given.kind === "variant") return given.texts[drawn.shown[name] ?? 0] ?? "";
    if (own) return withUnit(formatNumber(toShown(own, si[name] ?? NaN), DIGITS, { trim: true }), own);
    return withUnit(cell(drawn, name), given.display);
  });
}

/** A number of the sheet as it is printed, without its unit. */
function cell(drawn: Drawn, name: string): string {
  const given = drawn.exercise.draws.find((one) => one.name === name);
  const value = drawn.shown[name] ?? NaN;
  if (given?.kind === "printed") return formatNumber(value, given.digits);
  return formatNumber(value, DIGITS, { trim: true });
}

/** The rows of the exercise's table; a place alone in its cell is printed without its unit. */
export function cells(drawn: Drawn): string[][] {
  const alone = /^\[\[(\w+)\]\]$/;
  return (drawn.exercise.table?.rows ?? []).map((row) =>
    row.map((text) => {
      const name = alone.exec(text)?.[1];
      return name === undefined ? fill(drawn, text) : cell(drawn, name);
    }));
}

/** The figure's page with the settings in its fragment, from the root of the site. */
export function address(drawn: Drawn): string {
  const figure = drawn.exercise.figure;
  if (!figure) return "";
  const pairs = Object.entries(figure.settings).map(([name, of]) => `${name}=${drawn.si[of]}`);
  return `${figure.page}.html#${figure.explorer}?${pairs.join("&")}`;
}

const anchor = (to: string, words: string): string => `<a href="${to.replaceAll("&", "&amp;")}">${words}</a>`;

function withUnit(number: string, { typeset }: Display): string {
  if (!typeset) return number;
  return typeset === "°" ? `${number}°` : `${number} ${typeset}`;
}
