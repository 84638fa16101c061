/** How much a plan of measurements can say of α, before anything is measured: two controls and a strip. */
import { h, s } from "../../dom.ts";
import { number } from "../sentences.ts";
import type { PlanAnswer } from "./design.ts";
import { TRUTH } from "./truth.ts";
import type { Work } from "./work.ts";

const MOST = 15, WIDTH = 520, LEFT = 20;

export function plan(root: HTMLElement, work: Work): void {
  const count = h("input", { type: "range", min: 3, max: MOST, value: 5, autocomplete: "off", id: `${root.id}-count` });
  const biased = h("input", { type: "checkbox", autocomplete: "off" });
  const shown = h("output", { for: count.id });
  const picture = h("div");
  const words = h("p", { role: "status", "aria-live": "polite" });
  const ask = () => {
    shown.textContent = ` ${count.value}`;
    work.do({ kind: "plan", plan: { concentrations: Number(count.value), biased: biased.checked } }, ({ found, error }) => {
      if (error) words.textContent = error;
      else if (found?.kind === "plan") {
        picture.replaceChildren(strip(found));
        words.textContent = sentence(found);
      }
    });
  };
  for (const one of [count, biased]) one.addEventListener("input", ask);
  root.replaceChildren(
    h("div", { class: "hx-dg-row" }, h("label", { for: count.id }, "Concentrations between 0.1 and 1 mol/l: ", shown)),
    count,
    h("div", { class: "hx-dg-row" }, h("label", { class: "hx-dg-check" }, biased, " each also at −50 and +50 mV")),
    picture, words);
  root.dataset["ready"] = "true";
  // Nothing is computed for whom does not come by.
  new IntersectionObserver((entries, observer) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    ask();
  }, { rootMargin: "200px" }).observe(root);
}

const HINT = {
  nothing: "That is next to nothing.",
  something: "That tells a small α from a large one.",
  much: "That is a measurement of α.",
};

function hint({ low, high }: { low: number | null; high: number | null }): keyof typeof HINT {
  const span = (high ?? 1) - (low ?? 0);
  return span > 0.3 ? "nothing" : span > 0.1 ? "something" : "much";
}

function sentence({ rows, alpha, layer }: PlanAnswer): string {
  if (!alpha || !layer) return `${rows} rows, three unknowns: nothing can be asked of α.`;
  const ends = (low: string | null, high: string | null) => (low === null && high === null ? "anything" : low === null ? `at most ${high}` : high === null ? `at least ${low}` : `${low} to ${high}`);
  const [a, b] = [alpha.low, alpha.high].map((end) => (end === null ? null : number(end, 2)));
  const [c, d] = [layer.low, layer.high].map((end) => (end === null ? null : number(end * 1e4, 2)));
  return `${rows} rows of 3 %: α is ${ends(a!, b!)} (true: ${TRUTH.alpha}), the layer ${ends(c!, d!)} Ω cm² (true: ${TRUTH.layer * 1e4}). ${HINT[hint(alpha)]}`;
}

function strip({ alpha }: PlanAnswer): SVGSVGElement {
  const at = (value: number) => LEFT + value * (WIDTH - 2 * LEFT);
  return s("svg", { viewBox: `0 0 ${WIDTH} 62`, width: WIDTH, height: 62, "aria-hidden": "true" },
    s("line", { class: "hx-dg-tick", x1: at(0), x2: at(1), y1: 34, y2: 34 }),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((value) => [
      s("line", { class: "hx-dg-tick", x1: at(value), x2: at(value), y1: 34, y2: 39 }),
      s("text", { class: "hx-dg-number", x: at(value), y: 54, "text-anchor": "middle" }, String(value)),
    ]),
    s("line", { class: "hx-dg-band", x1: at(alpha?.low ?? 0), x2: at(alpha?.high ?? 1), y1: 22, y2: 22, "data-open": alpha ? null : "" }),
    s("line", { class: "hx-dg-true", x1: at(TRUTH.alpha), x2: at(TRUTH.alpha), y1: 10, y2: 34 }),
    s("text", { class: "hx-dg-label", x: at(TRUTH.alpha) + 5, y: 11 }, "α"));
}
