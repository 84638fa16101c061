/** A curve as drawn: its numbers, its look, and whether a dot moves along it. */
import { marked, positions, present, sample, type Samples } from "./curves.ts";
import type { Curve, Functions, Spec, Values } from "./spec.ts";

export interface Plotted {
  curve: Curve;
  panel: number;
  /** which of the line styles; curves of one label share it across panels */
  style: number;
  marked: boolean;
  /** the abscissa is the slider itself: the dot can be dragged, a guide line shows where it is */
  slides: boolean;
  samples: Samples;
  present: { x: number; y: number } | null;
  at(values: Readonly<Values>): Samples;
}

export const LINE_STYLES = 6;

export function plotted(spec: Spec, functions: Functions): Plotted[] {
  const labels: string[] = [];
  return spec.panels.flatMap((panel, index) => panel.curves.map((curve) => {
    if (!labels.includes(curve.label)) labels.push(curve.label);
    const along = positions(curve);
    const at = (values: Readonly<Values>) => sample(curve, functions, values, along);
    return {
      curve, panel: index, at,
      style: labels.indexOf(curve.label) % LINE_STYLES,
      marked: marked(spec, curve),
      slides: curve.x === null && marked(spec, curve),
      samples: { along, x: along, y: along },
      present: null,
    };
  }));
}

export function update(all: Plotted[], functions: Functions, values: Readonly<Values>): void {
  for (const one of all) {
    one.samples = one.at(values);
    one.present = one.marked ? present(one.curve, functions, values) : null;
  }
}
