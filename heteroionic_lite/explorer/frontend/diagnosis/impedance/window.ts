/** The points of a spectrum inside a window of frequencies. */
// By name, so that a script takes no more of the words and rules than it says.
import { faults, window as words } from "../../../../diagnosis/impedance/words.json";
import { notices, spectra as limits } from "../../../../diagnosis/reading/rules.json";
import { formatNumber } from "../../words/format.ts";
import type { Spectrum } from "../reading/spectra.ts";
import { filled } from "./filled.ts";

/** In Hz; null where an end is open. */
export type Window = readonly [low: number | null, high: number | null];

export const OPEN: Window = [null, null];
/** As frequencies are compared that files print with six digits. */
const SAME = 1e-5;
const ROUNDING = 1e-9;

export const isInside = (f: number, [low, high]: Window) => (low === null || f >= low * (1 - SAME)) && (high === null || f <= high * (1 + SAME));

/** Ends included. */
export function inside(spectrum: Spectrum, window: Window): Spectrum {
  const of = (values: number[]) => values.filter((_, i) => isInside(spectrum.frequency[i]!, window));
  return { ...spectrum, frequency: of(spectrum.frequency), real: of(spectrum.real), imaginary: of(spectrum.imaginary) };
}

/** A spectrum without some frequencies. */
export function without(spectrum: Spectrum, frequencies: readonly number[] = []): Spectrum {
  const kept = spectrum.frequency.map((f) => !frequencies.some((one) => Math.abs(one - f) <= SAME * f));
  const of = (values: number[]) => values.filter((_, i) => kept[i]);
  return { ...spectrum, frequency: of(spectrum.frequency), real: of(spectrum.real), imaginary: of(spectrum.imaginary) };
}

/** Why nothing is fitted inside it; "" where something is. */
export function wrongWith(frequency: readonly number[], window: Window): string {
  const [low, high] = window;
  if (low !== null && high !== null && low >= high) return filled(faults.WINDOW_ORDER, { low: hertz(low), high: hertz(high) });
  const left = frequency.filter((f) => isInside(f, window)).length;
  const { fewest } = limits;
  if ((low === null && high === null) || left >= fewest) return "";
  return filled(faults.SPECTRUM_SHORT, { left: String(left), all: String(frequency.length), fewest: String(fewest) });
}

/** How many points are left out, and whether what is left spans too little. */
export function windowRemarks(frequency: readonly number[], window: Window): string[] {
  const [low, high] = window;
  const left = frequency.filter((f) => isInside(f, window));
  const out = frequency.filter((f) => !isInside(f, window));
  if (!out.length) return [];
  const below = low !== null && out.some((f) => f < low), above = high !== null && out.some((f) => f > high);
  const where = filled(words[below && above ? "both" : below ? "below" : "above"], { low: low === null ? "" : hertz(low), high: high === null ? "" : hertz(high) });
  const found = [filled(words.left, { where, out: String(out.length), all: String(frequency.length) })];
  const { fewest, decades: wanted } = limits;
  const decades = Math.log10(Math.max(...left) / Math.min(...left));
  if (decades < wanted - ROUNDING) {
    const over = formatNumber(decades, 2, { trim: true });
    found.push(filled(notices.short, { n: String(left.length), decades: over, fewest: String(fewest), wanted: String(wanted) }));
  }
  return found;
}

const STEPS = [[1e6, 1e-6, "MHz"], [1e3, 1e-3, "kHz"], [1, 1, "Hz"], [0, 1e3, "mHz"]] as const;

/** "100 kHz": a frequency as people say it. */
export function hertz(value: number): string {
  const [, factor, unit] = STEPS.find(([least]) => value >= least) ?? STEPS[3];
  return `${formatNumber(value * factor, 4, { trim: true })} ${unit}`;
}
