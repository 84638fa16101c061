/** What a reader brought and said of it, with everything that was before: nothing is lost by a click. */
import type { Fixed } from "../impedance/fit.ts";
import { OPEN, type Window } from "../impedance/window.ts";
import type { Costs } from "../next.ts";
import { readTable, type Choices, type Reading } from "../reading/resistances.ts";
import { readSpectra, type Spectra, type SpectrumChoices } from "../reading/spectra.ts";
import { ENDS } from "../reading/sheet.ts";

/** What came together with it. */
export interface OtherFile {
  name: string;
  text: string;
  notices: string[];
}

/** Under which conditions each spectrum was measured, as it was typed. */
export type Conditions = Readonly<Record<"concentration" | "time" | "drop", readonly string[]>>;

export interface Brought {
  /** of the file; "pasted" has none */
  name: string;
  text: string;
  /** what was noticed when bytes became text */
  notices: string[];
  /** which of the two it is taken for; "" is found out */
  as: "" | "table" | "spectra";
  choices: Choices;
  sign: SpectrumChoices["sign"] | "";
  area: string;
  /** rows by number; of spectra frequencies in Hz */
  excluded: readonly number[];
  /** of spectra: between which frequencies points count, and what is known of a circuit */
  window: Window;
  fixed: Fixed;
  /** several files are spectra */
  others: readonly OtherFile[];
  /** which resistance stands for the interface */
  of: string;
  conditions: Conditions;
  /** rows that the page itself made of spectra */
  made: boolean;
  costs: Partial<Costs>;
  /** of an example */
  seed: number | null;
  edited: boolean;
}

const USUAL = "interphase_resistance";
export const PASTED = "pasted.csv";
export const NOTHING: Brought = {
  name: PASTED, text: "", notices: [], as: "", choices: {}, sign: "", area: "", excluded: [], window: OPEN, fixed: {},
  others: [], of: USUAL, conditions: { concentration: [], time: [], drop: [] }, made: false, costs: {}, seed: null, edited: false,
};

export type Understood = { kind: "nothing" } | { kind: "table"; reading: Reading } | { kind: "spectra"; reading: Spectra };

/** With these nothing was found that a spectrum is made of. */
const NO_SPECTRUM = new Set(["EMPTY", "BINARY", "ENCODING", "TOO_LARGE", "NO_TABLE", "COLUMN_MISSING"]);

export function understand(brought: Brought): Understood {
  const { text, name, notices, as, choices, sign, area, others } = brought;
  if (!text.trim()) return { kind: "nothing" };
  const table = (): Understood & { kind: "table" } => {
    const reading = readTable(text, name, choices);
    return { kind: "table", reading: { ...reading, notices: [...notices, ...reading.notices] } };
  };
  const spectraOf = (one: OtherFile): Spectra => {
    const reading = readSpectra(one.text, one.name, {
      ...(choices.columns && { columns: choices.columns }), ...(sign && { sign }), ...(area && { electrodeArea: area }),
    });
    return { ...reading, notices: [...one.notices, ...reading.notices] };
  };
  const spectra = (): Understood & { kind: "spectra" } => ({ kind: "spectra", reading: spectraOf({ name, text, notices }) });
  if (others.length) return { kind: "spectra", reading: together([spectraOf({ name, text, notices }), ...others.map(spectraOf)]) };
  if (as) return as === "table" ? table() : spectra();
  const first = table();
  if (!first.reading.faults.length) return first;
  const other = spectra();
  return isSpectrum(other.reading) ? other : first;
}

/** The spectra of all files, each called by its file; what is noticed of all alike is said once. */
function together(readings: readonly Spectra[]): Spectra {
  const faults = readings.flatMap((one) => one.faults);
  const notices = readings.flatMap(({ source, notices: own }) =>
    own.map((one) => (readings.every((other) => other.notices.includes(one)) ? one : `${one} (${source})`)));
  const spectra = readings.flatMap(({ source, spectra: own }) =>
    own.map((one) => ({ ...one, label: own.length > 1 && one.label ? `${source}, ${one.label}` : source })));
  return { source: readings[0]!.source, faults, notices: [...new Set(notices)], spectra: faults.length ? [] : spectra };
}

/** As Python decides (source.py): whether what is no table of resistances is one of spectra. */
function isSpectrum({ faults, notices }: Spectra): boolean {
  if (faults.some(({ name }) => NO_SPECTRUM.has(name))) return false;
  const isBare = notices.some((one) => one.startsWith("no header"));
  const isShort = notices.some((one) => one.includes("decades are wanted"));
  return !(isBare && (faults.length > 0 || isShort));
}

/** The text with one cell of one line changed; lines and columns count from one. */
export function withCell(text: string, line: number, column: number, between: string, cells: readonly string[], value: string): string {
  const parts = text.split(new RegExp(`(${ENDS.source})`));
  const changed = cells.map((cell, i) => quoted(i === column - 1 ? value : cell, between));
  parts[2 * (line - 1)] = changed.join(between);
  return parts.join("");
}

export function lineOf(text: string, line: number): [start: number, end: number] {
  const parts = text.split(new RegExp(`(${ENDS.source})`));
  const start = parts.slice(0, 2 * (line - 1)).reduce((length, part) => length + part.length, 0);
  return [start, start + (parts[2 * (line - 1)] ?? "").length];
}

function quoted(cell: string, between: string): string {
  if (between === " ") return cell.replace(/\s+/g, "") || "?";
  return cell.includes(between) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** What was before, to go back to. */
export class History {
  private readonly before: Brought[] = [];
  private static readonly MOST = 100;

  constructor(public now: Brought) {}

  change(next: Brought): void {
    this.before.push(this.now);
    if (this.before.length > History.MOST) this.before.shift();
    this.now = next;
  }

  /** Without a step of its own: typing goes on. */
  replace(next: Brought): void {
    this.now = next;
  }

  undo(): boolean {
    const last = this.before.pop();
    if (last) this.now = last;
    return last !== undefined;
  }

  get isFirst(): boolean {
    return this.before.length === 0;
  }
}
