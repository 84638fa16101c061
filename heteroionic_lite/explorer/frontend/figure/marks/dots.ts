/** A circle on each curve, where the present value of its slider puts it. */
import drawing from "../../../../drawing.json";
import { s } from "../../dom.ts";
import { steady } from "../steady.ts";
import { linesOf } from "./curves.ts";
import type { MarkKind } from "./mark.ts";

export const dots: MarkKind = {
  make(view) {
    const all = linesOf(view).filter((line) => line.marked).map((line) => ({
      line,
      circle: s("circle", {
        class: "hx-marker", r: drawing.marks.present.radius,
        "data-curve": line.curve.name, "data-panel": view.index, "data-style": line.curve.style,
      }),
    }));
    if (!all.length) return null;
    return {
      element: s("g", { class: "hx-markers", ...view.clipped }, steady(), ...all.map(({ circle }) => circle).reverse()),
      draw() {
        for (const { line: { curve, present }, circle } of all) {
          const [x, y] = present ? view.place(present.x, present.y) : [Number.NaN, Number.NaN];
          const drawn = Number.isFinite(x) && Number.isFinite(y) && !view.figure.hides(curve.label);
          circle.style.display = drawn ? "" : "none";
          if (!drawn) continue;
          circle.setAttribute("cx", x.toFixed(2));
          circle.setAttribute("cy", y.toFixed(2));
        }
      },
    };
  },
};
