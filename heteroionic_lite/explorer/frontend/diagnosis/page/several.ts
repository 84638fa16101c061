/** Several spectra: one row each, its conditions filled in by the reader, then diagnosed as resistances. */
import { button, h } from "../../dom.ts";
import type { Display } from "../../spec.ts";
import { readQuantity } from "../../words/read.ts";
import { titleOf, type Value } from "../impedance/shown.ts";
import { FEWEST } from "./table.ts";
import { NOTHING, type Brought, type Conditions } from "./document.ts";
import { part } from "./result.ts";
import type { SpectrumAnswer } from "./spectrum.ts";

type Condition = keyof Conditions;

export const CONDITIONS: Readonly<Record<Condition, { header: string; display: Display }>> = {
  concentration: { header: "concentration / mol/l", display: { unit: "mol/l", typeset: "mol l⁻¹", factor: 1e-3, offset: 0 } },
  time: { header: "time / h", display: { unit: "h", typeset: "h", factor: 1 / 3600, offset: 0 } },
  drop: { header: "driving drop / mV", display: { unit: "mV", typeset: "mV", factor: 1e3, offset: 0 } },
};
const NAMES = Object.keys(CONDITIONS) as Condition[];
const AREA = 1e4;

export type Made = { text: string; why?: undefined } | { why: string };

const chosen = ({ resistances }: SpectrumAnswer, of: string): Value | undefined => resistances.find(({ name }) => name === of);

/** A resistance that a table can take: per area, fitted, with an uncertainty. */
const isUsable = (one: SpectrumAnswer, of: string) => one.perArea && (chosen(one, of)?.deviation ?? 0) > 0;

/** The columns that are filled in, in their units; a sentence where a cell cannot be read or is missing. */
export function filledIn(spectra: readonly SpectrumAnswer[], { conditions, of }: Brought): { columns: [Condition, number[]][] } | { why: string } {
  const used = spectra.flatMap((one, i) => (isUsable(one, of) ? [i] : []));
  const columns: [Condition, number[]][] = [];
  for (const name of NAMES) {
    const cells = used.map((i) => conditions[name][i]?.trim() ?? "");
    if (cells.every((cell) => !cell)) continue;
    const { header, display } = CONDITIONS[name];
    const empty = cells.indexOf("");
    if (empty >= 0) return { why: `${header}: fill it in for every spectrum, or for none; ${labelOf(spectra, used[empty]!)} has no value.` };
    const values: number[] = [];
    for (const [k, cell] of cells.entries()) {
      const read = readQuantity(cell, display);
      if (read.value === null) return { why: `${header}, ${labelOf(spectra, used[k]!)}: ${read.why}` };
      values.push(Number((read.value * display.factor).toPrecision(8)));
    }
    columns.push([name, values]);
  }
  return { columns };
}

/** The rows as a file that says what they are. */
export function tableText(spectra: readonly SpectrumAnswer[], brought: Brought): Made {
  const { of } = brought;
  const used = spectra.filter((one) => isUsable(one, of));
  if (!used.length) return { why: spectra.some(({ perArea }) => !perArea) ? "The electrode area is needed: say it below." : "No spectrum gives this resistance." };
  const found = filledIn(spectra, brought);
  if ("why" in found) return found;
  const digits = (value: number) => String(Number(value.toPrecision(8)));
  const plain = (text: string) => text.replaceAll("=", ":");
  const remarks = [...new Set(used.flatMap((one) => one.remarks))];
  const rows = used.map((one, k) => {
    const { value, deviation } = chosen(one, of)!;
    return [...found.columns.map(([, values]) => digits(values[k]!)), digits(value * AREA), digits(deviation * AREA)].join(",");
  });
  return { text: [
    `# ${titleOf(of)}, fitted to ${used.length} spectra: ${plain(used.map(({ label }) => label).filter(Boolean).join("; "))}`,
    ...remarks.map((one) => `# ${plain(one)}`), "# the uncertainty is that of the fit", "# resistance = differential",
    [...found.columns.map(([name]) => CONDITIONS[name].header), "resistance / ohm cm^2", "uncertainty / ohm cm^2"].join(","),
    ...rows,
  ].join("\n") + "\n" };
}

