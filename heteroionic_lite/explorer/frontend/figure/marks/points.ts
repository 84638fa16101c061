/** Reported values: diamonds, or a shape for each group, with bars, which say what they are and who says so. */
import drawing from "../../../../drawing.json";
import { isPicked } from "../../controls/picks.ts";
import { h, s } from "../../dom.ts";
import { cited } from "../../files/cells.ts";
import type { Display, Panel, Point, Spec } from "../../spec.ts";
import { formatNumber } from "../../words/format.ts";
import { quantity, shown } from "../../words/units.ts";
import type { Figure } from "../figure.ts";
import { textWidth } from "../measure.ts";
import { around, placed, type Box } from "../names.ts";
import type { PanelView } from "../panel.ts";
import type { LegendEntry, MarkKind } from "./mark.ts";

/** The radius is wide enough to frame the dot that may come to sit on a point. */
const { radius: R, cap: CAP, shapes: SHAPES, name: NAME, most_named: MOST_NAMED } = drawing.marks.point;

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
    const marks = s("g", view.clipped);
    const names = s("g", { class: "hx-point-names" });
    const element = s("g", { class: "hx-points" }, marks, names);
    const buttons = pointButtons(view);
    const key = h("ol", { class: "hx-point-key", "aria-label": "Names of the numbered points", hidden: true });
    return {
      element,
      overlay: buttons.overlay,
      below: [key],
      layout() {
        marks.replaceChildren(...panel.points.flatMap((point, i) => isShown(figure, point) ? [drawn(view, point, i)] : []));
        buttons.place();
      },
      settle() {
        const { texts, numbered } = named(view);
        names.replaceChildren(...texts);
        key.hidden = !numbered.length;
        key.replaceChildren(...numbered.map((label, i) => h("li", {}, h("span", { class: "hx-point-number" }, String(i + 1)), label)));
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
  // Above the mark, so that a short bar is seen.
  const parts: SVGElement[] = [s("path", { class: "hx-point-mark", d: outline(view.figure.spec, point.group), transform: `translate(${cx},${cy})` })];
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
  return s("g", { class: "hx-point", "data-point": index, "data-panel": view.index }, ...parts);
}

/** Names beside the points, and the names of those that carry a number for want of room. */
function named(view: PanelView): { texts: SVGElement[]; numbered: string[] } {
  const { panel, figure, box } = view;
  const here = panel.points.filter((point) => isShown(figure, point) && view.holds(point.x, point.y));
  // A crowd is read one by one, or in the table.
  if (here.length > MOST_NAMED) return { texts: [], numbered: [] };
  const wide = (text: string) => textWidth(text) * NAME / 13;
  const at = here.map((point) => {
    const [x, y] = view.place(point.x, point.y);
    return { x, y, width: wide(point.label) };
  });
  const room = { within: box, taken: here.flatMap((point) => barBoxes(view, point)), lines: view.marks.flatMap((mark) => mark.runs?.() ?? []) };
  const boxes = placed(at, NAME + 2, R, room);
  const text = ({ left, bottom }: Box, words: string) =>
    s("text", { class: "hx-point-name", x: left.toFixed(1), y: (bottom - 3).toFixed(1) }, words);
  const without = here.flatMap((_, i) => (boxes[i] ? [] : [i]));
  const digits = without.map((i, n) => ({ ...at[i]!, width: wide(String(n + 1)) }));
  const taken = [...room.taken, ...boxes.filter((one) => one !== null), ...at.map(({ x, y }) => around(x, y, R))];
  // A number stands somewhere in any case, if need be over a line.
  const numbers = placed(digits, NAME, R, { ...room, taken }).map((one, n) => one
    ?? placed([digits[n]!], NAME, R, { ...room, taken: [], lines: [] })[0] ?? around(digits[n]!.x, digits[n]!.y, NAME / 2));
  return {
    texts: [...boxes.flatMap((one, i) => (one ? [text(one, here[i]!.label)] : [])), ...numbers.map((one, n) => text(one, String(n + 1)))],
    numbered: without.map((i) => here[i]!.label),
  };
}

function barBoxes(view: PanelView, point: Point): Box[] {
  const [cx, cy] = view.place(point.x, point.y);
  const [left] = view.place(point.xLow ?? point.x, point.y);
  const [right] = view.place(point.xHigh ?? point.x, point.y);
  const [, bottom] = view.place(point.x, point.yLow ?? point.y);
  const [, top] = view.place(point.x, point.yHigh ?? point.y);
  return [
    ...(top === bottom ? [] : [{ left: cx - CAP, right: cx + CAP, top: Math.min(top, bottom) - 1, bottom: Math.max(top, bottom) + 1 }]),
    ...(left === right ? [] : [{ left: Math.min(left, right) - 1, right: Math.max(left, right) + 1, top: cy - CAP, bottom: cy + CAP }]),
  ];
}

/** Buttons over the drawing, so that the drawing itself stays one image to a screen reader. */
function pointButtons(view: PanelView): { overlay: HTMLElement[]; place(): void } {
  const { panel, figure } = view;
  const tooltip = h("div", { class: "hx-tooltip", role: "note", "aria-label": "Reported value", id: `${figure.uid}-tooltip-${view.index}`, hidden: true });
  const layer = h("div", { class: "hx-point-buttons" }, tooltip);
  let leaving = 0;
  let owner: HTMLElement | null = null;

  const hide = () => {
    clearTimeout(leaving);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    tooltip.hidden = true;
  };
  // Time to move the pointer from the point onto the tooltip, to read it or to follow its link.
  const leave = () => { leaving = window.setTimeout(hide, 200); };
  const within = (target: EventTarget | null) => target instanceof Node && (tooltip.contains(target) || target === owner);
  const show = (target: HTMLElement, point: Point) => {
    clearTimeout(leaving);
    if (owner === target) return;
    hide();
    owner = target;
    target.setAttribute("aria-describedby", tooltip.id);
    tooltip.replaceChildren(h("strong", {}, point.label), h("span", {}, pointText(panel, point)), h("cite", {}, cited(point.citation, figure.onPage)));
    // Right after its point, so that Tab leads into it.
    target.after(tooltip);
    tooltip.hidden = false;
    const width = layer.clientWidth;
    const [x, y] = [parseFloat(target.style.left), parseFloat(target.style.top)];
    tooltip.style.left = `${Math.max(0, Math.min(x - tooltip.offsetWidth / 2, width - tooltip.offsetWidth))}px`;
    const above = y - tooltip.offsetHeight - R - 6;
    tooltip.style.top = `${above > 0 ? above : y + R + 6}px`;
  };
  tooltip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tooltip.addEventListener("pointerleave", () => { if (!within(document.activeElement)) leave(); });
  layer.addEventListener("focusout", (event) => { if (!within(event.relatedTarget)) hide(); });
  layer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !owner) return;
    event.preventDefault();
    const last = owner;
    if (tooltip.contains(document.activeElement)) last.focus({ preventScroll: true });
    hide();
  });

  const buttons = panel.points.map((point) => {
    const element = h("button", {
      type: "button", class: "hx-point-button", "aria-label": `${point.label}: ${pointText(panel, point)}`,
    });
    element.addEventListener("focus", () => show(element, point));
    element.addEventListener("click", () => show(element, point));
    element.addEventListener("pointerenter", () => show(element, point));
    element.addEventListener("pointerleave", () => { if (document.activeElement !== element) leave(); });
    layer.append(element);
    return { element, point };
  });

  return {
    overlay: [layer],
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
