/** Marks the words that a search found and that the address names; they can be cleared. */
import { button, h } from "../dom.ts";
import { showAddress } from "../files/bar.ts";
import { terms, termsOfFormula } from "./terms.ts";
import type { Term } from "./terms.ts";

export const PARAMETER = "found";
const NOT_IN = "script, style, noscript, .cell_input, .katex, .hx-explorer, .hx-browse-filters, .hx-popover, .headerlink, nav, button";
const MOST = 200;

export function marks(): void {
  const address = new URL(location.href);
  const wanted = new Set((address.searchParams.get(PARAMETER) ?? "").split(" ").filter(Boolean).slice(0, 40));
  const article = document.querySelector<HTMLElement>("article");
  if (!wanted.size || !article) return;
  address.searchParams.delete(PARAMETER);
  showAddress(address);

  const found = [...markText(article, wanted), ...markFormulas(article, wanted)];
  const place = document.getElementById(decodeURIComponent(address.hash.slice(1)));
  for (let around = place?.closest("details"); around; around = around.parentElement?.closest("details")) around.open = true;
  place?.scrollIntoView();
  if (!found.length) return;

  const clear = () => {
    bar.remove();
    removeEventListener("keydown", escape);
    for (const mark of found) mark();
    article.normalize();
  };
  const escape = (event: KeyboardEvent) => { if (event.key === "Escape") clear(); };
  const count = found.length === 1 ? "1 place" : `${found.length} places`;
  const bar = h("div", { class: "hx-marks", role: "status" }, h("span", {}, `What you searched is marked in ${count}.`), button("Clear", clear));
  addEventListener("keydown", escape);
  article.append(bar);
}

/** Of several words, a number or a unit says something only beside the others: "16 Ω cm²", not every "Ω cm²". */
export function toMark(text: string, wanted: ReadonlySet<string>): Term[] {
  const number = [...wanted].some(isNumber);
  const runs: Term[][] = [];
  let last = -2;
  for (const [at, one] of terms(text).entries()) {
    if (!wanted.has(one.term)) continue;
    if (at === last + 1) runs.at(-1)!.push(one);
    else runs.push([one]);
    last = at;
  }
  const tells = (run: Term[]) => wanted.size === 1 || run.some(({ term }) => /^\p{L}{4,}$/u.test(term))
    || (run.length > 1 && (!number || run.some(({ term }) => isNumber(term))));
  return runs.filter(tells).flat();
}

const isNumber = (term: string) => /^\d/.test(term);

/** Each call of what is returned takes one mark away. */
function markText(article: HTMLElement, wanted: Set<string>): (() => void)[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const undo: (() => void)[] = [];
  for (const text of texts) {
    if (text.parentElement?.closest(NOT_IN)) continue;
    // From the end, so that what is before stays where it is.
    for (const { start, end } of toMark(text.data, wanted).reverse()) {
      if (undo.length >= MOST) break;
      const word = text.splitText(start);
      word.splitText(end - start);
      const mark = h("mark", { class: "hx-found" });
      word.replaceWith(mark);
      mark.append(word);
      undo.push(() => mark.replaceWith(word));
    }
  }
  return undo;
}

function markFormulas(article: HTMLElement, wanted: Set<string>): (() => void)[] {
  return [...article.querySelectorAll<HTMLElement>(".katex")].flatMap((formula) => {
    const latex = formula.querySelector("annotation")?.textContent ?? "";
    // A long formula holds so much that a mark on it says nothing.
    if (latex.length > 40 || !termsOfFormula(latex).some((term) => wanted.has(term))) return [];
    formula.classList.add("hx-found");
    return [() => formula.classList.remove("hx-found")];
  });
}
