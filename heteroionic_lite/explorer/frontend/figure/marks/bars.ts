/** Bars stacked of parts: what a sum is made of, and each part's share. */
import drawing from "../../../../drawing.json";
import { s } from "../../dom.ts";
import type { Bar, BarPart, Display, Values } from "../../spec.ts";
import { formatNumber } from "../../words/format.ts";
import { quantity } from "../../words/units.ts";
import { textWidth } from "../measure.ts";
import type { PanelView } from "../panel.ts";
import { evaluate } from "../samples.ts";
import type { Scene } from "../scene.ts";
import type { LegendEntry, Mark, MarkKind } from "./mark.ts";

const { height: HEIGHT, above: ABOVE, gap: GAP, small: SMALL } = drawing.marks.bar;

interface Stacked {
  part: BarPart;
  value: number;
  share: number;
  /** the sum of the parts before this one */
  from: number;
}

function stacked({ parts }: Bar, { functions }: Scene, values: Readonly<Values>): Stacked[] {
  const sizes = parts.map(({ function: name, given }) => Math.max(0, evaluate(functions, name, { ...values, ...given }) || 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let from = 0;
  return parts.map((part, i) => {
    const value = sizes[i]!;
    const one = { part, value, share: total ? value / total : 0, from };
    from += value;
    return one;
  });
}

const sum = (all: Stacked[]) => all.reduce((total, { value }) => total + value, 0);

/** "6 %", "0.3 %" */
export function percent(share: number): string {
  return `${formatNumber(100 * share, share < SMALL ? 1 : 2, { trim: true })} %`;
}

const headline = (bar: Bar, all: Stacked[], display: Display) => `${bar.label}: ${quantity(display, sum(all))}`;

function swatch(style: number): SVGSVGElement {
  return s("svg", { class: "hx-sample", width: 34, height: 14, "aria-hidden": "true" },
    s("rect", { class: "hx-area", x: 1, y: 1, width: 32, height: 12, "data-style": style }));
}

export const bars: MarkKind = {
  functions: (panel) => panel.bars.flatMap((bar) => bar.parts.map((part) => part.function)),
  statuses: (panel) => panel.bars.flatMap((bar) => bar.parts.map((part) => part.status)),

  columns(scene, index, table) {
    const { bars: all, x } = scene.spec.panels[index]!;
    const sets = [{ values: scene.values, mark: "" }, ...scene.pinned.map(({ letter, values }) => ({ values, mark: ` (pin ${letter})` }))];
    for (const bar of all)
      for (const { values, mark } of sets)
        for (const { part, value } of stacked(bar, scene, values))
          table.add(`${bar.label}, ${part.label}: ${x.label}${mark}`, x.display, [value]);
  },

  tables: (scene) => scene.spec.panels.flatMap((panel) => panel.bars.map((bar) => ({
    caption: `${bar.label}: what it is made of`,
    head: ["part", panel.x.title, "share"],
    rows: stacked(bar, scene, scene.values).map(({ part, value, share }) =>
      [part.label, quantity({ ...panel.x.display, typeset: "" }, value), percent(share)]),
  }))),

  words(scene, index) {
    const panel = scene.spec.panels[index]!;
    return panel.bars.map((bar) => {
      const all = stacked(bar, scene, scene.values);
      return `${headline(bar, all, panel.x.display)} (${all.map(({ part, share }) => `${part.label} ${percent(share)}`).join(", ")}).`;
    }).join(" ");
  },

  make(view) {
    if (!view.panel.bars.length) return null;
    const rows = view.panel.bars.map((bar, row) => rowOf(view, bar, row));
    return {
      element: s("g", { class: "hx-bars" }, ...rows.map((row) => row.element)),
      compute: () => rows.forEach((row) => row.compute()),
      draw: () => rows.forEach((row) => row.draw()),
      layout: () => rows.forEach((row) => row.layout()),
      extent: (axis) => (axis === "x" ? [0, ...rows.flatMap((row) => row.totals())] : []),
      legend: () => rows.flatMap((row) => row.legend()),
      outside: () => rows.flatMap((row) => row.outside()),
    } satisfies Mark;
  },
};

/** One bar: its name and sum above it, its parts in a row, and below it an outline for each pin. */
function rowOf(view: PanelView, bar: Bar, row: number) {
  const { figure, panel } = view;
  let now: Stacked[] = [];
  let pins: { letter: string; total: number }[] = [];
  const title = s("text", { class: "hx-bar-title" });
  const shared = { "data-panel": view.index, "data-bar": row };
  const parts = bar.parts.map((part) => ({
    rect: s("rect", { class: "hx-area", "data-part": part.name, "data-style": part.style, ...shared }),
    text: s("text", { class: "hx-bar-share", "text-anchor": "middle" }),
  }));
  const outlines = s("g");
  const top = () => view.box.top + drawing.layout.row * row + ABOVE;
  return {
    element: s("g", {}, title,
      s("g", { ...view.clipped }, ...parts.map(({ rect }) => rect), outlines),
      ...parts.map(({ text }) => text)),
    compute() {
      now = stacked(bar, figure, figure.values);
    },
    draw() {
      const hidden = figure.veiled;
      title.textContent = hidden ? bar.label : headline(bar, now, panel.x.display);
      for (const [i, { value, from, share }] of now.entries()) {
        const { rect, text } = parts[i]!;
        const [left] = view.place(from, 0);
        const [right] = view.place(from + value, 0);
        rect.setAttribute("x", left.toFixed(2));
        // A thin part keeps its width, others leave a gap to the next.
        const width = hidden ? 0 : Math.max(0, right - left);
        rect.style.display = hidden ? "none" : "";
        rect.setAttribute("width", Math.max(Math.min(width, GAP), width - GAP).toFixed(2));
        const room = Math.min(right, view.box.right) - left;
        const label = hidden ? "" : [`${now[i]!.part.label} ${percent(share)}`, percent(share)].find((one) => textWidth(one) + 8 < room) ?? "";
        text.textContent = label;
        text.setAttribute("x", (left + room / 2).toFixed(1));
        text.setAttribute("y", (top() + HEIGHT / 2 + 4.5).toFixed(1));
      }
    },
    layout() {
      title.setAttribute("x", String(view.box.left + 2));
      title.setAttribute("y", (top() - 7).toFixed(1));
      for (const { rect } of parts) {
        rect.setAttribute("y", top().toFixed(2));
        rect.setAttribute("height", String(HEIGHT));
      }
      pins = (figure.veiled ? [] : figure.pinned).map(({ letter, values }) => ({ letter, total: sum(stacked(bar, figure, values)) }));
      outlines.replaceChildren(...pins.flatMap(({ letter, total }, i) => {
        const y = top() + HEIGHT + 4 + 14 * i;
        const [left] = view.place(0, 0);
        const [right] = view.place(total, 0);
        return [
          s("rect", { class: "hx-pinned", x: left, y, width: Math.max(0, right - left), height: 11, "data-pin": letter }),
          s("text", { class: "hx-pin-letter", x: Math.min(right, view.box.right - 14) + 4, y: y + 10 }, letter),
        ];
      }));
    },
    totals: () => [sum(now), ...pins.map(({ total }) => total)],
    outside: () => (view.place(sum(now), 0)[0] > view.box.right + 0.5 ? [bar.label] : []),
    legend: () => bar.parts.map((part, i): LegendEntry => ({
      label: part.label, sample: swatch(part.style), status: part.status, style: part.style,
      // Where several bars have the part, its value stands at none of them.
      ...(panel.bars.length === 1 && { value: () => quantity(panel.x.display, now[i]?.value ?? Number.NaN) }),
    })),
  };
}
