/** Reported values: diamonds, or a shape for each group, with bars, which say what they are and who says so. */
import drawing from "../../../../drawing.json";
import { isPicked } from "../../controls/picks.ts";
import { h, s } from "../../dom.ts";
import { cited } from "../../files/cells.ts";
import type { Display, Panel, Point, Spec } from "../../spec.ts";
import { formatNumber } from "../../words/format.ts";
import { quantity, shown } from "../../words/units.ts";
import type { Figure } from "../figure.ts";
import type { PanelView } from "../panel.ts";
import type { LegendEntry, MarkKind } from "./mark.ts";

/** The radius is wide enough to frame the dot that may come to sit on a point. */
const { radius: R, cap: CAP, shapes: SHAPES } = drawing.marks.point;

/** The groups of a figure's points, in the order of their shapes. */
function groups(spec: Spec): string[] {
  return [...new Set(spec.panels.flatMap(({ points: all }) => all.map(({ group }) => group)))];
}

function outline(spec: Spec, group: string): string {
  const corners = SHAPES[groups(spec).indexOf(group)] ?? SHAPES[0] ?? [];
  return `M${corners.map(([x = 0, y = 0]) => `${x * R},${y * R}`).join("L")}Z`;
}

export function pointText(panel: Panel, point: Point): string {
  const part = (axis: "x" | "y") => {
    const { label, display } = panel[axis];
    const low = point[`${axis}Low`];
    const high = point[`${axis}High`];
    const bars = low === null && high === null ? "" : ` (${bound(display, low)} to ${bound(display, high)})`;
    return `${label} ${formatNumber(shown(display, point[axis]), 3, { trim: true })}${bars} ${display.typeset}`.trim();
  };
  return `${part("y")} at ${part("x")}`;
}

function bound(display: Display, value: number | null): string {
  return value === null ? "no bound" : quantity({ ...display, typeset: "" }, value, 3, { trim: true });
}

export const points: MarkKind = {
  tables(scene, onPage) {
    const rows = scene.spec.panels.flatMap((panel) => panel.points.map((point) =>
      [point.label, pointText(panel, point), cited(point.citation, onPage)]));
    return rows.length ? [{ caption: "Reported values", head: ["what", "value", "source"], rows }] : [];
  },

  make(view) {
    const { panel, figure } = view;
    if (!panel.points.length) return null;
    const element = s("g", { class: "hx-points", ...view.clipped });
    const buttons = pointButtons(view);
    return {
      element,
      overlay: buttons.overlay,
      layout() {
        element.replaceChildren(...panel.points.flatMap((point, i) => isShown(figure, point) ? [drawn(view, point, i)] : []));
        buttons.place();
      },
      extent: (axis) => panel.points.map((point) => point[axis]),
      legend(): LegendEntry[] {
        const one = figure.spec.panels.flatMap(({ points: all }) => all).length === 1;
        const here = new Set(panel.points.map(({ group }) => group));
        return groups(figure.spec).filter((group) => here.has(group)).map((group) => ({
          label: group || (one ? "reported value" : "reported values"),
          sample: s("svg", { class: "hx-sample", width: 34, height: 14, "aria-hidden": "true" },
            s("path", { class: "hx-point-mark", d: outline(figure.spec, group), transform: "translate(17,7) scale(0.72)" })),
          status: "measured",
          always: true,
        }));
      },
    };
  },
};

function isShown(figure: Figure, point: Point): boolean {
  return isPicked(point, figure.picked) && !(figure.veiled && !figure.spec.predict?.points);
}

function drawn(view: PanelView, point: Point, index: number): SVGGElement {
  const [cx, cy] = view.place(point.x, point.y);
  const rule = (x1: number, y1: number, x2: number, y2: number) => s("line", { class: "hx-error-bar", x1, y1, x2, y2 });
  const parts: SVGElement[] = [];
  if (point.yLow !== null || point.yHigh !== null) {
    const [, low] = view.place(point.x, point.yLow ?? point.y);
    const [, high] = view.place(point.x, point.yHigh ?? point.y);
    parts.push(rule(cx, low, cx, high));
    if (point.yLow !== null) parts.push(rule(cx - CAP, low, cx + CAP, low));
    if (point.yHigh !== null) parts.push(rule(cx - CAP, high, cx + CAP, high));
  }
  if (point.xLow !== null || point.xHigh !== null) {
    const [low] = view.place(point.xLow ?? point.x, point.y);
    const [high] = view.place(point.xHigh ?? point.x, point.y);
    parts.push(rule(low, cy, high, cy));
    if (point.xLow !== null) parts.push(rule(low, cy - CAP, low, cy + CAP));
    if (point.xHigh !== null) parts.push(rule(high, cy - CAP, high, cy + CAP));
  }
  parts.push(s("path", { class: "hx-point-mark", d: outline(view.figure.spec, point.group), transform: `translate(${cx},${cy})` }));
  return s("g", { class: "hx-point", "data-point": index, "data-panel": view.index }, ...parts);
}

/** Buttons over the drawing, so that the drawing itself stays one image to a screen reader. */
function pointButtons(view: PanelView): { overlay: HTMLElement[]; place(): void } {
  const { panel, figure } = view;
  const tooltip = h("div", { class: "hx-tooltip", role: "tooltip", id: `${figure.uid}-tooltip-${view.index}`, hidden: true });
  const layer = h("div", { class: "hx-point-buttons" });
  let leaving = 0;
  let owner: HTMLElement | null = null;

  const hide = () => {
    clearTimeout(leaving);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    tooltip.hidden = true;
  };
  // Time to move the pointer from the point onto the tooltip, to read or to copy it.
  const leave = () => { leaving = window.setTimeout(hide, 200); };
  const show = (target: HTMLElement, point: Point) => {
    hide();
    owner = target;
    target.setAttribute("aria-describedby", tooltip.id);
    tooltip.replaceChildren(h("strong", {}, point.label), h("span", {}, pointText(panel, point)), h("cite", {}, point.citation));
    tooltip.hidden = false;
    const width = layer.clientWidth;
    const [x, y] = [parseFloat(target.style.left), parseFloat(target.style.top)];
    tooltip.style.left = `${Math.max(0, Math.min(x - tooltip.offsetWidth / 2, width - tooltip.offsetWidth))}px`;
    const above = y - tooltip.offsetHeight - 14;
    tooltip.style.top = `${above > 0 ? above : y + 14}px`;
  };
  tooltip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tooltip.addEventListener("pointerleave", leave);
  layer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !owner) return;
    event.preventDefault();
    hide();
  });

  const buttons = panel.points.map((point) => {
    const element = h("button", {
      type: "button", class: "hx-point-button", "aria-label": `${point.label}: ${pointText(panel, point)}`,
    });
    element.addEventListener("focus", () => show(element, point));
    element.addEventListener("click", () => show(element, point));
    element.addEventListener("blur", hide);
    element.addEventListener("pointerenter", () => show(element, point));
    element.addEventListener("pointerleave", () => { if (document.activeElement !== element) leave(); });
    layer.append(element);
    return { element, point };
  });

  return {
    overlay: [layer, tooltip],
    place() {
      hide();
      for (const { element, point } of buttons) {
        const [x, y] = view.place(point.x, point.y);
        element.hidden = !view.holds(point.x, point.y) || !isShown(figure, point);
        element.style.left = `${x}px`;
        element.style.top = `${y}px`;
      }
    },
  };
}
