/** What a mark is: everything the rest of an explorer asks of a curve, a reported point, a bar.
 *
 * A kind of mark reads its own field of a panel's specification. The functions of a kind speak
 * of numbers and words and need no page; `make` gives what is drawn into one panel. Kinds are
 * found through one list (list.ts) and nowhere else.
 */
import type { Columns } from "../../files/columns.ts";
import type { Table } from "../../files/cells.ts";
import type { Panel, Status } from "../../spec.ts";
import type { PanelView } from "../panel.ts";
import type { Course } from "../same.ts";
import type { Scene } from "../scene.ts";

export interface LegendEntry {
  label: string;
  sample: SVGSVGElement;
  status: Status;
  /** by which the pointed-at entry is told from the others in the drawing */
  style?: number;
  /** the status is said even if the figure has no other */
  always?: boolean;
  /** the present value, with its unit */
  value?(): string;
}

/** Marks of one kind in one panel. */
export interface Mark {
  /** lies above the marks of the kinds that come before it in the list */
  element?: SVGGElement;
  /** what answers to pointer and keyboard lies over the drawing */
  overlay?: HTMLElement[];
  /** what stands below the drawing */
  below?: HTMLElement[];
  /** the parameter that a press in the plot sets */
  slides?: string | null;
  /** the values have moved: the numbers of this kind, before any kind is drawn */
  compute?(): void;
  /** the values have moved, or the axes: what has to follow at once */
  draw?(): void;
  /** the axes or the pins are others */
  layout?(): void;
  /** what axes that are fitted have to hold, in SI */
  extent?(axis: "x" | "y"): Iterable<number>;
  legend?(): LegendEntry[];
  /** the labels of what the axes do not show */
  outside?(): string[];
  /** its lines as they are seen, to find which lie on one another */
  courses?(): Course[];
  /** its lines in pixels, which no name may hide */
  runs?(): (readonly [number, number])[][];
  /** the values rest: what may take its time, such as names beside marks */
  settle?(): void;
}

export interface MarkKind {
  /** the functions of the curve module that a panel's marks call */
  functions?(panel: Panel): string[];
  /** what each of a panel's marks rests on */
  statuses?(panel: Panel): Status[];
  /** its numbers, for files and tables */
  columns?(scene: Scene, index: number, table: Columns): void;
  /** what is told better by a table of its own */
  tables?(scene: Scene, onPage: boolean): Table[];
  /** a sentence for those who do not see the drawing */
  words?(scene: Scene, index: number): string;
  make(view: PanelView): Mark | null;
}
