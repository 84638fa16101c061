/** What is taken home: residuals, the record, the figures, the rows, and the line that repeats it in Python. */
import { button, h, s } from "../../dom.ts";
import { save, type Saver } from "../../files/downloads.ts";
import { inlineStyles, plainColour, pngBlob, svgText } from "../../files/inlined.ts";
import { wrapped } from "../../figure/measure.ts";
import { BOOK, LICENCE, LICENCE_ADDRESS } from "../../files/source.ts";
import { HOUR, type Table } from "../data.ts";
import { displayOf } from "../impedance/shown.ts";
import type { Answer } from "./answer.ts";
import type { CheckAnswer } from "./check.ts";
import { PASTED, type Brought } from "./document.ts";
import { part } from "./result.ts";
import { CONDITIONS, filledIn } from "./several.ts";
import type { SpectraAnswer, SpectrumAnswer } from "./spectrum.ts";

export interface Home {
  brought: Brought;
  version: string;
  saver: Saver;
}

const BYTE_ORDER_MARK = "\uFEFF";
/** Of the record; as Python's. */
const FORMAT = 1;

export function tableHome(home: Home, table: Table, answer: Answer, check: CheckAnswer | null): HTMLElement {
  const resampled = check && { samples: check.samples, seed: check.seed, intervals: check.intervals.map(({ name, low, high }) => ({ name, low, high })) };
  return homePart(home, pythonLine(home.brought, check), residualsCsv(table, answer, home), record(home, {
    rows: answer.rows, row_numbers: answer.numbers, verdict: answer.verdict, fits: answer.fits,
    untested: answer.untested.map(({ name }) => name), parameters: answer.parameters, resampled,
    doubts: answer.doubts, causes: answer.causes, asymmetry: answer.asymmetry, next: answer.next,
  }), answer.verdict.sentence);
}

export function spectrumHome(home: Home, { spectra }: SpectraAnswer, which: number): HTMLElement {
  const found = spectra[which]!;
  return homePart(home, spectrumLine(home.brought, spectra, which), spectrumCsv(found, home), record(home, {
    spectra: spectra.map(({ verdict, fits, parameters, arcs, doubts, relations, label }) =>
      ({ label, verdict, fits, parameters, arcs, doubts, kramers_kronig: { size: relations.size, correlation: relations.correlation } })),
  }), found.verdict.sentence);
}

function homePart({ saver, brought }: Home, python: string, csv: string, json: string, sentence: string): HTMLElement {
  const stem = stemOf(brought.name);
  const one = (words: string, name: string, type: string, make: () => string | Promise<Blob>) => button(words, () => {
    void (async () => {
      try {
        const made = await make();
        await save(saver, name, made instanceof Blob ? made : new Blob([made], { type }));
      } catch (error) {
        saver.tell(`${name} could not be made: ${error instanceof Error ? error.message : String(error)}`);
      }
    })();
  });
  const picture = () => standing(saver.root, sentence);
  const copy = button("Copy", () => {
    const failed = () => saver.tell("Copying by a button is not allowed here: select the text and copy it.");
    if (!navigator.clipboard) return failed();
    navigator.clipboard.writeText(python).then(() => saver.tell("Copied."), failed);
  });
  const section = part("Take it home",
    h("div", { class: "hx-dg-row", role: "group", "aria-label": "Downloads" },
      one("Residuals, CSV", `${stem}-residuals.csv`, "text/csv;charset=utf-8", () => BYTE_ORDER_MARK + csv),
      one("Everything, JSON", `${stem}-diagnosis.json`, "application/json", () => json),
      one("Figures, SVG", `${stem}-diagnosis.svg`, "image/svg+xml", () => svgText(picture())),
      one("Figures, PNG", `${stem}-diagnosis.png`, "image/png", () => pngBlob(picture())),
      brought.edited || brought.name === PASTED || brought.seed !== null || brought.made ? one("The rows", fileOf(brought), "text/csv;charset=utf-8", () => brought.text) : null),
    h("p", {}, "The same in Python:"), h("pre", { tabindex: 0, "aria-label": "The lines that repeat it in Python" }, h("code", {}, python)), copy);
  section.classList.add("hx-dg-home");
  return section;
}

