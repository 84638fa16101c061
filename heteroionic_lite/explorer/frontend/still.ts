/**
 * In a notebook a still picture stands before each live figure, so that one that is opened again,
 * without a kernel, has a picture. While the figure lives, the picture is hidden: by a style, since
 * the notebook takes cells out of the page and puts them back as it is scrolled.
 */
import { h } from "./dom.ts";

const KEY = /^[0-9a-f]+$/;
const shown = new Map<string, { style: HTMLStyleElement; count: number }>();

function hiding(key: string): HTMLStyleElement {
  const still = `[data-hx-still='${key}']`;
  const around = `.jp-OutputArea-child:has(${still})`;
  return h("style", { "data-hx-live": key },
    `${still}, ${around} { display: none !important; }\n` +
    `${around} + .jp-OutputArea-child ` +
    `{ height: auto !important; overflow: visible !important; visibility: visible !important; }`);
}

/** Hides the picture with this key until the returned function is called, once for each view. */
export function hideStill(key: unknown): () => void {
  if (typeof key !== "string" || !KEY.test(key)) return () => {};
  const known = shown.get(key) ?? { style: hiding(key), count: 0 };
  shown.set(key, known);
  known.count += 1;
  document.head.append(known.style);
  return () => {
    known.count -= 1;
    if (known.count === 0) known.style.remove();
  };
}
