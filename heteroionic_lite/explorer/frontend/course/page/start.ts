/** Where a sheet begins: a code that was given, a hand-in code, or chance. */
import { button, h } from "../../dom.ts";
import { randomCode } from "../hash.ts";
import { read, type Named, type Wanted } from "./wanted.ts";

export interface Start {
  element: HTMLElement;
  /** what the address asked for in vain, or what is wrong with what was typed */
  refuse(text: string, why: string): void;
  focus(): void;
}

export function start(set: Named, open: (wanted: Exclude<Wanted, { why: string }>, own: boolean) => void): Start {
  const problem = h("p", { class: "hx-problem", id: `${set.key}-problem`, role: "alert" });
  const field = h("input", {
    type: "text", autocomplete: "off", autocapitalize: "characters", autocorrect: "off", spellcheck: "false", "aria-describedby": problem.id,
  });
  const refuse = (text: string, why: string) => {
    field.value = text;
    field.setAttribute("aria-invalid", "true");
    problem.textContent = why;
  };
  const accept = () => {
    field.removeAttribute("aria-invalid");
    problem.textContent = "";
  };
  const form = h("form", { class: "hx-sheet-start", "aria-label": "Which sheet" },
    h("label", { class: "hx-field hx-wide" }, h("span", {}, "Code of your sheet, or a hand-in code"), field),
    h("button", { type: "submit", class: "hx-button hx-wanted" }, "Open"),
    button("A random sheet", () => {
      accept();
      field.value = "";
      open({ code: randomCode() }, true);
    }),
    problem);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = read(field.value, set);
    if ("why" in wanted) {
      refuse(field.value, wanted.why);
      return field.focus();
    }
    accept();
    field.value = "";
    open(wanted, false);
  });
  return { element: form, refuse, focus: () => field.focus() };
}
