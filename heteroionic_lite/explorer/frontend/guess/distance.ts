/** How far a guess is from the truth, in the terms of the axis it was made on. */
import drawing from "../../../drawing.json";
import type { Axis } from "../spec.ts";
import { formatNumber } from "../words/format.ts";
import { quantity, shown } from "../words/units.ts";

/** A guess counts as close within this share of the axis: about as well as a hand draws. */
const CLOSE = drawing.guess.close;
/** Within this share nobody can do better. */
const SAME = 0.02;

export interface Compared {
  x: number;
  guess: number;
  truth: number;
}

/** By which part of the axis the guess is too high (or, negative, too low). */
export function share(axis: Axis, { guess, truth }: Compared): number {
  const [low, high] = [shown(axis.display, axis.low), shown(axis.display, axis.high)];
  const [drawn, real] = [shown(axis.display, guess), shown(axis.display, truth)];
  return axis.scale === "log" ? Math.log(drawn / real) / Math.log(high / low) : (drawn - real) / (high - low);
}

export function isClose(axis: Axis, all: readonly Compared[]): boolean {
  return all.every((one) => Math.abs(share(axis, one)) <= CLOSE);
}

/** "1.6 times too low", "1.7 mA cm⁻² too high" */
export function off(axis: Axis, one: Compared): string {
  const away = share(axis, one);
  if (Math.abs(away) <= SAME) return "as good as right";
  const side = away > 0 ? "too high" : "too low";
  const [drawn, real] = [shown(axis.display, one.guess), shown(axis.display, one.truth)];
  if (axis.scale !== "log") return `${formatNumber(Math.abs(drawn - real), 2, { trim: true })} ${axis.display.typeset}`.trim() + ` ${side}`;
  return `${formatNumber(Math.max(drawn / real, real / drawn), 2, { trim: true })} times ${side}`;
}

/** Where it is too high and where too low, and no number: a hint for another try. */
export function hint(x: Axis, y: Axis, all: readonly Compared[]): string {
  const places = (sign: number) => all.filter((one) => sign * share(y, one) > CLOSE)
    .map((one) => quantity(x.display, one.x, 3, { trim: true }));
  const parts = [["too high", places(1)], ["too low", places(-1)]] as const;
  const said = parts.filter(([, where]) => where.length).map(([what, where]) =>
    all.length > 1 ? `${what} at ${listed(where)}` : what);
  return `Not yet: ${said.join(", ")}.`;
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join("");
}

/** From the first place to the last; on two logarithmic axes it is the exponent. */
export function slope(x: Axis, y: Axis, all: readonly { x: number; y: number }[]): number {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return Number.NaN;
  const at = (axis: Axis, value: number) => axis.scale === "log" ? Math.log(shown(axis.display, value)) : shown(axis.display, value);
  return (at(y, last.y) - at(y, first.y)) / (at(x, last.x) - at(x, first.x));
}
