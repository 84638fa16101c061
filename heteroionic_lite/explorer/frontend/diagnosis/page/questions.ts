/** What must be said and is not: choices without a default, for people who know their experiment. */
import { button, h } from "../../dom.ts";
import { RULES } from "../reading/columns.ts";
import type { Fault } from "../reading/faults.ts";
import type { Brought, Understood } from "./document.ts";

type Change = (patch: Partial<Brought>) => void;

const SAID: Record<string, { question: string; answers: [value: string | number, words: string][] }> = {
  positive: {
    question: "Which sign of the bias drives ions out of the liquid into the solid (desolvation)?",
    answers: [["desolvation", "the positive one"], ["solvation", "the negative one"]],
  },
  interfaces: {
    question: "How many such interfaces lie between the points where the voltage was measured?",
    answers: [[1, "one"], [2, "two, in series"]],
  },
  resistance: {
    question: "What is a resistance here?",
    answers: [["chord", "voltage over current (chord)"], ["differential", "slope dU/di, as impedance gives it (differential)"]],
  },
};

/** How many answers are missing. */
export function missing(answered: ReadonlySet<Fault>): number {
  return [...answered].reduce((count, { name, choices }) => count + (name === "DECLARE" ? choices.length : 1), 0);
}

/** Faults that a choice mends have one here; the others are left to the list. */
export function questions(understood: Understood, brought: Brought, change: Change): { element: HTMLElement; answered: Set<Fault> } {
  const element = h("div", { class: "hx-dg-asked", role: "group", "aria-label": "To be said" });
  const answered = new Set<Fault>();
  if (understood.kind !== "nothing") {
    // What was answered stays in sight while something else is still asked.
    if (understood.reading.faults.some(({ name }) => name === "COLUMN_UNKNOWN")) {
      const choices = understood.reading.faults.find(({ name }) => name === "COLUMN_UNKNOWN")!.choices;
      for (const [number, kind] of Object.entries(brought.choices.columns ?? {})) {
        element.append(ofColumn(Number(number), "", choices, brought, change, kind));
      }
    }
    for (const fault of understood.reading.faults) {
      const asked = ofFault(fault, brought, change);
      if (!asked) continue;
      answered.add(fault);
      element.append(asked);
    }
  }
  element.hidden = !answered.size;
  if (answered.size) element.prepend(h("p", {}, h("b", {}, "To be said first")));
  return { element, answered };
}

function ofFault(fault: Fault, brought: Brought, change: Change): HTMLElement | null {
  const { name, choices, column, reason } = fault;
  if (name === "COLUMN_UNKNOWN" && column !== null) return ofColumn(column, reason, choices, brought, change, "");
  if (name === "DECIMAL_AMBIGUOUS") {
    const [, a, b] = /may be (\S+) or (\S+);/.exec(reason) ?? [];
    return h("div", { class: "hx-dg-row", role: "group", "aria-label": "Decimal sign" },
      h("span", {}, `${place(fault)}: ${reason.replace(/; choose.*/, "")}.`),
      ...choices.map((one) => button(`${one === "thousands" ? b : a} (${one === "thousands" ? "the mark parts thousands" : `decimal ${one}`})`,
        () => change({ choices: { ...brought.choices, decimal: one as "comma" } }))));
  }
  if (name === "SIGN") {
    return h("div", { class: "hx-dg-row", role: "group", "aria-label": "Sign of the imaginary part" },
      h("span", {}, reason),
      button("It is −Im Z", () => change({ sign: "-imaginary" })), button("It is Im Z", () => change({ sign: "imaginary" })));
  }
  if (name === "AREA_MISSING") return h("p", {}, reason, " ", areaField(brought, change));
  if (name === "DECLARE") {
    const asked = Object.keys(SAID).filter((key) => choices.includes(key) || brought.choices.said?.[key] !== undefined);
    return h("div", {}, ...asked.map((key) => said(key, brought, change)));
  }
  return null;
}

const place = ({ place: line, column }: Fault) => `Line ${line}, column ${column}`;

function ofColumn(column: number, reason: string, choices: readonly string[], brought: Brought, change: Change, now: string): HTMLElement {
  const name = /^"(.*?)" is none/.exec(reason)?.[1];
  const select = h("select", { "data-key": `column ${column}` }, h("option", { value: "" }, "choose…"),
    ...choices.map((one) => h("option", { value: one, selected: one === now }, titleOf(one))));
  select.addEventListener("change", () => {
    if (select.value) change({ choices: { ...brought.choices, columns: { ...brought.choices.columns, [column]: select.value } } });
  });
  return h("div", { class: "hx-dg-row" }, h("label", {}, h("span", {}, `Column ${column}${name ? `, “${name}”,` : ""} is `), select));
}

