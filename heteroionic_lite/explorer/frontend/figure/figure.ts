/** One explorer as its parts see it: what it shows, at which values, and who follows. */
import type { Picked } from "../controls/picks.ts";
import { Pins } from "../controls/pins.ts";
import { snap } from "../controls/range.ts";
import { State } from "../controls/state.ts";
import { h } from "../dom.ts";
import type { Functions, Spec, Values } from "../spec.ts";
import { Chart } from "./chart.ts";
import type { Pin, Scene } from "./scene.ts";

/** A part of an explorer; `element` goes to the part's place, the rest is called when it is time. */
export interface Part {
  element?: Node | null;
  /** the element is on the page */
  start?(): void;
  /** the values moved: what has to follow the hand at once */
  frame?(): void;
  /** numbers and sentences, which may come a moment later */
  words?(): void;
  /** the hand has rested for a moment: what is heard, and what may take its time */
  rest?(): void;
  /** the axes or the pins are others */
  arranged?(): void;
  /** a question has locked the sliders, or opened them */
  lock?(locked: boolean): void;
  /** what is asked about is hidden, or seen again */
  veil?(veiled: boolean): void;
  /** the reader's hand came to a parameter, or left it */
  touch?(parameter: string | null): void;
  /** a link with settings has come for this figure */
  linked?(): void;
  /** the values were set by something else than the field: it shows what holds, whatever is typed there */
  restated?(): void;
  stop?(): void;
}

/** A slider rests when it has not moved for so long, ms. */
const QUIET = 300;

let count = 0;

export class Figure implements Scene {
  readonly uid: string;
  readonly state: State;
  readonly pins: Pins;
  readonly chart: Chart;
  readonly parts: Part[] = [];
  readonly message = h("p", { class: "hx-message", role: "status" });
  #quiet = 0;
  locked = false;
  /** a question is open: what it asks about cannot be seen */
  veiled = false;
  picked: Picked = new Map();

  constructor(
    readonly root: HTMLElement, readonly spec: Spec, readonly functions: Functions, readonly onPage: boolean,
  ) {
    this.uid = `hx${++count}-${spec.id}`;
    this.state = new State(spec.parameters);
    this.pins = new Pins(spec.id, this.state, () => {
      this.chart.arrange();
      this.words();
    });
    this.chart = new Chart(this);
  }

  get values(): Readonly<Values> {
    return this.state.values;
  }

  get pinned(): readonly Pin[] {
    return this.pins.list;
  }

  /** Words for the reader, said aloud as well. */
  tell(text: string): void {
    this.message.textContent = text;
  }

  frame(): void {
    for (const part of this.parts) part.frame?.();
  }

  words(): void {
    for (const part of this.parts) part.words?.();
    clearTimeout(this.#quiet);
    this.#quiet = window.setTimeout(() => this.rest(), QUIET);
  }

  rest(): void {
    this.chart.settle();
    for (const part of this.parts) part.rest?.();
  }

  stop(): void {
    clearTimeout(this.#quiet);
  }

  arranged(): void {
    for (const part of this.parts) part.arranged?.();
  }

  lock(locked: boolean): void {
    this.locked = locked;
    for (const part of this.parts) part.lock?.(locked);
  }

  veil(veiled: boolean): void {
    if (veiled === this.veiled) return;
    this.veiled = veiled;
    this.root.classList.toggle("hx-veiled", veiled);
    for (const part of this.parts) part.veil?.(veiled);
    this.chart.arrange();
    this.words();
  }

  /** Whether the mark or the number of this label gives an answer away that is still asked for. */
  hides(label: string): boolean {
    return this.veiled && !this.spec.predict?.shown.includes(label);
  }

  touch(parameter: string | null): void {
    for (const part of this.parts) part.touch?.(parameter);
  }

  linked(): void {
    for (const part of this.parts) part.linked?.();
    this.restated();
  }

  restated(): void {
    for (const part of this.parts) part.restated?.();
  }

  /** Sets a parameter to the stop of its slider that is nearest. */
  slide(name: string, value: number): void {
    const parameter = this.state.parameters.get(name);
    if (parameter?.slider && !this.locked) this.state.set({ [name]: snap(parameter, value) });
  }

  /** Everything as it was at first. */
  reset(): void {
    this.state.reset();
    this.chart.restore();
    this.restated();
    this.frame();
  }
}
