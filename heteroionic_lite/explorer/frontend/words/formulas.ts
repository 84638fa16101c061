/** The formula, and the same with the numbers of the moment; it is heard in words. */
import { h, mark, trusted, write } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { statusChip } from "../figure/legend.ts";
import type { Formula } from "../spec.ts";
import { plainExponents } from "./format.ts";
import { setting } from "./settings.ts";
import { filled } from "./speech.ts";

/** An image to a screen reader, so that nobody has to hear a fraction letter by letter. */
function typeset(className: string, markup: string | undefined, words: string): HTMLElement {
  return h("div", { class: className, role: "img", "aria-label": words }, trusted(markup ?? ""));
}

/** Puts a value where the build left a place for it. */
function place(node: Element, text: string): void {
  // A minus, or a power or a unit that is itself raised, needs brackets to be read right.
  const raised = node.nextElementSibling?.classList.contains("msupsub")
    || (node.parentElement?.localName === "msup" && node === node.parentElement.firstElementChild);
  const bracketed = text.startsWith("−") || (raised && text.includes(" ")) ? `(${text})` : text;
  if (!(node instanceof HTMLElement)) {
    node.textContent = bracketed;
    return;
  }
  // KaTeX's fonts have no superscript digits of their own.
  const parts = bracketed.split(/([⁰¹²³⁴-⁹⁻·]*[⁰¹²³⁴-⁹⁻])/).map((part, i) =>
    (i % 2 ? h("span", { class: "hx-power" }, plainExponents(part).replace("-", "−")) : part));
  // KaTeX keeps the space after a number inside the number's element.
  const space = node.lastElementChild?.classList.contains("mspace") ? [node.lastElementChild] : [];
  const [first] = parts;
  if (!space.length && parts.length === 1 && typeof first === "string") return write(node, first);
  node.replaceChildren(...parts, ...space);
}

function one(formula: Formula): { element: HTMLElement; numbers: HTMLElement; words: string } {
  const numbers = typeset("hx-formula-numbers", formula.htmlWithNumbers ?? formula.mathmlWithNumbers, "");
  const element = h("div", { class: "hx-formula" },
    h("p", { class: "hx-formula-label" }, formula.label, " ", statusChip(formula.status)),
    h("div", { class: "hx-formula-scroll", tabindex: 0, role: "group", "aria-label": `Formula: ${formula.label}` },
      typeset("hx-formula-symbols", formula.html ?? formula.mathml, formula.spoken), numbers));
  return { element, numbers, words: formula.spokenWithNumbers };
}

export function formulas(figure: Figure): Part {
  const all = figure.spec.formulas.map(one);
  const [first, ...rest] = all.map(({ element }) => element);
  if (!first) return {};
  const element = h("div", { class: "hx-formulas", role: "group", "aria-label": "Formula" }, first,
    rest.length > 0 && h("details", { class: "hx-more" },
      h("summary", {}, rest.length === 1 ? "One more formula" : `${rest.length} more formulas`), ...rest));
  const { parameters } = figure.state;
  const numbers = [...element.querySelectorAll<Element>("[data-parameter]")];
  const shownNow = new Map<Element, string>();
  return {
    element,
    words() {
      for (const node of numbers) {
        const parameter = parameters.get(node.getAttribute("data-parameter") ?? "");
        if (!parameter) continue;
        const text = setting(parameter.display, figure.state.value(parameter.name));
        if (shownNow.get(node) === text) continue;
        shownNow.set(node, text);
        place(node, text);
      }
      for (const { numbers: box, words } of all) {
        const said = filled(words, parameters, figure.values);
        mark(box, "aria-label", said);
      }
    },
    // Where the parameter in the reader's hand stands.
    touch(name) {
      for (const node of numbers) node.classList.toggle("hx-touched", node.getAttribute("data-parameter") === name);
    },
  };
}
