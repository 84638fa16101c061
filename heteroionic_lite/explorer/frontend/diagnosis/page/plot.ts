/** A small chart: points, curves, axes with their words; drawn anew for each width. */
import { h, s } from "../../dom.ts";
import { makeTicks, type Range } from "../../figure/axes.ts";
import type { Axis } from "../../spec.ts";
import { scaleOf, spanOf, type Scale } from "./scales.ts";

export interface Series {
  x: readonly number[];
  y: readonly number[];
  mark: "line" | "dots" | "rings" | "crosses";
  /** of the curves' colours; null: what was measured */
  style: number | null;
  /** one standard deviation */
  spread?: readonly number[];
}

export interface Chart {
  x: { label: string; scale: "linear" | "log" };
  y: { label: string; scale: "linear" | "log" };
  series: readonly Series[];
  /** a line at y = 0 */
  zero?: boolean;
  /** a unit is as long on both axes */
  equal?: boolean;
  description: string;
}

const LEFT = 58, RIGHT = 12, TOP = 10, BOTTOM = 44, RADIUS = 3.2, LABEL = 62, LINE = 42;

export function draw(chart: Chart, width: number, most: number): SVGSVGElement {
  let ranges: [Range, Range] = [rangeOf(chart, "x"), rangeOf(chart, "y")];
  const across = Math.max(width - LEFT - RIGHT, 60);
  // With equal units the drawing is as high as it has to be.
  const wanted = (across * (ranges[1][1] - ranges[1][0])) / (ranges[0][1] - ranges[0][0]);
  const height = chart.equal ? Math.min(most, Math.max(150, wanted + TOP + BOTTOM)) : most;
  const inner = [across, height - TOP - BOTTOM] as const;
  if (chart.equal) ranges = equal(ranges, inner);
  const x = scaleOf(chart.x.scale, ranges[0], [LEFT, LEFT + inner[0]]);
  const y = scaleOf(chart.y.scale, ranges[1], [TOP + inner[1], TOP]);
  return s("svg", { class: "hx-dg-chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": chart.description },
    s("rect", { class: "hx-dg-frame", x: LEFT, y: TOP, width: inner[0], height: inner[1] }),
    ...ticks(chart, ranges, x, y, inner),
    chart.zero ? s("line", { class: "hx-dg-zero", x1: LEFT, x2: LEFT + inner[0], y1: y(0), y2: y(0) }) : null,
    ...chart.series.map((one) => series(one, x, y)),
    s("text", { class: "hx-dg-label", x: LEFT + inner[0] / 2, y: height - 6, "text-anchor": "middle" }, chart.x.label),
    s("text", { class: "hx-dg-label", transform: `translate(13,${TOP + inner[1] / 2}) rotate(-90)`, "text-anchor": "middle" }, chart.y.label));
}

function axis(scale: "linear" | "log"): Axis {
  return { scale, snug: false } as unknown as Axis;
}

function rangeOf({ series, zero, ...chart }: Chart, which: "x" | "y"): Range {
  const numbers = series.flatMap((one) => [
    ...one[which],
    ...(which === "y" && one.spread ? one.spread.flatMap((sd, i) => [one.y[i]! - sd, one.y[i]! + sd]) : []),
  ]);
  if (zero && which === "y") {
    const most = Math.max(...numbers.map(Math.abs), 1e-6) * 1.1;
    return [-most, most];
  }
  return spanOf(chart[which].scale, numbers);
}

/** The shorter one is lengthened. */
function equal([x, y]: [Range, Range], [width, height]: readonly [number, number]): [Range, Range] {
  const perPixel = Math.max((x[1] - x[0]) / width, (y[1] - y[0]) / height);
  return [[x[0], x[0] + perPixel * width], [y[0], y[0] + perPixel * height]];
}

