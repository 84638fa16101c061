/** Between which frequencies the points of a spectrum count. */
import { button, h } from "../../dom.ts";
import type { Display } from "../../spec.ts";
import { hertz, OPEN, windowRemarks, without, wrongWith, type Window } from "../impedance/window.ts";
import type { Spectrum } from "../reading/spectra.ts";
import type { Brought } from "./document.ts";
import { quantityField } from "./quantity-field.ts";

const MOST = 3;
const HERTZ: Display = { unit: "Hz", typeset: "Hz", factor: 1, offset: 0 };

/** Fields for both ends, and how many points they leave out. */
export function windowFields(spectra: readonly Spectrum[], { window, excluded }: Brought, change: (patch: Partial<Brought>) => void): HTMLElement {
  const [low, high] = window;
  const field = (end: "lowest" | "highest", value: number | null, take: (value: number | null) => void) => quantityField({
    label: `The ${end} frequency that counts, in Hz`, key: `window ${end}`, display: HERTZ, placeholder: `the ${end}`, shown: hertz,
  }, value, take);
  const isOpen = low === null && high === null;
  return h("div", { class: "hx-dg-row hx-dg-window", role: "group", "aria-label": "Window of frequencies" },
    h("span", {}, "Points from"), field("lowest", low, (value) => change({ window: [value, high] })),
    h("span", {}, "to"), field("highest", high, (value) => change({ window: [low, value] })),
    isOpen ? null : button("All points", () => change({ window: OPEN }), { class: "hx-button hx-quiet", "data-key": "window lowest" }),
    isOpen ? null : h("span", { class: "hx-dg-quiet" }, counted(spectra.map((one) => without(one, excluded)), window)));
}

/** Several spectra are mostly measured alike: then it is said once. */
function counted(spectra: readonly Spectrum[], window: Window): string {
  const said = spectra.map(({ frequency, label }) => ({ label, remark: wrongWith(frequency, window) ? "" : windowRemarks(frequency, window)[0] ?? "" }));
  const first = said[0]?.remark ?? "";
  if (said.every(({ remark }) => remark === first)) return `${spectra.length > 1 && first ? "Of each spectrum " : ""}${first}`;
  return said.filter(({ remark }) => remark).slice(0, MOST).map(({ label, remark }) => `${label}: ${remark}`).join(" ");
}

/** Why nothing can be fitted; "" where it can. */
export function windowFault(spectra: readonly Spectrum[], { window, excluded }: Brought): string {
  for (const spectrum of spectra) {
    const wrong = wrongWith(without(spectrum, excluded).frequency, window);
    if (wrong) return spectra.length > 1 && spectrum.label ? `${spectrum.label}: ${wrong}` : wrong;
  }
  return "";
}
