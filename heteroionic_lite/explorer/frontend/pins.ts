/** Frozen copies of the curves to compare with, three at most. */
import { h, button, trusted } from "./dom.ts";
import type { Pinned } from "./panel.ts";
import type { Plotted } from "./plotted.ts";
import { admit } from "./range.ts";
import { asNumbers, key, recall, remember } from "./remember.ts";
import type { State } from "./state.ts";
import type { Spec, Values } from "./spec.ts";
import { quantity } from "./units.ts";

export const MOST_PINS = 3;

export interface Pin extends Pinned {
  values: Values;
}

export class Pins {
  readonly element = h("div", { class: "hx-pin-list" });
  list: Pin[] = [];
  readonly #spec: Spec;
  readonly #curves: Plotted[];
  readonly #state: State;
  readonly #changed: () => void;

  constructor(spec: Spec, curves: Plotted[], state: State, changed: () => void) {
    this.#spec = spec;
    this.#curves = curves;
    this.#state = state;
    this.#changed = changed;
    const kept = recall("session", key("pins", spec.id));
    if (Array.isArray(kept)) for (const values of kept.slice(0, MOST_PINS)) this.#add(asNumbers(values));
  }

  add(): boolean {
    const added = this.#add({ ...this.#state.values });
    if (added) this.#after();
    return added;
  }

  #add(values: Values): boolean {
    // What storage kept may be from an earlier edition, or not from us at all.
    const whole = [...this.#state.parameters.values()].every((p) => admit(p, values[p.name] ?? Number.NaN) !== null);
    if (!whole || this.list.length >= MOST_PINS) return false;
    const letter = "ABC".split("").find((free) => !this.list.some((pin) => pin.letter === free)) ?? "A";
    this.list.push({ letter, values, samples: new Map(this.#curves.map((one) => [one, one.at(values)])) });
    this.list.sort((a, b) => a.letter.localeCompare(b.letter));
    return true;
  }

  clear(): void {
    this.list = [];
    this.#after();
  }

  #after(): void {
    const kept = this.list.map((pin) => pin.values);
    remember("session", key("pins", this.#spec.id), kept.length ? kept : null);
    this.#changed();
  }

  /** Says of each pin what was set otherwise than now. */
  show(): void {
    this.element.hidden = this.list.length === 0;
    this.element.replaceChildren(...this.list.map((pin) => {
      const other = this.#spec.parameters.filter(({ name }) => pin.values[name] !== this.#state.value(name));
      const parts = other.flatMap((parameter, i) => [
        i ? ", " : null,
        trusted(parameter.symbolHtml),
        ` = ${quantity(parameter.display, pin.values[parameter.name]!, 4, { trim: true })}`,
      ]);
      return h("p", { class: "hx-pin", "data-pin": pin.letter },
        h("span", { class: "hx-pin-key" }, pin.letter),
        h("span", {}, ...(parts.length ? parts : ["as now"])),
        button("×", () => {
          this.list = this.list.filter((one) => one !== pin);
          this.#after();
        }, { class: "hx-button hx-quiet hx-unpin-one", "aria-label": `Unpin ${pin.letter}` }));
    }));
  }
}
