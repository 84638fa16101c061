/** What the figure says in words: its title and status, and the summary of the moment. */
import { h } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { KINDS, statuses } from "../figure/marks/list.ts";
import { evaluate } from "../figure/samples.ts";
import type { Scene } from "../figure/scene.ts";
import type { Display, Readout, Spec, Status } from "../spec.ts";
import { formatNumber } from "./format.ts";
import { quantity, shown } from "./units.ts";

/** A screen reader hears the summary once the slider rests. */
const QUIET = 300;

/** While a question is open. */
const HIDDEN = "What is asked about is hidden until you have answered.";

export function readoutValue(readout: Readout, { functions, values }: Scene): number {
  return evaluate(functions, readout.function, { ...values, ...readout.given });
}

/** The author's sentence with the numbers of the moment, and what the marks add to it. */
export function sentence(scene: Scene): string {
  const { spec, values } = scene;
  const known = new Map<string, { display: Display; value: number; digits: number; trim: boolean }>();
  for (const { name, display } of spec.parameters)
    known.set(name, { display, value: values[name] ?? Number.NaN, digits: 4, trim: true });
  for (const readout of spec.readouts)
    known.set(readout.name, { display: readout.display, value: readoutValue(readout, scene), digits: 3, trim: false });
  const template = spec.summary
    || spec.readouts.map((r) => `${r.label}: {${r.name}}`).join("; ")
    || spec.parameters.filter((p) => p.slider).map((p) => `${p.meaning}: {${p.name}}`).join("; ");
  const said = template.replace(/\{(\w+)(\|number)?\}/g, (whole, name: string, bare?: string) => {
    const found = known.get(name);
    if (!found) return whole;
    const { display, value, digits, trim } = found;
    return bare ? formatNumber(shown(display, value), digits, { trim }) : quantity(display, value, digits, { trim });
  });
  const marks = spec.panels.flatMap((_, index) => KINDS.map((kind) => kind.words?.(scene, index) ?? ""));
  const ended = /[.!?]$/.test(said) || !marks.some(Boolean) ? said : `${said}.`;
  return [ended, ...marks].filter(Boolean).join(" ");
}

const MEANING: Record<Status, string> = {
  rigorous: "follows from the equations in the text",
  measured: "rests on reported values",
  illustrative: "shape or numbers chosen by us",
};

/** The weakest status among the marks speaks for the figure. */
export function figureStatus(spec: Spec): { status: Status; text: string } {
  const all = statuses(spec.panels);
  const status = (["illustrative", "measured", "rigorous"] as const).find((s) => all.includes(s)) ?? "rigorous";
  const partly = all.some((other) => other !== status);
  return { status, text: `${partly ? `partly ${status}` : status}: ${MEANING[status]}` };
}

/** One below the heading under which the figure stands. */
function level(root: HTMLElement): number {
  const above = root.closest("section")?.querySelector(":scope > :is(h1, h2, h3, h4)");
  return above ? Number(above.localName.slice(1)) + 1 : 3;
}

export function head({ spec, uid, root }: Figure): Part {
  const { status, text } = figureStatus(spec);
  return {
    element: h("div", { class: "hx-head" },
      h("p", { class: "hx-title", id: `${uid}-title`, role: "heading", "aria-level": level(root) }, spec.title),
      h("p", { class: "hx-badge", "data-status": status }, text)),
  };
}

export function summary(figure: Figure): Part {
  const seen = h("p", { class: "hx-summary", "aria-hidden": "true" });
  const heard = h("p", { class: "hx-hidden", "aria-live": "polite", "data-live": "summary" });
  const element = document.createDocumentFragment();
  element.append(seen, heard);
  let quiet = 0;
  const say = () => { heard.textContent = seen.textContent; };
  return {
    element,
    words() {
      seen.textContent = figure.veiled ? HIDDEN : sentence(figure);
      clearTimeout(quiet);
      if (heard.textContent) quiet = window.setTimeout(say, QUIET);
      else say();
    },
    stop: () => clearTimeout(quiet),
  };
}
