/** How wide a figure is, in the words of the style sheet (media.css): `data-width` on its element. */
import { mark } from "../dom.ts";

/**
 * A container query would say the same, but a browser that has one above a box lays out the whole
 * page for whatever changes in the box, and numbers change here while a slider moves.
 */
function named(width: number): string {
  if (width <= 520) return "narrow";
  return [width >= 620 && "beside", width >= 900 && "wide"].filter(Boolean).join(" ") || "one-column";
}

/** Says it now and whenever it is another, until the function that is returned is called. */
export function widths(root: HTMLElement): () => void {
  const say = () => {
    if (root.clientWidth) mark(root, "data-width", named(root.clientWidth));
  };
  say();
  const observer = new ResizeObserver(say);
  observer.observe(root);
  return () => observer.disconnect();
}
