/** Settings frozen to compare with, three at most. */
import { button, h, trusted } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import type { Pin } from "../figure/scene.ts";
import { asNumbers, key, recall, remember } from "../files/storage.ts";
import type { Values } from "../spec.ts";
import { quantity } from "../words/units.ts";
import { admit } from "./range.ts";
import type { State } from "./state.ts";

export const MOST_PINS = 3;

export class Pins {
  list: Pin[] = [];
  readonly #name: string;
  readonly #state: State;
  readonly #changed: () => void;

  constructor(id: string, state: State, changed: () => void) {
    this.#name = key("pins", id);
    this.#state = state;
    this.#changed = changed;
    const kept = recall("session", this.#name);
    if (Array.isArray(kept)) for (const values of kept.slice(0, MOST_PINS)) this.#add(asNumbers(values));
  }

  add(): boolean {
    const added = this.#add({ ...this.#state.values });
    if (added) this.#after();
    return added;
  }

  /** What a link asks for, in place of the pins there are: of each what is not at its default. */
  replace(asked: ReadonlyMap<string, Readonly<Values>>): void {
    this.list = [...asked].map(([letter, values]) => ({ letter, values: { ...this.#state.defaults(), ...values } }));
    this.list.sort((a, b) => a.letter.localeCompare(b.letter));
    this.#keep();
  }

  #add(values: Values): boolean {
    // What storage kept may be from an earlier edition, or not from us at all.
    const whole = [...this.#state.parameters.values()].every((p) => admit(p, values[p.name] ?? Number.NaN) !== null);
    if (!whole || this.list.length >= MOST_PINS) return false;
    const letter = "ABC".split("").find((free) => !this.list.some((pin) => pin.letter === free)) ?? "A";
    this.list.push({ letter, values });
    this.list.sort((a, b) => a.letter.localeCompare(b.letter));
    return true;
  }

  remove(pin: Pin): void {
    this.list = this.list.filter((one) => one !== pin);
    this.#after();
  }

  clear(): void {
    this.list = [];
    this.#after();
  }

  #after(): void {
    this.#keep();
    this.#changed();
  }

  #keep(): void {
    const kept = this.list.map((pin) => pin.values);
    remember("session", this.#name, kept.length ? kept : null);
  }
}

/** Says of each pin what was set otherwise than now. */
export function pinList({ spec, state, pins }: Figure): Part {
  const element = h("div", { class: "hx-pin-list" });
  return {
    element,
    words() {
      if (!pins.list.length && element.hidden) return;
      element.hidden = pins.list.length === 0;
      element.replaceChildren(...pins.list.map((pin) => {
        const other = spec.parameters.filter(({ name }) => pin.values[name] !== state.value(name));
        const parts = other.flatMap((parameter, i) => [
          i ? ", " : null,
          trusted(parameter.symbolHtml),
          ` = ${quantity(parameter.display, pin.values[parameter.name]!, 4, { trim: true })}`,
        ]);
        return h("p", { class: "hx-pin", "data-pin": pin.letter },
          h("span", { class: "hx-pin-key" }, pin.letter),
          h("span", {}, ...(parts.length ? parts : ["as now"])),
          button("×", () => pins.remove(pin), { class: "hx-button hx-quiet hx-unpin-one", "aria-label": `Unpin ${pin.letter}` }));
      }));
    },
  };
}
