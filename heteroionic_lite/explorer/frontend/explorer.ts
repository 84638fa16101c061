/** One explorer put together: its parts in their places, and when each is called. */
import { actions } from "./controls/actions.ts";
import { help } from "./controls/help.ts";
import { picks } from "./controls/picks.ts";
import { pinList } from "./controls/pins.ts";
import { guessBar, predict } from "./controls/predict.ts";
import { presets } from "./controls/presets.ts";
import { shared } from "./controls/shared.ts";
import { sliders } from "./controls/sliders.ts";
import { atMostEvery, everyFrame, h } from "./dom.ts";
import { Figure, type Part } from "./figure/figure.ts";
import { held } from "./figure/held.ts";
import { legend } from "./figure/legend.ts";
import { checkFunctions } from "./figure/marks/list.ts";
import { widths } from "./figure/widths.ts";
import { address } from "./files/address.ts";
import { memory } from "./files/remember.ts";
import { dataTable } from "./files/table.ts";
import type { Functions, Spec } from "./spec.ts";
import { formulas } from "./words/formulas.ts";
import { readouts } from "./words/readouts.ts";
import { describe } from "./words/shape.ts";
import { head, summary } from "./words/summary.ts";

/** The line follows every frame; nobody reads numbers faster than this while they run. */
const WORDS = 80;

/** Where words change while they run: blocks, as a browser lays out nothing in a grid or a row by itself. */
const WRITTEN = ".hx-legend, .hx-readouts, .hx-summary, .hx-formula";

type Place = "frame" | "figure" | "side" | "results" | "end";

/** Every part and where it stands, in the order in which they are read and called. */
const PARTS: readonly [Place, (figure: Figure) => Part][] = [
  ["frame", head],
  ["frame", help],
  ["frame", predict],
  ["frame", memory],
  ["frame", address],
  ["frame", shared],
  ["frame", presets],
  ["frame", picks],
  ["figure", legend],
  ["figure", (figure) => figure.chart],
  ["figure", describe],
  ["figure", guessBar],
  ["figure", pinList],
  ["side", sliders],
  ["results", readouts],
  ["results", summary],
  ["results", (figure) => ({ element: figure.chart.keys })],
  ["end", actions],
  ["end", formulas],
  ["end", dataTable],
];

export interface Mounted {
  state: Figure["state"];
  tell(text: string): void;
  stop(): void;
}

/** `failed` is told what went wrong while the figure was drawn again; it has stopped by then. */
export function mount(
  root: HTMLElement, spec: Spec, functions: Functions, onPage: boolean, failed: (error: unknown) => void,
): Mounted {
  checkFunctions(spec, functions);
  const figure = new Figure(root, spec, functions, onPage);
  const places = {
    frame: h("div", { class: "hx-frame" }),
    figure: h("div", { class: "hx-figure" }),
    side: h("div", { class: "hx-side", role: "group", "aria-label": "Settings" }),
    results: h("div", { class: "hx-results" }),
    end: document.createDocumentFragment(),
  };
  for (const [place, make] of PARTS) {
    const part = make(figure);
    figure.parts.push(part);
    if (part.element) places[place].append(part.element);
  }
  places.frame.append(h("div", { class: "hx-main", "data-panels": spec.panels.length }, places.figure, places.side, places.results), places.end);
  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", `${figure.uid}-title`);
  root.replaceChildren(places.frame);
  const leave = widths(root);
  const written = held([...root.querySelectorAll<HTMLElement>(WRITTEN)]);
  figure.parts.push({ rest: written.release });

  const guarded = (draw: () => void) => () => {
    try {
      draw();
    } catch (error) {
      stop();
      failed(error);
    }
  };
  // `data-behind`: numbers and words do not yet say what is drawn.
  const words = atMostEvery(WORDS, guarded(() => {
    written.hold();
    figure.words();
    written.fit();
    delete root.dataset["behind"];
  }));
  let later = 0;
  const frame = everyFrame(guarded(() => {
    figure.frame();
    root.dataset["behind"] ??= "";
    // A task of its own: the line is painted first.
    clearTimeout(later);
    later = window.setTimeout(words.request);
  }));
  for (const part of figure.parts) part.start?.();
  figure.frame();
  figure.words();
  const unsubscribe = figure.state.subscribe(frame.request);
  function stop(): void {
    unsubscribe();
    frame.cancel();
    clearTimeout(later);
    words.cancel();
    leave();
    figure.stop();
    for (const part of figure.parts) part.stop?.();
  }
  return { state: figure.state, tell: (text) => figure.tell(text), stop };
}
