/** A judged spectrum as plain data. */
import { heldRemarks } from "../impedance/shown.ts";
import { pointsOf, stacked, WORDS, type Circuit } from "../impedance/data.ts";
import type { CircuitFit } from "../impedance/fit.ts";
import { residuals } from "../impedance/fit.ts";
import { diagnoseSpectrum, type Said, type SpectrumDiagnosis } from "../impedance/result.ts";
import { isInside, OPEN, windowRemarks, without } from "../impedance/window.ts";
import type { Spectrum } from "../reading/spectra.ts";

export interface SpectrumAnswer {
  label: string;
  perArea: boolean;
  verdict: SpectrumDiagnosis["verdict"];
  passed: boolean;
  /** by falling frequency, in SI */
  frequency: number[];
  real: number[];
  imaginary: number[];
  /** what was left out, by the window or one by one */
  out: { real: number[]; imaginary: number[] };
  /** what of the points and of the parameters was decided beforehand, a sentence each */
  remarks: string[];
  relations: { real: number[]; imaginary: number[]; size: number; correlation: number };
  fits: { name: string; circuit: string; aicc: number; weight: number; parameters: number; values: Record<string, number> }[];
  /** Nyquist curves of the two leading circuits: Re and Im in SI */
  curves: { real: number[]; imaginary: number[] }[];
  /** of the leading two, relative to |Z|: real parts, then imaginary ones */
  residuals: number[][];
  parameters: SpectrumDiagnosis["parameters"];
  resistances: SpectrumDiagnosis["resistances"];
  arcs: SpectrumDiagnosis["arcs"];
  doubts: string[];
}

export interface SpectraAnswer {
  kind: "spectra";
  spectra: SpectrumAnswer[];
}

const LEADING = 2, POINTS = 160;

/** What is said of all spectra: points left out by their frequency among it. */
export interface SpectraSaid extends Said {
  excluded?: readonly number[];
}

/** One after the other; each as soon as it is there. */
export function* judging(spectra: readonly Spectrum[], said: SpectraSaid, circuits: readonly Circuit[]): Generator<SpectraAnswer | void, SpectraAnswer> {
  const found: SpectrumAnswer[] = [];
  for (const spectrum of spectra) {
    found.push(judged(spectrum, said, circuits));
    yield { kind: "spectra", spectra: [...found] };
  }
  return { kind: "spectra", spectra: found };
}

function judged(whole: Spectrum, { excluded, ...said }: SpectraSaid, circuits: readonly Circuit[]): SpectrumAnswer {
  const spectrum = without(whole, excluded);
  const { window = OPEN, fixed = {} } = said;
  const found = diagnoseSpectrum(spectrum, circuits, said);
  const isOut = whole.frequency.map((f) => !spectrum.frequency.includes(f) || !isInside(f, window));
  const { omega, real, imaginary } = found.named.points;
  const { relations, fits } = found;
  const names = WORDS.circuits as Record<string, string>;
  return {
    label: spectrum.label, perArea: spectrum.perArea, verdict: found.verdict, passed: relations.passed,
    frequency: omega.map((w) => w / (2 * Math.PI)), real, imaginary,
    out: { real: whole.real.filter((_, i) => isOut[i]), imaginary: whole.imaginary.filter((_, i) => isOut[i]) },
    remarks: [...windowRemarks(spectrum.frequency, window), ...heldRemarks(fixed, spectrum.perArea)],
    relations: { real: relations.real, imaginary: relations.imaginary, size: relations.size, correlation: relations.correlation },
    fits: fits.map((one) => ({
      name: one.circuit.name, circuit: names[one.circuit.name]!, aicc: one.aicc,
      weight: found.weights[one.circuit.name]!, parameters: one.free, values: one.values,
    })),
    curves: fits.slice(0, LEADING).map((one) => curve(one, omega)),
    residuals: fits.slice(0, LEADING).map(residuals),
    parameters: found.parameters, resistances: found.resistances, arcs: found.arcs, doubts: found.doubts,
  };
}

function curve({ circuit, fitted }: CircuitFit, omega: readonly number[]): { real: number[]; imaginary: number[] } {
  const [high, low] = [Math.max(...omega), Math.min(...omega)];
  const frequency = Array.from({ length: POINTS }, (_, i) => (high * (low / high) ** (i / (POINTS - 1))) / (2 * Math.PI));
  const one = frequency.map(() => 1);
  // As if measured with |Z| = 1: then nothing is weighted.
  const points = { ...pointsOf(frequency, one, one), modulus: one };
  const { values } = stacked(circuit, points, fitted);
  return { real: values.slice(0, POINTS), imaginary: values.slice(POINTS) };
}
