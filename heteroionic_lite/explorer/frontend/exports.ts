/** Buttons that take the figure and its numbers home. */
import type { Chart } from "./chart.ts";
import { csv, parameterLines } from "./csv.ts";
import { button, h } from "./dom.ts";
import { fragment } from "./link.ts";
import { download, pngBlob, standaloneSvg, svgText } from "./picture.ts";
import type { Pin } from "./pins.ts";
import type { Plotted } from "./plotted.ts";
import type { State } from "./state.ts";
import { figureStatus } from "./text.ts";
import type { Spec } from "./spec.ts";

export interface Exportable {
  spec: Spec;
  chart: Chart;
  curves: Plotted[];
  state: State;
  uid: string;
  onPage: boolean;
  legend: HTMLElement;
  pins: () => readonly Pin[];
  tell: (text: string) => void;
}

export function exportButtons({ spec, chart, curves, state, uid, onPage, legend, pins, tell }: Exportable): HTMLElement {
  const address = () => (onPage ? location.href.replace(/#.*$/, "") + fragment(spec.id, state.differences()) : null);
  const picture = () => standaloneSvg(chart.svg, legend, {
    title: spec.title,
    description: `${spec.description} ${parameterLines(spec, state.values).join("; ")}`.trim(),
    notes: [figureStatus(spec).text],
  });
  const save = (kind: string, type: string, make: () => BlobPart | Promise<Blob>) => async () => {
    const name = `${spec.id}.${kind}`;
    try {
      const made = await make();
      download(name, made instanceof Blob ? made : new Blob([made], { type }));
      tell(`Saved ${name}.`);
    } catch (error) {
      tell(`${name} could not be made: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const caption = `${uid}-download`;
  const one = (kind: string, type: string, title: string, make: () => BlobPart | Promise<Blob>) =>
    button(kind.toUpperCase(), () => void save(kind, type, make)(), { class: "hx-button hx-download", title });
  return h("span", { class: "hx-downloads", role: "group", "aria-labelledby": caption },
    h("span", { class: "hx-downloads-caption", id: caption }, "Download"),
    one("csv", "text/csv;charset=utf-8", "The curves as a table", () => csv(spec, curves, state.values, pins(), address())),
    one("svg", "image/svg+xml", "The figure as a vector drawing", () => svgText(picture())),
    one("png", "image/png", "The figure as a picture", () => pngBlob(picture())));
}
