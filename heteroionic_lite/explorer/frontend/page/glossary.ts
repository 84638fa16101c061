/** A box above the glossary that leaves the entries with what is typed; without it all are there. */
import { h } from "../dom.ts";
import { normal, terms } from "./terms.ts";

const ENTRY = '[id^="term-"], [id^="abbr-"], [id^="symbol-"]';

interface Entry {
  elements: HTMLElement[];
  text: string;
}

export function glossary(): void {
  const article = document.querySelector<HTMLElement>("article");
  const first = article?.querySelector<HTMLElement>("section section");
  const found = [...(article?.querySelectorAll<HTMLElement>(ENTRY) ?? [])].filter((one) => one.closest("dt, tr"));
  if (!article || !first || found.length < 10) return;
  const entries = merged(found.map(entry));

  const field = h("input", { type: "search", id: "hx-glossary-field", autocomplete: "off", spellcheck: "false", maxlength: 100 });
  const status = h("p", { class: "hx-glossary-count", role: "status" });
  first.before(h("div", { class: "hx-glossary", role: "search", "aria-label": "Glossary" },
    h("label", { for: field.id }, "Filter words, abbreviations and symbols"), field, status));

  const show = () => {
    const wanted = terms(field.value).map(({ term }) => term);
    let count = 0;
    for (const { elements, text } of entries) {
      const hidden = !wanted.every((word) => text.includes(` ${word}`) || (word.length > 2 && text.includes(word)));
      for (const element of elements) element.hidden = hidden;
      if (!hidden) count += 1;
    }
    for (const box of article.querySelectorAll<HTMLElement>(".pst-scrollable-table-container, table, dl, section section"))
      if (box.querySelector(ENTRY)) box.hidden = ![...box.querySelectorAll<HTMLElement>(ENTRY)].some((one) => !one.closest("[hidden]:is(dt, tr)"));
    for (const text of article.querySelectorAll<HTMLElement>("section section > p")) text.hidden = wanted.length > 0;
    status.textContent = wanted.length ? `${count} of ${entries.length} entries` : `${entries.length} entries`;
  };
  const all = () => {
    field.value = "";
    show();
  };
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => { if (event.key === "Escape") all(); });
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    all();
    target.scrollIntoView();
  });
  show();
}

function entry(place: HTMLElement): Entry {
  const row = place.closest<HTMLElement>("dt, tr")!;
  const definition = row.matches("dt") ? row.nextElementSibling : null;
  const elements = [row, ...(definition instanceof HTMLElement ? [definition] : [])];
  const words = elements.map((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const formula of copy.querySelectorAll(".katex, .hx-met")) formula.remove();
    return copy.textContent ?? "";
  });
  // R_ct is called symbol-R_ct, α symbol-alpha.
  const name = /^symbol-(.*)$/.exec(place.id)?.[1] ?? "";
  const spoken = [normal(name), ...name.split("_").map(normal)];
  return { elements, text: ` ${[...terms(words.join(" ")).map(({ term }) => term), ...spoken].join(" ")} ` };
}

/** A row with two names is one entry. */
function merged(entries: Entry[]): Entry[] {
  const byRow = new Map<HTMLElement, Entry>();
  for (const one of entries) {
    const before = byRow.get(one.elements[0]!);
    byRow.set(one.elements[0]!, before ? { ...before, text: before.text + one.text } : one);
  }
  return [...byRow.values()];
}
