/** One explorer put together: figure, controls, words, and what happens when a value changes. */
import { Chart } from "./chart.ts";
import { control } from "./controls.ts";
import { checkFunctions } from "./curves.ts";
import { atMostEvery, button, everyFrame, h } from "./dom.ts";
import { exportButtons } from "./exports.ts";
import { formulas } from "./formulas.ts";
import { legend } from "./legend.ts";
import { linkButton, linkState } from "./linking.ts";
import { MOST_PINS, Pins } from "./pins.ts";
import { plotted, update } from "./plotted.ts";
import { pointButtons } from "./points.ts";
import { predict } from "./predict.ts";
import { presets } from "./presets.ts";
import { snap } from "./range.ts";
import { readouts } from "./readouts.ts";
import { asNumbers, key, recall, remember } from "./remember.ts";
import { State } from "./state.ts";
import { dataTable } from "./table.ts";
import { figureStatus, summary } from "./text.ts";
import type { Functions, Spec, Values } from "./spec.ts";

/** A screen reader hears the summary once the slider rests. */
const QUIET = 300;
/** The line follows every frame; nobody reads numbers faster than this while they run. */
const WORDS = 80;

let count = 0;

export interface Mounted {
  state: State;
  /** words for the reader, said aloud as well */
  tell(text: string): void;
  stop(): void;
}

