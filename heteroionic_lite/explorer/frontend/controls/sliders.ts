/** A row for each parameter: symbol and meaning, slider, number field, unit. */
import { h, mark, trusted } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import type { Parameter } from "../spec.ts";
import { spokenSetting } from "../words/speech.ts";
import { numberField } from "./number.ts";
import { fromStep, steps, toStep } from "./range.ts";

interface Control {
  row: HTMLElement;
  show(): void;
  /** the number beside it, and what is said of it, at the pace of words: a field that is written to costs a layout */
  showNumber(): void;
  restate(): void;
}

export function sliders(figure: Figure): Part {
  const all = figure.spec.parameters.filter((parameter) => parameter.slider).map((parameter) => control(parameter, figure));
  const note = h("p", { class: "hx-lock" }, "Predict first: answer or skip, then the sliders unlock.");
  const box = h("div", { class: "hx-controls" }, ...all.map((one) => one.row));
  const element = document.createDocumentFragment();
  element.append(note, box);
  return {
    element,
    lock(locked) {
      box.inert = locked;
      note.hidden = !locked;
    },
    frame() {
      for (const one of all) one.show();
    },
    words() {
      for (const one of all) one.showNumber();
    },
    restated() {
      for (const one of all) one.restate();
    },
  };
}

function control(parameter: Parameter, figure: Figure): Control {
  const { state } = figure;
  const { name, display, symbol, meaning } = parameter;
  const unit = display.typeset;
  const range = h("input", {
    type: "range", class: "hx-range", min: 0, max: steps(parameter), step: 1,
    "aria-label": `${symbol} ${meaning}`, autocomplete: "off",
  });
  const set = (value: number) => state.set({ [name]: value });
  const move = (stops: number) => {
    const now = toStep(parameter, state.value(name));
    set(fromStep(parameter, Math.min(steps(parameter), Math.max(0, now + stops))));
  };
  // An element of its own: a slider whose style knew the value would have all its parts' looked up at each move.
  const line = h("span", { class: "hx-line" });
  const { field, problem, show: write, restate } = numberField(parameter, figure, move);
  const row = h("div", { class: "hx-control", "data-parameter-control": name, title: parameter.source || null },
    h("p", { class: "hx-control-label", "aria-hidden": "true" },
      h("span", { class: "hx-symbol" }, trusted(parameter.symbolHtml)), " ",
      h("span", { class: "hx-meaning" }, meaning)),
    h("span", { class: "hx-range-box" }, line, range),
    h("span", { class: "hx-field" }, field), h("span", { class: "hx-unit", "aria-hidden": "true" }, unit), problem);
  row.style.setProperty("--hx-default", String(toStep(parameter, parameter.default) / steps(parameter)));

  for (const event of ["pointerenter", "focusin"]) row.addEventListener(event, () => figure.touch(name));
  for (const event of ["pointerleave", "focusout"]) row.addEventListener(event, () => figure.touch(null));

  range.addEventListener("input", () => set(fromStep(parameter, range.valueAsNumber)));
  range.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.round(steps(parameter) / 10));
    const stops = { PageUp: page, PageDown: -page, Home: -Infinity, End: Infinity }[event.key];
    if (stops === undefined) return;
    event.preventDefault();
    move(stops);
  });

  let last: number | undefined, lastNumber: number | undefined;
  const showNumber = () => {
    const value = state.value(name);
    // What could not be read stays, with the reason, until this parameter is another.
    if (value === lastNumber) return;
    write(value);
    mark(range, "aria-valuetext", spokenSetting(parameter, value));
    lastNumber = value;
  };
  // What is typed is newer than a number that was still to be shown.
  field.addEventListener("input", () => { lastNumber = state.value(name); });
  const show = () => {
    const value = state.value(name);
    if (value === last) return;
    last = value;
    const step = toStep(parameter, value);
    range.value = String(step);
    line.style.backgroundSize = `calc(10px + (100% - 20px) * ${step / steps(parameter)}) 100%`;
  };
  show();
  showNumber();
  return { row, show, showNumber, restate };
}
