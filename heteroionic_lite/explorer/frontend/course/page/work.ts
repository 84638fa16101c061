/** The practice of a page: a sheet is chosen, worked on, printed, handed in. */
import { button, h } from "../../dom.ts";
import { showAddress } from "../../files/bar.ts";
import { storage } from "../../files/storage.ts";
import { exercise } from "./exercise.ts";
import { handIn } from "./hand-in.ts";
import { paper, print } from "./paper.ts";
import { openSheet, points, standing, type Loaded, type Sheet } from "./sheet.ts";
import { start } from "./start.ts";
import { isOf, keep, keepLast, kept, last, restore } from "./state.ts";
import { addressOf, inAddress, read, type Named, type Wanted } from "./wanted.ts";

type Found = Exclude<Wanted, { why: string }>;

const UNKEPT = "Answers are not kept here: this browser, or the frame the page stands in, does not allow it. Take the hand-in code with you before you leave the page.";

/** The exercises are loaded when a sheet of them is wanted. */
export function work(root: HTMLElement, named: Named, load: () => Promise<Loaded>): void {
  const live = h("div", { class: "hx-live" });
  const note = h("p", { class: "hx-aside", role: "status" });
  const place = h("div", {});
  const begin = start(named, (wanted, own) => {
    void open(wanted, own).then((opened) => {
      if (!opened) return;
      showAddress(addressOf(named, wanted.code));
      root.querySelector<HTMLElement>(".hx-sheet-head > h3")?.focus();
    });
  });
  live.append(begin.element, note, place);
  root.prepend(live);

  /** Whether it could be opened; if not, it is said, and the sheet on paper is shown. */
  async function open(found: Found, own: boolean): Promise<boolean> {
    try {
      layOut(await load(), found, own);
      delete root.dataset["failed"];
      return true;
    } catch (error) {
      console.error(error);
      const why = (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
      begin.refuse("", `The exercises did not load: ${why}. Below is a sheet on paper. Reloading the page may help.`);
      root.dataset["failed"] = "true";
      return false;
    }
  }

  function layOut(loaded: Loaded, { code, restored }: Found, own: boolean): void {
    const { set } = loaded;
    const state = kept(set, code);
    if (own) state.own = true;
    if (restored) restore(state, restored.claims);
    const sheet = openSheet(loaded, code, state, (changed) => keep(set, code, changed));
    place.replaceChildren(head(sheet), ...sheet.tasks.map((task) => inHand(sheet, exercise(task, sheet))), handIn(sheet));
    root.querySelector(".hx-paper-sheet")?.replaceWith(paper(sheet));
    root.dataset["code"] = code;
    root.dataset["at"] = state.at;
    const answers = restored?.claims.length ?? 0;
    note.textContent = restored ? `Restored: ${answers} answer${answers === 1 ? "" : "s"}.` : "";
    keep(set, code, state);
    keepLast(set, code);
  }

  /** Whoever follows a link out of an exercise comes back to it. */
  function inHand(sheet: Sheet, element: HTMLElement): HTMLElement {
    const id = element.getAttribute("aria-labelledby") ?? "";
    for (const event of ["focusin", "click"])
      element.addEventListener(event, () => {
        if (sheet.state.at === id) return;
        sheet.state.at = id;
        keep(named, sheet.code, sheet.state);
      });
    return element;
  }

  function head(sheet: Sheet): HTMLElement {
    const line = h("p", { class: "hx-standing" });
    const show = () => {
      const { answered, gained, open: unread, of } = standing(sheet);
      const read = unread ? `, and up to ${Number(unread.toFixed(2))} more from whoever reads the text` : "";
      line.textContent = `${answered} of ${sheet.tasks.length} answered, ${Number(gained.toFixed(2))} of ${points(of)}${read}.`;
    };
    sheet.watch(show);
    show();
    return h("div", { class: "hx-sheet-head" },
      h("h3", { tabindex: -1 }, `Sheet ${sheet.code}`), line,
      storage("local").fleeting && h("p", { class: "hx-aside" }, UNKEPT),
      h("div", { class: "hx-buttons" },
        button("Print this sheet", () => print(root)),
        button("Another sheet", () => {
          begin.element.scrollIntoView({ block: "center" });
          begin.focus();
        })));
  }

  /** What the address asks for; else, when the page opens, the sheet that was open last. */
  async function follow(opening: boolean): Promise<void> {
    const asked = inAddress(location.hash, named);
    const code = asked === null && opening ? last(named) : asked;
    if (code === null) return;
    const wanted = read(code, named);
    if ("why" in wanted) begin.refuse(code, wanted.why);
    else await open(wanted, false);
    if (asked === null) return;
    const back = opening && !isNew() ? document.getElementById(root.dataset["at"] ?? "") : null;
    requestAnimationFrame(() => (back?.closest("article") ?? root).scrollIntoView());
  }
  addEventListener("hashchange", () => void follow(false));
  // Two windows with one sheet: the one that is not looked at follows.
  addEventListener("storage", (event) => {
    const code = root.dataset["code"];
    if (code && !document.hasFocus() && isOf(named, code, event.key)) void open({ code }, false);
  });
  void follow(true).then(() => { root.dataset["ready"] = "true"; });
}

/** Whether the page was opened by a link, and neither reloaded nor come back to. */
function isNew(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry?.type === "navigate";
}
