/** One panel: axes that are built once for a size, and lines that follow the values. */
import { axisBottom, axisLeft } from "d3-axis";
import { select } from "d3-selection";
import { line } from "d3-shape";
import { equalAspect, fittedRange, givenRange, makeScale, makeTicks, type Range, type Scale } from "./axes.ts";
import { s } from "./dom.ts";
import { textWidth, wrapped } from "./measure.ts";
import type { Plotted } from "./plotted.ts";
import type { Samples } from "./curves.ts";
import type { Axis, Panel, Point } from "./spec.ts";
import { axisTitle, fromShown } from "./units.ts";

const LINE_HEIGHT = 17;
const BELOW_AXIS = 26;
const RIGHT = 14;
/** A path that leaves the plot by far more than this is cut; renderers dislike 1e300. */
const FAR = 1e4;

/** Wide enough to frame the dot that may come to sit on a reported point. */
export const DIAMOND = "M0,-10L10,0L0,10L-10,0Z";

export interface Pinned {
  letter: string;
  samples: Map<Plotted, Samples>;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export class PanelView {
  readonly group: SVGGElement;
  box: Box = { left: 0, right: 1, top: 0, bottom: 1 };
  x: Scale;
  y: Scale;
  #ranges: { x: Range; y: Range };
  readonly #axes = s("g", { class: "hx-axes", "aria-hidden": "true" });
  readonly #clip = s("rect");
  readonly #pins: SVGGElement;
  readonly #points: SVGGElement;
  readonly #guide = s("line", { class: "hx-guide" });
  readonly #paths = new Map<Plotted, SVGPathElement>();
  readonly #markers = new Map<Plotted, SVGCircleElement>();

  constructor(readonly panel: Panel, readonly index: number, readonly curves: Plotted[], uid: string) {
    this.#ranges = this.#given();
    this.x = makeScale(panel.x, this.#ranges.x, [0, 1]);
    this.y = makeScale(panel.y, this.#ranges.y, [1, 0]);
    const clipId = `${uid}-clip-${index}`;
    const clipped = { "clip-path": `url(#${clipId})` };
    this.#pins = s("g", { class: "hx-pins", ...clipped });
    this.#points = s("g", { class: "hx-points", ...clipped });
    const lines = s("g", { class: "hx-curves", ...clipped });
    const dots = s("g", { class: "hx-markers", ...clipped });
    if (curves.some((one) => one.slides)) lines.append(this.#guide);
    // The first curve lies on top: it is the one the figure is about.
    for (const one of [...curves].reverse()) {
      const shared = { "data-curve": one.curve.name, "data-panel": index, "data-style": one.style };
      const path = s("path", { class: "hx-curve", ...shared });
      this.#paths.set(one, path);
      lines.append(path);
      if (!one.marked) continue;
      const marker = s("circle", { class: "hx-marker", r: 5.5, ...shared });
      this.#markers.set(one, marker);
      dots.append(marker);
    }
    const defs = s("defs", {}, s("clipPath", { id: clipId }, this.#clip));
    this.group = s("g", { class: "hx-panel", "data-panel": index },
      defs, this.#axes, this.#pins, lines, this.#points, dots);
  }

  #given(): { x: Range; y: Range } {
    return { x: givenRange(this.panel.x), y: givenRange(this.panel.y) };
  }

  restore(): void {
    this.#ranges = this.#given();
  }

  /** Ranges that hold every curve, pin and reported point. */
  fit(pins: Pinned[]): void {
    const { panel, curves } = this;
    const parametric = curves.some((one) => one.curve.x !== null);
    const all = curves.flatMap((one) =>
      [one.samples, ...pins.map((pin) => pin.samples.get(one))].filter((found) => found !== undefined));
    const numbers = (axis: "x" | "y") => {
      const { display } = panel[axis];
      return [...all.flatMap((samples) => [...samples[axis]]), ...panel.points.map((point) => point[axis])]
        .map((value) => value * display.factor + display.offset);
    };
    const x = fittedRange(panel.x, numbers("x"), parametric);
    const y = fittedRange(panel.y, numbers("y"), true);
    this.#ranges = { x: x ?? this.#ranges.x, y: y ?? this.#ranges.y };
  }

  /** Draws the axes into `width` pixels from (left, top); the height taken is returned. */
  layout(left: number, top: number, width: number, ratio: number): number {
    const { panel } = this;
    const yTitle = wrapped(axisTitle(panel.y.label, panel.y.display), width - RIGHT);
    const plotTop = top + yTitle.length * LINE_HEIGHT + 10;
    const height = Math.round(Math.min(400, Math.max(210, ratio * width)));
    const yRoom = Math.max(3, Math.floor(height / 52));
    const before = makeTicks(panel.y, this.#ranges.y, yRoom);
    const widest = Math.max(...before.labelled.map((value) => textWidth(before.format(value))), 8);
    const box = { left: left + Math.ceil(widest) + 12, right: left + width - RIGHT, top: plotTop, bottom: plotTop + height };
    let { x, y } = this.#ranges;
    if (panel.equalAspect) [x, y] = equalAspect(x, y, box.right - box.left, height);
    this.box = box;
    this.x = makeScale(panel.x, x, [box.left, box.right]);
    this.y = makeScale(panel.y, y, [box.bottom, box.top]);
    for (const [name, value] of Object.entries({ x: box.left, y: box.top, width: box.right - box.left, height }))
      this.#clip.setAttribute(name, String(value));
    this.#guide.setAttribute("y1", String(box.top));
    this.#guide.setAttribute("y2", String(box.bottom));

    const xTitle = wrapped(axisTitle(panel.x.label, panel.x.display), box.right - box.left);
    this.#axes.replaceChildren(
      this.#axis("x", panel.x, x, Math.max(2, Math.floor((box.right - box.left) / 68))),
      this.#axis("y", panel.y, y, yRoom),
      ...yTitle.map((text, i) =>
        s("text", { class: "hx-axis-title", x: left + 1, y: top + 13 + i * LINE_HEIGHT }, text)),
      ...xTitle.map((text, i) => s("text", {
        class: "hx-axis-title", x: box.right, "text-anchor": "end", y: box.bottom + BELOW_AXIS + 14 + i * LINE_HEIGHT,
      }, text)),
    );
    this.#points.replaceChildren(...panel.points.map((point, i) => this.#point(point, i)));
    return box.bottom + BELOW_AXIS + xTitle.length * LINE_HEIGHT + 6 - top;
  }

  #axis(which: "x" | "y", axis: Axis, range: Range, room: number): SVGGElement {
    const scale = which === "x" ? this.x : this.y;
    const { box } = this;
    const { labelled, unlabelled, format } = makeTicks(axis, range, room);
    const [pixelLow = 0, pixelHigh = 1] = scale.range();
    const group = s("g", {
      class: "hx-axis",
      "data-axis": which, "data-panel": this.index, "data-scale": axis.scale,
      "data-low": fromShown(axis.display, range[0]), "data-high": fromShown(axis.display, range[1]),
      "data-pixel-low": pixelLow, "data-pixel-high": pixelHigh,
      "data-factor": axis.display.factor, "data-offset": axis.display.offset,
    });
    const place = which === "x" ? `translate(0,${box.bottom})` : `translate(${box.left},0)`;
    const across = which === "x" ? box.top - box.bottom : box.left - box.right;
    const make = which === "x" ? axisBottom : axisLeft;
    const crossesZero = axis.scale === "linear" && range[0] < 0 && range[1] > 0;
    const parts = [
      { name: "hx-grid", values: labelled, size: across, label: () => "" },
      { name: "hx-minor", values: unlabelled, size: 3.5, label: () => "" },
      { name: "hx-major", values: labelled, size: 6, label: format },
    ];
    for (const { name, values, size, label } of parts) {
      const drawn = make<number>(scale).tickValues(values).tickSize(size).tickSizeOuter(0).tickPadding(4)
        .offset(0).tickFormat((value) => label(value));
      const part = select(s("g", { class: name, transform: place })).call(drawn);
      part.attr("font-size", null).attr("font-family", null);
      if (name !== "hx-major") part.selectAll("text").remove();
      if (name !== "hx-major") part.selectAll(".domain").remove();
      if (name === "hx-grid" && crossesZero)
        part.selectAll<SVGGElement, number>(".tick").filter((value) => value === 0).classed("hx-zero", true);
      group.append(part.node()!);
    }
    return group;
  }

  #point(point: Point, index: number): SVGGElement {
    const { x, y } = this.panel;
    const [cx, cy] = this.place(point.x, point.y);
    const bar = (x1: number, y1: number, x2: number, y2: number) =>
      s("line", { class: "hx-bar", x1, y1, x2, y2 });
    const parts: SVGElement[] = [];
    if (point.yLow !== null || point.yHigh !== null) {
      const low = this.y(shownOf(y, point.yLow ?? point.y));
      const high = this.y(shownOf(y, point.yHigh ?? point.y));
      parts.push(bar(cx, low, cx, high));
      if (point.yLow !== null) parts.push(bar(cx - 4, low, cx + 4, low));
      if (point.yHigh !== null) parts.push(bar(cx - 4, high, cx + 4, high));
    }
    if (point.xLow !== null || point.xHigh !== null) {
      const low = this.x(shownOf(x, point.xLow ?? point.x));
      const high = this.x(shownOf(x, point.xHigh ?? point.x));
      parts.push(bar(low, cy, high, cy));
      if (point.xLow !== null) parts.push(bar(low, cy - 4, low, cy + 4));
      if (point.xHigh !== null) parts.push(bar(high, cy - 4, high, cy + 4));
    }
    parts.push(s("path", { class: "hx-point-mark", d: DIAMOND, transform: `translate(${cx},${cy})` }));
    return s("g", { class: "hx-point", "data-point": index, "data-panel": this.index }, ...parts);
  }

  /** SI to pixels; far away is near enough for what cannot be seen. */
  place(x: number, y: number): [number, number] {
    return [near(this.x(shownOf(this.panel.x, x))), near(this.y(shownOf(this.panel.y, y)))];
  }

  holds(x: number, y: number): boolean {
    const [px, py] = this.place(x, y);
    const { left, right, top, bottom } = this.box;
    return px >= left - 0.5 && px <= right + 0.5 && py >= top - 0.5 && py <= bottom + 0.5;
  }

  /** The curves of which nothing is within the axes. */
  outside(): Plotted[] {
    return this.curves.filter(({ samples: { x, y } }) => !x.some((value, i) => this.holds(value, y[i]!)));
  }

  #path({ x, y }: Samples): string {
    const xAxis = this.panel.x.display;
    const yAxis = this.panel.y.display;
    const xs = Float64Array.from(x, (value) => this.x(value * xAxis.factor + xAxis.offset));
    const ys = Float64Array.from(y, (value) => this.y(value * yAxis.factor + yAxis.offset));
    return line<number>()
      .digits(2)
      .defined((_, i) => Number.isFinite(xs[i]) && Number.isFinite(ys[i]))
      .x((_, i) => near(xs[i]!))
      .y((_, i) => near(ys[i]!))(xs) ?? "";
  }

  draw(): void {
    for (const [one, path] of this.#paths) path.setAttribute("d", this.#path(one.samples));
    let guide: number | null = null;
    for (const [one, marker] of this.#markers) {
      const [x, y] = one.present ? this.place(one.present.x, one.present.y) : [Number.NaN, Number.NaN];
      if (one.slides && Number.isFinite(x)) guide = x;
      const drawn = Number.isFinite(x) && Number.isFinite(y);
      marker.style.display = drawn ? "" : "none";
      if (!drawn) continue;
      marker.setAttribute("cx", x.toFixed(2));
      marker.setAttribute("cy", y.toFixed(2));
    }
    this.#guide.style.display = guide === null ? "none" : "";
    if (guide === null) return;
    this.#guide.setAttribute("x1", guide.toFixed(2));
    this.#guide.setAttribute("x2", guide.toFixed(2));
  }

  drawPins(pins: Pinned[]): void {
    const taken: [number, number][] = [];
    this.#pins.replaceChildren(...pins.flatMap((pin) => this.curves.flatMap((one) => {
      const samples = pin.samples.get(one);
      if (!samples) return [];
      const shared = { "data-curve": one.curve.name, "data-panel": this.index, "data-pin": pin.letter };
      return [s("path", { class: "hx-pinned", d: this.#path(samples), ...shared }), ...this.#letter(pin.letter, samples, taken)];
    })));
  }

  /** A pinned line carries its letter where it leaves the plot, or further in if another is there. */
  #letter(letter: string, { x, y }: Samples, taken: [number, number][]): SVGTextElement[] {
    for (let i = x.length - 1; i >= 0; i--) {
      const [px, py] = this.place(x[i]!, y[i]!);
      if (px > this.box.right - 10 || py < this.box.top + 16 || !this.holds(x[i]!, y[i]!)) continue;
      if (taken.some(([tx, ty]) => Math.abs(tx - px) < 16 && Math.abs(ty - py) < 16)) continue;
      taken.push([px, py]);
      return [s("text", { class: "hx-pin-letter", x: px.toFixed(1), y: (py - 5).toFixed(1), "text-anchor": "middle" }, letter)];
    }
    return [];
  }
}

function shownOf({ display }: Axis, value: number): number {
  return value * display.factor + display.offset;
}

function near(pixel: number): number {
  return Math.min(FAR, Math.max(-FAR, pixel));
}