const stemOf = (name: string) => name.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}._-]+/gu, "-") || "rows";

/** A changed file is another file. */
function fileOf({ name, edited }: Brought): string {
  return edited && name !== PASTED ? name.replace(/(\.[^.]*)?$/, (end) => `-edited${end || ".csv"}`) : name;
}

function record({ brought, version }: Home, content: object): string {
  const { choices, sign, area, excluded, window, fixed, others, of, conditions, costs, seed } = brought;
  return `${JSON.stringify({
    format: FORMAT, versions: { heteroionic_lite: version }, computed: "on the page", date: new Date().toISOString(),
    source: fileOf(brought), others: others.map(({ name }) => name), seed, choices: { ...choices, ...(sign && { sign }), ...(area && { electrode_area: area }) },
    excluded, window, fixed, ...(Object.values(conditions).some(({ length }) => length) && { of, conditions }), costs, ...content,
    text: brought.text, other_texts: others.map(({ text }) => text),
  }, null, 1)}\n`;
}

/** `diagnose("mine.csv", interfaces=1).text()` */
export function pythonLine(brought: Brought, check: CheckAnswer | null = null): string {
  const { choices, excluded, costs } = brought;
  const text = (value: string | number) => (typeof value === "number" ? String(value) : JSON.stringify(value));
  const columns = Object.entries(choices.columns ?? {}).map(([number, kind]) => `${number}: ${JSON.stringify(kind)}`);
  const asked = Object.entries(costs).map(([kind, cost]) => `${JSON.stringify(kind)}: ${cost}`);
  const given = [
    JSON.stringify(fileOf(brought)),
    ...(columns.length ? [`columns={${columns.join(", ")}}`] : []),
    ...(choices.decimal ? [`decimal=${JSON.stringify(choices.decimal)}`] : []),
    ...Object.entries(choices.said ?? {}).map(([key, value]) => `${key.replaceAll(" ", "_")}=${text(value)}`),
    ...(excluded.length ? [`exclude=[${excluded.join(", ")}]`] : []),
    ...(asked.length ? [`costs={${asked.join(", ")}}`] : []),
  ];
  const start = "from heteroionic_lite import diagnose\n\n", made = `diagnose(${given.join(", ")})`;
  if (!check) return `${start}print(${made}.text())`;
  return `${start}found = ${made}\nfound.bootstrap(samples=${check.samples}, seed=${check.seed})\nprint(found.text())`;
}

export function spectrumLine(brought: Brought, spectra: readonly SpectrumAnswer[], which: number): string {
  const { choices, sign, area, excluded, others } = brought;
  const said = ["spectrum", ...saidInPython(brought, spectra[which]!.perArea)].join(", ");
  const columns = Object.entries(choices.columns ?? {}).map(([number, kind]) => `${number}: ${JSON.stringify(kind)}`);
  const name = JSON.stringify(fileOf(brought));
  const read = [
    ...(columns.length ? [`columns={${columns.join(", ")}}`] : []),
    ...(sign ? [`sign=${JSON.stringify(sign)}`] : []), ...(area ? [`electrode_area=${JSON.stringify(area)}`] : []),
  ];
  if (spectra.length > 1) return seriesLines(brought, spectra, [name, ...others.map((one) => JSON.stringify(one.name))], read, said, which);
  const lines = [
    "from pathlib import Path", "", "from heteroionic_lite.diagnosis.impedance import diagnose_spectrum, read_spectra", "",
    `content = Path(${name}).read_bytes()`, `spectrum = read_spectra(${["content", name, ...read].join(", ")}).spectra[${which}]`,
  ];
  if (excluded.length) lines.push(`spectrum = spectrum.without(${excluded.map((f) => Number(f.toPrecision(6))).join(", ")})  # Hz`);
  return [...lines, `print(diagnose_spectrum(${said}).text())`].join("\n");
}

