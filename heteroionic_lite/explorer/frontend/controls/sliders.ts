/** A row for each parameter: symbol and meaning, slider, number field, unit. */
import { h, trusted } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import type { Parameter } from "../spec.ts";
import { fieldText } from "../words/format.ts";
import { fromShown, quantity, shown } from "../words/units.ts";
import { admit, allowedRange, fromStep, steps, toStep } from "./range.ts";

/** A half-typed number ("0." on the way to 0.5) gets this long before it is called wrong. */
const PATIENCE = 700;

interface Control {
  row: HTMLElement;
  show(): void;
}

export function sliders(figure: Figure): Part {
  const all = figure.spec.parameters.filter((parameter) => parameter.slider).map((parameter) => control(parameter, figure));
  const note = h("p", { class: "hx-lock" }, "Predict first: answer or skip above, then the sliders unlock.");
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
  };
}

function control(parameter: Parameter, figure: Figure): Control {
  const { state, uid } = figure;
  const { name, display, symbol, meaning } = parameter;
  const unit = display.typeset;
  const problemId = `${uid}-${name}-problem`;
  const range = h("input", {
    type: "range", class: "hx-range", min: 0, max: steps(parameter), step: 1,
    "aria-label": `${symbol} ${meaning}`, autocomplete: "off",
  });
  const field = h("input", {
    type: "number", class: "hx-number", step: "any", inputmode: "decimal", autocomplete: "off",
    "aria-label": `${symbol} ${meaning}, number${unit ? ` in ${unit}` : ""}`,
  });
  const problem = h("p", { class: "hx-problem", id: problemId, role: "status" });
  const row = h("div", { class: "hx-control", "data-parameter-control": name, title: parameter.source || null },
    h("p", { class: "hx-control-label", "aria-hidden": "true" },
      h("span", { class: "hx-symbol" }, trusted(parameter.symbolHtml)), " ",
      h("span", { class: "hx-meaning" }, meaning)),
    h("span", { class: "hx-range-box" }, range), field, h("span", { class: "hx-unit", "aria-hidden": "true" }, unit), problem);
  row.style.setProperty("--hx-default", String(toStep(parameter, parameter.default) / steps(parameter)));

  for (const event of ["pointerenter", "focusin"]) row.addEventListener(event, () => figure.touch(name));
  for (const event of ["pointerleave", "focusout"]) row.addEventListener(event, () => figure.touch(null));

  const set = (value: number) => state.set({ [name]: value });
  const move = (stops: number) => {
    const now = toStep(parameter, state.value(name));
    set(fromStep(parameter, Math.min(steps(parameter), Math.max(0, now + stops))));
  };
  let complaint = 0;
  const complain = (text: string) => {
    clearTimeout(complaint);
    problem.textContent = text;
  };

  range.addEventListener("input", () => set(fromStep(parameter, range.valueAsNumber)));
  range.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.round(steps(parameter) / 10));
    const stops = { PageUp: page, PageDown: -page, Home: -Infinity, End: Infinity }[event.key];
    if (stops === undefined) return;
    event.preventDefault();
    move(stops);
  });

  const read = (patience: number) => {
    const value = field.value.trim() === "" ? Number.NaN : Number(field.value);
    const admitted = admit(parameter, fromShown(display, value));
    field.toggleAttribute("aria-invalid", admitted === null);
    if (admitted !== null) {
      field.removeAttribute("aria-describedby");
      complain("");
      set(admitted);
      return;
    }
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", problemId);
    const wanted = parameter.scale === "integer" ? "a whole number, " : "";
    const text = `Allowed: ${wanted}${allowedRange(parameter)}. The figure keeps ${quantity(display, state.value(name), 4, { trim: true })}.`;
    clearTimeout(complaint);
    complaint = window.setTimeout(() => complain(text), patience);
  };
  field.addEventListener("input", () => read(PATIENCE));
  field.addEventListener("change", () => read(0));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? 1 : -1);
  });
  // A number field under a scrolling page would otherwise take the wheel for itself.
  field.addEventListener("wheel", () => field.blur(), { passive: true });

  let last: number | undefined;
  const show = () => {
    const value = state.value(name);
    if (value === last && !field.hasAttribute("aria-invalid")) return;
    const typing = document.activeElement === field && Number(field.value) === Number(fieldText(shown(display, value)));
    if (!typing) field.value = fieldText(shown(display, value));
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    complain("");
    last = value;
    const step = toStep(parameter, value);
    range.value = String(step);
    range.style.setProperty("--hx-part", String(step / steps(parameter)));
    range.setAttribute("aria-valuetext", quantity(display, value, 4, { trim: true }));
  };
  show();
  return { row, show };
}
