/** What the figure says in words: the summary and the status of a curve. */
import { evaluate } from "./curves.ts";
import { formatNumber } from "./format.ts";
import { quantity, shown } from "./units.ts";
import type { Display, Functions, Spec, Status, Values } from "./spec.ts";

export function readoutValue(
  readout: Spec["readouts"][number], functions: Functions, values: Readonly<Values>,
): number {
  return evaluate(functions, readout.function, { ...values, ...readout.given });
}

export function summary(spec: Spec, functions: Functions, values: Readonly<Values>): string {
  const known = new Map<string, { display: Display; value: number; digits: number; trim: boolean }>();
  for (const { name, display } of spec.parameters)
    known.set(name, { display, value: values[name] ?? Number.NaN, digits: 4, trim: true });
  for (const readout of spec.readouts)
    known.set(readout.name, {
      display: readout.display, value: readoutValue(readout, functions, values), digits: 3, trim: false,
    });
  const template = spec.summary
    || spec.readouts.map((r) => `${r.label}: {${r.name}}`).join("; ")
    || spec.parameters.filter((p) => p.slider).map((p) => `${p.meaning}: {${p.name}}`).join("; ");
  return template.replace(/\{(\w+)(\|number)?\}/g, (whole, name: string, bare?: string) => {
    const found = known.get(name);
    if (!found) return whole;
    const { display, value, digits, trim } = found;
    return bare ? formatNumber(shown(display, value), digits, { trim }) : quantity(display, value, digits, { trim });
  });
}

const MEANING: Record<Status, string> = {
  rigorous: "follows from the equations in the text",
  measured: "rests on reported values",
  illustrative: "shape or numbers chosen by us",
};

/** The weakest status among the curves speaks for the figure. */
export function figureStatus(spec: Spec): { status: Status; text: string } {
  const all = spec.panels.flatMap((panel) => panel.curves.map((curve) => curve.status));
  const status = (["illustrative", "measured", "rigorous"] as const).find((s) => all.includes(s)) ?? "rigorous";
  const partly = all.some((other) => other !== status);
  return { status, text: `${partly ? `partly ${status}` : status}: ${MEANING[status]}` };
}