/** All spectra, the one that is shown, and the table of their resistances if its conditions are filled in. */
function seriesLines(brought: Brought, spectra: readonly SpectrumAnswer[], names: readonly string[], read: readonly string[], said: string, which: number): string {
  const { excluded, of } = brought;
  const filled = filledIn(spectra, brought);
  const columns = "why" in filled ? [] : filled.columns.map(([name, values]) => `${JSON.stringify(CONDITIONS[name].header)}: [${values.join(", ")}]`);
  const isAll = spectra.every(({ resistances }) => resistances.some(({ name, deviation }) => name === of && deviation > 0));
  const usable = `[one for one in found if any(value.name == ${JSON.stringify(of)} and value.deviation > 0 for value in one.resistances)]`;
  const takes = isAll ? "found" : "usable";
  const isTable = columns.length > 0;
  return [
    "from pathlib import Path", "", ...(excluded.length ? ["import numpy as np", ""] : []),
    ...(isTable ? ["from heteroionic_lite import diagnose"] : []),
    `from heteroionic_lite.diagnosis.impedance import diagnose_spectrum, read_spectra${isTable ? ", resistances" : ""}`, "",
    "found = []", `for name in [${names.join(", ")}]:`,
    `    for spectrum in read_spectra(${["Path(name).read_bytes()", "name", ...read].join(", ")}).spectra:`,
    ...(excluded.length ? [
      `        odd = [${excluded.map((f) => Number(f.toPrecision(6))).join(", ")}]  # Hz`,
      "        odd = [f for f in odd if np.isclose(spectrum.frequency, f, rtol=1e-5).any()]",
      "        spectrum = spectrum.without(*odd)",
    ] : []),
    `        found.append(diagnose_spectrum(${said}))`, `print(found[${which}].text())`,
    ...(isTable && !isAll ? [`usable = ${usable}`] : []),
    ...(isTable ? [`rows = resistances(${takes}, {${columns.join(", ")}}, of=${JSON.stringify(of)})`, "print(diagnose(rows).text())"] : []),
  ].join("\n");
}

/** `window=("1 Hz", None)`, `fixed={"series_resistance": "5 ohm cm^2"}` */
function saidInPython({ window, fixed }: Brought, perArea: boolean): string[] {
  const ends = window.map((end) => (end === null ? "None" : JSON.stringify(`${Number(end.toPrecision(12))} Hz`)));
  const held = Object.entries(fixed).map(([name, value]) => {
    const { factor, unit } = displayOf(name, value, perArea);
    const number = Number((value * factor).toPrecision(12));
    return `${JSON.stringify(name)}: ${unit ? JSON.stringify(`${number} ${unit}`) : number}`;
  });
  return [...(window.some((end) => end !== null) ? [`window=(${ends.join(", ")})`] : []), ...(held.length ? [`fixed={${held.join(", ")}}`] : [])];
}

function head({ brought, version }: Home, sentence: string): string[] {
  return [`# ${sentence}`, `# rows of ${fileOf(brought)}; heteroionic_lite ${version}`];
}

function residualsCsv(table: Table, { fits, numbers, verdict }: Answer, home: Home): string {
  const quote = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const columns: [string, readonly (number | string)[]][] = [
    ["row", numbers],
    ...(table.concentration ? [["concentration / mol/l", table.concentration.map((c) => c / 1000)] as [string, number[]]] : []),
    ...(table.time ? [["time / h", table.time.map((t) => t / HOUR)] as [string, number[]]] : []),
    ...(table.drop ? [["driving drop / mV", table.drop.map((u) => u * 1000)] as [string, number[]]] : []),
    ...(table.temperature ? [["temperature / K", table.temperature] as [string, number[]]] : []),
    ["resistance / ohm cm^2", table.resistance.map((R) => R * 1e4)],
    ...fits.map((fit): [string, number[]] => [`left over of ${fit.mechanism} / %`, fit.residuals.map((left) => 100 * left)]),
  ];
  const shown = (value: number | string) => (typeof value === "number" ? String(Number(value.toPrecision(8))) : value);
  return [
    ...head(home, verdict.sentence), columns.map(([name]) => quote(name)).join(","),
    ...table.resistance.map((_, i) => columns.map(([, values]) => shown(values[i]!)).join(",")),
  ].join("\n") + "\n";
}

