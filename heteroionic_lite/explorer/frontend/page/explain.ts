/** What words, equations, rows and references mean opens beside their links; the page carries the texts. */
import { h, trusted } from "../dom.ts";
import { popovers } from "./popover.ts";
import type { Content } from "./popover.ts";

type Entries = Record<string, [heading: string, body: string]>;

const LEADS_TO: [RegExp, string][] = [
  [/^(?:term|abbr|symbol)-/, "In the glossary"],
  [/-eq-\d$/, "Its derivation"],
  [/^C\d+$/, "In the map of the review"],
  [/^F\d+$/, "Among the findings"],
  [/^[A-Z]\d+$/, "In the table of values"],
  [/^(?:review|ref)-/, "In the list of references"],
];

export function explain(): void {
  // Not all screen readers say a formula. It is called as it looks, so that one can ask for it by that.
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a.hx-symbol[title]")) {
    const seen = link.querySelector(".katex-html")?.textContent?.replaceAll("\u200b", "") ?? "";
    link.setAttribute("aria-label", link.title.replace(/^[^,]*/, seen));
    link.removeAttribute("title");
  }
  let read: Entries | undefined;
  const entries = () => (read ??= JSON.parse(document.getElementById("hx-help")?.textContent ?? "{}") as Entries);

  const find = (link: HTMLAnchorElement): [string, string] | undefined => {
    const anchor = decodeURIComponent(link.hash.slice(1));
    if (!anchor) return undefined;
    if (Object.hasOwn(entries(), anchor)) return entries()[anchor];
    return onThisPage(link, anchor);
  };
  popovers((link) => !link.closest(".hx-popover, nav, .headerlink") && find(link) !== undefined,
    (link) => content(link, find(link) ?? ["", ""]));
}

/** A formula of the page itself, which is looked at while something else is read. */
function onThisPage(link: HTMLAnchorElement, anchor: string): [string, string] | undefined {
  const formula = document.querySelector(`#${CSS.escape(anchor)}-formula .katex-display`);
  if (!formula || link.pathname !== location.pathname) return undefined;
  const heading = formula.closest("section")?.querySelector("h2, h3")?.cloneNode(true) as HTMLElement | undefined;
  heading?.querySelector(".headerlink")?.remove();
  return [heading?.innerHTML ?? "", formula.outerHTML];
}

function content(link: HTMLAnchorElement, [heading, body]: [string, string]): Content {
  const name = anchorName(link);
  const title = h("strong", { class: "hx-popover-title" });
  title.append(trusted(heading));
  const text = h("span", { class: "hx-popover-text" });
  text.append(asPhrase(trusted(body)));
  // The text stands on another page, and so do its links.
  for (const inner of text.querySelectorAll<HTMLAnchorElement>("a[href]"))
    inner.href = new URL(inner.getAttribute("href") ?? "", link.href.replace(/#.*$/, "")).href;
  const to = h("a", { class: "hx-popover-to", href: link.href }, name);
  return { label: `About ${(link.textContent ?? "").trim() || name}`, nodes: [title, text, to] };
}

function anchorName(link: HTMLAnchorElement): string {
  return LEADS_TO.find(([form]) => form.test(link.hash.slice(1)))?.[1] ?? "There";
}

/** Paragraphs as spans, since the box may stand within a paragraph. */
function asPhrase(fragment: DocumentFragment): DocumentFragment {
  for (const paragraph of fragment.querySelectorAll("p, div")) {
    const span = h("span", { class: `hx-popover-line ${paragraph.className}`.trim() });
    span.append(...paragraph.childNodes);
    paragraph.replaceWith(span);
  }
  return fragment;
}
