/** A file of resistances to columns in SI, with what was declared and what was assumed. */
import { formatNumber } from "../../words/format.ts";
import { isName, kinds, named, RULES, understood, type Column, type Rule } from "./columns.ts";
import { decoded } from "./encoding.ts";
import { bounded, fault, notice, rules, type Fault, type Parts } from "./faults.ts";
import { ambiguous, isEndless, numeral, withoutThousands } from "./numerals.ts";
import { allowed, declared, saidValue, type Said } from "./said.ts";
import { laidOut, type Line, type Sheet } from "./sheet.ts";

export interface Reading {
  source: string;
  /** with faults there are no columns */
  faults: Fault[];
  notices: string[];
  /** in SI by kind; `cell` is in `cells` */
  columns: Record<string, number[]>;
  cells: string[] | null;
  declared: Said;
  /** the line of each row in the file */
  lines: number[];
}

export interface Choices {
  /** by number, from one, what columns of unknown names are */
  columns?: Record<number, string>;
  decimal?: "comma" | "point" | "thousands";
  /** stands over what the file says */
  said?: Record<string, string | number>;
}

const ROOM = 298.15;
const TIMES = 10;
/** What a name says by itself of the sign, the number of interfaces and the kind of resistance. */
const SAID_BY_NAME: Record<string, string[]> = {
  "driving drop": ["positive", "interfaces", "resistance"], overpotential: ["positive"], eta: ["positive"], η: ["positive"],
};
const DROPS = ["drop", "overpotential", "bias"];

export function readTable(content: Uint8Array | string, file: string, choices: Choices = {}): Reading {
  const faults: Fault[] = [];
  const notices: string[] = [];
  const without = (found: Fault[]): Reading =>
    ({ source: file, faults: found, notices, columns: {}, cells: null, declared: {}, lines: [] });
  const read = decoded(content, file);
  if ("fault" in read) return without([read.fault]);
  notices.push(...read.notices);
  const sheet = laidOut(read.text, isName);
  if (!sheet) return without([fault("NO_TABLE", { f: file })]);
  const { rows: most, fewest } = rules.limits;
  if (sheet.rows.length > most) return without([fault("TOO_LARGE", { f: file, size: `${sheet.rows.length} rows`, most })]);
  const known = { ...declared(sheet.said, file, faults, notices), ...given(choices.said ?? {}) };
  const chosen = new Map(Object.entries(choices.columns ?? {}).map(([number, kind]) => [Number(number) - 1, kind]));
  const found = understood(sheet, file, faults, chosen, "electrode area" in known);
  const rows = ofLength(sheet, file, faults);
  const table: Values = { sheet, rows, file, faults, decimal: choices.decimal, commas: hasCommas(sheet, rows) };
  const used = new Map(found.filter(({ kind }) => kind !== "ignored").map((column) => [column.kind, column]));
  const arrays: Record<string, number[]> = {};
  for (const [kind, column] of used) if (kind !== "cell") arrays[kind] = valuesOf(table, column);
  const cell = used.get("cell");
  if (!isThere(sheet, found, chosen)) faults.push(fault("COLUMN_MISSING", { f: file }));
  if (rows.length < fewest) faults.push(fault("TOO_FEW", { f: file, n: rows.length, fewest }));
  ask(used, arrays, known, file, faults, notices);
  const columns = faults.length ? {} : inSi(used, arrays, known, table);
  if (faults.length) return without(bounded(faults, file));
  if (!arrays["temperature"] && !("temperature" in known)) {
    notices.push(notice("temperature"));
    known["temperature"] = ROOM;
  }
  if (used.has("overpotential") && !("positive" in known)) notices.push(notice("overpotential"));
  for (const { kind, place, name } of found) if (kind === "ignored") notices.push(notice("ignored", { C: place + 1, name }));
  const cells = cell ? rows.map(([, row]) => row[cell.place] ?? "") : null;
  return { source: file, faults: [], notices, columns, cells, declared: known, lines: rows.map(([line]) => line) };
}

/** What the caller says; an Error for what is not allowed. */
function given(said: Record<string, string | number>): Said {
  return Object.fromEntries(Object.entries(said).map(([key, value]) => {
    if (!(key in rules.said)) throw new Error(`${key} cannot be said of a table; allowed: ${Object.keys(rules.said).join(", ")}`);
    const taken = saidValue(key, value);
    if (taken === null) throw new Error(`${key} = ${value} cannot be read; ${allowed(key)}`);
    return [key, taken];
  }));
}

