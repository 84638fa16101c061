/** A link into something folded unfolds it; browsers that do so themselves have nothing left to do. */
import { place } from "../files/legible.ts";

export function unfold(): void {
  addEventListener("hashchange", reveal);
  reveal();
}

function reveal(): void {
  const target = addressed();
  if (!target) return;
  let opened = false;
  for (let around = target.closest("details"); around; around = around.parentElement?.closest("details") ?? null)
    if (!around.open) opened = around.open = true;
  if (opened) target.scrollIntoView();
}

/** The element a fragment names; behind its id a figure's settings may follow. */
function addressed(): HTMLElement | null {
  return document.getElementById(place(location.hash));
}
