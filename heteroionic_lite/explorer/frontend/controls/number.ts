/** The field in which a parameter's number is typed, and the line that says what is wrong with it. */
import { h } from "../dom.ts";
import type { Figure } from "../figure/figure.ts";
import type { Parameter } from "../spec.ts";
import { fieldText } from "../words/format.ts";
import { readQuantity } from "../words/read.ts";
import { quantity, shown } from "../words/units.ts";
import { admit, allowedRange } from "./range.ts";

/** What is typed is taken after this pause, on Enter, or when the field is left: not letter by letter. */
const PAUSE = 700;
const FEWEST_DIGITS = 4;

export interface NumberField {
  field: HTMLInputElement;
  problem: HTMLElement;
  /** the parameter is another: so is the number, unless it is the one just typed */
  show(value: number): void;
  /** what was typed gives way to what holds, also where it could not be read */
  restate(): void;
}

/** `move` goes by the slider's stops. */
export function numberField(parameter: Parameter, figure: Figure, move: (stops: number) => void): NumberField {
  const { state, uid } = figure;
  const { name, display, symbol, meaning } = parameter;
  const unit = display.typeset;
  const problem = h("p", { class: "hx-problem", id: `${uid}-${name}-problem`, role: "status" });
  const field = h("input", {
    type: "text", class: "hx-number", inputmode: "decimal", autocomplete: "off", spellcheck: "false",
    "aria-label": `${symbol} ${meaning}, number${unit ? ` in ${unit}` : ""}`,
  });
  let pause = 0;
  let written = "";
  /** As wide as the longest number since it was last restated: another width costs the page a layout. */
  let digits = FEWEST_DIGITS;
  /** Stays as it was typed while the hand is in the field. */
  let typed: { text: string; value: number } | null = null;

  const write = () => {
    typed = null;
    written = fieldText(shown(display, state.value(name)));
    field.value = written;
    digits = Math.max(digits, written.length);
    (field.parentElement ?? field).style.setProperty("--hx-digits", String(digits));
  };
  const accept = () => {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    problem.textContent = "";
  };
  /** What cannot be taken stays to be seen and mended. */
  const refuse = (why: string) => {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", problem.id);
    const whole = parameter.scale === "integer" ? "a whole number, " : "";
    const kept = quantity(display, state.value(name), 4, { trim: true });
    problem.textContent = [why, `Allowed: ${whole}${allowedRange(parameter)}.`, `The figure keeps ${kept}.`].filter(Boolean).join(" ");
  };
  const take = () => {
    clearTimeout(pause);
    const text = field.value;
    if (text === written || text === typed?.text) return accept();
    const read = readQuantity(text, display);
    if (read.value === null) return refuse(read.why);
    const value = admit(parameter, read.value);
    if (value === null) return refuse("");
    accept();
    typed = { text, value };
    state.set({ [name]: value });
  };
  const leave = () => {
    take();
    if (!field.hasAttribute("aria-invalid")) write();
  };

  const put = () => {
    clearTimeout(pause);
    write();
    accept();
  };

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = window.setTimeout(take, PAUSE);
  });
  field.addEventListener("blur", leave);
  field.addEventListener("keydown", (event) => {
    const stops = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Enter") leave();
    if (!stops) return;
    event.preventDefault();
    move(stops);
  });

  return {
    field,
    problem,
    show(value) {
      if (typed?.value === value) return;
      put();
    },
    restate() {
      digits = FEWEST_DIGITS;
      put();
    },
  };
}
