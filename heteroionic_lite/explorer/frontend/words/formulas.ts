/** The formula, and the same with the numbers of the moment. */
import { h, trusted, write } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { statusChip } from "../figure/legend.ts";
import type { Formula } from "../spec.ts";
import { formatNumber, plainExponents } from "./format.ts";

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
function place(node: Element, text: string): void {
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
  const [first] = content;
  if (!space.length && content.length === 1 && typeof first === "string") return write(node, first);
  node.replaceChildren(...content, ...space);
}

function one(formula: Formula): HTMLElement {
  return h("div", { class: "hx-formula" },
    h("p", { class: "hx-formula-label" }, formula.label, " ", statusChip(formula.status)),
    h("div", { class: "hx-formula-scroll", tabindex: 0, role: "group", "aria-label": `Formula: ${formula.label}` },
      typeset("hx-formula-symbols", formula.html, formula.mathml),
      typeset("hx-formula-numbers", formula.htmlWithNumbers, formula.mathmlWithNumbers)));
}

export function formulas(figure: Figure): Part {
  const [first, ...rest] = figure.spec.formulas.map(one);
  if (!first) return {};
  const element = h("div", { class: "hx-formulas", role: "group", "aria-label": "Formula" }, first,
    rest.length > 0 && h("details", { class: "hx-more" },
      h("summary", {}, rest.length === 1 ? "One more formula" : `${rest.length} more formulas`), ...rest));
  const numbers = [...element.querySelectorAll<Element>("[data-parameter]")];
  const shownNow = new Map<Element, string>();
  return {
    element,
    words() {
      for (const node of numbers) {
        const value = figure.values[node.getAttribute("data-parameter") ?? ""];
        if (value === undefined) continue;
        const text = formatNumber(value, 5, { trim: true });
        if (shownNow.get(node) === text) continue;
        shownNow.set(node, text);
        place(node, text);
      }
    },
    // Where the parameter in the reader's hand stands.
    touch(name) {
      for (const node of numbers) node.classList.toggle("hx-touched", node.getAttribute("data-parameter") === name);
    },
  };
}
