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
import { addressOf, inAddress, read, type Wanted } from "./wanted.ts";

type Found = Exclude<Wanted, { why: string }>;

const UNKEPT = "Answers are not kept here: this browser, or the frame the page stands in, does not allow it. Take the hand-in code with you before you leave the page.";

export function work(root: HTMLElement, loaded: Loaded): void {
  const { set } = loaded;
  const live = h("div", { class: "hx-live" });
  const note = h("p", { class: "hx-aside", role: "status" });
  const place = h("div", {});
  const begin = start(set, (wanted, own) => {
    open(wanted, own);
    showAddress(addressOf(set, wanted.code));
    root.querySelector<HTMLElement>(".hx-sheet-head > h3")?.focus();
  });
  live.append(begin.element, note, place);
  root.prepend(live);

  function open({ code, restored }: Found, own: boolean): void {
    const state = kept(set, code);
    if (own) state.own = true;
    if (restored) restore(state, restored.claims);
    const sheet = openSheet(loaded, code, state, (changed) => keep(set, code, changed));
    place.replaceChildren(head(sheet), ...sheet.tasks.map((task) => inHand(sheet, exercise(task, sheet))), handIn(sheet));
    root.querySelector(".hx-paper-sheet")?.replaceWith(paper(sheet));
    root.dataset["code"] = code;
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
        keep(set, sheet.code, sheet.state);
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
  function follow(opening: boolean): void {
    const asked = inAddress(location.hash, set);
    const code = asked === null && opening ? last(set) : asked;
    if (code === null) return;
    const wanted = read(code, set);
    if ("why" in wanted) begin.refuse(code, wanted.why);
    else open(wanted, false);
    if (asked === null) return;
    const back = opening && !isNew() && !("why" in wanted) ? document.getElementById(kept(set, wanted.code).at) : null;
    requestAnimationFrame(() => (back?.closest("article") ?? root).scrollIntoView());
  }
  addEventListener("hashchange", () => follow(false));
  // Two windows with one sheet: the one that is not looked at follows.
  addEventListener("storage", (event) => {
    const code = root.dataset["code"];
    if (code && !document.hasFocus() && isOf(set, code, event.key)) open({ code }, false);
  });
  follow(true);
}

/** Whether the page was opened by a link, and neither reloaded nor come back to. */
function isNew(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry?.type === "navigate";
}
