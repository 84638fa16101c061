/** The figure's numbers as a table that any program reads. */
import type { Picked } from "../controls/picks.ts";
import { KINDS } from "../figure/marks/list.ts";
import type { Scene } from "../figure/scene.ts";
import type { Spec, Values } from "../spec.ts";
import { shown } from "../words/units.ts";
import { Columns, type Column } from "./columns.ts";
import { reported, type TextColumn } from "./reported.ts";

/** Columns in the order of the panels. */
export function columns(scene: Scene): Column[] {
  const table = new Columns();
  for (const index of scene.spec.panels.keys()) for (const kind of KINDS) kind.columns?.(scene, index, table);
  return table.list;
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function parameterLines(spec: Spec, values: Readonly<Values>): string[] {
  return spec.parameters.map(({ name, display }) =>
    `${name} = ${shown(display, values[name] ?? Number.NaN)} ${display.unit}`.trimEnd());
}

/** The figure's numbers with all that is to be said of them. */
export function csv(scene: Scene, facts: { before: string[]; after: string[] }, picked: Picked = new Map()): string {
  const { spec, values, pinned } = scene;
  const comments = [
    `${spec.title} (${spec.id})`, ...facts.before, ...parameterLines(spec, values),
    ...pinned.map((pin) => `pin ${pin.letter}: ${parameterLines(spec, pin.values).join("; ")}`), ...facts.after,
  ];
  const table: TextColumn[] = [
    ...columns(scene).map(({ title, values: numbers }) =>
      ({ title, cells: Array.from(numbers, (number) => (Number.isFinite(number) ? String(number) : "")) })),
    ...reported(spec, picked),
  ];
  const length = Math.max(0, ...table.map(({ cells }) => cells.length));
  return [
    ...comments.map((line) => `# ${line.replace(/\s+/g, " ")}`),
    table.map(({ title }) => cell(title)).join(","),
    ...Array.from({ length }, (_, i) => table.map(({ cells }) => cell(cells[i] ?? "")).join(",")),
  ].join("\n") + "\n";
}
