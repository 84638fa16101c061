/** Hints, one after the other; how many were seen is recorded with the answer. */
import { button, h, trusted } from "../../dom.ts";
import { text, type Sheet, type Task } from "./sheet.ts";

export function hints(task: Task, sheet: Sheet): HTMLElement | null {
  const { exercise, answer } = task;
  const all = exercise.hints;
  if (!all.length) return null;
  const list = h("ol", { class: "hx-hint-list" });
  const live = h("div", { role: "status" }, list);
  const more = button("", () => {
    answer.hints += 1;
    add(answer.hints);
    label();
    sheet.changed();
  });
  const add = (count: number) => {
    for (let k = list.childElementCount; k < count; k += 1) {
      const item = h("li", {});
      item.append(trusted(text(task, sheet.places, all[k] ?? "")));
      list.append(item);
    }
  };
  const label = () => {
    more.hidden = answer.hints >= all.length;
    more.textContent = `Hint ${answer.hints + 1} of ${all.length}`;
  };
  answer.hints = Math.min(answer.hints, all.length);
  add(answer.hints);
  label();
  return h("div", { class: "hx-hints" }, live, more);
}
