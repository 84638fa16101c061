/** What a table says, in the order in which it matters. */
import { button, h, s } from "../../dom.ts";
import { RULES, type Table } from "../data.ts";
import type { CheckAnswer } from "./check.ts";
import { capital, number } from "../sentences.ts";
import type { Answer, ParameterAnswer } from "./answer.ts";
import type { Brought } from "./document.ts";
import { charts, dataCharts, keys, residualCharts, residualKeys } from "./panels.ts";

export const KINDS: Record<string, string> = {
  named: "Named", undecided: "Not decided", none: "Refused", outlier: "Look at the rows first",
  no_mechanism: "No mechanism named", not_still: "Refused",
};

export function part(title: string, ...content: (Node | string | null)[]): HTMLElement {
  return h("section", {}, h("h3", {}, title), ...content);
}

export function figures(table: Table, answer: Answer): HTMLElement {
  if (!answer.panels.length) return h("div");
  const conditions = answer.panels.filter(({ conditions: one }) => one).map(({ quantity, conditions: one }) => `against ${WORDS[quantity]}: ${one}`);
  return h("div", { class: "hx-dg-figures" },
    part("The rows and the two leading mechanisms", keys(answer), charts(dataCharts(table, answer), 250),
      conditions.length ? h("p", { class: "hx-dg-quiet" }, `The curves hold at these conditions: ${conditions.join("; ")}.`) : null),
    part("What is left over", residualKeys(answer), charts(residualCharts(table, answer), 190),
      h("p", { class: "hx-dg-quiet" }, "Measured against fitted. A slope or a bow here is a cause that the mechanism lacks; a cloud about zero is noise.")));
}

const WORDS = { concentration: "concentration", time: "time", drop: "bias", temperature: "temperature" };

/** The intervals from resamples: there, being drawn, or to be asked for. */
export type Check = { found: CheckAnswer } | { ask: (() => void) | null };

export function parametersPart({ parameters, verdict, fits }: Answer, check: Check): HTMLElement | null {
  if (verdict.kind === "none" || verdict.kind === "outlier") return null;
  if (!parameters) return part("Parameters", h("p", { class: "hx-dg-busy" }, "The intervals are being computed…"));
  if (!parameters.length) return null;
  const named = fits.find(({ name }) => name === verdict.named);
  const found = "found" in check ? check.found : null;
  const heads = ["", "value", "95 % interval", ...(found ? ["by resamples"] : []), ""];
  return part("Parameters", h("p", { class: "hx-dg-quiet" }, `Of ${named?.mechanism}, with 95 % intervals from the profile of the likelihood. “…” is open: the rows do not bound it.`),
    h("div", { class: "hx-dg-scroll", tabindex: 0, role: "group", "aria-label": "Parameters" }, h("table", { class: "hx-dg-of", "data-checked": found !== null },
      h("thead", {}, h("tr", {}, ...heads.map((one) => h("th", { scope: "col" }, one)))),
      h("tbody", {}, ...parameters.map((one, i) => h("tr", {},
        h("th", { scope: "row" }, one.title), h("td", {}, h("b", {}, ...symbol(one.symbol), ` = ${one.shown}`)), h("td", {}, one.interval), found ? h("td", {}, found.intervals[i]!.interval) : null, h("td", {}, strip(one))))))),
    checkPart(check));
}

function checkPart(check: Check): HTMLElement {
  if ("found" in check) return h("p", { class: "hx-dg-quiet" },
    `By resamples: the residuals were dealt to other rows and the mechanism fitted again, ${check.found.samples} times, seed ${check.found.seed}. Where both intervals agree, the shape of the noise matters little.`);
  return check.ask ? button(`Check the intervals by ${RULES.resamples.samples} resamples`, check.ask)
    : h("p", { class: "hx-dg-busy" }, `${RULES.resamples.samples} resamples are being fitted…`);
}

/** "R_S" with its index lowered. */
function symbol(text: string): (Node | string)[] {
  const [letter = "", index] = text.split("_");
  return [h("i", {}, letter), ...(index ? [h("sub", {}, index)] : [])];
}

