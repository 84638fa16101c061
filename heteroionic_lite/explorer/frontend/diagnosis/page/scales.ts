/** From numbers to places, and the round ranges that axes have: less than figures need, and lighter. */
import { nice } from "d3-array";
import drawing from "../../../../drawing.json";
import type { Range } from "../../figure/axes.ts";

export type Kind = "linear" | "log";
export type Scale = (value: number) => number;

const { air, log_air: logAir, from_zero: near, steps } = drawing.axes;

export function scaleOf(kind: Kind, [low, high]: Range, [from, to]: Range): Scale {
  const along = kind === "log" ? Math.log : (value: number) => value;
  const first = along(low), span = along(high) - first || 1;
  return (value) => from + ((along(value) - first) / span) * (to - from);
}

/** A range that holds every number with some air. */
export function spanOf(kind: Kind, numbers: readonly number[]): Range {
  let low = Infinity, high = -Infinity;
  for (const value of numbers) {
    if (!Number.isFinite(value) || (kind === "log" && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0.1, 1];
  if (kind === "log") return [stop(low / logAir, Math.floor), stop(high * logAir, Math.ceil)];
  const span = high - low || Math.abs(high) || 1;
  const from = low >= 0 && low < near * high ? 0 : low - air * span;
  return nice(from, high + air * span, steps) as unknown as Range;
}

const STOPS = [1, 1.5, 2, 3, 5, 7, 10];

function stop(value: number, round: typeof Math.floor): number {
  const power = 10 ** Math.floor(Math.log10(value)), mantissa = value / power;
  const found = round === Math.floor ? STOPS.filter((one) => one <= mantissa * (1 + 1e-9)).at(-1) : STOPS.find((one) => one >= mantissa * (1 - 1e-9));
  return (found ?? 1) * power;
}
