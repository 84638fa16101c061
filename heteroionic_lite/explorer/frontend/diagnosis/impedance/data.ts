/** What a judged spectrum is made of: the circuits that Python prints, the rules and words of both sides. */
import rules from "../../../../diagnosis/impedance/rules.json";
import words from "../../../../diagnosis/impedance/words.json";
import type { Column, Matrix } from "../data.ts";

export const RULES = rules;
export const WORDS = words;

/** What `impedance/published.py` prints. */
export interface Circuit {
  name: string;
  names: readonly string[];
  /** which are fitted by their logarithms */
  logarithmic: readonly boolean[];
  /** of each element how the logarithms of its parameters grow with that of its size */
  scaling: readonly Column[];
  /** Re Z and −Im Z, then the slopes of both with each fitted number, of the natural parameters */
  value: (omega: number, ...natural: number[]) => number[];
}

/** By falling frequency; angular frequencies in rad/s. */
export interface Points {
  omega: number[];
  real: number[];
  imaginary: number[];
  modulus: number[];
  size: number;
}

export function pointsOf(frequency: Column, real: Column, imaginary: Column): Points {
  const order = frequency.map((_, i) => i).sort((a, b) => frequency[b]! - frequency[a]!);
  const of = (values: Column) => order.map((i) => values[i]!);
  const [re, im] = [of(real), of(imaginary)];
  const modulus = re.map((value, i) => Math.hypot(value, im[i]!));
  return { omega: of(frequency).map((f) => 2 * Math.PI * f), real: re, imaginary: im, modulus, size: Math.max(...modulus) };
}

export function natural(circuit: Circuit, fitted: Column): number[] {
  return fitted.map((value, i) => (circuit.logarithmic[i] ? Math.exp(value) : value));
}

/** Real parts, then imaginary parts, relative to the measured modulus: values, and a row of slopes for each. */
export function stacked(circuit: Circuit, points: Points, fitted: Column): { values: number[]; slopes: Matrix } {
  const n = circuit.names.length;
  const numbers = natural(circuit, fitted);
  const [real, imaginary]: [number[], number[]] = [[], []];
  const [realSlopes, imaginarySlopes]: [Matrix, Matrix] = [[], []];
  points.omega.forEach((omega, i) => {
    const found = circuit.value(omega, ...numbers);
    const weight = 1 / points.modulus[i]!;
    real.push(found[0]! * weight);
    imaginary.push(-found[1]! * weight);
    realSlopes.push(found.slice(2, 2 + n).map((slope) => slope * weight));
    imaginarySlopes.push(found.slice(2 + n).map((slope) => -slope * weight));
  });
  return { values: [...real, ...imaginary], slopes: [...realSlopes, ...imaginarySlopes] };
}

export function measured(points: Points): number[] {
  return [...points.real, ...points.imaginary].map((value, i) => value / points.modulus[i % points.omega.length]!);
}
