/** The numbers that the figure is about. */
import { h, mark, trusted, write } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { formatNumber } from "./format.ts";
import { readoutValue } from "./summary.ts";
import { shown } from "./units.ts";

export function readouts(figure: Figure): Part {
  if (!figure.spec.readouts.length) return {};
  const rows = figure.spec.readouts.map((readout) => {
    const number = h("span", { class: "hx-readout-number" });
    const value = h("dd", { class: "hx-readout-value", "data-readout": readout.name },
      readout.symbolHtml ? h("span", { class: "hx-symbol" }, trusted(readout.symbolHtml), " = ") : null,
      number, " ", h("span", { class: "hx-unit" }, readout.display.typeset));
    return { readout, number, value, row: h("div", { class: "hx-readout" }, h("dt", {}, readout.label), value) };
  });
  return {
    element: h("dl", { class: "hx-readouts" }, ...rows.map(({ row }) => row)),
    words() {
      for (const { readout, number, value } of rows) {
        if (figure.hides(readout.label)) {
          number.textContent = "?";
          delete value.dataset["value"];
          continue;
        }
        const result = readoutValue(readout, figure);
        write(number, formatNumber(shown(readout.display, result)));
        mark(value, "data-value", String(result));
      }
    },
  };
}
