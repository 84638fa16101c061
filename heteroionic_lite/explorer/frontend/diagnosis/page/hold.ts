/** Parameters of a circuit that are known from elsewhere: held, not fitted. */
import { button, h } from "../../dom.ts";
import { displayOf, inUnit, titleOf, type Value } from "../impedance/shown.ts";
import type { Fixed } from "../impedance/fit.ts";
import { fieldText } from "../../words/format.ts";
import { quantityField } from "./quantity-field.ts";
import type { SpectrumAnswer } from "./spectrum.ts";

/** Empty is free. */
export function holdField({ name, title, value }: Value, perArea: boolean, fixed: Fixed, change: (fixed: Fixed) => void): HTMLElement {
  const display = displayOf(name, value, perArea);
  const { factor, typeset } = display;
  return quantityField({
    label: `Hold ${title} at${typeset ? `, in ${typeset}` : ""}`, key: `hold ${name}`, display, placeholder: "free",
    shown: (held) => `${fieldText(held * factor)} ${typeset}`.trimEnd(),
    refuse: (held) => (name.endsWith("exponent") && held > 1 ? "An exponent is at most 1." : ""),
  }, fixed[name] ?? null, (held) => {
    const { [name]: _, ...others } = fixed;
    change(held === null ? others : { ...others, [name]: held });
  });
}

/** What is held, also of circuits that are not shown, and the way back. */
export function heldRow({ perArea }: SpectrumAnswer, fixed: Fixed, change: (fixed: Fixed) => void): HTMLElement | null {
  const held = Object.entries(fixed);
  if (!held.length) return null;
  const said = held.map(([name, value]) => `${titleOf(name)} at ${inUnit(name, value, perArea)}`).join(", ");
  return h("div", { class: "hx-dg-row" }, h("span", {}, `Held: ${said}.`), button(held.length > 1 ? "Let them free" : "Let it free", () => change({}), { "data-key": `hold ${held[0]![0]}` }));
}
