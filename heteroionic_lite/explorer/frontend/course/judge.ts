/** What there is to say of an answer, by the rule and in the words of Python (course/judging.py). */
import messages from "../../../course/messages.json";
import { formatNumber, superscript } from "../words/format.ts";
import { splitNumber } from "../words/read.ts";
import { readUnit, toSi, type Unit } from "../words/unit.ts";
import { places, spent } from "./bench.ts";
import { evaluate, fill, isRight, type Drawn } from "./draw.ts";
import { readExpression } from "./expression.ts";
import type { Bench, Choice, Claim, Essay, Expression, Mistake, Numeric, Values, Verdict } from "./spec.ts";

const HALF = 0.5;
const EQUAL = 1e-6;
const LONGEST = 200;
const PYTHON = "python";
export const LETTERS = "abcdefghij";
const SUREST = 0.95;
const UNSAID = ["", "dimensionless"];
const POWERS = Array.from({ length: 9 }, (_, k) => [k + 1, -k - 1]).flat();

type Kind = keyof typeof messages;
type Words = Record<string, string>;

const NOTHING = { mistake: "", misconception: "", link: "", power: 0 };

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function say(kind: Kind, credit: number | null, words: Words = {}, counts = true): Verdict {
  let message: string = messages[kind];
  for (const [name, word] of Object.entries(words)) message = message.replaceAll(`{${name}}`, word);
  return { kind, credit, message, counts, ...NOTHING };
}

/** Said of what is no answer: it was no attempt. */
const refuse = (kind: Kind, words: Words = {}): Verdict => say(kind, 0, words, false);

export function judge(drawn: Drawn, claim: Claim): Verdict {
  const { exercise } = drawn;
  if (claim.sheet !== drawn.code) return refuse("another sheet", { sheet: escaped(claim.sheet.slice(0, 20)) });
  const refused = exercise.bench && purchase(exercise.bench, claim.bought);
  if (refused) return refused;
  switch (exercise.kind) {
    case "numeric": return numeric(exercise, drawn, claim);
    case "expression": return expression(exercise, drawn, claim);
    case "choice": return choice(exercise, drawn, claim);
    case "essay": return essay(exercise, claim);
  }
}

/** Why what was bought cannot have been. */
function purchase(bench: Bench, bought: string): Verdict | null {
  const found = places(bench, bought);
  if ("why" in found) return refuse("not bought", { why: escaped(found.why) });
  const cost = spent(bench, found);
  return cost > bench.budget ? refuse("over budget", { spent: String(cost), budget: String(bench.budget) }) : null;
}

const close = (value: number, target: number, tolerance: number): boolean =>
  Math.abs(value - target) <= tolerance * Math.abs(target);

// -- numbers

function numeric(exercise: Numeric, drawn: Drawn, claim: Claim): Verdict {
  const asked = exercise.asked.label;
  if ([...claim.value].length > LONGEST)
    return refuse("not a number", { why: `A number has at most ${LONGEST} characters.` });
  const found = splitNumber(claim.value);
  if ("why" in found) return refuse("not a number", { why: escaped(found.why) });
  const given = claim.unit.trim();
  const beside = UNSAID.includes(given) ? "" : given;
  if (found.rest && beside)
    return refuse("not a number", { why: escaped(`“${claim.value.trim()}” is not one number.`) });
  const text = found.rest || beside;
  const unit = readUnit(text);
  if (!unit || !(text || isPure(exercise))) {
    const words = { unit: escaped([...text].slice(0, 60).join("")), asked };
    return refuse(text ? "unit unknown" : "unit missing", words);
  }
  const own = readUnit(exercise.unit);
  const wanted = readUnit(exercise.asked.text);
  if (!own || !wanted) throw new Error(`${exercise.id}: ${exercise.unit} is no unit`);
  const value = inUnit(found.number, unit, own);
  if (value !== null) return number(exercise, drawn, value);
  const words = { unit: escaped(exercise.units.find((one) => one.text === text)?.label ?? text), asked };
  const inAsked = inUnit(found.number, wanted, own);
  const right = evaluate(drawn.functions, exercise.answer, drawn.si);
  if (inAsked !== null && close(inAsked, right, exercise.tolerance)) return say("number only", HALF, words);
  return say("dimension", 0, words);
}

/** A number in one unit as one in another. */
function inUnit(value: number, given: Unit, own: Unit): number | null {
  const si = toSi(value, given, own);
  return si === null ? null : Number(((si - own.offset) / own.factor).toPrecision(12));
}

function isPure(exercise: Numeric): boolean {
  const asked = readUnit(exercise.asked.text);
  return asked !== null && asked.factor === 1 && Object.keys(asked.dimension).length === 0;
}

function number(exercise: Numeric, drawn: Drawn, value: number): Verdict {
  const { mistakes, tolerance } = exercise;
  const right = evaluate(drawn.functions, exercise.answer, drawn.si);
  if (close(value, right, tolerance)) return say("right", 1);
  const slips = mistakes.map((one) => [one, evaluate(drawn.functions, one.function, drawn.si)] as const);
  for (const [one, slip] of slips) if (close(value, slip, tolerance)) return mistake(drawn, one);
  if (close(-value, right, tolerance)) return say("sign", HALF);
  for (const power of POWERS)
    if (close(value / Number(`1e${power}`), right, tolerance))
      return { ...say("power of ten", HALF, { power: superscript(power) }), power };
  for (const power of POWERS)
    for (const [one, slip] of slips)
      if (close(value / Number(`1e${power}`), slip, tolerance)) return mistake(drawn, one, power);
  return say("unknown", 0);
}

