/** Panels in rows and columns: in line with each other, and no higher than there is room. */
import drawing from "../../../drawing.json";
import type { Axis } from "../spec.ts";
import type { PanelView } from "./panel.ts";

const LAYOUT = drawing.layout;
/** A plot is not made lower than this, whatever the room. */
const LOWEST = 56;

/** Around a plot: its titles, its tick labels, and the next panel. */
export interface Spacing {
  line: number;
  above: number;
  below: number;
  foot: number;
  gap: number;
}

const ROOMY: Spacing = { line: LAYOUT.line, above: 10, below: LAYOUT.below_axis, foot: 6, gap: LAYOUT.gap };
const CLOSE: Spacing = { line: 15, above: 8, below: 20, foot: 2, gap: 4 };

/** Where a panel is put. */
export interface Place {
  left: number;
  top: number;
  width: number;
  /** of the plot alone */
  height: number;
  /** for the labels beside the plot, as wide as the widest of the column */
  gutter: number;
  /** lines of the title above the plot, as many as the longest of the row has */
  lines: number;
  /** the panel below has the same abscissa and labels it */
  bare: boolean;
  spacing: Spacing;
}

function isSame(one: Axis, other: Axis): boolean {
  return one.title === other.title && one.scale === other.scale && one.low === other.low && one.high === other.high;
}

const greatest = (numbers: number[]) => Math.max(...numbers);

/** Lays all panels out into `width` pixels, if possible no higher than `most`; the height is returned. */
export function arrange(panels: readonly PanelView[], width: number, most: number): number {
  const count = panels.length;
  const narrow = width < LAYOUT.narrow;
  const spacing = narrow ? CLOSE : ROOMY;
  const fitting = Math.floor((width + LAYOUT.gap) / (LAYOUT.side_by_side + LAYOUT.gap));
  const columns = Math.max(1, Math.min(count, fitting));
  const each = Math.floor((width - LAYOUT.gap * (columns - 1)) / columns);
  // A single narrow panel may be taller: nothing stands below it.
  const ratio = count === 1 && narrow ? LAYOUT.narrow_ratio : LAYOUT.ratio;
  const wanted = Math.round(Math.min(LAYOUT.greatest_height, Math.max(LAYOUT.least_height, ratio * each)));

  const rows: PanelView[][] = [];
  for (let first = 0; first < count; first += columns) rows.push(panels.slice(first, first + columns));
  const bare = rows.map((row, i) => {
    const [below] = rows[i + 1] ?? [];
    return columns === 1 && below !== undefined && isSame(row[0]!.panel.x, below.panel.x);
  });

  const measured = (plots: number[]) => rows.map((row, i) => {
    const needs = row.map((panel) => panel.needs(each, plots[i]!));
    const lines = greatest(needs.map((need) => need.above));
    const below = bare[i] ? spacing.foot : spacing.below + greatest(needs.map((need) => need.below)) * spacing.line + spacing.foot;
    return { needs, lines, around: lines * spacing.line + spacing.above + below };
  });

  const fixed = rows.map((row) => row[0]!.rows);
  let plots = fixed.map((height) => height ?? wanted);
  const around = measured(plots).reduce((sum, row) => sum + row.around, 2 + spacing.gap * (rows.length - 1));
  const flexible = fixed.filter((height) => height === null).length;
  const left = most - around - fixed.reduce<number>((sum, height) => sum + (height ?? 0), 0);
  const height = Math.max(LOWEST, Math.min(wanted, Math.floor(left / flexible)));
  // Both axes of a plane have one scale: it is no higher than what is drawn.
  const plane = (row: readonly PanelView[], i: number) => greatest(row.map((panel) =>
    panel.tallest(each - LAYOUT.right - panel.needs(each, plots[i]!).gutter)));
  plots = fixed.map((one, i) => one ?? Math.min(height, plane(rows[i]!, i)));

  const final = measured(plots);
  let top = 2;
  for (const [i, row] of rows.entries()) {
    const { lines, around: beside } = final[i]!;
    for (const [column, panel] of row.entries())
      panel.layout({
        left: column * (each + LAYOUT.gap), top, width: each, height: plots[i]!, lines, spacing, bare: bare[i]!,
        gutter: greatest(final.map(({ needs }) => needs[column]?.gutter ?? 0)),
      });
    top += plots[i]! + beside + (i < rows.length - 1 ? spacing.gap : 0);
  }
  return top;
}
