/** The page of the search: what is typed is looked up in the index that a script beside this one holds. */
import { button, h } from "../dom.ts";
import { showAddress } from "../files/bar.ts";
import { excerpt } from "./excerpt.ts";
import { Index } from "./index.ts";
import type { Hit, Written } from "./index.ts";
import { PARAMETER } from "./marks.ts";
import type { Piece } from "./excerpt.ts";

declare global {
  interface Window {
    hxPlaces?: Written[];
  }
}

const AT_ONCE = 12;
const PAUSE = 150;
const NAMES: Record<string, string> = {
  section: "section", list: "section", figure: "figure", question: "question", exercise: "exercise", word: "glossary", row: "reported value", reference: "reference",
};

function search(): void {
  const list = document.querySelector<HTMLOListElement>("#hx-hits");
  const status = document.querySelector<HTMLElement>("#hx-hits-count");
  const form = document.querySelector<HTMLFormElement>(".hx-search form");
  const field = form?.querySelector<HTMLInputElement>('input[name="q"]');
  if (!list || !status || !form || !field) return;
  // It stands there until a script has shown that it runs.
  document.querySelector("#hx-no-search")?.remove();
  if (!window.hxPlaces) {
    status.textContent = "The index did not load, so nothing can be found. Reloading the page may help.";
    return;
  }
  const index = new Index(window.hxPlaces);
  const more = button("Show more", () => show(shown + AT_ONCE, true), { hidden: true });
  list.after(more);
  const meanings = h("div", { class: "hx-meanings" });
  list.before(meanings);
  let hits: Hit[] = [];
  let shown = 0;
  let timer = 0;

  function show(count: number, move = false): void {
    const next = hits.slice(shown, count);
    list!.append(...next.map(entry));
    const first = list!.children[shown];
    shown += next.length;
    more.hidden = shown >= hits.length;
    if (move) first?.querySelector("a")?.focus();
  }

  function find(): void {
    const query = field!.value.trim();
    const found = index.find(query);
    hits = found.hits;
    meanings.replaceChildren(...found.meanings.map(meaning));
    shown = 0;
    list!.replaceChildren();
    show(AT_ONCE);
    const count = hits.length + found.meanings.length;
    status!.textContent = !query ? "" : count
      ? `${count} ${count === 1 ? "place" : "places"} found`
      : `Nothing found for “${query}”. Fewer or other words may help.`;
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    showAddress(address);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    find();
    document.querySelector<HTMLElement>(".hx-meanings a, #hx-hits a")?.focus();
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(find, PAUSE);
  });
  document.querySelector(".hx-search")?.addEventListener("keydown", (event) => step(event as KeyboardEvent, field, list));
  field.value = new URL(location.href).searchParams.get("q") ?? "";
  find();
  field.focus();
}

/** Arrows lead from the field through the hits and back. */
function step(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const stops: HTMLElement[] = [field, ...list.parentElement!.querySelectorAll<HTMLElement>(".hx-meanings a, #hx-hits a")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + way];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** What the typed word means, before where it is used. */
function meaning(hit: Hit): HTMLParagraphElement {
  return h("p", {}, h("a", { href: address(hit) }, hit.title), `: ${hit.text}`);
}

function entry(hit: Hit): HTMLLIElement {
  const link = h("a", { href: address(hit) }, ...marked(excerpt(hit.title, hit.words)));
  const place = h("span", { class: "hx-hit-where" }, `${NAMES[hit.kind] ?? hit.kind} · ${hit.where}`);
  return h("li", { class: "hx-hit", "data-kind": hit.kind }, link, place, h("p", {}, ...marked(excerpt(hit.text, hit.words))));
}

function marked(pieces: Piece[]): (Node | string)[] {
  return pieces.map(({ text, found }) => (found ? h("mark", { class: "hx-found" }, text) : text));
}

/** The page marks what was found. */
function address({ url, words }: Hit): string {
  const [page = "", anchor = ""] = url.split("#", 2);
  return `${page}?${new URLSearchParams({ [PARAMETER]: words.join(" ") })}#${anchor}`;
}

search();
