/** A field that takes a number with its unit or without, and says what it cannot take. */
import { h } from "../../dom.ts";
import type { Display } from "../../spec.ts";
import { readQuantity } from "../../words/read.ts";

export interface Asked {
  label: string;
  /** found again by it when it is drawn anew */
  key: string;
  display: Display;
  placeholder: string;
  shown: (value: number) => string;
  /** why a number cannot be; "" where it can */
  refuse?: (value: number) => string;
}

/** Numbers are in SI and above zero; empty is null. What cannot be taken stays to be mended. */
export function quantityField({ label, key, display, placeholder, shown, refuse }: Asked, value: number | null, take: (value: number | null) => void): HTMLElement {
  const field = h("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", size: 9,
    "aria-label": label, placeholder, "data-key": key, class: "hx-dg-quantity",
  });
  const problem = h("span", { class: "hx-problem", role: "status" });
  // The default is what holds: what differs from it is being typed.
  field.value = field.defaultValue = value === null ? "" : shown(value);
  const bad = (why: string) => {
    field.setAttribute("aria-invalid", "true");
    problem.textContent = why;
  };
  field.addEventListener("change", () => {
    field.removeAttribute("aria-invalid");
    problem.textContent = "";
    if (!field.value.trim()) {
      field.defaultValue = field.value;
      return take(null);
    }
    const read = readQuantity(field.value, display);
    if (read.value === null) return bad(read.why);
    const why = read.value > 0 ? refuse?.(read.value) : "A number above zero is needed.";
    if (why) return bad(why);
    field.value = field.defaultValue = shown(read.value);
    take(read.value);
  });
  return h("span", { class: "hx-dg-held" }, field, problem);
}
