/** The drawing: panels side by side or one below the other, as wide as there is room. */
import { h, s } from "../dom.ts";
import { fromShown } from "../words/units.ts";
import { arrange } from "./arrangement.ts";
import type { Figure, Part } from "./figure.ts";
import { PanelView } from "./panel.ts";
import { coincidence, coinciding } from "./same.ts";

export class Chart implements Part {
  readonly element: HTMLDivElement;
  readonly svg: SVGSVGElement;
  readonly panels: PanelView[];
  /** Names that found no room in the drawing; below it, so that they take no room from what stays in sight. */
  readonly keys: HTMLDivElement;
  #width = 0;
  readonly #figure: Figure;
  readonly #observer: ResizeObserver;

  constructor(figure: Figure) {
    const { spec } = figure;
    this.#figure = figure;
    this.panels = spec.panels.map((panel, index) => new PanelView(figure, panel, index));
    this.svg = s("svg", { class: "hx-svg", role: "img", "aria-label": spec.description || spec.title },
      ...this.panels.map((panel) => panel.group));
    const over = this.panels.flatMap(({ marks }) => marks.flatMap((mark) => mark.overlay ?? []));
    this.element = h("div", { class: "hx-plot" }, this.svg, ...over);
    this.keys = h("div", { class: "hx-point-keys" }, ...this.panels.flatMap(({ marks }) => marks.flatMap((mark) => mark.below ?? [])));
    this.#observer = new ResizeObserver(() => this.resize());
    this.#listen();
  }

  /** Called once the element is on the page. */
  start(): void {
    this.resize();
    this.#observer.observe(this.element);
  }

  stop(): void {
    this.#observer.disconnect();
  }

  /** What the drawing is says more than may be seen while it is asked. */
  veil(veiled: boolean): void {
    const { title, description } = this.#figure.spec;
    this.svg.setAttribute("aria-label", veiled ? `${title}: what is asked about is hidden until you have answered.` : description || title);
  }

  lock(locked: boolean): void {
    this.element.classList.toggle("hx-locked", locked);
    this.element.classList.toggle("hx-draggable", !locked && this.panels.some((panel) => panel.slides));
    this.element.classList.toggle("hx-follows", !locked);
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
    const top = arrange(this.panels, width, this.#room());
    this.svg.setAttribute("viewBox", `0 0 ${width} ${top}`);
    this.svg.setAttribute("width", String(width));
    this.svg.setAttribute("height", String(top));
    this.arrange();
  }

  /** How high the drawing may be, so that it is in one view with what moves it: see media.css. */
  #room(): number {
    const style = getComputedStyle(this.element);
    const [part, legend] = ["--hx-room", "--hx-legend"].map((name) => Number(style.getPropertyValue(name)));
    const above = this.element.previousElementSibling;
    const taken = legend && above instanceof HTMLElement ? above.offsetHeight : 0;
    return (part || 0.6) * document.documentElement.clientHeight - taken;
  }

  /** Everything in its place: the axes or the pins are others. */
  arrange(): void {
    if (!this.#width) return;
    for (const panel of this.panels) panel.arrange();
    this.#figure.arranged();
  }

  frame(): void {
    for (const panel of this.panels) panel.follow();
  }

  /** The values rest. */
  settle(): void {
    for (const panel of this.panels) panel.settle();
  }

  fit(): void {
    for (const panel of this.panels) panel.fit();
    this.layout();
  }

  restore(): void {
    for (const panel of this.panels) panel.restore();
    this.layout();
  }

  /** Lets one style stand out from the others. */
  emphasise(style: number | null): void {
    this.svg.classList.toggle("hx-emphasis", style !== null);
    for (const element of this.svg.querySelectorAll("[data-style]"))
      element.classList.toggle("hx-emphasised", element.getAttribute("data-style") === String(style));
  }

  /** Says which curves lie on one another, panel by panel. */
  coincidence(): string {
    if (this.#figure.veiled) return "";
    const found = this.panels.map(({ marks }) => coincidence(coinciding(marks.flatMap((mark) => mark.courses?.() ?? []))));
    return [...new Set(found)].filter(Boolean).join(" ");
  }

  /** The labels of what the axes do not show. */
  outside(): string[] {
    return [...new Set(this.panels.flatMap(({ marks }) => marks.flatMap((mark) => mark.outside?.() ?? [])))];
  }

  /** A pointer in the plot sets what the marks run along. */
  #listen(): void {
    let dragged: PanelView | null = null;
    const follow = (event: PointerEvent) => {
      if (!dragged?.slides) return;
      const { left, right } = dragged.box;
      const pixel = event.clientX - this.svg.getBoundingClientRect().left;
      const shown = dragged.x.invert(Math.min(right, Math.max(left, pixel)));
      this.#figure.slide(dragged.slides, fromShown(dragged.panel.x.display, shown));
    };
    this.svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      const origin = this.svg.getBoundingClientRect();
      const [x, y] = [event.clientX - origin.left, event.clientY - origin.top];
      dragged = this.panels.find(({ box, slides }) => slides
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