/** Whether there is what a resistance comes from, also where its unit is wrong or its column is still to be chosen. */
function isThere(sheet: Sheet, found: Column[], chosen: ReadonlyMap<number, string>): boolean {
  const heads = sheet.header.map((cell) => ({ cell, possible: kinds(named(cell)[0]) }));
  const meant = new Set([...heads.flatMap(({ possible }) => possible.slice(0, 1)), ...found.map(({ kind }) => kind)]);
  const isOpen = heads.some(({ cell, possible }) => cell && !possible.length) && !chosen.size;
  return isOpen || meant.has("resistance") || meant.has("current");
}

/** The rows that have a cell for every column. */
function ofLength(sheet: Sheet, file: string, faults: Fault[]): Line[] {
  const width = sheet.header.length;
  return sheet.rows.flatMap(([line, row]): Line[] => {
    let cells = row;
    while (cells.length > width && !cells.at(-1)) cells = cells.slice(0, -1);
    if (cells.length === width) return [[line, cells]];
    faults.push(fault("ROW_LENGTH", { f: file, L: line, n: cells.length, m: width }));
    return [];
  });
}

interface Values {
  sheet: Sheet;
  rows: Line[];
  file: string;
  faults: Fault[];
  decimal: Choices["decimal"];
  commas: boolean;
}

function hasCommas(sheet: Sheet, rows: Line[]): boolean {
  return sheet.comma && rows.some(([, row]) => row.some((cell) => cell.includes(",") && numeral(cell, true) !== null));
}

/** The column in SI; what cannot be read is NaN and among the faults. */
function valuesOf(table: Values, column: Column): number[] {
  const cells = table.rows.map(([, row]) => row[column.place] ?? "");
  const cell = table.decimal ? null : ambiguous(cells, table.commas);
  if (cell === null) return table.rows.map(([line], i) => one(table, column, line, cells[i] ?? ""));
  const line = table.rows.find(([, row]) => row[column.place]?.trim() === cell)?.[0] ?? 0;
  table.faults.push(fault("DECIMAL_AMBIGUOUS",
    { f: table.file, L: line, C: column.place + 1, cell, a: cell.replace(",", "."), b: withoutThousands(cell) },
    [cell.includes(",") ? "comma" : "point", "thousands"]));
  return cells.map(() => Number.NaN);
}

function one(table: Values, column: Column, line: number, cell: string): number {
  const where = { f: table.file, L: line, C: column.place + 1 };
  const bad = (name: string, parts: Parts) => {
    table.faults.push(fault(name, { cell, ...parts, ...where }));
    return Number.NaN;
  };
  const written = table.decimal === "thousands" ? withoutThousands(cell) : cell;
  const number = numeral(written, table.sheet.comma || cell.includes(","));
  if (number === null || !Number.isFinite(number)) {
    const endless = number !== null || isEndless(cell);
    return bad(endless ? "NOT_FINITE" : cell ? "NOT_A_NUMBER" : "EMPTY_CELL", {});
  }
  const rule = RULES[column.kind]!;
  const si = number * column.unit.factor + column.unit.offset;
  const wrong = wrongWith(column, rule, number, si);
  if (wrong) return bad(wrong, { name: rule.names[0]!, unit: column.written, ...beyond(si, rule) });
  // What an uncertainty is relative to is known later.
  return column.kind === "uncertainty" ? number : si;
}

/** The name of the fault of a number, if it has one. */
function wrongWith(column: Column, rule: Rule, number: number, si: number): string | null {
  if (column.kind === "uncertainty") return number > 0 ? null : "UNCERTAINTY";
  if (rule.positive && si <= 0) return "NOT_POSITIVE";
  if (column.kind === "time" && si < 0) return "NOT_NEGATIVE";
  return column.needsArea || (rule.low <= si && si <= rule.high) ? null : "RANGE";
}

