/** What an answer is given in: a number with a unit, a formula, a choice, a text. */
import { h, trusted } from "../../dom.ts";
import { parse } from "../expression.ts";
import { LETTERS } from "../judge.ts";
import type { Choice, Essay, Expression, Numeric } from "../spec.ts";
import { typeset } from "./formula.ts";
import { text, type Sheet, type Task } from "./sheet.ts";

export interface Fields {
  elements: (Node | string)[];
  /** what the button says */
  send: string;
  /** what is operated, to be closed once the solution was shown */
  inputs: (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[];
  /** the text or number, for what is said about it */
  main: HTMLElement;
}

/** A formula is read aloud when the hand rests, not letter by letter. */
const PAUSE = 400;

export function fields(task: Task, sheet: Sheet): Fields {
  switch (task.exercise.kind) {
    case "numeric": return numeric(task, task.exercise, sheet);
    case "expression": return expression(task, task.exercise, sheet);
    case "choice": return choice(task, task.exercise, sheet);
    case "essay": return essay(task, task.exercise, sheet);
  }
}

const plain = { autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" };

/** Kept as it is typed; nothing else changes by that. */
function kept(task: Task, sheet: Sheet, part: "value" | "unit", input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): void {
  input.value = task.answer[part];
  input.addEventListener("input", () => {
    task.answer[part] = input.value;
    sheet.changed();
  });
}

function labelled(words: string, input: HTMLElement, wide = ""): HTMLElement {
  return h("label", { class: `hx-field ${wide}`.trim() }, h("span", {}, words), input);
}

function numeric(task: Task, exercise: Numeric, sheet: Sheet): Fields {
  const keys = exercise.within[0] >= 0 ? "decimal" : "text";
  const number = h("input", { type: "text", inputmode: keys, ...plain });
  const list = h("select", {});
  const units = exercise.asked.text ? exercise.units : [exercise.asked, ...exercise.units];
  list.append(h("option", { value: "" }, exercise.asked.text ? "choose …" : exercise.asked.label));
  for (const unit of units) if (unit.text) list.append(h("option", { value: unit.text }, unit.label));
  kept(task, sheet, "value", number);
  kept(task, sheet, "unit", list);
  return { elements: [labelled("Number", number), labelled("Unit", list)], send: "Check", inputs: [number, list], main: number };
}

function expression(task: Task, exercise: Expression, sheet: Sheet): Fields {
  const input = h("input", { type: "text", ...plain });
  const understood = h("p", { class: "hx-understood", role: "status" });
  const names = exercise.of.flatMap((one) => one.spellings);
  const show = () => {
    if (!input.value.trim()) return understood.replaceChildren();
    const tree = parse(input.value, names);
    if ("why" in tree) understood.replaceChildren(tree.why);
    else understood.replaceChildren("Read as ", typeset(tree));
  };
  let pause = 0;
  kept(task, sheet, "value", input);
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = window.setTimeout(show, PAUSE);
  });
  show();
  const words = `Formula in ${exercise.of.map((one) => one.spellings[0]).join(", ")}`;
  return { elements: [labelled(words, input, "hx-wide"), understood], send: "Check", inputs: [input], main: input };
}

function choice(task: Task, exercise: Choice, sheet: Sheet): Fields {
  const inputs: HTMLInputElement[] = [];
  const rows = task.drawn.order.map((k, place) => {
    const letter = LETTERS[place] ?? "";
    const input = h("input", { type: "radio", name: `${exercise.id}-choice`, value: letter });
    input.checked = task.answer.value === letter;
    input.addEventListener("change", () => {
      task.answer.value = letter;
      sheet.changed();
    });
    inputs.push(input);
    const words = h("span", {}, `${letter}) `);
    words.append(trusted(text(task, sheet.places, exercise.options[k]?.text ?? "")));
    return h("label", { class: "hx-option" }, input, words);
  });
  const group = h("fieldset", { class: "hx-options" }, h("legend", {}, "Your choice"), ...rows);
  if (!exercise.sure) return { elements: [group], send: "Check", inputs, main: group };
  const sure = h("input", { type: "text", inputmode: "decimal", ...plain });
  sure.value = task.answer.unit.replace(/\s*%$/, "");
  sure.addEventListener("input", () => {
    const typed = sure.value.trim();
    // A number alone is in per cent, as the field says; whoever types a sign means what is typed.
    task.answer.unit = /^[\d.,]+$/.test(typed) ? `${typed} %` : typed;
    sheet.changed();
  });
  return { elements: [group, labelled("How sure, in %", sure, "hx-short")], send: "Answer for good", inputs: [...inputs, sure], main: group };
}

function essay(task: Task, exercise: Essay, sheet: Sheet): Fields {
  const area = h("textarea", { rows: 10, maxlength: exercise.longest });
  const count = h("p", { class: "hx-count" });
  const show = () => { count.textContent = `${[...area.value].length} of ${exercise.longest} characters`; };
  kept(task, sheet, "value", area);
  area.addEventListener("input", show);
  show();
  const rubric = h("details", { class: "hx-rubric" }, h("summary", {}, "What it is read for"));
  for (const { name, levels } of exercise.rubric) {
    const list = h("ol", { start: 0 }, ...levels.map((level) => h("li", {}, level)));
    rubric.append(h("p", {}, name), list);
  }
  return { elements: [rubric, labelled("Your text", area, "hx-wide"), count], send: "Record", inputs: [area], main: area };
}
