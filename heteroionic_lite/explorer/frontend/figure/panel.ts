/** One panel: axes that are built once for a size, and marks that follow the values. */
import { axisBottom, axisLeft } from "d3-axis";
import { select } from "d3-selection";
import drawing from "../../../drawing.json";
import { s } from "../dom.ts";
import type { Axis, Panel } from "../spec.ts";
import { fromShown } from "../words/units.ts";
import { equalAspect, fittedRange, givenRange, makeScale, makeTicks, type Range, type Scale } from "./axes.ts";
import type { Place } from "./arrangement.ts";
import type { Figure } from "./figure.ts";
import { KINDS } from "./marks/list.ts";
import type { Mark } from "./marks/mark.ts";
import { near } from "./outline.ts";
import { textWidth, wrapped } from "./measure.ts";

const LAYOUT = drawing.layout;
/** About what labels beside a plot take, in px, before these are known. */
const BESIDE = 40;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export class PanelView {
  readonly group: SVGGElement;
  readonly marks: Mark[];
  readonly clipped: { "clip-path": string };
  box: Box = { left: 0, right: 1, top: 0, bottom: 1 };
  x: Scale;
  y: Scale;
  #ranges: { x: Range; y: Range };
  readonly #axes = s("g", { class: "hx-axes", "aria-hidden": "true" });
  readonly #clip = s("rect");

  constructor(readonly figure: Figure, readonly panel: Panel, readonly index: number) {
    this.#ranges = this.#given();
    this.x = makeScale(panel.x, this.#ranges.x, [0, 1]);
    this.y = makeScale(panel.y, this.#ranges.y, [1, 0]);
    const clipId = `${figure.uid}-clip-${index}`;
    this.clipped = { "clip-path": `url(#${clipId})` };
    this.marks = KINDS.flatMap((kind) => kind.make(this) ?? []);
    this.group = s("g", { class: "hx-panel", "data-panel": index },
      s("defs", {}, s("clipPath", { id: clipId }, this.#clip)), this.#axes,
      ...this.marks.map((mark) => mark.element));
  }

  /** The parameter that a press in the plot sets. */
  get slides(): string | null {
    return this.marks.find((mark) => mark.slides)?.slides ?? null;
  }

  #given(): { x: Range; y: Range } {
    return { x: givenRange(this.panel.x), y: givenRange(this.panel.y) };
  }

  restore(): void {
    this.#ranges = this.#given();
  }

  /** Ranges that hold everything that is drawn. */
  fit(): void {
    for (const axis of ["x", "y"] as const) {
      const { display } = this.panel[axis];
      const numbers = this.marks.flatMap((mark) =>
        Array.from(mark.extent?.(axis) ?? [], (value) => value * display.factor + display.offset));
      this.#ranges[axis] = fittedRange(this.panel[axis], numbers) ?? this.#ranges[axis];
    }
  }

  /** The height of a plot of places, not of numbers; null where it may be any. */
  get rows(): number | null {
    return this.panel.y.scale === "none" ? LAYOUT.row * this.panel.y.high : null;
  }

  /** The greatest height of a plot of this width that what is drawn fills. */
  tallest(width: number): number {
    const { x, y } = this.#ranges;
    if (!this.panel.equalAspect) return Number.POSITIVE_INFINITY;
    return Math.round(Math.max(LAYOUT.least_height, width * (y[1] - y[0]) / (x[1] - x[0])));
  }

  /** Room for labels beside a plot of this height, and lines of titles above and below it. */
  needs(width: number, height: number): { gutter: number; above: number; below: number } {
    const { x, y } = this.panel;
    const { x: along, y: up } = this.#ranges;
    const drawn = this.panel.equalAspect ? equalAspect(along, up, width - LAYOUT.right - BESIDE, height)[1] : up;
    const before = makeTicks(y, drawn, yRoom(height));
    const widest = Math.max(...before.labelled.map((value) => textWidth(before.format(value))), 8);
    const gutter = Math.ceil(widest) + 12;
    return {
      gutter,
      above: wrapped(y.title, width - LAYOUT.right).length,
      below: wrapped(x.title, width - LAYOUT.right - gutter).length,
    };
  }

  /** Draws the axes into their place. */
  layout({ left, top, width, height, gutter, lines, bare, spacing }: Place): void {
    const { panel } = this;
    const yTitle = wrapped(panel.y.title, width - LAYOUT.right);
    // A title of fewer lines than its neighbour's stands right above its plot.
    const titleTop = top + (lines - yTitle.length) * spacing.line;
    const plotTop = top + lines * spacing.line + spacing.above;
    const room = {
      x: Math.max(2, Math.floor((width - LAYOUT.right - LAYOUT.beside) / LAYOUT.x_label)),
      y: yRoom(height),
    };
    // In a row with others a plane may be lower than these.
    const most = Math.min(height, this.tallest(width - LAYOUT.right - gutter));
    const box = { left: left + gutter, right: left + width - LAYOUT.right, top: plotTop, bottom: plotTop + most };
    let { x, y } = this.#ranges;
    if (panel.equalAspect) [x, y] = equalAspect(x, y, box.right - box.left, most);
    this.box = box;
    this.x = makeScale(panel.x, x, [box.left, box.right]);
    this.y = makeScale(panel.y, y, [box.bottom, box.top]);
    for (const [name, value] of Object.entries({ x: box.left, y: box.top, width: box.right - box.left, height: most }))
      this.#clip.setAttribute(name, String(value));

    const xTitle = bare ? [] : wrapped(panel.x.title, box.right - box.left);
    const xAxis = this.#axis("x", panel.x, x, room.x);
    if (bare) for (const text of xAxis.querySelectorAll("text")) text.remove();
    this.#axes.replaceChildren(
      xAxis,
      this.#axis("y", panel.y, y, room.y),
      ...yTitle.map((text, i) =>
        s("text", { class: "hx-axis-title", "data-axis": "y", x: left + 1, y: titleTop + 13 + i * spacing.line }, text)),
      ...xTitle.map((text, i) => s("text", {
        class: "hx-axis-title", "data-axis": "x", x: box.right, "text-anchor": "end",
        y: box.bottom + spacing.below + 14 + i * spacing.line,
      }, text)),
    );
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
      else keepInside(part.selectAll<SVGTextElement, number>("text").nodes(), which, box);
      if (name === "hx-grid" && crossesZero)
        part.selectAll<SVGGElement, number>(".tick").filter((value) => value === 0).classed("hx-zero", true);
      group.append(part.node()!);
    }
    return group;
  }

  /** SI to pixels; what is undefined stays so. */
  pixel(x: number, y: number): [number, number] {
    const { x: { display: along }, y: { display: up } } = this.panel;
    return [this.x(x * along.factor + along.offset), this.y(y * up.factor + up.offset)];
  }

  /** SI as a share of the axis: 0 where it begins, 1 where it ends. */
  share(which: "x" | "y", value: number): number {
    const { factor, offset } = this.panel[which].display;
    const scale = this[which];
    const [first = 0, last = 1] = scale.range();
    return (scale(value * factor + offset) - first) / (last - first);
  }

  /** SI to pixels; far away is near enough for what cannot be seen. */
  place(x: number, y: number): [number, number] {
    const [px, py] = this.pixel(x, y);
    return [near(px), near(py)];
  }

  holds(x: number, y: number): boolean {
    const [px, py] = this.pixel(x, y);
    const { left, right, top, bottom } = this.box;
    return px >= left - 0.5 && px <= right + 0.5 && py >= top - 0.5 && py <= bottom + 0.5;
  }

  /** Marks that follow the axes and the pins. */
  arrange(): void {
    for (const mark of this.marks) mark.layout?.();
    for (const mark of this.marks) mark.draw?.();
    this.settle();
  }

  /** Marks that follow the values. */
  follow(): void {
    for (const mark of this.marks) mark.compute?.();
    for (const mark of this.marks) mark.draw?.();
  }

  /** Marks that follow the values when these rest. */
  settle(): void {
    for (const mark of this.marks) mark.settle?.();
  }
}

/** The last label of an abscissa ends with the drawing; the lowest of an ordinate is clear of the first. */
function keepInside(labels: readonly SVGTextElement[], which: "x" | "y", box: Box): void {
  for (const label of labels) {
    const tick = label.parentElement?.getAttribute("transform") ?? "";
    const [x = 0, y = 0] = (/\(([^)]*)\)/.exec(tick)?.[1] ?? "").split(",").map(Number);
    if (which === "y") {
      if (y > box.bottom - 3) label.setAttribute("y", "-3");
      continue;
    }
    const beyond = x + textWidth(label.textContent ?? "") / 2 - (box.right + LAYOUT.right - 1);
    if (beyond > 0) label.setAttribute("x", (-beyond).toFixed(1));
  }
}

/** How many labels stand above one another in a plot of this height. */
function yRoom(height: number): number {
  return Math.max(3, Math.floor(height / LAYOUT.y_label));
}
