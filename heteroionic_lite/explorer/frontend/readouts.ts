/** The numbers that the figure is about. */
import { h, trusted } from "./dom.ts";
import { formatNumber } from "./format.ts";
import { readoutValue } from "./text.ts";
import { shown, typesetUnit } from "./units.ts";
import type { Functions, Spec, Values } from "./spec.ts";

export interface Readouts {
  element: HTMLElement | null;
  show(values: Readonly<Values>): void;
}

export function readouts(spec: Spec, functions: Functions): Readouts {
  if (!spec.readouts.length) return { element: null, show() {} };
  const rows = spec.readouts.map((readout) => {
    const number = h("span", { class: "hx-readout-number" });
    const value = h("dd", { class: "hx-readout-value", "data-readout": readout.name },
      readout.symbolHtml ? h("span", { class: "hx-symbol" }, trusted(readout.symbolHtml), " = ") : null,
      number, " ", h("span", { class: "hx-unit" }, typesetUnit(readout.display.unit)));
    return { readout, number, value, row: h("div", { class: "hx-readout" }, h("dt", {}, readout.label), value) };
  });
  return {
    element: h("dl", { class: "hx-readouts" }, ...rows.map(({ row }) => row)),
    show(values) {
      for (const { readout, number, value } of rows) {
        const result = readoutValue(readout, functions, values);
        number.textContent = formatNumber(shown(readout.display, result));
        value.dataset["value"] = String(result);
      }
    },
  };
}