function spectrumCsv(found: SpectrumAnswer, home: Home): string {
  const { frequency, real, imaginary, perArea, fits, residuals, verdict, relations, remarks } = found;
  const [scale, unit] = perArea ? [1e4, "ohm cm^2"] : [1, "ohm"];
  const n = frequency.length;
  const names = fits.slice(0, 2).flatMap(({ circuit }) => [`Re left over of ${circuit} / %`, `Im left over of ${circuit} / %`]);
  return [
    ...head(home, verdict.sentence), ...remarks.map((one) => `# ${one}`),
    ["frequency / Hz", `Re Z / ${unit}`, `Im Z / ${unit}`, ...names, "Re left over of Kramers–Kronig / %", "Im left over of Kramers–Kronig / %"].map((one) => `"${one}"`).join(","),
    ...frequency.map((f, i) => [f, real[i]! * scale, imaginary[i]! * scale,
      ...residuals.flatMap((left) => [100 * left[i]!, 100 * left[n + i]!]), 100 * relations.real[i]!, 100 * relations.imaginary[i]!]
      .map((value) => Number(value.toPrecision(8))).join(",")),
  ].join("\n") + "\n";
}

const GAP = 12, LINE = 18, MARK = 34;

/** All charts in one drawing, for paper, with the verdict above and the source below. */
function standing(root: HTMLElement, sentence: string): SVGSVGElement {
  root.classList.add("hx-paper");
  try {
    return drawn(root, sentence);
  } finally {
    root.classList.remove("hx-paper");
  }
}

function drawn(root: HTMLElement, sentence: string): SVGSVGElement {
  const [fill, ground] = coloursOf(root);
  const family = getComputedStyle(root).fontFamily;
  const groups = [...root.querySelectorAll<HTMLElement>(".hx-dg-figures .hx-dg-charts")];
  const width = Math.max(360, ...groups.map((group) => group.clientWidth));
  const inside: SVGElement[] = [];
  let y = GAP;
  const letters = (text: string, x: number, size: number) => s("text", { x, y, fill, "font-size": size, "font-family": family }, text);
  const words = (text: string, size: number) => {
    for (const line of wrapped(text, (width * 13) / size)) {
      y += LINE;
      inside.push(letters(line, GAP, size));
    }
    y += 8;
  };
  words(sentence, 15);
  for (const group of groups) {
    for (const one of group.parentElement?.querySelectorAll<HTMLElement>(".hx-dg-key") ?? []) {
      y += LINE;
      inside.push(s("g", { transform: `translate(${GAP},${y - 11})` }, inlined(one.querySelector("svg")!)), letters(one.textContent, GAP + MARK, 12));
    }
    y += 8;
    const origin = group.getBoundingClientRect();
    for (const chart of group.querySelectorAll<SVGSVGElement>(".hx-dg-chart")) {
      const at = chart.getBoundingClientRect();
      inside.push(s("g", { transform: `translate(${GAP + at.left - origin.left},${y + at.top - origin.top})` }, inlined(chart)));
    }
    y += group.clientHeight + GAP;
  }
  words(`Drawn by “${BOOK}”. ${LICENCE}, ${LICENCE_ADDRESS}`, 11);
  const size = [width + 2 * GAP, y + GAP] as const;
  return s("svg", { xmlns: "http://www.w3.org/2000/svg", width: size[0], height: size[1], viewBox: `0 0 ${size[0]} ${size[1]}` },
    s("title", {}, sentence), s("rect", { width: size[0], height: size[1], fill: ground }), ...inside);
}

function inlined(svg: SVGSVGElement): SVGGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, copy);
  return s("g", {}, ...copy.childNodes);
}

/** Of text and ground, as every program knows them. */
function coloursOf(root: HTMLElement): [string, string] {
  const probe = h("span", { class: "hx-dg-probe" });
  root.append(probe);
  const { color, backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return [plainColour(color), plainColour(backgroundColor)];
}
