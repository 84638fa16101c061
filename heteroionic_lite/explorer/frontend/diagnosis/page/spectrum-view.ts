/** What spectra say, each in the order in which it matters. */
import { h } from "../../dom.ts";
import { capital, number } from "../sentences.ts";
import type { Brought } from "./document.ts";
import { charts, spectrumCharts } from "./panels.ts";
import { key } from "./plot.ts";
import { heldRow, holdField } from "./hold.ts";
import { doubtsPart, part, rowButtons, share } from "./result.ts";
import type { SpectrumAnswer } from "./spectrum.ts";

export function spectrumParts(found: SpectrumAnswer, notices: readonly string[], brought: Brought, change: (patch: Partial<Brought>) => void): HTMLElement[] {
  const { verdict, fits, parameters, arcs, relations, passed, doubts, frequency, out } = found;
  const { nyquist, residual, relations: kk } = spectrumCharts(found);
  const odd = verdict.points.map((point) => frequency[point - 1]!);
  const hertz = (f: number) => `${number(f, 4)} Hz`;
  return [
    rowButtons(odd, brought.excluded, (f) => hertz(f), (excluded) => change({ excluded })),
    heldRow(found, brought.fixed, (fixed) => change({ fixed })),
    h("div", { class: "hx-dg-figures" },
      part("The spectrum and the two leading circuits",
        h("p", { class: "hx-dg-keys" }, key("dots", null, "measured"), out.real.length ? key("rings", null, "left out") : null, ...fits.slice(0, 2).map(({ circuit }, i) => key("line", i, circuit))),
        charts([nyquist], 330)),
      part("What is left over", h("p", { class: "hx-dg-keys" }, key("rings", 0, "real part"), key("crosses", 1, "imaginary part")), charts([residual], 190))),
    part("May it be trusted?", h("p", {}, passed
      ? `The Kramers–Kronig test is passed: what its sum of elements leaves over is ${number(100 * relations.size, 2)} % of |Z| and looks like noise.`
      : `The Kramers–Kronig test is failed: it leaves ${number(100 * relations.size, 2)} % of |Z| over, with neighbours alike by ${number(relations.correlation, 2)} standard deviations.`),
      passed ? null : charts([kk], 190)),
    arcs.some(({ sentence }) => sentence) ? part("Whose arc is it?", h("ul", {}, ...arcs.filter(({ sentence }) => sentence).map(({ sentence }) => h("li", {}, sentence)))) : null,
    parameters.length ? part("Parameters", h("p", { class: "hx-dg-quiet" }, `Of ${circuitOf(found)}, with 95 % intervals from the curvature at the best fit. What is known from elsewhere can be held at its value, then it is not fitted.`),
      h("div", { class: "hx-dg-scroll", tabindex: 0, role: "group", "aria-label": "Parameters", "data-key": "parameters" }, h("table", { class: "hx-dg-of" },
        h("thead", {}, h("tr", {}, ...["", "value, 95 % interval", "hold at"].map((one) => h("th", { scope: "col" }, one)))),
        h("tbody", {}, ...parameters.map((one) => h("tr", {},
          h("th", { scope: "row" }, one.title), h("td", {}, h("b", {}, one.shown)), h("td", {}, holdField(one, found.perArea, brought.fixed, (fixed) => change({ fixed }))))))))) : null,
    part("All that was asked", h("div", { class: "hx-dg-scroll", tabindex: 0, role: "group", "aria-label": "All circuits", "data-key": "circuits" }, h("table", {},
      h("thead", {}, h("tr", {}, ...["circuit", "ΔAICc", "share of support"].map((one) => h("th", { scope: "col" }, one)))),
      h("tbody", {}, ...fits.map((fit) => h("tr", {},
        h("th", { scope: "row" }, capital(fit.circuit)), h("td", {}, number(fit.aicc - fits[0]!.aicc, 3)), h("td", {}, share(fit.weight)))))))),
    doubtsPart([...notices, ...doubts]),
  ].filter((one) => one !== null);
}

export function circuitOf({ fits, verdict }: SpectrumAnswer): string {
  return fits.find(({ name }) => name === verdict.named)?.circuit ?? "";
}
