/** The reader's own curve in the drawing: a handle for each place, and the line through them. */
import { curveMonotoneX, line as shape } from "d3-shape";
import drawing from "../../../drawing.json";
import { h, s } from "../dom.ts";
import { textWidth } from "../figure/measure.ts";
import type { Figure } from "../figure/figure.ts";
import type { PanelView } from "../figure/panel.ts";
import type { Guess } from "../spec.ts";
import { fromShown, quantity, shown } from "../words/units.ts";

/** Of the axis' length: what an arrow key moves, and Page Up or Down. */
const STEP = 0.01;
const PAGE = 0.1;
/** So near to a place a stroke takes its handle along. */
const NEAR = 24;

interface Handle {
  x: number;
  element: HTMLElement;
  ring: SVGCircleElement;
}

export class Sketch {
  /** what the reader holds, over the drawing */
  readonly overlay = h("div", { class: "hx-handles", role: "group", "aria-label": "Your guess" });
  /** what stays of it, in the drawing */
  readonly group = s("g", { class: "hx-guess" });
  values: number[];
  touched = false;
  #editing = false;
  readonly #view: PanelView;
  readonly #handles: Handle[];
  readonly #line = s("path", { class: "hx-guess-line" });
  readonly #name = s("text", { class: "hx-guess-name" }, "your guess");
  readonly #bubble = h("span", { class: "hx-guess-value", "aria-hidden": "true", hidden: true });
  readonly #moved: () => void;

