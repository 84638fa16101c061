/** The figure's numbers in columns; what shares an abscissa shares its column. */
import type { Display } from "../spec.ts";
import { shown } from "../words/units.ts";

export interface Column {
  /** "concentration / mol l⁻¹": one slash, between quantity and unit */
  title: string;
  values: number[];
}

function titled(label: string, unit: string): string {
  return unit ? `${label} / ${unit}` : label;
}

export class Columns {
  readonly list: Column[] = [];
  readonly #shared = new Set<string>();

  add(label: string, display: Display, numbers: Iterable<number>): void {
    this.list.push({
      title: titled(label, display.typeset),
      values: Array.from(numbers, (value) => shown(display, value)),
    });
  }

  /** Once for all that run along it between the same ends; `own` names it where the plain name is taken. */
  share(ends: string, label: string, own: string, display: Display, numbers: Iterable<number>): void {
    const plain = titled(label, display.typeset);
    if (this.#shared.has(`${plain} ${ends}`)) return;
    this.#shared.add(`${plain} ${ends}`);
    this.add(this.list.some(({ title }) => title === plain) ? own : label, display, numbers);
  }
}
