/** The drawing: panels side by side or one below the other, as wide as there is room. */
import { s, h } from "./dom.ts";
import { PanelView, type Pinned } from "./panel.ts";
import type { Plotted } from "./plotted.ts";
import { fromShown } from "./units.ts";
import type { Spec } from "./spec.ts";

const SIDE_BY_SIDE = 290;
const GAP = 22;

export class Chart {
  readonly element: HTMLDivElement;
  readonly svg: SVGSVGElement;
  readonly panels: PanelView[];
  #width = 0;
  #pins: Pinned[] = [];
  readonly #observer: ResizeObserver;
  readonly #laidOut: () => void;

  constructor(spec: Spec, curves: Plotted[], uid: string, laidOut: () => void) {
    this.#laidOut = laidOut;
    this.panels = spec.panels.map((panel, index) =>
      new PanelView(panel, index, curves.filter((one) => one.panel === index), uid));
    this.svg = s("svg", { class: "hx-svg", role: "img", "aria-label": spec.description || spec.title },
      ...this.panels.map((panel) => panel.group));
    this.element = h("div", { class: "hx-plot" }, this.svg);
    this.#observer = new ResizeObserver(() => this.resize());
  }

  /** Call once the element is on the page. */
  start(): void {
    this.resize();
    this.#observer.observe(this.element);
  }

  stop(): void {
    this.#observer.disconnect();
  }

  resize(): void {
    const width = Math.floor(this.element.clientWidth);
    if (width < 40 || width === this.#width) return;
    this.#width = width;
    this.layout();
  }

  layout(): void {
    const width = this.#width;
    if (!width) return;
    const count = this.panels.length;
    const columns = Math.max(1, Math.min(count, Math.floor((width + GAP) / (SIDE_BY_SIDE + GAP))));
    const each = (width - GAP * (columns - 1)) / columns;
    // A single narrow panel may be taller: nothing stands below it.
    const ratio = count === 1 && width < 520 ? 0.85 : 0.6;
    let top = 2;
    for (let first = 0; first < count; first += columns) {
      const row = this.panels.slice(first, first + columns);
      const heights = row.map((panel, i) => panel.layout(Math.round(i * (each + GAP)), top, Math.floor(each), ratio));
      top += Math.max(...heights) + (first + columns < count ? GAP : 0);
    }
    this.svg.setAttribute("viewBox", `0 0 ${width} ${top}`);
    this.svg.setAttribute("width", String(width));
    this.svg.setAttribute("height", String(top));
    this.draw();
    for (const panel of this.panels) panel.drawPins(this.#pins);
    this.#laidOut();
  }

  draw(): void {
    for (const panel of this.panels) panel.draw();
  }

  pin(pins: Pinned[]): void {
    this.#pins = pins;
    for (const panel of this.panels) panel.drawPins(pins);
  }

  fit(): void {
    for (const panel of this.panels) panel.fit(this.#pins);
    this.layout();
  }

  restore(): void {
    for (const panel of this.panels) panel.restore();
    this.layout();
  }

  emphasise(style: number | null): void {
    if (style === null) delete this.svg.dataset["emphasis"];
    else this.svg.dataset["emphasis"] = String(style);
  }

  outside(): Plotted[] {
    return this.panels.flatMap((panel) => panel.outside());
  }

  /** Lets a pointer in the plot set what the curves run along. */
  onPoint(move: (parameter: string, value: number) => void): void {
    let dragged: PanelView | null = null;
    const follow = (event: PointerEvent) => {
      const one = dragged?.curves.find((candidate) => candidate.slides);
      if (!dragged || !one) return;
      const { left, right } = dragged.box;
      const pixel = event.clientX - this.svg.getBoundingClientRect().left;
      const shown = dragged.x.invert(Math.min(right, Math.max(left, pixel)));
      move(one.curve.along, fromShown(dragged.panel.x.display, shown));
    };
    this.svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      const origin = this.svg.getBoundingClientRect();
      const [x, y] = [event.clientX - origin.left, event.clientY - origin.top];
      dragged = this.panels.find(({ box, curves }) => curves.some((one) => one.slides)
        && x >= box.left - 6 && x <= box.right + 6 && y >= box.top && y <= box.bottom + 20) ?? null;
      if (!dragged) return;
      this.svg.setPointerCapture(event.pointerId);
      follow(event);
    });
    this.svg.addEventListener("pointermove", follow);
    for (const end of ["pointerup", "pointercancel"] as const)
      this.svg.addEventListener(end, () => { dragged = null; });
  }
}
