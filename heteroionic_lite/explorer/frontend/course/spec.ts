/** What a problem set is on a page. Python writes it (course/page.py); nothing here has a DOM. */
import type { Display } from "../spec.ts";

export type Values = Record<string, number>;
/** The functions of the set's ES module: SI numbers by parameter name. */
export type Functions = Readonly<Record<string, (values: Readonly<Values>) => number>>;

export interface ProblemSet {
  version: 1;
  id: string;
  /** what the names of its exercises begin with: "ps1" */
  key: string;
  title: string;
  chapter: string;
  exercises: Exercise[];
}

interface Given {
  name: string;
  hidden: boolean;
}
export interface DrawnNumber extends Given {
  kind: "draw";
  values: number[];
  display: Display;
}
/** Computed from those before it and printed, as a measurement is. */
export interface PrintedNumber extends Given {
  kind: "printed";
  function: string;
  digits: number;
  noise: number;
  display: Display;
}
export interface Variant extends Given {
  kind: "variant";
  texts: string[];
}
export type Draw = DrawnNumber | PrintedNumber | Variant;

export interface Mistake {
  name: string;
  function: string;
  message: string;
  misconception: string;
  /** anchor of the section to read again */
  link: string;
}

/** A hidden interface on which measurements are bought (course/bench.py). */
export interface Bench {
  /** functions of the sheet's numbers that make the truth; what is missing is nothing */
  truth: Record<string, string>;
  /** mol/l, h, mV */
  concentrations: number[];
  ages: number[];
  biases: number[];
  budget: number;
  noise: number;
  prices: { row: number; concentration: number; age: number };
  /** what is given where nothing can be bought */
  usual: string;
  /** SI */
  reference: { concentration: number; temperature: number; time: number; faraday: number; gas: number };
  /** how a file of rows begins: what it declares, a line each, and its header */
  file: string[];
}

interface Common {
  id: string;
  title: string;
  /** HTML with places `[[name]]`, `[[name:unit]]`, which `fill` fills in; so are hints, solution, messages */
  text: string;
  hints: string[];
  solution: string;
  minutes: number;
  points: number;
  outcomes: string[];
  draws: Draw[];
  /** numbers on the way, and the answer */
  working: Record<string, { function: string; digits: number; display: Display }>;
  /** units that places ask for, by "name:unit" */
  displays: Record<string, Display>;
  mistakes: Mistake[];
  table: { head: string[]; rows: string[][] } | null;
  bench: Bench | null;
  /** the exercise whose numbers these are */
  like: string | null;
  figure: { explorer: string; page: string; settings: Record<string, string>; words: string } | null;
}

export interface Unit {
  text: string;
  label: string;
}
export interface Numeric extends Common {
  kind: "numeric";
  answer: string;
  unit: string;
  asked: Unit;
  /** what a list of units offers; some are wrong */
  units: Unit[];
  tolerance: number;
  within: [number, number | null];
}
export interface Expression extends Common {
  kind: "expression";
  answer: string;
  of: { name: string; spellings: string[] }[];
  /** where formulas are compared */
  at: Values[];
  limits: { words: string; at: Values }[];
  mayBeFunction: boolean;
}
export interface Option {
  text: string;
  /** or the function that is 1 where it is right */
  right: boolean | string;
  message: string;
  name: string;
  misconception: string;
  link: string;
}
export interface Choice extends Common {
  kind: "choice";
  options: Option[];
  /** an answer says how sure it is, and the first one counts */
  sure: boolean;
}
export interface Essay extends Common {
  kind: "essay";
  rubric: { name: string; levels: string[] }[];
  longest: number;
}
export type Exercise = Numeric | Expression | Choice | Essay;

/** What somebody says the answer is. */
export interface Claim {
  exercise: string;
  /** the code whose numbers it answers */
  sheet: string;
  value: string;
  unit: string;
  hints: number;
  tries: number;
  /** measurements: places in the lists of the bench, three digits each */
  bought: string;
}

export interface Verdict {
  kind: string;
  /** share of the points; null where a person decides */
  credit: number | null;
  /** HTML */
  message: string;
  /** whether it was an attempt */
  counts: boolean;
  mistake: string;
  misconception: string;
  link: string;
  power: number;
}
