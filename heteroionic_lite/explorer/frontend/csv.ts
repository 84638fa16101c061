/** The curves as a table that any program reads. */
import type { Pin } from "./pins.ts";
import type { Plotted } from "./plotted.ts";
import type { Samples } from "./curves.ts";
import type { Axis, Spec, Values } from "./spec.ts";
import { columnTitle, shown } from "./units.ts";

export interface Column {
  title: string;
  values: number[];
}

const FREE: Axis["display"] = { unit: "", factor: 1, offset: 0 };

function converted({ display }: { display: Axis["display"] }, values: Float64Array): number[] {
  return Array.from(values, (value) => shown(display, value));
}

/** Columns in the order of the panels; curves that share their x share its column. */
export function columns(spec: Spec, curves: Plotted[], pins: readonly Pin[] = []): Column[] {
  const result: Column[] = [];
  const shared = new Set<string>();
  for (const one of curves) {
    const { curve } = one;
    const panel = spec.panels[one.panel]!;
    const many = panel.curves.length > 1 || spec.panels.length > 1;
    const yTitle = columnTitle(many ? `${curve.label}: ${panel.y.label}` : panel.y.label, panel.y.display);
    const sets: { samples: Samples; mark: string }[] = [
      { samples: one.samples, mark: "" },
      ...pins.flatMap((pin) => {
        const samples = pin.samples.get(one);
        return samples ? [{ samples, mark: ` (pin ${pin.letter})` }] : [];
      }),
    ];
    for (const { samples, mark } of sets) {
      const ends = `${curve.along} ${curve.from} ${curve.to} ${curve.scale}`;
      // Curves over the same quantity between the same ends share its column; between others they have their own.
      const alongColumn = (label: string, display: Axis["display"], numbers: Float64Array) => {
        const plain = columnTitle(label, display);
        if (shared.has(`${plain} ${ends}`)) return;
        const taken = result.some((column) => column.title === plain);
        const title = taken ? columnTitle(`${curve.label}: ${label}`, display) : plain;
        result.push({ title, values: converted({ display }, numbers) });
        shared.add(`${plain} ${ends}`);
      };
      if (curve.x === null) alongColumn(panel.x.label, panel.x.display, samples.x);
      else {
        const running = spec.parameters.find((p) => p.name === curve.along);
        const name = curve.along.replaceAll("_", " ");
        alongColumn(running ? name : `${name} (SI)`, running?.display ?? FREE, samples.along);
        const xTitle = columnTitle(`${curve.label}: ${panel.x.label}${mark}`, panel.x.display);
        result.push({ title: xTitle, values: converted(panel.x, samples.x) });
      }
      result.push({ title: mark ? yTitle.replace(/(?= \/ |$)/, mark) : yTitle, values: converted(panel.y, samples.y) });
    }
  }
  return result;
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function parameterLines(spec: Spec, values: Readonly<Values>): string[] {
  return spec.parameters.map(({ name, display }) =>
    `${name} = ${shown(display, values[name] ?? Number.NaN)}${display.unit && display.unit !== "1" ? ` ${display.unit}` : ""}`);
}

export function csv(
  spec: Spec, curves: Plotted[], values: Readonly<Values>, pins: readonly Pin[], address: string | null,
): string {
  const comments = [`${spec.title} (${spec.id})`, ...(address ? [address] : []), ...parameterLines(spec, values)];
  for (const pin of pins) comments.push(`pin ${pin.letter}: ${parameterLines(spec, pin.values).join("; ")}`);
  const table = columns(spec, curves, pins);
  const length = Math.max(0, ...table.map((column) => column.values.length));
  const rows = Array.from({ length }, (_, i) =>
    table.map(({ values: column }) => (Number.isFinite(column[i]) ? String(column[i]) : "")).join(","));
  return [
    ...comments.map((line) => `# ${line.replace(/\s+/g, " ")}`),
    table.map((column) => cell(column.title)).join(","),
    ...rows,
  ].join("\n") + "\n";
}
