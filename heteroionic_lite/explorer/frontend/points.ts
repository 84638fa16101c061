/** Reported points answer to pointer, finger and keyboard with what they are and who says so. */
import { h } from "./dom.ts";
import type { Chart } from "./chart.ts";
import type { Panel, Point, Spec } from "./spec.ts";
import { formatNumber } from "./format.ts";
import { quantity, shown, typesetUnit } from "./units.ts";

export function pointText(panel: Panel, point: Point): string {
  const part = (axis: "x" | "y") => {
    const { label, display } = panel[axis];
    const low = point[`${axis}Low`];
    const high = point[`${axis}High`];
    const bars = low === null && high === null ? "" : ` (${bound(display, low)} to ${bound(display, high)})`;
    return `${label} ${formatNumber(shown(display, point[axis]), 3, { trim: true })}${bars} ${typesetUnit(display.unit)}`.trim();
  };
  return `${part("y")} at ${part("x")}`;
}

function bound(display: Panel["x"]["display"], value: number | null): string {
  return value === null ? "no bound" : quantity({ ...display, unit: "" }, value, 3, { trim: true });
}

/** Buttons over the drawing, so that the drawing itself stays one image to a screen reader. */
export function pointButtons(spec: Spec, chart: Chart, uid: string): { place(): void } {
  const tooltip = h("div", { class: "hx-tooltip", role: "tooltip", id: `${uid}-tooltip`, hidden: true });
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
  const show = (target: HTMLElement, panel: Panel, point: Point) => {
    hide();
    owner = target;
    target.setAttribute("aria-describedby", tooltip.id);
    tooltip.replaceChildren(h("strong", {}, point.label), h("span", {}, pointText(panel, point)), h("cite", {}, point.citation));
    tooltip.hidden = false;
    const width = chart.element.clientWidth;
    const [x, y] = [parseFloat(target.style.left), parseFloat(target.style.top)];
    tooltip.style.left = `${Math.max(0, Math.min(x - tooltip.offsetWidth / 2, width - tooltip.offsetWidth))}px`;
    const above = y - tooltip.offsetHeight - 14;
    tooltip.style.top = `${above > 0 ? above : y + 14}px`;
  };
  tooltip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tooltip.addEventListener("pointerleave", leave);
  chart.element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !owner) return;
    event.preventDefault();
    hide();
  });

  const buttons = spec.panels.flatMap((panel, index) => panel.points.map((point) => {
    const element = h("button", {
      type: "button", class: "hx-point-button", "aria-label": `${point.label}: ${pointText(panel, point)}`,
    });
    element.addEventListener("focus", () => show(element, panel, point));
    element.addEventListener("click", () => show(element, panel, point));
    element.addEventListener("blur", hide);
    element.addEventListener("pointerenter", () => show(element, panel, point));
    element.addEventListener("pointerleave", () => { if (document.activeElement !== element) leave(); });
    layer.append(element);
    return { element, index, point };
  }));
  if (buttons.length) chart.element.append(layer, tooltip);

  return {
    place() {
      hide();
      for (const { element, index, point } of buttons) {
        const panel = chart.panels[index]!;
        const [x, y] = panel.place(point.x, point.y);
        element.hidden = !panel.holds(point.x, point.y);
        element.style.left = `${x}px`;
        element.style.top = `${y}px`;
      }
    },
  };
}