export function mount(root: HTMLElement, spec: Spec, functions: Functions, onPage: boolean): Mounted {
  checkFunctions(spec, functions);
  const uid = `hx${++count}-${spec.id}`;
  const state = new State(spec.parameters);
  const stops: (() => void)[] = [];

  const curves = plotted(spec, functions);
  update(curves, functions, state.values);

  const live = h("p", { class: "hx-hidden", "aria-live": "polite", "data-live": "summary" });
  const words = h("p", { class: "hx-summary", "aria-hidden": "true" });
  const message = h("p", { class: "hx-message", role: "status" });
  const tell = (text: string) => { message.textContent = text; };

  const lines = legend(spec, curves, (style) => chart.emphasise(style));
  const numbers = readouts(spec, functions);
  const typeset = formulas(spec);
  const outside = h("span", { class: "hx-outside" });
  const chart = new Chart(spec, curves, uid, () => {
    points.place();
    showOutside();
  });
  const points = pointButtons(spec, chart, uid);
  const sliders = spec.parameters.filter((parameter) => parameter.slider).map((parameter) =>
    control(parameter, state, uid, (touched) => typeset.emphasise(touched ? parameter.name : null)));
  const pins = new Pins(spec, curves, state, () => {
    chart.pin(pins.list);
    pins.show();
    data.show();
    showPinButtons();
  });
  const data = dataTable(spec, curves, () => ({ values: state.values, pins: pins.list }), onPage);

  const showOutside = () => {
    const names = [...new Set(chart.outside().map((one) => `“${one.curve.label}”`))];
    outside.textContent = names.length ? `${names.join(", ")} ${names.length > 1 ? "are" : "is"} outside the axes` : "";
    fit.classList.toggle("hx-wanted", names.length > 0);
  };

  // Buttons, in the order a reader comes to need them.
  const pin = button("Pin", () => {
    tell(pins.add()
      ? `Pinned as ${pins.list.at(-1)?.letter}: move a slider to compare.`
      : `${MOST_PINS} pins at most: unpin one first.`);
  }, { title: "Keep a copy of the present curves to compare with" });
  const unpin = button("Unpin", () => {
    pins.clear();
    tell("Pinned curves removed.");
    pin.focus({ preventScroll: true });
  });
  const showPinButtons = () => {
    unpin.hidden = pins.list.length === 0;
    pin.setAttribute("aria-disabled", String(pins.list.length >= MOST_PINS));
  };
  const reset = button("Reset", () => {
    state.reset();
    for (const one of sliders) one.show();
    chart.restore();
    tell("Sliders and axes are back at their defaults.");
  });
  const fit = button("Fit axes", () => {
    chart.fit();
    tell("Axes fitted to the curves.");
  });
  const exports = exportButtons({
    spec, chart, curves, state, uid, onPage, legend: lines.element, pins: () => pins.list, tell,
  });
  const actions = h("div", { class: "hx-actions", role: "group", "aria-label": "Figure" },
    pin, unpin, reset, fit, outside, onPage && linkButton(spec, state, tell), message, exports);

  const chosen = presets(spec, state, tell);
  const lock = h("p", { class: "hx-lock" }, "Predict first: answer or skip above, then the sliders unlock.");
  const side = h("div", { class: "hx-controls" }, ...sliders.map((one) => one.row));
  const controls = h("div", { class: "hx-side", role: "group", "aria-label": "Settings" }, lock, side);

  const question = predict(spec, root, (open) => {
    side.inert = !open;
    if (chosen.element) chosen.element.inert = !open;
    lock.hidden = open;
    chart.element.classList.toggle("hx-draggable", open && curves.some((one) => one.slides));
  });
  if (!question) {
    lock.hidden = true;
    chart.element.classList.toggle("hx-draggable", curves.some((one) => one.slides));
  }

  const status = figureStatus(spec);
  const titleId = `${uid}-title`;
  const notes = h("div", { class: "hx-notes" });
  root.setAttribute("role", "group");
  root.setAttribute("aria-labelledby", titleId);
  root.replaceChildren(h("div", { class: "hx-frame" },
    h("div", { class: "hx-head" },
      h("p", { class: "hx-title", id: titleId }, spec.title),
      h("p", { class: "hx-badge", "data-status": status.status }, status.text)),
    question?.element, notes, chosen.element,
    h("div", { class: "hx-main" },
      h("div", { class: "hx-figure" }, lines.element, chart.element, pins.element),
      controls,
      h("div", { class: "hx-results" }, numbers.element, words, live)),
    actions, typeset.element, data.element));

  let quiet = 0;
  const speak = () => {
    clearTimeout(quiet);
    quiet = window.setTimeout(() => { live.textContent = words.textContent; }, QUIET);
  };
  const say = () => {
    numbers.show(state.values);
    lines.show();
    chosen.show();
    typeset.show(state.values);
    words.textContent = summary(spec, functions, state.values);
  };
  const follow = atMostEvery(WORDS, () => {
    say();
    if (pins.list.length) pins.show();
    showOutside();
    data.show();
    speak();
  });
  const frame = everyFrame(() => {
    update(curves, functions, state.values);
    chart.draw();
    for (const one of sliders) one.show();
    follow.request();
  });
  stops.push(state.subscribe(() => frame.request()), () => frame.cancel(), () => follow.cancel(), () => clearTimeout(quiet), () => chart.stop());

  chart.onPoint((name, value) => {
    const parameter = state.parameters.get(name);
    if (parameter?.slider && !question?.locked()) state.set({ [name]: snap(parameter, value) });
  });

  if (onPage) stops.push(rememberValues(spec, state), linkState(spec, state, root, notes, () => question?.skip()));
  update(curves, functions, state.values);
  chart.pin(pins.list);
  pins.show();
  showPinButtons();
  for (const one of sliders) one.show();
  say();
  live.textContent = words.textContent;
  chart.start();
  return { state, tell, stop: () => stops.forEach((stop) => stop()) };
}

/** A reload loses nothing; what was stored is checked like any other input. */
function rememberValues(spec: Spec, state: State): () => void {
  const name = key("values", spec.id);
  state.set(asNumbers(recall("session", name)) as Values);
  let later = 0;
  const keep = () => {
    const values = state.differences();
    remember("session", name, Object.keys(values).length ? values : null);
  };
  const stop = state.subscribe(() => {
    clearTimeout(later);
    later = window.setTimeout(keep, 150);
  });
  addEventListener("pagehide", keep);
  return () => {
    stop();
    clearTimeout(later);
    removeEventListener("pagehide", keep);
  };
}
