/** What an explorer is made of. Python writes it (spec.py), this front end draws it.
 *
 * Every number in a specification is in SI units; `Display` says how it is shown.
 * The functions named here live in an ES module of their own, printed from the same
 * sympy expressions: `export const functions = {name: (values) => number}`, where
 * `values` maps parameter names to SI numbers.
 */

/** shown = SI value × factor + offset */
export interface Display {
  /** as a program reads it: "mol/l" */
  unit: string;
  /** as it is set in type: "mol l⁻¹" */
  typeset: string;
  factor: number;
  offset: number;
}

export type Status = "rigorous" | "measured" | "illustrative";

export interface Parameter {
  name: string;
  /** plain text ("c_b") and HTML ("<i>c</i><sub>b</sub>", made by Python, safe to insert) */
  symbol: string;
  symbolHtml: string;
  meaning: string;
  source: string;
  display: Display;
  /** "moles per litre" */
  spokenUnit: string;
  default: number;
  low: number;
  high: number;
  scale: "linear" | "log" | "integer";
  /** false: has a value, takes part in links, presets and CSV, but shows no slider */
  slider: boolean;
  /** other figures of the page that share it move with it */
  shared?: true;
}

export interface Axis {
  /** "concentration", and with its unit: "concentration / mol l⁻¹" */
  label: string;
  title: string;
  display: Display;
  spokenUnit: string;
  /** none: places, not numbers; nothing stands at such an axis */
  scale: "linear" | "log" | "none";
  /** fitted without air: what runs along it has ends of its own */
  snug: boolean;
  low: number;
  high: number;
}

/** y against x while the parameter `along` runs from `from` to `to`.
 * `x: null` means x is `along` itself; otherwise both are functions (a parametric curve).
 * With `along` among the sliders, the present value is marked by a dot. */
export interface Curve {
  name: string;
  label: string;
  status: Status;
  x: string | null;
  y: string;
  along: string;
  from: number;
  to: number;
  scale: "linear" | "log";
  /** which colour and dashes; marks of one label share them across panels */
  style: number;
  /** parameters held fixed on this curve whatever the sliders say */
  given: Record<string, number>;
}

/** A reported value; the bars are absolute ends in SI, null where there is none. */
export interface Point {
  x: number;
  y: number;
  xLow: number | null;
  xHigh: number | null;
  yLow: number | null;
  yHigh: number | null;
  label: string;
  /** "Schleutker et al. 2017 [49], primary abstract" */
  citation: string;
  /** named in the legend; points of one group have one shape */
  group: string;
  /** by which a reader picks among the points: "ion" → "Li⁺" */
  tags: Record<string, string>;
}

export interface BarPart {
  name: string;
  label: string;
  status: Status;
  function: string;
  style: number;
  /** parameters held fixed in this part whatever the sliders say */
  given: Record<string, number>;
}

/** A bar along x, stacked of parts from zero. */
export interface Bar {
  label: string;
  parts: BarPart[];
}

export interface Panel {
  x: Axis;
  y: Axis;
  curves: Curve[];
  points: Point[];
  bars: Bar[];
  /** one unit of x is as long as one unit of y (Nyquist) */
  equalAspect: boolean;
}

export interface Readout {
  name: string;
  label: string;
  symbolHtml: string;
  function: string;
  display: Display;
  spokenUnit: string;
  given: Record<string, number>;
}

export interface Preset {
  label: string;
  /** parameters to set; the others stay as they are */
  values: Record<string, number>;
}

export interface Choice {
  text: string;
  right: boolean;
  because: string;
}

/** What the reader answers on the figure itself: a value for each place, in SI. */
export interface Guess {
  panel: number;
  /** the curve's name in its panel */
  curve: string;
  at: number[];
  because: string;
  /** the slopes of both curves are compared as well */
  slope: boolean;
}

/** A parameter that moves when the answer is told; with all of them at `to` a guess is judged. */
export interface Move {
  name: string;
  from: number;
  to: number;
}

/** Choices, or a guess and no choices. */
export interface Predict {
  question: string;
  choices: Choice[];
  guess: Guess | null;
  show: Move[];
  /** labels of curves and read-outs that are seen before the answer */
  shown: string[];
  /** the reported values are seen before the answer */
  points: boolean;
}

/** `withNumbers` holds the same formula with `data-parameter="name"` elements whose text is
 * the present value with its unit; the page host has KaTeX HTML in `html`, `htmlWithNumbers`
 * instead of MathML. `spoken` says it in words, `spokenWithNumbers` with `{name}` for values. */
export interface Formula {
  label: string;
  status: Status;
  spoken: string;
  spokenWithNumbers: string;
  mathml?: string;
  mathmlWithNumbers?: string;
  latex?: string;
  latexWithNumbers?: string;
  html?: string;
  htmlWithNumbers?: string;
}

export interface Spec {
  version: 1;
  id: string;
  title: string;
  /** what is to be seen; becomes the figure's text alternative */
  description: string;
  parameters: Parameter[];
  panels: Panel[];
  readouts: Readout[];
  presets: Preset[];
  predict: Predict | null;
  formulas: Formula[];
  /** "R = {interface_resistance} at {concentration}": {name} is a readout or a parameter,
   * written with its unit; {name|number} without; empty: the readouts are listed */
  summary: string;
}

export type Values = Record<string, number>;
export type Functions = Record<string, (values: Values) => number>;
