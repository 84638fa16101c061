/** The figure as tables, made when asked for. */
import { allowedRange } from "../controls/range.ts";
import { h, trusted } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { KINDS } from "../figure/marks/list.ts";
import type { Scene } from "../figure/scene.ts";
import { formatNumber } from "../words/format.ts";
import { quantity } from "../words/units.ts";
import { cited, type Table } from "./cells.ts";
import { columns } from "./csv.ts";

const ROWS = 25;

function drawn({ caption, head, rows }: Table): HTMLElement {
  return h("div", { class: "hx-table-scroll", tabindex: 0, role: "group", "aria-label": caption },
    h("table", { class: "hx-table" },
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, ...rows.map((cells) => h("tr", {}, ...cells.map((cell, i) =>
        i ? h("td", {}, cell) : h("th", { scope: "row" }, cell)))))));
}

/** What runs along something; single numbers stand in tables of their own. */
function curveTables(scene: Scene): Table[] {
  const all = columns(scene).filter(({ values }) => values.length > 1);
  const length = Math.max(0, ...all.map((column) => column.values.length));
  const rows = Array.from({ length: Math.min(ROWS, length) }, (_, i) => {
    const at = Math.round((i * (length - 1)) / Math.max(1, Math.min(ROWS, length) - 1));
    return all.map(({ values }) => (Number.isNaN(values[at] ?? Number.NaN) ? "–" : formatNumber(values[at]!, 4)));
  });
  return all.length ? [{ caption: "Curves at the present settings", head: all.map(({ title }) => title), rows }] : [];
}

function parameterTable({ spec, values }: Scene, onPage: boolean): Table {
  return {
    caption: "Parameters",
    head: ["symbol", "meaning", "now", "range", "source of the default"],
    rows: spec.parameters.map((p) => [
      trusted(p.symbolHtml), p.meaning,
      quantity(p.display, values[p.name] ?? Number.NaN, 4, { trim: true }), allowedRange(p), cited(p.source, onPage),
    ]),
  };
}

export function dataTable(figure: Figure): Part {
  const body = h("div", { class: "hx-tables" });
  const element = h("details", { class: "hx-data" }, h("summary", {}, "Data, parameters and sources"), body);
  const show = () => {
    if (!element.open || figure.veiled) return body.replaceChildren();
    const { onPage } = figure;
    const all = [
      ...curveTables(figure),
      ...KINDS.flatMap((kind) => kind.tables?.(figure, onPage) ?? []),
      parameterTable(figure, onPage),
    ];
    body.replaceChildren(...all.map(drawn));
  };
  element.addEventListener("toggle", show);
  return { element, words: show };
}