function mistake(drawn: Drawn, one: Mistake, power = 0): Verdict {
  const message = fill(drawn, one.message);
  const found = power
    ? say("mistake and power", 0, { message, power: superscript(power) })
    : { kind: "mistake", credit: 0, message, counts: true };
  return { ...found, mistake: one.name, misconception: one.misconception, link: one.link, power };
}

// -- formulas

function expression(exercise: Expression, drawn: Drawn, claim: Claim): Verdict {
  if (claim.unit === PYTHON)
    return exercise.mayBeFunction ? say("function", null) : refuse("not an expression", { why: "A formula is wanted, not a function." });
  const names = exercise.of.flatMap((one) => one.spellings.map((spelling) => [spelling, one.name] as const));
  const formula = readExpression(claim.value, names.map(([spelling]) => spelling));
  if (typeof formula !== "function") return refuse("not an expression", { why: escaped(formula.why) });
  const value = (point: Values) => formula(Object.fromEntries(names.map(([spelling, name]) => [spelling, point[name] ?? NaN])));
  const verdict = values(exercise, drawn, exercise.at.map(value));
  if (verdict.kind !== "unknown") return verdict;
  for (const { words, at } of exercise.limits) {
    const there = exercise.at.slice(0, 3).map((point) => ({ ...point, ...at }));
    const isMet = there.every((point) => {
      const wanted = evaluate(drawn.functions, exercise.answer, { ...drawn.si, ...point });
      return Math.abs(value(point) - wanted) <= 1e-3 * Math.max(Math.abs(wanted), 1e-6);
    });
    if (!isMet) return say("limit", 0, { words });
  }
  return verdict;
}

function values(exercise: Expression, drawn: Drawn, found: number[]): Verdict {
  const at = (name: string) => exercise.at.map((point) => evaluate(drawn.functions, name, { ...drawn.si, ...point }));
  const right = at(exercise.answer);
  if (isSame(found, right)) return say("right", 1);
  for (const one of exercise.mistakes) if (isSame(found, at(one.function))) return mistake(drawn, one);
  if (isSame(found.map((value) => -value), right)) return say("sign", HALF);
  return say("unknown", 0);
}

/** Whether two formulas agree wherever the one that is wanted has a value. */
function isSame(found: number[], wanted: number[]): boolean {
  return found.every((a, k) => {
    const b = wanted[k] ?? NaN;
    return Number.isNaN(b) || Math.abs(a - b) <= EQUAL * Math.max(Math.abs(a), Math.abs(b));
  });
}

// -- choices and texts

function choice(exercise: Choice, drawn: Drawn, claim: Claim): Verdict {
  const letters = [...LETTERS].slice(0, exercise.options.length);
  const letter = claim.value.trim().toLowerCase().replace(/[).]+$/, "");
  const k = drawn.order[letters.indexOf(letter)];
  const option = k === undefined ? undefined : exercise.options[k];
  if (k === undefined || !option)
    return refuse("not a choice", { value: escaped([...claim.value].slice(0, 40).join("")), letters: letters.join(", ") });
  const right = isRight(drawn, k);
  const { name, misconception, link } = option;
  const found: Verdict = right ? say("right", 1)
    : { kind: "mistake", credit: 0, message: fill(drawn, option.message), counts: true, mistake: name, misconception, link, power: 0 };
  return exercise.sure ? scored(found, claim, letters.length, right) : found;
}

/** With the logarithmic score of how sure it was: 0 for a guess, less for a firm error. */
function scored(found: Verdict, claim: Claim, options: number, right: boolean): Verdict {
  if (claim.tries) return refuse("answered before");
  const sure = certainty(claim.unit);
  const low = 1 / options;
  const percent = (share: number) => formatNumber(100 * share, 3, { trim: true });
  if (sure === null || sure < low * (1 - EQUAL) || sure > SUREST * (1 + EQUAL))
    return refuse("how sure", { low: percent(low), high: percent(SUREST) });
  const share = right ? sure : (1 - sure) / (options - 1);
  const credit = Math.round(1e6 * (1 + Math.log(share) / Math.log(options))) / 1e6;
  const message = say("so sure", 0, { message: found.message, sure: percent(sure) }).message;
  return { ...found, credit, message };
}

/** A probability as typed, "80 %" or 0.8. */
function certainty(text: string): number | null {
  const found = splitNumber(text);
  if ("why" in found) return null;
  const unit = readUnit(found.rest);
  const pure = readUnit("");
  return unit && pure && inUnit(found.number, unit, pure);
}

function essay(exercise: Essay, claim: Claim): Verdict {
  const length = [...claim.value].length;
  if (!claim.value.trim()) return refuse("no answer");
  if (length > exercise.longest)
    return refuse("too long", { longest: String(exercise.longest), length: String(length) });
  return say("by hand", null);
}

