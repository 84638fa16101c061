/** What is wrong with a file, in the words of rules.json, which Python reads too. */
import rules from "../../../../diagnosis/reading/rules.json";

export { rules };

export interface Fault {
  name: string;
  reason: string;
  source: string;
  /** line of the file and column, from one */
  place: number | null;
  column: number | null;
  /** the answers, where it is a question */
  choices: string[];
}

export type Parts = Record<string, string | number>;

/** Sentences of their own for what is the same fault. */
const NAMED: Record<string, string> = {
  EMPTY_CELL: "NOT_A_NUMBER", SPECTRUM_COLUMN: "COLUMN_UNKNOWN", SPECTRUM_MISSING: "COLUMN_MISSING",
};
const SHOWN = 40;
const OF_THE_FILE = new Set(["cell", "name", "unit", "key", "value"]);

export function fault(name: string, parts: Parts, choices: string[] = []): Fault {
  const messages = rules.messages as Record<string, string>;
  return {
    name: NAMED[name] ?? name,
    reason: filled(messages[name] ?? name, parts),
    source: String(parts["f"]),
    place: typeof parts["L"] === "number" ? parts["L"] : null,
    column: typeof parts["C"] === "number" ? parts["C"] : null,
    choices,
  };
}

/** A sentence for what was taken for granted. */
export function notice(name: string, parts: Parts = {}): string {
  return filled((rules.notices as Record<string, string>)[name] ?? name, parts);
}

/** The place and the reason, as Python prints a fault. */
export function faultText({ source, place, column, reason }: Fault): string {
  const where = [source, ...(place === null ? [] : [`line ${place}`]), ...(column === null ? [] : [`column ${column}`])];
  return `${where.join(", ")}: ${reason}`;
}

/** As many as a person would read, by line; and how many more there are. */
export function bounded(faults: Fault[], file: string): Fault[] {
  const most = rules.limits.faults;
  const end = Number.POSITIVE_INFINITY;
  const sorted = faults.map((one, i) => ({ one, i })).sort((a, b) =>
    compare(a.one.place ?? end, b.one.place ?? end) || (a.one.column ?? 0) - (b.one.column ?? 0) || a.i - b.i)
    .map(({ one }) => one);
  if (sorted.length <= most) return sorted;
  return [...sorted.slice(0, most - 1), fault("MORE", { f: file, n: sorted.length - most + 1 })];
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function filled(template: string, parts: Parts): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => shown(key, parts[key] ?? ""));
}

function shown(key: string, part: string | number): string {
  const text = String(part);
  const letters = [...text];
  return OF_THE_FILE.has(key) && letters.length > SHOWN ? `${letters.slice(0, SHOWN - 1).join("")}…` : text;
}
