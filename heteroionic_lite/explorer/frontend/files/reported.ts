/** The reported values of a figure as columns of its table: numbers, their ends, what, who says so. */
import { isPicked, type Picked } from "../controls/picks.ts";
import type { Axis, Panel, Point, Spec } from "../spec.ts";
import { shown } from "../words/units.ts";

export interface TextColumn {
  title: string;
  cells: string[];
}

/** The reported values that the reader sees, with the panel they are in. */
export function shownPoints(spec: Spec, picked: Picked): { panel: Panel; point: Point }[] {
  return spec.panels.flatMap((panel) => panel.points.filter((point) => isPicked(point, picked)).map((point) => ({ panel, point })));
}

export function reported(spec: Spec, picked: Picked): TextColumn[] {
  return spec.panels.flatMap((panel, index): TextColumn[] => {
    const points = shownPoints({ ...spec, panels: [panel] }, picked).map(({ point }) => point);
    if (!points.length) return [];
    const many = spec.panels.filter((other) => other.points.length).length > 1;
    const before = many ? `reported ${index + 1}` : "reported";
    const column = (axis: Axis, which: string, values: (number | null)[]): TextColumn[] =>
      values.every((value) => value === null) ? [] : [{
        title: `${before}${which}: ${axis.title}`,
        cells: values.map((value) => (value === null ? "" : String(shown(axis.display, value)))),
      }];
    return [
      ...(["x", "y"] as const).flatMap((axis) => [
        ...column(panel[axis], "", points.map((point) => point[axis])),
        ...column(panel[axis], ", low", points.map((point) => point[`${axis}Low`])),
        ...column(panel[axis], ", high", points.map((point) => point[`${axis}High`])),
      ]),
      { title: `${before}: what`, cells: points.map(({ label }) => label) },
      { title: `${before}: source`, cells: points.map(({ citation }) => citation) },
    ];
  });
}