const OF_SPECTRA: Record<string, string> = { real: "Re Z", imaginary: "Im Z", "-imaginary": "−Im Z", modulus: "|Z|", phase: "phase", "-phase": "−phase" };

function titleOf(kind: string): string {
  if (kind === "ignored") return "nothing that is needed";
  return OF_SPECTRA[kind] ?? RULES[kind]?.names[0] ?? kind;
}

function said(key: string, brought: Brought, change: Change): HTMLElement {
  const { question, answers } = SAID[key]!;
  const now = brought.choices.said?.[key];
  return h("fieldset", {}, h("legend", {}, question), ...answers.map(([value, words]) => {
    const radio = h("input", { type: "radio", name: `hx-dg-${key}`, value, autocomplete: "off", "data-key": `${key} ${value}` });
    radio.checked = now === value;
    radio.addEventListener("change", () => change(saying(brought, key, value)));
    return h("label", {}, radio, words);
  }));
}

function saying(brought: Brought, key: string, value: string | number): Partial<Brought> {
  const { [key]: _, ...others } = brought.choices.said ?? {};
  return { choices: { ...brought.choices, said: value === "" ? others : { ...others, [key]: value } } };
}

function areaField(brought: Brought, change: Change): HTMLElement {
  const field = h("input", { type: "text", inputmode: "decimal", size: 6, "aria-label": "Electrode area in cm²", autocomplete: "off" });
  field.value = brought.area.replace(/ cm\^2$/, "");
  field.addEventListener("change", () => {
    const value = Number(field.value.trim().replace(",", "."));
    const area = value > 0 ? `${value} cm^2` : "";
    if (field.value.trim() && !area) return field.setCustomValidity("A number above zero, in cm²"), void field.reportValidity();
    field.setCustomValidity("");
    change({ area, ...saying(brought, "electrode area", area) });
  });
  return h("label", {}, "Electrode area ", field, " cm²");
}

/** What is taken for true, to be changed at any time. */
export function declarations(understood: Understood, brought: Brought, change: Change): HTMLElement | null {
  if (understood.kind === "nothing" || understood.reading.faults.length) return null;
  const parts: HTMLElement[] = [];
  if (understood.kind === "table") {
    const { columns, declared } = understood.reading;
    const isBiased = columns["drop"]?.some((value) => value !== 0) ?? false;
    if (isBiased) parts.push(...Object.entries(SAID).map(([key, { answers }]) =>
      pick(key, answers, declared[key], brought, change)));
    if (!columns["temperature"]) parts.push(temperatureField(Number(declared["temperature"]), brought, change));
    parts.push(pick("charge number", [[1, "1"], [2, "2"], [3, "3"]], declared["charge number"] ?? 1, brought, change));
    if (Object.keys(brought.choices.columns ?? {}).length || brought.choices.decimal) {
      parts.push(button("Choose columns anew", () => change({ choices: { ...(brought.choices.said && { said: brought.choices.said }) } }), { class: "hx-button hx-quiet" }));
    }
  } else if (!understood.reading.spectra.some(({ perArea }) => perArea) || brought.area) parts.push(areaField(brought, change));
  const other = understood.kind === "table" ? "spectra" : "table";
  if (!brought.others.length) parts.push(button(other === "table" ? "Read it as resistances" : "Read it as a spectrum", () => change({ as: other, choices: {} }), { class: "hx-button hx-quiet" }));
  return h("div", { class: "hx-dg-said hx-dg-row" }, ...parts);
}

const SHORT: Record<string, string> = { positive: "desolvation is", interfaces: "interfaces", resistance: "resistance is", "charge number": "charge number" };

function pick(key: string, answers: [string | number, string][], now: unknown, brought: Brought, change: Change): HTMLElement {
  const select = h("select", { autocomplete: "off" },
    ...(now === undefined ? [h("option", { value: "" }, "as the name says")] : []),
    ...answers.map(([value, words]) => h("option", { value, selected: now === value }, words)));
  select.addEventListener("change", () => {
    if (select.value) change(saying(brought, key, answers.find(([value]) => String(value) === select.value)![0]));
  });
  return h("label", {}, SHORT[key] ?? key, select);
}

function temperatureField(kelvin: number, brought: Brought, change: Change): HTMLElement {
  const field = h("input", { type: "text", inputmode: "decimal", size: 5, autocomplete: "off", value: String(Math.round((kelvin - 273.15) * 100) / 100) });
  field.addEventListener("change", () => {
    const value = Number(field.value.trim().replace(",", ".").replace("−", "-"));
    if (!(value > -73 && value < 226)) return field.setCustomValidity("A temperature in °C, −73 to 226"), void field.reportValidity();
    field.setCustomValidity("");
    change(saying(brought, "temperature", `${value} degC`));
  });
  return h("label", {}, "temperature", field, "°C");
}
