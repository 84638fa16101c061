/** The sheet to be printed: no answers, room for them, and the code. Python makes the same of an example (course/on_page.py). */
import { h, trusted } from "../../dom.ts";
import { LETTERS } from "../judge.ts";
import { places, type Place } from "../bench.ts";
import { table as measured } from "./bench.ts";
import { heading, table } from "./exercise.ts";
import { points, text, type Sheet, type Task } from "./sheet.ts";

export function paper({ set, code, tasks, places }: Sheet): HTMLElement {
  const minutes = tasks.reduce((sum, { exercise }) => sum + exercise.minutes, 0);
  const all = tasks.reduce((sum, { exercise }) => sum + exercise.points, 0);
  const head = h("p", { class: "hx-paper-head" });
  head.append(h("strong", {}, heading(set.title)), `, ${minutes} minutes, ${points(all)}. Sheet `, h("strong", {}, code), h("span", { class: "hx-paper-name" }, "Name:"));
  const one = (task: Task) => {
    const { exercise } = task;
    const body = h("div", {});
    body.append(trusted(text(task, places, exercise.text)));
    const title = h("h3", {}, `${task.number}. `, heading(exercise.title));
    const about = h("p", { class: "hx-paper-about" }, `${exercise.minutes} minutes, ${points(exercise.points)}`);
    return h("div", { class: "hx-paper-task" }, title, about, body, table(task), ...given(task), ...room(task, places));
  };
  return h("div", { class: "hx-paper-sheet" }, head, ...tasks.map(one));
}

/** On paper nothing can be bought: these rows were. */
function given(task: Task): HTMLElement[] {
  const own = task.exercise.bench;
  const bought = own ? places(own, own.usual) : [];
  if (!own || "why" in bought) return [];
  return [h("p", {}, "On paper, these rows were bought:"), measured(task, bought as Place[])];
}

function room(task: Task, places: Sheet["places"]): HTMLElement[] {
  const { exercise, drawn } = task;
  const space = (long = "") => h("div", { class: `hx-paper-room ${long}`.trim() });
  const line = (words: string) => h("p", { class: "hx-paper-answer" }, `${words}:`);
  switch (exercise.kind) {
    case "numeric": return [space(), line(exercise.asked.text ? `Answer in ${exercise.asked.label}` : "Answer")];
    case "expression": return [space(), line("Answer as a formula")];
    case "essay": return [space("hx-long")];
    case "choice": {
      const options = drawn.order.map((k, place) => {
        const item = h("li", {}, `${LETTERS[place]}) `);
        item.append(trusted(text(task, places, exercise.options[k]?.text ?? "")));
        return item;
      });
      return [h("ul", { class: "hx-paper-options" }, ...options), line("Letter"), ...(exercise.sure ? [line("How sure, in %")] : [])];
    }
  }
}

/** Prints the sheet and nothing else of the page. */
export function print(root: HTMLElement): void {
  const path: Element[] = [];
  for (let around: Element | null = root; around; around = around.parentElement) path.push(around);
  const page = document.documentElement;
  page.dataset["print"] = "sheet";
  for (const one of path) one.classList.add("hx-printed");
  addEventListener("afterprint", () => {
    delete page.dataset["print"];
    for (const one of path) one.classList.remove("hx-printed");
  }, { once: true });
  window.print();
}
