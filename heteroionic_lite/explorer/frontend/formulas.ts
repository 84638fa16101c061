/** The formula, and the same with the numbers of the moment. */
import { h, trusted } from "./dom.ts";
import { formatNumber } from "./format.ts";
import { statusChip } from "./legend.ts";
import type { Formula, Spec, Values } from "./spec.ts";
import { plainExponents } from "./units.ts";

export interface Formulas {
  element: HTMLElement | null;
  show(values: Readonly<Values>): void;
  /** marks where the parameter in the reader's hand stands */
  emphasise(name: string | null): void;
}

function typeset(className: string, html: string | undefined, mathml: string): HTMLElement {
  const box = h("div", { class: className }, trusted(html ?? mathml));
  const spoken = box.querySelector(".katex-mathml");
  if (spoken && mathml && className.includes("numbers")) {
    // KaTeX's own MathML keeps the numbers of the build; Python's has them marked.
    spoken.replaceChildren(trusted(mathml));
  }
  return box;
}

/** Puts a number where the build left a place for it. */
function write(node: Element, text: string): void {
  // A minus, or a power of ten that is itself raised, needs brackets to be read right.
  const raised = node.nextElementSibling?.classList.contains("msupsub")
    || (node.parentElement?.localName === "msup" && node === node.parentElement.firstElementChild);
  const bracketed = text.startsWith("−") || (raised && text.includes("×")) ? `(${text})` : text;
  const [, before = bracketed, power, after = ""] = /^(.*10)([⁰¹²³⁴-⁹⁻]+)(\)?)$/.exec(bracketed) ?? [];
  if (!(node instanceof HTMLElement) || !power) {
    replaceText(node, bracketed);
    return;
  }
  // KaTeX's fonts have no superscript digits of their own.
  replaceText(node, before, h("span", { class: "hx-power" }, plainExponents(power).replace("-", "−")), after);
}

/** KaTeX keeps the space after a number inside the number's element. */
function replaceText(node: Element, ...content: (string | Node)[]): void {
  const space = node.lastElementChild?.classList.contains("mspace") ? [node.lastElementChild] : [];
  node.replaceChildren(...content, ...space);
}

function one(formula: Formula): HTMLElement {
  return h("div", { class: "hx-formula" },
    h("p", { class: "hx-formula-label" }, formula.label, " ", statusChip(formula.status)),
    h("div", { class: "hx-formula-scroll", tabindex: 0, role: "group", "aria-label": `Formula: ${formula.label}` },
      typeset("hx-formula-symbols", formula.html, formula.mathml),
      typeset("hx-formula-numbers", formula.htmlWithNumbers, formula.mathmlWithNumbers)));
}

export function formulas(spec: Spec): Formulas {
  const [first, ...rest] = spec.formulas.map(one);
  if (!first) return { element: null, show() {}, emphasise() {} };
  const element = h("div", { class: "hx-formulas", role: "group", "aria-label": "Formula" }, first,
    rest.length > 0 && h("details", { class: "hx-more" },
      h("summary", {}, rest.length === 1 ? "One more formula" : `${rest.length} more formulas`), ...rest));
  const numbers = [...element.querySelectorAll<Element>("[data-parameter]")];
  const shownNow = new Map<Element, string>();
  return {
    element,
    show(values) {
      for (const node of numbers) {
        const value = values[node.getAttribute("data-parameter") ?? ""];
        if (value === undefined) continue;
        const text = formatNumber(value, 5, { trim: true });
        if (shownNow.get(node) === text) continue;
        shownNow.set(node, text);
        write(node, text);
      }
    },
    emphasise(name) {
      for (const node of numbers) node.classList.toggle("hx-touched", node.getAttribute("data-parameter") === name);
    },
  };
}
