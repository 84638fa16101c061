/** A thin upright line at the present value of the slider that is the abscissa. */
import { s } from "../../dom.ts";
import { steady } from "../steady.ts";
import { linesOf } from "./curves.ts";
import type { MarkKind } from "./mark.ts";

export const guide: MarkKind = {
  make(view) {
    const sliding = linesOf(view).filter((line) => line.slides);
    if (!sliding.length) return null;
    const rule = s("line", { class: "hx-guide" });
    return {
      element: s("g", { ...view.clipped }, steady(), rule),
      layout() {
        rule.setAttribute("y1", String(view.box.top));
        rule.setAttribute("y2", String(view.box.bottom));
      },
      draw() {
        const xs = sliding.map(({ present }) => (present ? view.place(present.x, present.y)[0] : Number.NaN));
        const x = xs.filter(Number.isFinite).at(-1);
        rule.style.display = x === undefined ? "none" : "";
        if (x === undefined) return;
        rule.setAttribute("x1", x.toFixed(2));
        rule.setAttribute("x2", x.toFixed(2));
      },
    };
  },
};
