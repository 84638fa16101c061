/** The figure as tables, made when asked for. */
import { columns } from "./csv.ts";
import { h, trusted } from "./dom.ts";
import { formatNumber } from "./format.ts";
import type { Pin } from "./pins.ts";
import type { Plotted } from "./plotted.ts";
import { pointText } from "./points.ts";
import { allowedRange } from "./range.ts";
import type { Spec, Values } from "./spec.ts";
import { quantity, typesetUnit } from "./units.ts";

const ROWS = 25;

type Cells = (string | Node)[];

function table(caption: string, head: string[], rows: Cells[]): HTMLElement {
  const box = h("div", { class: "hx-table-scroll", tabindex: 0, role: "group", "aria-label": caption },
    h("table", { class: "hx-table" },
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, ...rows.map((cells) => h("tr", {}, ...cells.map((cell, i) =>
        i ? h("td", {}, cell) : h("th", { scope: "row" }, cell)))))));
  return box;
}

function typesetTitle(title: string): string {
  const cut = title.lastIndexOf(" / ");
  return cut < 0 ? title : `${title.slice(0, cut)} / ${typesetUnit(title.slice(cut + 3))}`;
}

function curveTable(spec: Spec, curves: Plotted[], pins: readonly Pin[]): HTMLElement {
  const all = columns(spec, curves, pins);
  const length = Math.max(0, ...all.map((column) => column.values.length));
  const rows = Array.from({ length: Math.min(ROWS, length) }, (_, i) => {
    const at = Math.round((i * (length - 1)) / Math.max(1, Math.min(ROWS, length) - 1));
    return all.map(({ values }) => (Number.isNaN(values[at] ?? Number.NaN) ? "–" : formatNumber(values[at]!, 4)));
  });
  return table("Curves at the present settings", all.map((column) => typesetTitle(column.title)), rows);
}

/** A source names rows of the reported values by their ids, V040; on the site each is a link to its row. */
function cited(source: string, onPage: boolean): string | HTMLElement {
  const parts = source.split(/\b(V\d{3})\b/);
  if (!onPage || parts.length === 1) return source;
  return h("span", {}, ...parts.map((part, i) => (i % 2 ? h("a", { href: `data.html#${part}` }, part) : part)));
}

function pointTable(spec: Spec, onPage: boolean): HTMLElement | null {
  const rows = spec.panels.flatMap((panel) => panel.points.map((point): Cells =>
    [point.label, pointText(panel, point), cited(point.citation, onPage)]));
  return rows.length ? table("Reported values", ["what", "value", "source"], rows) : null;
}

function parameterTable(spec: Spec, values: Readonly<Values>, onPage: boolean): HTMLElement {
  return table("Parameters", ["symbol", "meaning", "now", "range", "source of the default"],
    spec.parameters.map((p): Cells => [
      trusted(p.symbolHtml), p.meaning,
      quantity(p.display, values[p.name] ?? Number.NaN, 4, { trim: true }), allowedRange(p), cited(p.source, onPage),
    ]));
}

export interface DataTable {
  element: HTMLDetailsElement;
  show(): void;
}

export function dataTable(
  spec: Spec, curves: Plotted[], now: () => { values: Readonly<Values>; pins: readonly Pin[] },
  onPage: boolean,
): DataTable {
  const body = h("div", { class: "hx-tables" });
  const element = h("details", { class: "hx-data" }, h("summary", {}, "Data, parameters and sources"), body);
  const show = () => {
    if (!element.open) return;
    const { values, pins } = now();
    const made = [curveTable(spec, curves, pins), pointTable(spec, onPage), parameterTable(spec, values, onPage)];
    body.replaceChildren(...made.filter((part) => part !== null));
  };
  element.addEventListener("toggle", show);
  return { element, show };
}
