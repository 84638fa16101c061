/** How many of a chapter's predictions and questions are done, and a way to forget the answers. */
import { button, h } from "../dom.ts";
import { showAddress } from "../files/bar.ts";
import { key, recall, remember, storage } from "../files/storage.ts";

/** Of every version: answers that an older edition of the book has kept are the reader's, too. */
const OURS = /^\d+:(predict|question|sheet|opened):/;
const TOLD = "1:told";

type Counts = Record<"predict" | "question" | "sheet" | "opened", number>;

export function progress(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-progress]")) progressOne(element);
}

function progressOne(element: HTMLElement): void {
  const predictions = names(element.dataset["predictions"]);
  const questions = names(element.dataset["questions"]);
  const line = h("p", { class: "hx-progress-line" });
  const status = h("p", { class: "hx-progress-status", role: "status" });
  const ask = h("div", { class: "hx-progress-ask", role: "group", "aria-label": "Forget my answers", hidden: true });
  const forget = button("Forget my answers", () => open(), { class: "hx-button hx-quiet" });
  element.append(line, forget, ask, status);

  const told = recall("session", TOLD);
  if (typeof told === "string") {
    remember("session", TOLD, null);
    // Said after the page has been read out, or a screen reader would not say it.
    requestAnimationFrame(() => { status.textContent = told; });
  }

  function show(): void {
    const parts = [
      part(predictions.filter((id) => chose(recall("local", key("predict", id)))).length, predictions.length, "prediction"),
      part(questions.filter((id) => typeof recall("local", key("question", id)) === "string").length, questions.length, "question"),
    ].filter(Boolean);
    const fleeting = storage("local").fleeting ? " Answers are not kept: this browser, or the frame the page stands in, does not allow it." : "";
    line.textContent = `Done ${element.dataset["where"] ?? "here"}: ${parts.join(", ")}.${fleeting}`;
    forget.hidden = !kept().length || !ask.hidden;
  }

  function open(): void {
    const counts = count(kept());
    const yes = button(`Forget ${said(counts)}`, () => clear(), { class: "hx-button" });
    const no = button("Keep them", () => close(), { class: "hx-button hx-quiet" });
    ask.replaceChildren(h("p", {}, "This concerns all chapters of the book, in this browser, and cannot be undone."), yes, no);
    ask.hidden = false;
    show();
    no.focus();
  }

  function close(): void {
    ask.hidden = true;
    show();
    forget.focus();
  }

  function clear(): void {
    const all = kept();
    for (const name of all) remember("local", name, null);
    remember("session", TOLD, `Forgotten: ${said(count(all))}. Sliders stay where they are.`);
    // Every figure, question and sheet on the page begins anew, and no link asks for one.
    showAddress(location.pathname + location.search);
    location.reload();
  }

  // An answer is kept while its click, key or change is on its way up to here.
  for (const event of ["click", "change", "keyup"]) document.addEventListener(event, show);
  addEventListener("storage", show);
  show();
}

const names = (list: string | undefined): string[] => (list ?? "").split(" ").filter(Boolean);

/** A prediction that was skipped is not done. */
function chose(found: unknown): boolean {
  return typeof found === "object" && found !== null && ("choice" in found || "guess" in found);
}

function part(done: number, of: number, what: string): string {
  return of ? `${done} of ${of} ${what}${of > 1 ? "s" : ""}` : "";
}

/** The names under which the book keeps answers. */
function kept(): string[] {
  return storage("local").names().filter((name) => OURS.test(name));
}

function count(all: string[]): Counts {
  const counts: Counts = { predict: 0, question: 0, sheet: 0, opened: 0 };
  for (const name of all) counts[OURS.exec(name)?.[1] as keyof Counts] += 1;
  return counts;
}

/** "2 predictions, 1 answer and 1 sheet". */
function said({ predict, question, sheet }: Counts): string {
  const word = (number: number, one: string) => (number ? `${number} ${one}${number > 1 ? "s" : ""}` : "");
  const all = [word(predict, "prediction"), word(question, "answer"), word(sheet, "sheet")].filter(Boolean);
  return all.join(", ").replace(/, ([^,]+)$/, " and $1");
}