  constructor(readonly figure: Figure, readonly guess: Guess, moved: () => void) {
    this.#moved = moved;
    this.#view = figure.chart.panels[guess.panel]!;
    this.values = this.#parked();
    this.#handles = guess.at.map((x, index) => ({
      x, element: this.#handle(x, index), ring: s("circle", { class: "hx-guess-ring", r: 5 }),
    }));
    this.overlay.append(...this.#handles.map(({ element }) => element), this.#bubble);
    this.group.append(this.#line, ...this.#handles.map(({ ring }) => ring), this.#name);
    this.#view.group.append(this.group);
    figure.chart.element.append(this.overlay);
    this.#listen();
    this.edit(false);
    this.show(false);
  }

  /** Handles low on the axis, to be taken from there. */
  clear(): void {
    this.values = this.#parked();
    this.touched = false;
    this.place();
  }

  edit(editing: boolean): void {
    this.#editing = editing;
    this.overlay.hidden = !editing;
    this.figure.chart.element.classList.toggle("hx-sketching", editing);
  }

  show(visible: boolean): void {
    this.group.style.display = visible ? "" : "none";
  }

  first(): HTMLElement | undefined {
    return this.#handles[0]?.element;
  }

  /** Everything where the axes put it. */
  place(): void {
    const { panel, box } = this.#view;
    const points = this.#handles.map(({ x }, i) => this.#view.place(x, this.values[i]!));
    for (const [i, { element, ring }] of this.#handles.entries()) {
      const [px, py] = points[i]!;
      ring.setAttribute("cx", px.toFixed(1));
      ring.setAttribute("cy", py.toFixed(1));
      element.style.left = `${px}px`;
      element.style.top = `${py}px`;
      const value = this.values[i]!;
      element.setAttribute("aria-valuenow", String(shown(panel.y.display, value)));
      element.setAttribute("aria-valuetext", quantity(panel.y.display, value, 3, { trim: true }));
      if (document.activeElement === element) this.#say(i);
    }
    const [only] = points;
    // A single place has a dash of its own, several have a curve through them.
    const drawn: [number, number][] = points.length === 1 && only ? [[only[0] - 16, only[1]], [only[0] + 16, only[1]]] : points;
    this.#line.setAttribute("d", shape().curve(curveMonotoneX).digits(2)(drawn) ?? "");
    const [lastX = 0, lastY = 0] = drawn.at(-1) ?? [];
    const width = textWidth("your guess");
    const beside = lastX + 12 + width < box.right;
    this.#name.setAttribute("x", String(beside ? lastX + 12 : Math.min(lastX, box.right) - width / 2));
    this.#name.setAttribute("text-anchor", beside ? "start" : "middle");
    const above = Math.min(lastY, drawn.at(-2)?.[1] ?? lastY);
    this.#name.setAttribute("y", String(beside ? lastY + 4 : above - box.top > 28 ? above - 14 : lastY + 26));
  }

  #parked(): number[] {
    return this.guess.at.map(() => this.#at(drawing.guess.parked));
  }

  /** The value at a part of the axis, rounded as a hand can place it. */
  #at(part: number): number {
    const { y } = this.#view.panel;
    const [low, high] = [shown(y.display, y.low), shown(y.display, y.high)];
    const inside = Math.min(1, Math.max(0, part));
    if (y.scale === "log") return fromShown(y.display, Number((low * (high / low) ** inside).toPrecision(3)));
    const unit = 10 ** Math.floor(Math.log10(Math.abs(high - low) / 200));
    return fromShown(y.display, Number((Math.round((low + inside * (high - low)) / unit) * unit).toPrecision(12)));
  }

  #part(value: number): number {
    const { y } = this.#view.panel;
    const [low, high, now] = [y.low, y.high, value].map((one) => shown(y.display, one)) as [number, number, number];
    return y.scale === "log" ? Math.log(now / low) / Math.log(high / low) : (now - low) / (high - low);
  }

  #set(index: number, part: number): void {
    this.values[index] = this.#at(part);
    this.touched = true;
    this.place();
    this.#moved();
  }

  /** The value at a height of the drawing. */
  #setPixel(index: number, pixel: number): void {
    const { panel: { y: { display } }, box, y } = this.#view;
    this.#set(index, this.#part(fromShown(display, y.invert(Math.min(box.bottom, Math.max(box.top, pixel))))));
    this.#say(index);
  }

  #say(index: number): void {
    const { panel, box } = this.#view;
    const { element } = this.#handles[index]!;
    this.#bubble.textContent = quantity(panel.y.display, this.values[index]!, 3, { trim: true });
    this.#bubble.hidden = false;
    const left = parseFloat(element.style.left);
    const top = parseFloat(element.style.top);
    this.#bubble.style.left = `${Math.min(left, box.right - 44)}px`;
    this.#bubble.style.top = `${top - box.top < 48 ? top + 42 : top - 22}px`;
  }

  #handle(x: number, index: number): HTMLElement {
    const { panel } = this.#view;
    const element = h("div", {
      class: "hx-handle", role: "slider", tabindex: 0, "aria-orientation": "vertical",
      "aria-label": `Your guess: ${panel.y.label} at ${quantity(panel.x.display, x, 3, { trim: true })}`,
      "aria-valuemin": shown(panel.y.display, panel.y.low), "aria-valuemax": shown(panel.y.display, panel.y.high),
    });
    element.addEventListener("keydown", (event) => {
      const now = this.#part(this.values[index]!);
      const part = {
        ArrowUp: now + STEP, ArrowRight: now + STEP, ArrowDown: now - STEP, ArrowLeft: now - STEP,
        PageUp: now + PAGE, PageDown: now - PAGE, Home: 0, End: 1,
      }[event.key];
      if (part === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.#set(index, part);
    });
    element.addEventListener("focus", () => this.#say(index));
    element.addEventListener("blur", () => { this.#bubble.hidden = true; });
    let held = false;
    element.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      held = true;
      element.setPointerCapture(event.pointerId);
      element.focus({ preventScroll: true });
    });
    element.addEventListener("pointermove", (event) => {
      if (held) this.#setPixel(index, event.clientY - this.figure.chart.svg.getBoundingClientRect().top);
    });
    for (const end of ["pointerup", "pointercancel"] as const) element.addEventListener(end, () => { held = false; });
    return element;
  }

  /** A stroke over the drawing takes along every handle that it passes. */
  #listen(): void {
    const { svg } = this.figure.chart;
    let last: [number, number] | null = null;
    const where = (event: PointerEvent): [number, number] => {
      const origin = svg.getBoundingClientRect();
      return [event.clientX - origin.left, event.clientY - origin.top];
    };
    const draw = ([x, y]: [number, number], [beforeX, beforeY]: [number, number]) => {
      const places = this.#handles.map((handle) => this.#view.place(handle.x, 1)[0]);
      const nearest = places.reduce((best, place, i) => (Math.abs(place - x) < Math.abs(places[best]! - x) ? i : best), 0);
      for (const [i, place] of places.entries()) {
        if (i === nearest && Math.abs(place - x) <= NEAR) this.#setPixel(i, y);
        else if (x !== beforeX && (place - x) * (place - beforeX) < 0)
          this.#setPixel(i, beforeY + ((place - beforeX) / (x - beforeX)) * (y - beforeY));
      }
    };
    svg.addEventListener("pointerdown", (event) => {
      const [x, y] = where(event);
      const { left, right, top, bottom } = this.#view.box;
      if (!this.#editing || event.button !== 0 || x < left || x > right || y < top || y > bottom) return;
      last = [x, y];
      svg.setPointerCapture(event.pointerId);
      // A finger that comes down may be about to scroll the page.
      if (event.pointerType !== "touch") draw(last, last);
    });
    svg.addEventListener("pointermove", (event) => {
      if (!last) return;
      const now = where(event);
      draw(now, last);
      last = now;
    });
    for (const end of ["pointerup", "pointercancel"] as const) svg.addEventListener(end, () => {
      last = null;
      if (!this.overlay.contains(document.activeElement)) this.#bubble.hidden = true;
    });
  }
}
