/** What the figure says in words: its title and status, and the summary of the moment. */
import { h, write } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { KINDS, statuses } from "../figure/marks/list.ts";
import { evaluate } from "../figure/samples.ts";
import type { Scene } from "../figure/scene.ts";
import type { Display, Readout, Spec, Status } from "../spec.ts";
import { changes, said } from "./changes.ts";
import { formatNumber } from "./format.ts";
import { quantity, shown } from "./units.ts";

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
  const told = template.replace(/\{(\w+)(\|number)?\}/g, (whole, name: string, bare?: string) => {
    const found = known.get(name);
    if (!found) return whole;
    const { display, value, digits, trim } = found;
    return bare ? formatNumber(shown(display, value), digits, { trim }) : quantity(display, value, digits, { trim });
  });
  const marks = spec.panels.flatMap((_, index) => KINDS.map((kind) => kind.words?.(scene, index) ?? ""));
  const ended = /[.!?]$/.test(told) || !marks.some(Boolean) ? told : `${told}.`;
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
  const numbers = () => said(figure.spec, (readout) => readoutValue(readout, figure));
  let [before, values] = [numbers(), { ...figure.values }];
  return {
    element,
    words() {
      write(seen, figure.veiled ? HIDDEN : sentence(figure));
    },
    rest() {
      const moved = Object.keys(values).some((name) => values[name] !== figure.values[name]);
      if (!moved) return;
      const now = numbers();
      heard.textContent = figure.veiled ? HIDDEN : changes(before, now)
        || (now.length ? "The numbers shown stay as they are." : seen.textContent);
      [before, values] = [now, { ...figure.values }];
    },
  };
}
