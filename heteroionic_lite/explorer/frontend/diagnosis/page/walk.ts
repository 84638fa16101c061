/** The procedure as a figure one walks through: a step at a time, each with the data it is about. */
import { button, h } from "../../dom.ts";
import { tableOf } from "./table.ts";
import { understand } from "./document.ts";
import { exampleBrought, type Example } from "./entry.ts";
import type { Answer } from "./answer.ts";
import { charts, dataCharts, keys, spectrumCharts } from "./panels.ts";
import type { SpectraAnswer } from "./spectrum.ts";
import type { Work } from "./work.ts";

/** The steps stand in the page as sections; their data are examples. */
export function walk(root: HTMLElement, steps: readonly HTMLElement[], shows: readonly string[], examples: readonly Example[], work: Work, take: (name: string) => void): void {
  const picture = h("div", { class: "hx-dg-figures hx-dg-step-figure" });
  const names = steps.map((step) => step.querySelector("h3, h2")?.firstChild?.textContent?.trim() ?? "");
  const buttons = names.map((name, i) => button(`${i + 1}. ${name}`, () => go(i), { class: "hx-button hx-dg-step" }));
  const back = button("Back", () => go(at - 1)), on = button("Next step", () => go(at + 1));
  let at = 0, isSeen = false;
  root.replaceChildren(h("ol", { class: "hx-dg-steps", "aria-label": "Steps" }, ...buttons.map((one) => h("li", {}, one))), picture);
  steps.at(-1)?.after(h("div", { class: "hx-explorer hx-dg-row hx-dg-turn", "data-ready": "true" }, back, on));
  root.dataset["ready"] = "true";
  const show = () => {
    steps.forEach((step, i) => (step.hidden = i !== at));
    buttons.forEach((one, i) => (i === at ? one.setAttribute("aria-current", "step") : one.removeAttribute("aria-current")));
    back.setAttribute("aria-disabled", String(at === 0));
    on.setAttribute("aria-disabled", String(at === steps.length - 1));
    const example = examples.find(({ name }) => name === shows[at]);
    if (example && isSeen) draw(example);
  };
  function go(to: number): void {
    if (to < 0 || to >= steps.length) return;
    [at, isSeen] = [to, true];
    show();
  }
  function draw(example: Example): void {
    const understood = understand(exampleBrought(example));
    const caption = h("p", { class: "hx-dg-quiet" }, `${example.sentence} Synthetic; seed ${example.seed}. `,
      button("Diagnose these rows", () => take(example.name), { class: "hx-button hx-quiet" }));
    if (understood.kind === "table") {
      const table = tableOf(understood.reading, []);
      work.do({ kind: "table", table, costs: {} }, ({ found, done }) => {
        if (found && !done) picture.replaceChildren(keys(found as Answer), charts(dataCharts(table, found as Answer), 220), caption);
      });
    } else if (understood.kind === "spectra") {
      work.do({ kind: "spectra", spectra: understood.reading.spectra }, ({ found, done }) => {
        if (found && done) picture.replaceChildren(charts([spectrumCharts((found as SpectraAnswer).spectra[0]!).nyquist], 280), caption);
      });
    }
  }
  // A link to a step leads to it although it is folded.
  const follow = () => {
    const to = steps.findIndex((step) => step.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`) || `#${step.id}` === location.hash);
    if (location.hash && to >= 0) {
      go(to);
      steps[to]!.scrollIntoView();
    }
  };
  addEventListener("hashchange", follow);
  show();
  follow();
  new IntersectionObserver((entries, observer) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    isSeen = true;
    show();
    // What fits is not fetched before somebody comes by.
  }, { rootMargin: "0px 0px -35% 0px" }).observe(picture);
}