function beyond(si: number, { low, high, shown }: Rule): Parts {
  const bound = si > high ? high : low;
  const ratio = si * bound > 0 ? Math.max(Math.abs(si / bound), Math.abs(bound / si)) : 1;
  return { times: ratio >= TIMES ? `${formatNumber(ratio, 2, { trim: true })} ×` : "a little", shown };
}

/** With a bias the sign, the number of interfaces and the kind of resistance must be said. */
function ask(used: Map<string, Column>, arrays: Record<string, number[]>, known: Said, file: string, faults: Fault[], notices: string[]): void {
  const kind = DROPS.find((name) => used.has(name));
  const column = kind && used.get(kind);
  if (!column || !arrays[column.kind]!.some((value) => value !== 0)) return;
  const byName = [...(SAID_BY_NAME[column.name.toLowerCase().replaceAll("_", " ")] ?? [])];
  if (used.has("current") && !used.has("resistance")) byName.push("resistance");
  const questions = rules.ask as Record<string, string>;
  const missing = Object.keys(questions).filter((key) => !(key in known) && !byName.includes(key));
  if (missing.length) {
    faults.push(fault("DECLARE", { f: file, missing: missing.map((key) => questions[key]).join("; ") }, missing));
    return;
  }
  if (new Set(byName).size === Object.keys(questions).length && !byName.some((key) => key in known)) notices.push(notice("drop"));
  known["interfaces"] ??= 1;
  known["resistance"] ??= "chord";
}

/** The columns as a table has them; what is found wrong on the way goes to the faults. */
function inSi(used: Map<string, Column>, arrays: Record<string, number[]>, known: Said, table: Values): Record<string, number[]> {
  const area = Number(known["electrode area"] ?? 1);
  const { overpotential, bias, current, uncertainty, ...found } = arrays;
  const said = { desolvation: 1, solvation: -1 }[String(known["positive"])];
  for (const [values, sign] of [[arrays["drop"], 1], [bias, 1], [overpotential, -1]] as const) {
    if (values) found["drop"] = values.map((value) => (said ?? sign) * value + 0);
  }
  const measured = used.get("resistance") ?? used.get("current");
  if (used.get("resistance")?.needsArea) found["resistance"] = found["resistance"]!.map((value) => value * area);
  else if (!used.has("resistance") && current && measured) {
    const density = current.map((value) => value / (measured.needsArea ? area : 1));
    found["resistance"] = overCurrent(found["drop"], density, measured, table);
  }
  if (measured) inRange(found["resistance"]!, measured, table);
  if (uncertainty) found["uncertainty"] = absolute(uncertainty, found["resistance"]!, used.get("uncertainty")!, area, table);
  return found;
}

function place(table: Values, column: Column, row: number): Parts {
  const [line, cells] = table.rows[row]!;
  return { f: table.file, L: line, C: column.place + 1, cell: cells[column.place] ?? "" };
}

/** R = U/i. */
function overCurrent(drop: number[] | undefined, density: number[], column: Column, table: Values): number[] {
  density.forEach((value, row) => {
    if (!drop || drop[row] === 0) table.faults.push(fault("ZERO_DROP", { f: table.file, L: table.rows[row]![0] }));
    else if (value === 0 || drop[row]! / value < 0) {
      table.faults.push(fault("NOT_POSITIVE", { name: "the drop over the current", ...place(table, column, row) }));
    }
  });
  return density.map((value, row) => (table.faults.length || !drop ? Number.NaN : drop[row]! / value));
}

/** What had to wait for the area of the electrode, or for the drop. */
function inRange(resistance: number[], column: Column, table: Values): void {
  const rule = RULES["resistance"]!;
  if (!column.needsArea && column.kind === "resistance") return;
  resistance.forEach((si, row) => {
    if (!Number.isFinite(si) || (rule.low <= si && si <= rule.high)) return;
    table.faults.push(fault("RANGE", { unit: column.written, ...beyond(si, rule), ...place(table, column, row) }));
  });
}

function absolute(given: number[], resistance: number[], column: Column, area: number, table: Values): number[] {
  const isRelative = !Object.keys(column.unit.dimension).length;
  return given.map((value, row) => {
    const own = value * column.unit.factor * (isRelative ? resistance[row]! : column.needsArea ? area : 1);
    if (own >= resistance[row]!) table.faults.push(fault("UNCERTAINTY", place(table, column, row)));
    return own;
  });
}
