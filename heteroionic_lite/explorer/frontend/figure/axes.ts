/** Axis ranges and ticks, in shown units. */
import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from "d3-scale";
import { extent, ticks as evenTicks } from "d3-array";
import drawing from "../../../drawing.json";
import type { Axis } from "../spec.ts";
import { formatNumber, powerOfTen } from "../words/format.ts";
import { shown } from "../words/units.ts";

const RULES = drawing.axes;

export type Range = readonly [low: number, high: number];
export type Scale = ScaleContinuousNumeric<number, number>;

export function givenRange(axis: Axis): Range {
  return [shown(axis.display, axis.low), shown(axis.display, axis.high)];
}

export function makeScale(axis: Axis, domain: Range, pixels: Range): Scale {
  const scale: Scale = axis.scale === "log" ? scaleLog() : scaleLinear();
  return scale.domain(domain).range(pixels);
}

export interface Ticks {
  labelled: number[];
  unlabelled: number[];
  format: (value: number) => string;
}

/** `room` is how many labels there is space for. */
export function makeTicks(axis: Axis, [low, high]: Range, room: number): Ticks {
  if (axis.scale === "none") return { labelled: [], unlabelled: [], format: String };
  if (axis.scale === "log") return logTicks(low, high, room);
  const labelled = evenTicks(low, high, Math.max(2, room));
  const step = Math.abs((labelled[1] ?? 1) - (labelled[0] ?? 0)) || 1;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const plain = Math.max(Math.abs(low), Math.abs(high)) < RULES.plain_below && decimals <= RULES.most_decimals;
  return {
    labelled,
    unlabelled: [],
    format: (value) => plain
      ? value.toFixed(decimals).replace("-", "−")
      : formatNumber(value, 3, { trim: true }),
  };
}

function logTicks(low: number, high: number, room: number): Ticks {
  const first = Math.floor(Math.log10(low) - 1e-9);
  const last = Math.ceil(Math.log10(high) + 1e-9);
  const within = (value: number) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const at = (multiples: number[]) => {
    const values: number[] = [];
    for (let e = first; e <= last; e++)
      for (const m of multiples) values.push(Number(`${m}e${e}`));
    return values.filter(within);
  };
  const all = at([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  let labelled = at([1]);
  if (labelled.length > room) {
    const stride = Math.ceil(labelled.length / room);
    labelled = labelled.filter((value) => Math.round(Math.log10(value)) % stride === 0);
  } else if (labelled.length < RULES.least_labels) {
    // Less than two whole decades: powers of ten alone would leave the axis bare.
    for (const multiples of [[1, 2, 5], [1, 3], [1]]) {
      labelled = at(multiples);
      if (labelled.length <= room) break;
    }
    if (labelled.length < 2) labelled = evenTicks(low, high, Math.max(2, room)).filter((v) => v > 0);
  }
  const crowded = last - first > Math.max(8, 2 * room);
  const plain = labelled.every((value) => value >= RULES.plain_from * (1 - 1e-9) && value <= RULES.plain_to * (1 + 1e-9));
  return {
    labelled,
    unlabelled: crowded ? at([1]).filter((v) => !labelled.includes(v)) : all.filter((v) => !labelled.includes(v)),
    format: plain ? (value) => String(Number(value.toPrecision(3))) : powerOfTen,
  };
}

/** A range that holds every number with some air, ending on round values; a snug axis has none. */
export function fittedRange(axis: Axis, numbers: Iterable<number>): Range | null {
  if (axis.scale === "none") return null;
  const finite: number[] = [];
  for (const value of numbers)
    if (Number.isFinite(value) && (axis.scale === "linear" || value > 0)) finite.push(value);
  const [low, high] = extent(finite);
  if (low === undefined || high === undefined) return null;
  if (axis.snug && low < high) return [low, high];
  return axis.scale === "log" ? fittedLog(low, high) : fittedLinear(low, high);
}

function fittedLog(low: number, high: number): Range {
  // So many decades are what an eye can use; an exponential may have three hundred.
  const { log_air: air, decades } = RULES;
  const floor = roundLog(Math.max(low, high * 10 ** -decades) / air, Math.floor);
  const ceiling = roundLog(high * air, Math.ceil);
  return [floor, ceiling];
}

function roundLog(value: number, round: (x: number) => number): number {
  const exponent = Math.floor(Math.log10(value));
  const mantissa = value / 10 ** exponent;
  const stops = [1, 2, 5, 10];
  const stop = round === Math.floor
    ? stops.filter((s) => s <= mantissa * (1 + 1e-9)).at(-1)
    : stops.find((s) => s >= mantissa * (1 - 1e-9));
  return Number(`${stop ?? 1}e${exponent}`);
}

function fittedLinear(low: number, high: number): Range {
  const span = high - low || Math.abs(high) || 1;
  const { air, from_zero: near, steps } = RULES;
  const from = low >= 0 && low < near * high ? 0 : low - air * span;
  const to = high <= 0 && high > near * low ? 0 : high + air * span;
  const [nice0, nice1] = scaleLinear().domain([from, to]).nice(steps).domain();
  return [nice0 ?? from, nice1 ?? to];
}

/** Lengthens one of two linear ranges so that a unit is as long on both. */
export function equalAspect(x: Range, y: Range, width: number, height: number): [Range, Range] {
  const perPixel = Math.max((x[1] - x[0]) / width, (y[1] - y[0]) / height);
  return [[x[0], x[0] + perPixel * width], [y[0], y[0] + perPixel * height]];
}
