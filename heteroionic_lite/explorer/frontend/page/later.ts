/** What is long and folded is laid out when it is unfolded: until then it is text in a `noscript`. */
import { trusted } from "../dom.ts";

export function later(): void {
  for (const kept of document.querySelectorAll<HTMLElement>("details > noscript"))
    kept.parentElement?.addEventListener("toggle", () => kept.replaceWith(trusted(kept.textContent ?? "")), { once: true });
}
