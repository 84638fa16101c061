/** Which mark is which: a piece of it, its name, its status, its present value. */
import { h, write } from "../dom.ts";
import type { Status } from "../spec.ts";
import type { Figure, Part } from "./figure.ts";
import type { LegendEntry } from "./marks/mark.ts";

export function statusChip(status: Status): HTMLElement {
  return h("span", { class: "hx-status", "data-status": status }, status);
}

/** One entry for each label, whatever the panels. */
function entries({ chart }: Figure): LegendEntry[] {
  const found = new Map<string, LegendEntry>();
  for (const { marks } of chart.panels)
    for (const entry of marks.flatMap((mark) => mark.legend?.() ?? []))
      if (!found.has(entry.label)) found.set(entry.label, entry);
  return [...found.values()].sort((a, b) => Number(a.always ?? false) - Number(b.always ?? false));
}

export function legend(figure: Figure): Part {
  const all = entries(figure);
  // Where all marks have one status, the figure's badge says it.
  const mixed = new Set(all.filter((entry) => !entry.always).map((entry) => entry.status)).size > 1;
  const values: { node: HTMLElement; label: string; text: () => string }[] = [];
  const items = all.map(({ label, sample, status, style, always, value }) => {
    const node = value && h("span", { class: "hx-legend-value" });
    if (node) values.push({ node, label, text: value });
    const item = h("li", { class: "hx-legend-item" },
      sample, h("span", { class: "hx-legend-label" }, label), node, (always || mixed) && statusChip(status));
    if (style !== undefined) {
      item.addEventListener("pointerenter", () => figure.chart.emphasise(style));
      item.addEventListener("pointerleave", () => figure.chart.emphasise(null));
    }
    return item;
  });
  const same = h("p", { class: "hx-same", hidden: true });
  const element = document.createDocumentFragment();
  element.append(h("ul", { class: "hx-legend", "aria-label": "Curves" }, ...items), same);
  const compare = () => {
    same.textContent = figure.chart.coincidence();
    same.hidden = !same.textContent;
  };
  return {
    element,
    words() {
      for (const { node, label, text } of values) write(node, figure.hides(label) ? "" : text());
    },
    arranged: compare,
    rest: compare,
  };
}