const labelOf = (spectra: readonly SpectrumAnswer[], i: number) => spectra[i]!.label || `spectrum ${i + 1}`;

interface Heard {
  /** typing: kept without being fitted anew; `settled`: a field was left */
  keep(patch: Partial<Brought>, settled: boolean): void;
  /** another resistance was chosen: drawn anew */
  choose(of: string): void;
  bring(brought: Brought): void;
}

export function severalPart(spectra: readonly SpectrumAnswer[], brought: Brought, heard: Heard): HTMLElement | null {
  if (spectra.length < 2) return null;
  const { of } = brought;
  // The one that is taken stands beside its conditions.
  const names = [...new Set([of, ...spectra.flatMap(({ resistances }) => resistances.map(({ name }) => name))])];
  const choice = h("select", { "data-key": "of" }, ...names.map((name) => h("option", { value: name, selected: name === of }, titleOf(name))));
  choice.addEventListener("change", () => heard.choose(choice.value));
  const why = h("p", { class: "hx-problem", role: "status" });
  const go = button("Diagnose these resistances", () => {
    const made = tableText(spectra, now);
    if (made.why !== undefined) return void (why.textContent = made.why);
    heard.bring({ ...NOTHING, name: `${brought.name.replace(/\.[^.]*$/, "")}-resistances.csv`, text: made.text, made: true });
  });
  let now = brought;
  const cell = (name: Condition, i: number) => {
    const { header } = CONDITIONS[name];
    const field = h("input", { type: "text", inputmode: "decimal", size: 6, autocomplete: "off", "aria-label": `${header}, ${labelOf(spectra, i)}`, "data-key": `${name} ${i}` });
    field.value = brought.conditions[name][i] ?? "";
    const keep = (settled: boolean) => {
      const cells = spectra.map((_, k) => now.conditions[name][k] ?? "");
      cells[i] = field.value;
      now = { ...now, conditions: { ...now.conditions, [name]: cells } };
      why.textContent = "";
      heard.keep({ conditions: now.conditions }, settled);
    };
    field.addEventListener("input", () => keep(false));
    field.addEventListener("change", () => keep(true));
    return h("td", {}, field);
  };
  const own = (one: SpectrumAnswer, name: string) => h("td", { "data-chosen": name === of }, chosen(one, name)?.shown ?? (one.resistances.length ? "—" : name === of ? "refused" : "—"));
  const usable = spectra.filter((one) => isUsable(one, of)).length;
  const few = usable < FEWEST ? ` A diagnosis takes at least ${FEWEST} rows.` : "";
  return part("One row for each spectrum",
    h("p", { class: "hx-dg-quiet" }, `Fill in what was changed between the spectra, and leave the other columns empty. The uncertainty that is handed on is that of each fit; how cells differ is not in it.${few}`),
    h("div", { class: "hx-dg-row" }, h("label", {}, "Taken for the interface: ", choice)),
    h("div", { class: "hx-dg-scroll hx-dg-several", tabindex: 0, role: "group", "aria-label": "One row for each spectrum", "data-key": "several" }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "spectrum"),
        ...NAMES.map((name) => h("th", { scope: "col" }, CONDITIONS[name].header)), ...names.map((name) => h("th", { scope: "col", "data-chosen": name === of }, titleOf(name))))),
      h("tbody", {}, ...spectra.map((one, i) => h("tr", {}, h("th", { scope: "row" }, labelOf(spectra, i)),
        ...NAMES.map((name) => cell(name, i)), ...names.map((name) => own(one, name))))))),
    h("div", { class: "hx-dg-row" }, go, usable < spectra.length ? h("span", { class: "hx-dg-quiet" }, `${usable} of ${spectra.length} rows can be used.`) : null), why);
}
