/** Measurements on a hidden interface: chosen, paid for, listed, and taken along to the diagnosis. */
import { button, h } from "../../dom.ts";
import { formatNumber } from "../../words/format.ts";
import { asFile, places, rows, spent, type Place } from "../bench.ts";
import type { Bench } from "../spec.ts";
import type { Sheet, Task } from "./sheet.ts";

const NAMES = ["salt / mol l⁻¹", "age / h", "bias / mV"] as const;
const shown = (value: number): string => formatNumber(value, 6, { trim: true });

export function bench(task: Task, sheet: Sheet): HTMLElement | null {
  const own = task.exercise.bench;
  if (!own) return null;
  const { answer } = task;
  const lists = [own.concentrations, own.ages, own.biases];
  const choices = lists.map((values, k) => {
    const list = h("select", {}, ...values.map((value, place) => h("option", { value: place }, shown(value))));
    list.selectedIndex = k === 2 ? values.indexOf(0) : values.length - 1;
    return list;
  });
  const fields = choices.map((list, k) => h("label", { class: "hx-field", hidden: lists[k]!.length < 2 }, h("span", {}, NAMES[k]), list));
  const measure = h("button", { type: "submit", class: "hx-button" });
  const standing = h("p", { class: "hx-aside", role: "status" });
  const list = h("div", {});
  const form = h("form", { class: "hx-bench", "aria-label": `Measurements of exercise ${task.number}` },
    ...fields, measure);
  const chosen = (): Place => choices.map((one) => one.selectedIndex) as Place;
  const bought = (): Place[] => read(own, answer.bought);
  const price = (): number => spent(own, [...bought(), chosen()]) - spent(own, bought());
  const left = (): number => own.budget - spent(own, bought());

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (answer.closed || price() > left()) return;
    answer.bought = [...bought(), chosen()].map((place) => place.join("")).join(" ");
    sheet.changed();
  });
  const show = () => {
    const cost = price();
    measure.textContent = `Measure, for ${cost}`;
    measure.disabled = answer.closed || cost > left();
    for (const one of choices) one.disabled = answer.closed;
  };
  let listed = "";
  const whole = () => {
    const all = bought();
    const dear = price() > left() && !answer.closed ? " This row costs more than is left." : "";
    standing.textContent = `${all.length ? `${all.length} row${all.length === 1 ? "" : "s"}, ` : ""}${own.budget - left()} of ${own.budget} spent.${dear}`;
    show();
    // A sheet tells of every letter that is typed somewhere on it; rows come by buying.
    if (answer.bought === listed) return;
    list.replaceChildren(...(all.length ? [table(task, all), take(task, sheet, all)] : []));
    listed = answer.bought;
  };
  form.addEventListener("change", whole);
  sheet.watch(whole);
  whole();
  return h("div", { class: "hx-bench-part" }, form, standing, list);
}

/** What is kept in the browser or came with a code; what is no measurement of this bench counts for nothing. */
function read(own: Bench, text: string): Place[] {
  const found = places(own, text);
  return "why" in found ? [] : found;
}

export function table({ exercise, drawn, number }: Pick<Task, "exercise" | "drawn" | "number">, bought: readonly Place[]): HTMLElement {
  const few = exercise.bench?.ages.length === 1;
  const heads = [NAMES[0], ...(few ? [] : [NAMES[1]]), NAMES[2], "R / Ω cm²"];
  const lines = rows(drawn, exercise, bought).map(({ concentration, age, bias, resistance }) =>
    [shown(concentration), ...(few ? [] : [shown(age)]), shown(bias), formatNumber(resistance, 3)]);
  return h("div", { class: "hx-given-box", role: "group", tabindex: 0, "aria-label": `Rows of exercise ${number}` },
    h("table", { class: "hx-given" },
      h("thead", {}, h("tr", {}, ...heads.map((words) => h("th", { scope: "col" }, words)))),
      h("tbody", {}, ...lines.map((cells) => h("tr", {}, ...cells.map((cell) => h("td", {}, cell)))))));
}

function take(task: Task, { places: there }: Sheet, bought: readonly Place[]): HTMLElement {
  const text = () => asFile(task.drawn, task.exercise, bought);
  const said = h("span", { role: "status" });
  const copy = button("Copy the rows", () => {
    const failed = () => { said.textContent = "Copying is not allowed here."; };
    if (!navigator.clipboard) return failed();
    navigator.clipboard.writeText(text()).then(() => { said.textContent = "Copied."; }, failed);
  });
  const page = there["diagnosis"]?.href.split("#")[0];
  const open = page && h("a", { class: "hx-button", href: `${page}#rows=${encodeURIComponent(text())}` }, "Diagnose them");
  return h("div", { class: "hx-buttons" }, open, copy, said);
}
