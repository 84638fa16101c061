/** What a table on the page is made of. */
import { h } from "../dom.ts";

export interface Table {
  caption: string;
  head: string[];
  rows: (string | Node)[][];
}

/** A source names rows of the reported values by their ids, V040; on the site each is a link to its row. */
export function cited(source: string, onPage: boolean): string | HTMLElement {
  const parts = source.split(/\b([LV]\d{3})\b/);
  if (!onPage || parts.length === 1) return source;
  const root = document.documentElement.dataset["content_root"] ?? "";
  return h("span", {}, ...parts.map((part, i) => (i % 2 ? h("a", { href: `${root}book/data.html#${part}` }, part) : part)));
}
