/** Lines that follow the values: y against x while a parameter runs from end to end. */
import type { Columns } from "../../files/columns.ts";
import { s } from "../../dom.ts";
import type { Curve, Display } from "../../spec.ts";
import { quantity } from "../../words/units.ts";
import { outline } from "../outline.ts";
import type { PanelView } from "../panel.ts";
import type { Course } from "../same.ts";
import { marked, positions, present, sample, type Samples } from "../samples.ts";
import type { Scene } from "../scene.ts";
import { steady } from "../steady.ts";
import type { LegendEntry, MarkKind } from "./mark.ts";

/** A curve and its numbers at the present values. */
export interface Line {
  curve: Curve;
  /** a slider moves a dot along it */
  marked: boolean;
  /** the abscissa is the slider itself: the dot can be dragged, a guide line shows where it is */
  slides: boolean;
  samples: Samples;
  present: { x: number; y: number } | null;
  at(values: Scene["values"]): Samples;
}

export function lines(scene: Scene, index: number): Line[] {
  return (scene.spec.panels[index]?.curves ?? []).map((curve) => {
    const along = positions(curve);
    const moves = marked(scene.spec, curve);
    const line: Line = {
      curve, marked: moves,
      slides: curve.x === null && moves,
      samples: { along, x: along, y: along },
      present: null,
      at: (values) => sample(curve, scene.functions, values, along),
    };
    follow(line, scene);
    return line;
  });
}

function follow(line: Line, { functions, values }: Scene): void {
  line.samples = line.at(values);
  line.present = line.marked ? present(line.curve, functions, values) : null;
}

const ofPanels = new WeakMap<PanelView, Line[]>();

/** The lines of a panel, which dots, guide and pins share with the curves. */
export function linesOf(view: PanelView): Line[] {
  const found = ofPanels.get(view) ?? lines(view.figure, view.index);
  ofPanels.set(view, found);
  return found;
}

export function pathOf(view: PanelView, { along, x, y }: Samples): string {
  const [across, up] = (["x", "y"] as const).map((axis) => ({ display: view.panel[axis].display, scale: view[axis] }));
  return outline(x, y, across!, up!, x === along);
}

/** A line as pieces of defined points, in pixels. */
function runsOf(view: PanelView, { x, y }: Samples): (readonly [number, number])[][] {
  const runs: (readonly [number, number])[][] = [[]];
  for (const [i, value] of x.entries()) {
    const [px, py] = view.place(value, y[i]!);
    if (Number.isFinite(px) && Number.isFinite(py)) runs.at(-1)!.push([px, py]);
    else if (runs.at(-1)!.length) runs.push([]);
  }
  return runs;
}

export function lineSample(style: number): SVGSVGElement {
  return s("svg", { class: "hx-sample", width: 34, height: 12, "aria-hidden": "true" },
    s("line", { x1: 1, x2: 33, y1: 6, y2: 6, "data-style": style }));
}

export const curves: MarkKind = {
  functions: (panel) => panel.curves.flatMap(({ x, y }) => (x === null ? [y] : [x, y])),
  statuses: (panel) => panel.curves.map((curve) => curve.status),

  columns(scene, index, table) {
    for (const line of lines(scene, index)) addColumns(scene, index, line, table);
  },

  make(view) {
    const all = linesOf(view);
    if (!all.length) return null;
    const paths = new Map(all.map((line) => [line, s("path", {
      class: "hx-curve", "data-curve": line.curve.name, "data-panel": view.index, "data-style": line.curve.style,
    })]));
    return {
      // The first curve lies on top: it is the one the figure is about.
      element: s("g", { class: "hx-curves", ...view.clipped }, steady(), ...[...paths.values()].reverse()),
      slides: all.find((line) => line.slides)?.curve.along ?? null,
      compute() {
        for (const line of all) follow(line, view.figure);
      },
      draw() {
        for (const [line, path] of paths)
          path.setAttribute("d", view.figure.hides(line.curve.label) ? "" : pathOf(view, line.samples));
      },
      extent: (axis) => all.flatMap((line) => [...line.samples[axis]]),
      legend: () => all.map((line): LegendEntry => ({
        label: line.curve.label,
        sample: lineSample(line.curve.style),
        status: line.curve.status,
        style: line.curve.style,
        ...(line.slides && { value: () => (line.present ? quantity(view.panel.y.display, line.present.y) : "") }),
      })),
      courses: () => all.map(({ curve, samples }): Course => ({
        label: curve.label,
        over: `${curve.along} ${curve.from} ${curve.to} ${curve.scale}`,
        x: samples.x.map((value) => view.share("x", value)),
        y: samples.y.map((value) => view.share("y", value)),
      })),
      runs: () => all.flatMap((line) => runsOf(view, line.samples)),
      outside: () => all
        .filter(({ samples: { x, y } }) => !x.some((value, i) => view.holds(value, y[i]!)))
        .map((line) => line.curve.label),
    };
  },
};

/** Columns in the order of the curves; those over one quantity between the same ends share its column. */
function addColumns(scene: Scene, index: number, { curve, samples, at }: Line, table: Columns): void {
  const { spec, pinned } = scene;
  const panel = spec.panels[index]!;
  const many = panel.curves.length > 1 || spec.panels.length > 1;
  const ends = `${curve.along} ${curve.from} ${curve.to} ${curve.scale}`;
  const sets = [{ samples, mark: "" }, ...pinned.map((pin) => ({ samples: at(pin.values), mark: ` (pin ${pin.letter})` }))];
  for (const { samples: { along, x, y }, mark } of sets) {
    const running = (label: string, display: Display, numbers: Float64Array) =>
      table.share(ends, label, `${curve.label}: ${label}`, display, numbers);
    if (curve.x === null) running(panel.x.label, panel.x.display, x);
    else {
      const parameter = spec.parameters.find((p) => p.name === curve.along);
      const name = curve.along.replaceAll("_", " ");
      running(parameter ? name : `${name} (SI)`, parameter?.display ?? { unit: "", typeset: "", factor: 1, offset: 0 }, along);
      table.add(`${curve.label}: ${panel.x.label}${mark}`, panel.x.display, x);
    }
    table.add(`${many ? `${curve.label}: ${panel.y.label}` : panel.y.label}${mark}`, panel.y.display, y);
  }
}
