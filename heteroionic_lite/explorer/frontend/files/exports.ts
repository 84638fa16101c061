/** Buttons that take the figure and its numbers home. */
import { button, h } from "../dom.ts";
import type { Figure } from "../figure/figure.ts";
import { figureStatus } from "../words/summary.ts";
import { fragment } from "./address.ts";
import { isFramed } from "./embed.ts";
import { csv, parameterLines } from "./csv.ts";
import { download, pngBlob, standaloneSvg, svgText } from "./picture.ts";

export function exportButtons(figure: Figure): HTMLElement {
  const { spec, state } = figure;
  const address = () => (figure.onPage ? location.href.replace(/#.*$/, "") + fragment(spec.id, state.differences()) : null);
  const picture = () => standaloneSvg(figure.chart.svg, figure.root.querySelector<HTMLElement>(".hx-legend")!, {
    title: spec.title,
    description: `${spec.description} ${parameterLines(spec, state.values).join("; ")}`.trim(),
    notes: [figureStatus(spec).text],
  });
  const save = (kind: string, type: string, make: () => BlobPart | Promise<Blob>) => async () => {
    const name = `${spec.id}.${kind}`;
    try {
      const made = await make();
      download(name, made instanceof Blob ? made : new Blob([made], { type }));
      figure.tell(isFramed()
        ? `${name} was given to the browser. A frame may forbid to save it: then copy the table below, or open the figure by itself.`
        : `Saved ${name}.`);
    } catch (error) {
      figure.tell(`${name} could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const caption = `${figure.uid}-download`;
  const one = (kind: string, type: string, title: string, make: () => BlobPart | Promise<Blob>) =>
    button(kind.toUpperCase(), () => void save(kind, type, make)(), { class: "hx-button hx-download", title });
  return h("span", { class: "hx-downloads", role: "group", "aria-labelledby": caption },
    h("span", { class: "hx-downloads-caption", id: caption }, "Download"),
    one("csv", "text/csv;charset=utf-8", "The curves as a table", () => csv(figure, address())),
    one("svg", "image/svg+xml", "The figure as a vector drawing", () => svgText(picture())),
    one("png", "image/png", "The figure as a picture", () => pngBlob(picture())));
}