/** The interval as a line with the value on it, from half to twice the value. */
function strip({ value, low, high, interval }: ParameterAnswer): SVGSVGElement {
  const at = (end: number) => 4 + 120 * Math.min(Math.max((Math.log2(Math.max(end / value, 1e-9)) + 1) / 2, 0), 1);
  return s("svg", { class: "hx-dg-strip", viewBox: "0 0 128 14", role: "img", "aria-label": `from ${interval}, on a scale from half to twice the value` },
    s("line", { x1: low === null ? 0 : at(low), x2: high === null ? 128 : at(high), y1: 7, y2: 7 }), s("circle", { cx: 64, cy: 7, r: 3.5 }));
}

const COSTS: Record<string, string> = { concentration: "another concentration", age: "another age", bias: "another bias", row: "one more row there" };

export function nextPart(answer: Answer, brought: Brought, change: (patch: Partial<Brought>) => void): HTMLElement | null {
  if (!answer.next) return null;
  const usual = RULES.next.costs as Record<string, number>;
  return part("What to measure next", h("p", {}, answer.next.sentence),
    h("details", { class: "hx-dg-costs", open: Object.keys(brought.costs).length > 0 },
      h("summary", {}, "What a measurement costs you"),
      h("p", { class: "hx-dg-quiet" }, "In hours, euros or patience: only their ratios count."),
      ...Object.entries(COSTS).map(([kind, words]) => {
        const field = h("input", { type: "number", min: 0.01, step: "any", autocomplete: "off", value: (brought.costs as Record<string, number>)[kind] ?? usual[kind] });
        field.addEventListener("change", () => {
          const value = Number(field.value);
          if (value > 0) change({ costs: { ...brought.costs, [kind]: value } });
        });
        return h("label", {}, words, field);
      })));
}

export function share(weight: number): string {
  return weight < 0.0005 ? "< 0.1 %" : `${number(100 * weight, weight > 0.9995 ? 4 : 2)} %`;
}

export function allPart({ fits, untested }: Answer): HTMLElement {
  return part("All that was asked", h("div", { class: "hx-dg-scroll", tabindex: 0, role: "group", "aria-label": "All mechanisms" }, h("table", {},
    h("thead", {}, h("tr", {}, ...["mechanism", "ΔAICc", "share of support"].map((one) => h("th", { scope: "col" }, one)))),
    h("tbody", {},
      ...fits.map((fit) => h("tr", {}, h("th", { scope: "row" }, fit.mechanism), h("td", {}, number(fit.aicc - fits[0]!.aicc, 3)), h("td", {}, share(fit.weight)))),
      ...untested.map((one) => h("tr", {}, h("th", { scope: "row" }, one.mechanism), h("td", { colspan: 2 }, "not testable with these rows")))))),
    h("p", { class: "hx-dg-quiet" }, "A share of support is no probability: a mechanism that is not listed may be the true one."));
}

/** `waits`: more of them are being looked for. */
export function doubtsPart(doubts: readonly string[], waits = false): HTMLElement | null {
  if (!doubts.length && !waits) return null;
  return part("Keep in mind", h("ul", {}, ...doubts.map((one) => h("li", {}, capital(one)))),
    waits ? h("p", { class: "hx-dg-busy" }, "Causes are being tried…") : null);
}

/** Buttons below the verdict: leave odd rows out, put others back. */
export function rowButtons(odd: readonly number[], excluded: readonly number[], words: (number: number) => string, change: (excluded: number[]) => void, look?: () => void): HTMLElement | null {
  if (!odd.length && !excluded.length) return null;
  return h("div", { class: "hx-dg-row" },
    odd.length && look ? button("Show it", look) : null,
    ...odd.map((one) => button(`Leave out ${words(one)}`, () => change([...excluded, one].sort((a, b) => a - b)))),
    excluded.length ? h("span", {}, `Left out: ${excluded.slice(0, 6).map(words).join(", ")}${excluded.length > 6 ? ` and ${excluded.length - 6} more` : ""}.`) : null,
    excluded.length ? button(excluded.length > 1 ? "Put them back" : "Put it back", () => change([])) : null);
}
