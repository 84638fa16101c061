/** The written solution with the sheet's numbers: when it may be seen, and that then nothing is tried any more. */
import { button, h, trusted } from "../../dom.ts";
import { recorded, text, type Sheet, type Task } from "./sheet.ts";

/** Why not yet; empty when it may be seen. */
export function withheld(task: Task, { state }: Sheet): string {
  const verdict = recorded(task);
  if (task.answer.closed || state.handed || verdict?.credit === 1) return "";
  if (!state.own) return "The solution is shown when the answer is right, or after the sheet was handed in.";
  return verdict ? "" : "The solution can be shown after a first attempt.";
}

export function solution(task: Task, sheet: Sheet): HTMLElement {
  const box = h("div", { class: "hx-solution-part" });
  const shown = h("div", { class: "hx-solution", role: "region", tabindex: -1, "aria-label": `Solution of exercise ${task.number}` });
  const open = button("Show the solution", () => {
    task.answer.closed = true;
    sheet.changed();
    shown.focus();
  });
  const why = h("p", { class: "hx-aside" });

  function show(): void {
    const reason = withheld(task, sheet);
    const right = recorded(task)?.credit === 1;
    open.textContent = right || sheet.state.handed ? "Show the solution" : "Give up and show the solution";
    why.textContent = reason || (right ? "" : "After that this exercise takes no more answers.");
    if (!task.answer.closed) return box.replaceChildren(...(reason ? [why] : [open, why]));
    if (shown.parentElement) return;
    shown.replaceChildren(h("p", { class: "hx-solution-head" }, "Solution"));
    shown.append(trusted(text(task, sheet.places, task.exercise.solution)));
    box.replaceChildren(shown);
  }
  sheet.watch(show);
  show();
  return box;
}
