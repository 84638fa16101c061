/** What a reader brought and said of it, with everything that was before: nothing is lost by a click. */
import type { Fixed } from "../impedance/fit.ts";
import { OPEN, type Window } from "../impedance/window.ts";
import type { Costs } from "../next.ts";
import { readTable, type Choices, type Reading } from "../reading/resistances.ts";
import { readSpectra, type Spectra, type SpectrumChoices } from "../reading/spectra.ts";
import { ENDS } from "../reading/sheet.ts";

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
  costs: Partial<Costs>;
  /** of an example */
  seed: number | null;
  edited: boolean;
}

export const PASTED = "pasted.csv";
export const NOTHING: Brought = {
  name: PASTED, text: "", notices: [], as: "", choices: {}, sign: "", area: "", excluded: [], window: OPEN, fixed: {}, costs: {}, seed: null, edited: false,
};

export type Understood = { kind: "nothing" } | { kind: "table"; reading: Reading } | { kind: "spectra"; reading: Spectra };

/** With these nothing was found that a spectrum is made of. */
const NO_SPECTRUM = new Set(["EMPTY", "BINARY", "ENCODING", "TOO_LARGE", "NO_TABLE", "COLUMN_MISSING"]);

export function understand(brought: Brought): Understood {
  const { text, name, notices, as, choices, sign, area } = brought;
  if (!text.trim()) return { kind: "nothing" };
  const table = (): Understood & { kind: "table" } => {
    const reading = readTable(text, name, choices);
    return { kind: "table", reading: { ...reading, notices: [...notices, ...reading.notices] } };
  };
  const spectra = (): Understood & { kind: "spectra" } => {
    const reading = readSpectra(text, name, {
      ...(choices.columns && { columns: choices.columns }), ...(sign && { sign }), ...(area && { electrodeArea: area }),
    });
    return { kind: "spectra", reading: { ...reading, notices: [...notices, ...reading.notices] } };
  };
  if (as) return as === "table" ? table() : spectra();
  const first = table();
  if (!first.reading.faults.length) return first;
  const other = spectra();
  return isSpectrum(other.reading) ? other : first;
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
