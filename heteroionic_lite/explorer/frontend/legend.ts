/** Which line is which: a piece of the line, its name, its status, its present value. */
import { h, s } from "./dom.ts";
import { DIAMOND } from "./panel.ts";
import type { Plotted } from "./plotted.ts";
import type { Spec, Status } from "./spec.ts";
import { quantity } from "./units.ts";

export function lineSample(style: number): SVGSVGElement {
  return s("svg", { class: "hx-sample", width: 34, height: 12, "aria-hidden": "true" },
    s("line", { x1: 1, x2: 33, y1: 6, y2: 6, "data-style": style }));
}

export function statusChip(status: Status): HTMLElement {
  return h("span", { class: "hx-status", "data-status": status }, status);
}

export interface Legend {
  element: HTMLElement;
  show(): void;
}

export function legend(spec: Spec, curves: Plotted[], emphasise: (style: number | null) => void): Legend {
  const firsts = curves.filter((one, i) => curves.findIndex((other) => other.curve.label === one.curve.label) === i);
  // Where all curves have one status, the figure's badge says it.
  const mixed = new Set(firsts.map((one) => one.curve.status)).size > 1;
  const values = new Map<Plotted, HTMLElement>();
  const items = firsts.map((one) => {
    const value = h("span", { class: "hx-legend-value" });
    if (one.slides) values.set(one, value);
    const item = h("li", { class: "hx-legend-item" },
      lineSample(one.style),
      h("span", { class: "hx-legend-label" }, one.curve.label),
      one.slides && value,
      mixed && statusChip(one.curve.status));
    item.addEventListener("pointerenter", () => emphasise(one.style));
    item.addEventListener("pointerleave", () => emphasise(null));
    return item;
  });
  const points = spec.panels.flatMap((panel) => panel.points);
  if (points.length) {
    const mark = s("svg", { class: "hx-sample", width: 34, height: 14, "aria-hidden": "true" },
      s("path", { class: "hx-point-mark", d: DIAMOND, transform: "translate(17,7) scale(0.72)" }));
    items.push(h("li", { class: "hx-legend-item" }, mark,
      h("span", { class: "hx-legend-label" }, points.length === 1 ? "reported value" : "reported values"), statusChip("measured")));
  }
  const element = h("ul", { class: "hx-legend", "aria-label": "Curves" }, ...items);
  return {
    element,
    show() {
      for (const [one, value] of values) {
        const display = spec.panels[one.panel]?.y.display;
        value.textContent = display && one.present ? quantity(display, one.present.y) : "";
      }
    },
  };
}