function ticks(chart: Chart, [xs, ys]: [Range, Range], x: Scale, y: Scale, [width, height]: readonly [number, number]): SVGElement[] {
  const below = TOP + height;
  const ofX = makeTicks(axis(chart.x.scale), xs, Math.floor(width / LABEL));
  const ofY = makeTicks(axis(chart.y.scale), ys, Math.floor(height / LINE));
  return [
    ...ofX.unlabelled.map((value) => s("line", { class: "hx-dg-tick", x1: x(value), x2: x(value), y1: below, y2: below + 3 })),
    ...ofY.unlabelled.map((value) => s("line", { class: "hx-dg-tick", x1: LEFT - 3, x2: LEFT, y1: y(value), y2: y(value) })),
    ...ofX.labelled.flatMap((value) => [
      s("line", { class: "hx-dg-tick", x1: x(value), x2: x(value), y1: below, y2: below + 6 }),
      s("text", { class: "hx-dg-number", x: x(value), y: below + 19, "text-anchor": "middle" }, written(value, xs, ofX.format)),
    ]),
    ...ofY.labelled.flatMap((value) => [
      s("line", { class: "hx-dg-tick", x1: LEFT - 6, x2: LEFT, y1: y(value), y2: y(value) }),
      s("text", { class: "hx-dg-number", x: LEFT - 9, y: y(value) + 4, "text-anchor": "end" }, written(value, ys, ofY.format)),
    ]),
  ];
}

/** Resistances read better as 2000 than as 2 × 10³. */
function written(value: number, [low, high]: Range, usual: (value: number) => string): string {
  const size = Math.abs(value);
  return size >= 1 && high < 1e5 && low >= 0.1 ? String(Number(value.toPrecision(6))).replace("-", "−") : usual(value);
}

/** Thousands of points are one path: the page stays light. */
function series({ x: xs, y: ys, mark, style, spread }: Series, x: Scale, y: Scale): SVGElement {
  const places = xs.map((value, i) => [x(value), y(ys[i]!)] as const).filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
  const at = (value: number) => value.toFixed(1);
  const shape = {
    line: () => `M${places.map(([a, b]) => `${at(a)},${at(b)}`).join("L")}`,
    crosses: () => places.map(([a, b]) => `M${at(a - 3)},${at(b - 3)}l6,6m0,-6l-6,6`).join(""),
    dots: () => places.map(([a, b]) => circle(at(a - RADIUS), at(b))).join(""),
    rings: () => places.map(([a, b]) => circle(at(a - RADIUS), at(b))).join(""),
  }[mark];
  const bars = spread?.map((sd, i) => `M${at(x(xs[i]!))},${at(y(Math.max(ys[i]! - sd, ys[i]! / 50)))}V${at(y(ys[i]! + sd))}`).join("");
  return s("g", { class: `hx-dg-series hx-dg-${mark}`, "data-style": style },
    bars ? s("path", { class: "hx-dg-bars", d: bars }) : null,
    places.length ? s("path", { d: shape() }) : null);
}

const circle = (x: string, y: string) => `M${x},${y}a${RADIUS},${RADIUS} 0 1,0 ${2 * RADIUS},0a${RADIUS},${RADIUS} 0 1,0 ${-2 * RADIUS},0`;

/** A sample of a mark with what it stands for. */
export function key(mark: Series["mark"], style: number | null, words: string): HTMLElement {
  const place = mark === "line" ? "M1,7H27" : mark === "crosses" ? "M11,4l6,6m0,-6l-6,6" : circle("10.8", "7");
  return h("span", { class: "hx-dg-key" },
    s("svg", { width: 28, height: 14, "aria-hidden": "true" },
      s("g", { class: `hx-dg-series hx-dg-${mark}`, "data-style": style }, s("path", { d: place }))),
    words);
}

/** Charts side by side where there is room, below each other where there is none. */
export function charts(list: readonly Chart[], height: number, most = 3): HTMLElement {
  const box = h("div", { class: "hx-dg-charts" });
  let drawn = 0;
  const lay = (room: number) => {
    if (room < 40 || Math.abs(room - drawn) < 1) return;
    drawn = room;
    const columns = Math.max(1, Math.min(list.length, most, Math.floor(room / 235)));
    const width = Math.min(Math.floor((room - (columns - 1) * 8) / columns), list.length === 1 ? 560 : 460);
    box.replaceChildren(...list.map((one) => draw(one, width, height)));
  };
  new ResizeObserver(([entry]) => lay(entry!.contentRect.width)).observe(box);
  return box;
}
