/** Lays out the problem sets of a page; until then, and without them, a sheet on paper stands there. */
import { work } from "../course/page/work.ts";
import type { Places } from "../course/page/sheet.ts";
import { h } from "../dom.ts";
import "../site.ts";
import { script } from "./classic.ts";
import { leftIn } from "./left.ts";

interface Left {
  script: string;
  places: Places;
}

async function layOut(element: HTMLElement): Promise<void> {
  try {
    const left = leftIn<Left>(element);
    await script(left.script);
    const set = globalThis.heteroionic?.sets?.[element.id];
    const functions = globalThis.heteroionic?.curves[element.id];
    if (!set || !functions) throw new Error(`${left.script} has no problem set ${element.id}`);
    work(element, { set, functions, places: left.places });
    element.dataset["ready"] = "true";
  } catch (error) {
    console.error(error);
    const why = (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
    element.prepend(h("p", { class: "hx-failure", role: "alert" },
      `The sheet to work on did not load: ${why}. Below is one on paper. Reloading the page may help.`));
    element.dataset["failed"] = "true";
  }
}

for (const element of document.querySelectorAll<HTMLElement>("[data-practice]")) void layOut(element);
