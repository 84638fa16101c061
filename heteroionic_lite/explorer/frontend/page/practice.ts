/** Lays out the problem sets of a page; until then, and without them, a sheet on paper stands there. */
import type { Loaded, Places } from "../course/page/sheet.ts";
import { work } from "../course/page/work.ts";
import "../site.ts";
import { script } from "./classic.ts";
import { leftIn } from "./left.ts";

interface Left {
  /** the name of the problem set; the element's id is the one its exercises begin with */
  set: string;
  script: string;
  places: Places;
}

async function load(key: string, left: Left): Promise<Loaded> {
  const site = globalThis.heteroionic;
  if (!site?.sets?.[key]) await script(left.script);
  const set = site?.sets?.[key];
  const functions = site?.curves[key];
  if (!set || !functions) throw new Error(`${left.script} has no problem set ${key}`);
  return { set, functions, places: left.places };
}

for (const element of document.querySelectorAll<HTMLElement>("[data-practice]")) {
  const left = leftIn<Left>(element);
  work(element, { id: left.set, key: element.id }, () => load(element.id, left));
}
