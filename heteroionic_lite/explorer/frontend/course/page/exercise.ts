/** One exercise of a sheet, to be answered. */
import { h, trusted } from "../../dom.ts";
import { cells } from "../draw.ts";
import type { Verdict } from "../spec.ts";
import { bench } from "./bench.ts";
import { fields } from "./fields.ts";
import { hints } from "./hints.ts";
import { attempt, points, recorded, text, type Sheet, type Task } from "./sheet.ts";
import { solution } from "./solution.ts";
import { said } from "./verdict.ts";

export function exercise(task: Task, sheet: Sheet): HTMLElement {
  const { exercise: own, answer } = task;
  const id = own.id.replace(".", "-");
  const parts = fields(task, sheet);
  const send = h("button", { type: "submit", class: "hx-button hx-wanted" }, parts.send);
  const verdict = h("div", { class: "hx-verdict", role: "status", id: `${id}-said` });
  const form = h("form", { class: "hx-answer", "aria-label": `Answer to exercise ${task.number}` },
    ...parts.elements, h("div", { class: "hx-answer-end" }, send));
  parts.main.setAttribute("aria-describedby", verdict.id);

  const say = (found: Verdict | null) => verdict.replaceChildren(...(found ? [said(found, task, sheet.places)] : []));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (answer.closed) return;
    const found = attempt(task);
    say(found);
    sheet.changed();
  });
  const show = () => {
    for (const input of [...parts.inputs, send]) input.disabled = answer.closed;
  };
  sheet.watch(show);
  show();
  say(recorded(task));

  const body = h("div", { class: "hx-exercise-text" });
  body.append(trusted(text(task, sheet.places, own.text)));
  return h("article", { class: "hx-exercise", "aria-labelledby": id },
    h("h3", { id }, `${task.number}. `, heading(own.title)),
    h("p", { class: "hx-aside" }, `${own.minutes} minutes, ${points(own.points)}`),
    body, table(task), bench(task, sheet), form, verdict, hints(task, sheet), solution(task, sheet));
}

export function heading(title: string): HTMLElement {
  const words = h("span", {});
  words.append(trusted(title));
  return words;
}

/** Numbers in rows; on a narrow screen the box scrolls, not the page. */
export function table({ exercise: { table: own, title }, drawn }: Task): HTMLElement | null {
  if (!own) return null;
  const cell = (tag: "th" | "td", content: string) => {
    const element = h(tag, tag === "th" ? { scope: "col" } : {});
    element.append(trusted(content));
    return element;
  };
  const head = h("tr", {}, ...own.head.map((words) => cell("th", words)));
  const rows = cells(drawn).map((row) => h("tr", {}, ...row.map((words) => cell("td", words))));
  return h("div", { class: "hx-given-box", role: "group", tabindex: 0, "aria-label": `Numbers: ${title}` },
    h("table", { class: "hx-given" }, h("thead", {}, head), h("tbody", {}, ...rows)));
}
