/** Marks that move must not look to the browser as if the page's layers were others. */
import { s } from "../dom.ts";

const BEYOND = 12_000;

/**
 * Nothing to be seen, as large as any mark can become. With it the bounds of what is painted
 * stay the same while a slider moves; else all layers of the page are put together anew each time.
 */
export function steady(): SVGRectElement {
  return s("rect", {
    class: "hx-steady", x: -BEYOND, y: -BEYOND, width: 2 * BEYOND, height: 2 * BEYOND,
    fill: "transparent", "pointer-events": "none",
  });
}
