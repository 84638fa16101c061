/** A cross that walks along the curves by the arrow keys, and says where it is. */
import { h, s } from "../../dom.ts";
import { spokenQuantity } from "../../words/speech.ts";
import { quantity } from "../../words/units.ts";
import { linesOf } from "./curves.ts";
import type { MarkKind } from "./mark.ts";

/** Samples to a step, and to a long one. */
const STEP = 4;
const PAGE = 40;

export const cursor: MarkKind = {
  make(view) {
    const all = linesOf(view);
    if (!all.length) return null;
    const { panel: { x: along, y: up }, figure } = view;
    const [upright, level] = [s("line", { class: "hx-cross" }), s("line", { class: "hx-cross" })];
    const dot = s("circle", { class: "hx-cross-dot", r: 4 });
    const text = s("text", { class: "hx-cross-text" });
    const element = s("g", { class: "hx-cursor" }, s("g", view.clipped, upright, level, dot), text);
    element.style.display = "none";
    const last = all[0]!.samples.along.length - 1;
    const handle = h("div", {
      class: "hx-walk", role: "slider", tabindex: 0, "aria-valuemin": 0, "aria-valuemax": last, "aria-valuenow": 0,
      "aria-label": `Along the curves: ${up.label}${along.label ? ` over ${along.label}` : ""}`,
      "aria-keyshortcuts": "ArrowLeft ArrowRight ArrowUp ArrowDown Escape",
    });
    let [which, at] = [0, -1];

    const show = (curveToo: boolean) => {
      const { curve, samples: { x, y } } = all[which]!;
      const [vx, vy] = [x[at]!, y[at]!];
      const whole = Number.isFinite(vx) && Number.isFinite(vy);
      const outside = whole && !view.holds(vx, vy) ? ", outside the axes" : "";
      const name = all.length > 1 && curveToo ? `${curve.label}: ` : "";
      handle.setAttribute("aria-valuenow", String(at));
      handle.setAttribute("aria-valuetext", whole
        ? `${name}${spokenQuantity(up, vy)} at ${spokenQuantity(along, vx, 3, { trim: true })}${outside}` : `${name}undefined here`);
      const [px, py] = view.place(vx, vy);
      element.style.display = whole ? "" : "none";
      if (!whole) return;
      const { left, right, top, bottom } = view.box;
      const place = (line: SVGLineElement, ...ends: number[]) =>
        ["x1", "y1", "x2", "y2"].forEach((end, i) => line.setAttribute(end, ends[i]!.toFixed(1)));
      place(upright, px, top, px, bottom);
      place(level, left, py, right, py);
      dot.setAttribute("cx", px.toFixed(1));
      dot.setAttribute("cy", py.toFixed(1));
      text.textContent = `${quantity(up.display, vy)} at ${quantity(along.display, vx, 3, { trim: true })}`;
      const toLeft = px > (left + right) / 2;
      text.setAttribute("text-anchor", toLeft ? "end" : "start");
      text.setAttribute("x", (Math.min(right, Math.max(left, px)) + (toLeft ? -8 : 8)).toFixed(1));
      text.setAttribute("y", (Math.min(bottom - 6, Math.max(top + 14, py - 8))).toFixed(1));
    };
    /** Where the slider stands, else the middle of what is seen. */
    const begin = () => {
      const { samples, present } = all[which]!;
      const seen = Array.from(samples.x, (_, i) => i).filter((i) => view.holds(samples.x[i]!, samples.y[i]!));
      const near = (i: number) => (present ? Math.hypot(view.share("x", samples.x[i]!) - view.share("x", present.x), view.share("y", samples.y[i]!) - view.share("y", present.y)) : 0);
      return present && seen.length ? seen.reduce((best, i) => (near(i) < near(best) ? i : best)) : seen[seen.length >> 1] ?? last >> 1;
    };
    handle.addEventListener("focus", () => {
      if (at < 0) at = begin();
      show(true);
    });
    handle.addEventListener("blur", () => { element.style.display = "none"; });
    handle.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const along = { ArrowLeft: -STEP, ArrowRight: STEP, PageDown: -PAGE, PageUp: PAGE, Home: -last, End: last }[event.key];
      const turn = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (event.key === "Escape") handle.blur();
      else if (along !== undefined) at = Math.min(last, Math.max(0, at + along));
      else if (turn !== undefined) which = (which + turn + all.length) % all.length;
      else return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key !== "Escape") show(turn !== undefined);
    });
    return {
      element,
      overlay: [handle],
      layout() {
        const { left, right, top, bottom } = view.box;
        for (const [name, value] of Object.entries({ left, top, width: right - left, height: bottom - top })) handle.style.setProperty(name, `${value}px`);
      },
      draw() {
        if (document.activeElement === handle && !figure.locked) show(false);
      },
    };
  },
};
