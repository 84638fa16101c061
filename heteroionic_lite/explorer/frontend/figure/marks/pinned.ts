/** Frozen copies of the curves, each with its letter. */
import { s } from "../../dom.ts";
import type { Samples } from "../samples.ts";
import type { PanelView } from "../panel.ts";
import { linesOf, pathOf } from "./curves.ts";
import type { MarkKind } from "./mark.ts";

export const pinned: MarkKind = {
  make(view) {
    const lines = linesOf(view);
    if (!lines.length) return null;
    const element = s("g", { class: "hx-pins", ...view.clipped });
    let frozen: { letter: string; name: string; samples: Samples }[] = [];
    return {
      element,
      layout() {
        frozen = (view.figure.veiled ? [] : view.figure.pinned).flatMap(({ letter, values }) =>
          lines.map((line) => ({ letter, name: line.curve.name, samples: line.at(values) })));
        const taken: [number, number][] = [];
        element.replaceChildren(...frozen.flatMap(({ letter, name, samples }) => [
          s("path", {
            class: "hx-pinned", d: pathOf(view, samples),
            "data-curve": name, "data-panel": view.index, "data-pin": letter,
          }),
          ...letterOf(view, letter, samples, taken),
        ]));
      },
      extent: (axis) => frozen.flatMap(({ samples }) => [...samples[axis]]),
    };
  },
};

/** A pinned line carries its letter where it leaves the plot, or further in if another is there. */
function letterOf(view: PanelView, letter: string, { x, y }: Samples, taken: [number, number][]): SVGTextElement[] {
  for (let i = x.length - 1; i >= 0; i--) {
    const [px, py] = view.place(x[i]!, y[i]!);
    if (px > view.box.right - 10 || py < view.box.top + 16 || !view.holds(x[i]!, y[i]!)) continue;
    if (taken.some(([tx, ty]) => Math.abs(tx - px) < 16 && Math.abs(ty - py) < 16)) continue;
    taken.push([px, py]);
    return [s("text", { class: "hx-pin-letter", x: px.toFixed(1), y: (py - 5).toFixed(1), "text-anchor": "middle" }, letter)];
  }
  return [];
}
