/** The figure's numbers as a table that any program reads. */
import { KINDS } from "../figure/marks/list.ts";
import type { Scene } from "../figure/scene.ts";
import type { Spec, Values } from "../spec.ts";
import { shown } from "../words/units.ts";
import { Columns, type Column } from "./columns.ts";

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

export function csv(scene: Scene, address: string | null): string {
  const { spec, values, pinned } = scene;
  const comments = [`${spec.title} (${spec.id})`, ...(address ? [address] : []), ...parameterLines(spec, values)];
  for (const pin of pinned) comments.push(`pin ${pin.letter}: ${parameterLines(spec, pin.values).join("; ")}`);
  const table = columns(scene);
  const length = Math.max(0, ...table.map((column) => column.values.length));
  const rows = Array.from({ length }, (_, i) =>
    table.map(({ values: column }) => (Number.isFinite(column[i]) ? String(column[i]) : "")).join(","));
  return [
    ...comments.map((line) => `# ${line.replace(/\s+/g, " ")}`),
    table.map((column) => cell(column.title)).join(","),
    ...rows,
  ].join("\n") + "\n";
}
