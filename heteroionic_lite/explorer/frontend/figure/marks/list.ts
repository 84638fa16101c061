/** Every kind of mark, from the lowest layer of the drawing to the highest. */
import type { Functions, Panel, Spec, Status } from "../../spec.ts";
import { bars } from "./bars.ts";
import { cursor } from "./cursor.ts";
import { curves } from "./curves.ts";
import { dots } from "./dots.ts";
import { guide } from "./guide.ts";
import type { MarkKind } from "./mark.ts";
import { pinned } from "./pinned.ts";
import { points } from "./points.ts";

export const KINDS: readonly MarkKind[] = [bars, pinned, guide, curves, points, dots, cursor];

/** Says at once what would otherwise be an empty figure. */
export function checkFunctions(spec: Spec, functions: Functions): void {
  const needed = new Set(spec.readouts.map((readout) => readout.function));
  for (const panel of spec.panels)
    for (const kind of KINDS) for (const name of kind.functions?.(panel) ?? []) needed.add(name);
  const missing = [...needed].filter((name) => typeof functions[name] !== "function");
  if (missing.length) throw new Error(`the curve module lacks the function ${missing.join(", ")}`);
}

export function statuses(panels: readonly Panel[]): Status[] {
  return panels.flatMap((panel) => KINDS.flatMap((kind) => kind.statuses?.(panel) ?? []));
}
