/** A value that is placed, or a curve that is drawn, in the figure; then the true one beside it. */
import { button, h, s } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { sample } from "../figure/samples.ts";
import type { Guess, Predict } from "../spec.ts";
import { formatNumber } from "../words/format.ts";
import { quantity, shown } from "../words/units.ts";
import { type Compared, hint, isClose, off, slope } from "./distance.ts";
import { Sketch } from "./sketch.ts";
import type { Verdict, Way } from "./way.ts";

/** One try is told where it is off, the next is shown the answer. */
const TRIES = 2;

/** What is true at the places, with the defaults and what the question supposes. */
export function truth({ spec, functions }: Pick<Figure, "spec" | "functions">, guess: Guess): number[] {
  const values = Object.fromEntries([
    ...spec.parameters.map((parameter) => [parameter.name, parameter.default] as const),
    ...(spec.predict?.show ?? []).map((move) => [move.name, move.to] as const),
  ]);
  const curve = spec.panels[guess.panel]!.curves.find(({ name }) => name === guess.curve)!;
  return [...sample(curve, functions, values, Float64Array.from(guess.at)).y];
}

/** The axes with nothing on them, for a pencil. */
function emptyAxes(figure: Figure, guess: Guess): SVGSVGElement {
  const { box, group } = figure.chart.panels[guess.panel]!;
  const axes = group.querySelector(".hx-axes")!.cloneNode(true);
  const [left, top] = [box.left - 60, box.top - 30];
  return s("svg", { class: "hx-empty-axes", viewBox: `${left} ${top} ${box.right + 20 - left} ${box.bottom + 50 - top}`, "aria-hidden": "true" }, axes);
}

/** The way, and the part that stands below the drawing. */
export function drawn(figure: Figure, asked: Predict, guess: Guess): { way: Way; bar: Part } {
  const { x, y } = figure.spec.panels[guess.panel]!;
  const many = guess.at.length > 1;
  const bar = h("div", { class: "hx-guess-bar", hidden: true });
  const told = h("p", { class: "hx-told", role: "status" });
  const sheet = h("div", { class: "hx-sheet" });
  let sketch: Sketch | null = null;
  let tries = 0;
  let finish: (verdict: Verdict) => void = () => {};
  const drawing = () => (sketch ??= new Sketch(figure, guess, () => {
    told.textContent = "";
    // The question is about the defaults.
    if (Object.keys(figure.state.differences()).length) figure.state.reset();
  }));

  const compare = (values: readonly number[]): Compared[] => {
    const real = truth(figure, guess);
    return guess.at.map((at, i) => ({ x: at, guess: values[i]!, truth: real[i]! }));
  };

  const verdict = (values: number[], tried: number): Verdict => {
    const all = compare(values);
    const right = isClose(y, all);
    return {
      right, kept: { guess: values, tries: tried },
      headline: right ? (tried > 1 ? "Close, at the second try." : "Close.") : "Not quite.",
      said: [...table(all), h("p", {}, asked.guess?.because ?? "")],
    };
  };

  const table = (all: Compared[]): Node[] => {
    const bare = (value: number) => quantity(y.display, value, 3, { trim: true });
    const slopes = guess.slope && h("p", {}, `Slope from end to end: yours ${slopeText(all, "guess")}, true ${slopeText(all, "truth")}.`);
    const [only] = all;
    if (!many && only) return [h("span", {}, `You said ${bare(only.guess)}, it is ${bare(only.truth)}: ${off(y, only)}.`)];
    const alone = { ...y.display, typeset: "" };
    const number = (value: number) => quantity(alone, value, 3, { trim: true });
    const per = y.display.typeset ? ` / ${y.display.typeset}` : "";
    return [
      h("table", { class: "hx-guess-table" },
        h("thead", {}, h("tr", {}, ...[x.title, `your guess${per}`, `true${per}`, ""].map((text) => text ? h("th", { scope: "col" }, text) : h("td")))),
        h("tbody", {}, ...all.map((one) => h("tr", {},
          h("th", { scope: "row" }, formatNumber(shown(x.display, one.x), 3, { trim: true })),
          h("td", {}, number(one.guess)), h("td", {}, number(one.truth)), h("td", {}, off(y, one)))))),
      ...(slopes ? [slopes] : []),
    ];
  };
  const slopeText = (all: Compared[], which: "guess" | "truth") =>
    formatNumber(slope(x, y, all.map((one) => ({ x: one.x, y: one[which] }))), 2);

  const check = () => {
    const own = drawing();
    if (!own.touched) {
      told.textContent = "Nothing is placed yet: drag a handle, or give it the focus and use the arrow keys.";
      return own.first()?.focus({ preventScroll: true });
    }
    tries += 1;
    const all = compare(own.values);
    if (isClose(y, all) || tries >= TRIES) return finish(verdict([...own.values], tries));
    told.textContent = `${hint(x, y, all)} Move it once more, or have it shown.`;
  };

  const way: Way = {
    kicker: many ? "Draw it first" : "Place it first",
    keys: "",
    ask(done) {
      finish = done;
      tries = 0;
      figure.chart.restore();
      const own = drawing();
      own.clear();
      own.edit(true);
      own.show(true);
      told.textContent = "";
      bar.hidden = false;
      bar.replaceChildren(told, h("div", { class: "hx-guess-buttons" },
        button("Check my guess", check, { class: "hx-button hx-wanted" }),
        button("Show me", () => {
          if (own.touched) finish(verdict([...own.values], Math.max(1, tries)));
          else check();
        })));
      return [h("p", { class: "hx-guess-how" }, many
        ? "Drag the handles in the figure, or draw through them; arrow keys move the handle that has the focus. Then check."
        : "Drag the handle in the figure; arrow keys move it as well. Then check.")];
    },
    recall(kept) {
      const { guess: values, tries: tried } = (kept ?? {}) as { guess?: unknown; tries?: unknown };
      if (!Array.isArray(values) || values.length !== guess.at.length) return null;
      const inside = (one: unknown) => typeof one === "number" && one >= y.low - 1e-9 * Math.abs(y.low) && one <= y.high + 1e-9 * Math.abs(y.high);
      if (!values.every(inside)) return null;
      drawing().values = values as number[];
      return verdict(values as number[], typeof tried === "number" ? tried : 1);
    },
    over(found) {
      bar.hidden = true;
      if (!found && !sketch) return;
      const own = drawing();
      own.edit(false);
      own.show(found !== null);
      own.place();
    },
    beside: bar,
    first: () => sketch?.first(),
    onPaper: sheet,
    print: () => sheet.replaceChildren(emptyAxes(figure, guess)),
  };
  return { way, bar: { element: bar, arranged: () => sketch?.place() } };
}
