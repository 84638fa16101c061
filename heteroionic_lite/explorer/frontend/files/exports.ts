/** Buttons that take the figure and its numbers home. */
import { button, h } from "../dom.ts";
import type { Figure } from "../figure/figure.ts";
import { csv } from "./csv.ts";
import { save } from "./downloads.ts";
import { csvFacts } from "./facts.ts";
import { fileName } from "./name.ts";
import { pngBlob, svgText } from "./inlined.ts";
import { standaloneSvg } from "./picture.ts";

/** By it a program knows that a table is UTF-8; without it Excel does not. */
const BYTE_ORDER_MARK = "\uFEFF";

export function exportButtons(figure: Figure): HTMLElement {
  const dark = h("input", { type: "checkbox", autocomplete: "off" });
  const picture = () => standaloneSvg(figure, { asOnPage: dark.checked });
  const caption = `${figure.uid}-download`;
  const one = (kind: string, type: string, title: string, make: (name: string) => string | Promise<Blob>) => {
    const take = async () => {
      const name = fileName(figure, kind);
      try {
        const made = await make(name);
        await save(figure, name, made instanceof Blob ? made : new Blob([made], { type }));
      } catch (error) {
        figure.tell(`${name} could not be made: ${error instanceof Error ? error.message : String(error)}`);
      }
    };
    return button(kind.toUpperCase(), () => void take(), { class: "hx-button hx-download", title });
  };
  return h("span", { class: "hx-downloads", role: "group", "aria-labelledby": caption },
    // Shown where the page is dark: paper is not.
    h("label", { class: "hx-ground", title: "SVG and PNG on the page’s dark ground instead of paper’s" }, dark, " dark"),
    h("span", { class: "hx-downloads-caption", id: caption }, "Download"),
    one("csv", "text/csv;charset=utf-8", "The curves as a table", (name) => BYTE_ORDER_MARK + csv(figure, csvFacts(figure, name), figure.picked)),
    one("svg", "image/svg+xml", "The figure as a vector drawing", () => svgText(picture())),
    one("png", "image/png", "The figure as a picture", () => pngBlob(picture())));
}
