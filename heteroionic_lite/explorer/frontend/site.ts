/** What the scripts of a page share: one global, made by the first of them. A notebook has none. */
import type { ProblemSet } from "./course/spec.ts";
import type { Kept } from "./files/kept.ts";
import type { Functions } from "./spec.ts";
import type { render } from "./widget.ts";

export interface Site {
  /** where the book lies: "/a/b/" of https://host/a/b/book/index.html */
  root: string;
  local: Kept;
  session: Kept;
  /** the scripts that ran to their ends, by their files' names */
  ran: Set<string>;
  /** the functions that the files of figures brought, by the figures' ids */
  curves: Record<string, Functions>;
  render?: typeof render;
  /** the problem sets that their scripts brought, by their keys */
  sets?: Record<string, ProblemSet>;
}

declare global {
  var heteroionic: Site | undefined;
}
