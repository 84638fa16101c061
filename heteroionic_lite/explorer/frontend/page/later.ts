/** What is long and folded is laid out when it is unfolded: until then it is text in a `noscript`. */
import { trusted } from "../dom.ts";

export function later(): void {
  for (const kept of document.querySelectorAll<HTMLElement>("details > noscript"))
    kept.parentElement?.addEventListener("toggle", () => {
      const cell = kept.closest("td");
      kept.replaceWith(trusted(kept.textContent ?? ""));
      if (cell) reachable(cell);
    }, { once: true });
  for (const cell of document.querySelectorAll<HTMLElement>('.hx-catalogue td[data-label="formula"]')) reachable(cell);
}

/** What scrolls can be scrolled by keys. */
function reachable(cell: HTMLElement): void {
  if (cell.scrollWidth > cell.clientWidth) cell.tabIndex = 0;
}
