/** What the columns of a sheet are: their names, their units, and what is wrong with these. */
import { fault, rules, type Fault, type Parts } from "./faults.ts";
import { inWords, isSame, nearest, unitOf, type FileUnit } from "./quantities.ts";
import type { Sheet } from "./sheet.ts";

export interface Rule {
  names: string[];
  unit?: string;
  also?: Record<string, string>;
  spellings: string[];
  low: number;
  high: number;
  shown: string;
  positive: boolean;
  bare?: boolean;
  text?: boolean;
}

export interface Column {
  kind: string;
  /** from zero */
  place: number;
  name: string;
  written: string;
  unit: FileUnit;
  needsArea: boolean;
}

export const RULES = rules.columns as unknown as Record<string, Rule>;
const KINDS = Object.keys(RULES);
const BRACKETED = /^(.*?)\s*[[(]([^[\]]*)[\])]\s*$/;
const SCALES: Record<string, string> = { C: "°C", F: "°F" };
const PLAIN: FileUnit = { factor: 1, offset: 0, dimension: {} };
const OF_THE_ELECTRODE = new Set(["a resistance", "a current"]);

/** The name and the unit in the head of a column. */
export function named(cell: string): [name: string, unit: string] {
  const found = BRACKETED.exec(cell);
  if (found) return [found[1]!.trim(), found[2]!.trim()];
  for (const sign of ["/", " in "]) {
    const place = cell.indexOf(sign);
    if (place >= 0 && cell.slice(place + sign.length).trim()) return [cell.slice(0, place).trim(), cell.slice(place + sign.length).trim()];
  }
  return [cell.replace(/\/\s*$/, "").trim(), ""];
}

export function isName(cell: string): boolean {
  return kinds(named(cell)[0]).length > 0;
}

/** What a column of this name may be, the likeliest first. */
export function kinds(name: string): string[] {
  const exact = KINDS.filter((kind) => RULES[kind]!.names.includes(name));
  const same = plain(name);
  return [...exact, ...KINDS.filter((kind) => !exact.includes(kind) && RULES[kind]!.names.map(plain).includes(same))];
}

/** The columns that are used; `chosen` says by place what those of unknown names are. */
export function understood(sheet: Sheet, file: string, faults: Fault[], chosen: ReadonlyMap<number, string>, hasArea: boolean): Column[] {
  const found: Column[] = [];
  sheet.header.forEach((cell, place) => {
    if (!cell && !sheet.rows.some(([, row]) => row[place])) return;
    const [name, own] = named(cell);
    const unit = own || (sheet.units[place] ?? "");
    const where = { f: file, L: sheet.headerLine, C: place + 1 };
    const choice = chosen.get(place);
    const possible = choice === undefined ? kinds(name) : [choice];
    if (!possible.length) {
      const known = KINDS.filter((kind) => kind !== "ignored");
      const listed = known.map((kind) => RULES[kind]!.names[0]).join(", ");
      faults.push(fault("COLUMN_UNKNOWN", { name, known: listed, ...where }, [...known, "ignored"]));
      return;
    }
    const column = columnOf(possible, place, name, unit, where, faults, hasArea);
    if (column) found.push(column);
  });
  return once(found, sheet, file, faults);
}

/** Each kind once; a drop may be given in one way only. */
function once(found: Column[], sheet: Sheet, file: string, faults: Fault[]): Column[] {
  const seen = new Map<string, Column>();
  for (const column of found) {
    if (column.kind === "ignored") continue;
    const group = ["overpotential", "bias"].includes(column.kind) ? "drop" : column.kind;
    const before = seen.get(group);
    if (!before) seen.set(group, column);
    else {
      const name = RULES[before.kind]!.names[0]!;
      faults.push(fault("COLUMN_TWICE", { f: file, L: sheet.headerLine, name, C1: before.place + 1, C2: column.place + 1 }));
    }
  }
  const kept = new Set(seen.values());
  return found.filter((column) => column.kind === "ignored" || kept.has(column));
}

/** The column, of the first kind whose unit fits. */
function columnOf(possible: string[], place: number, name: string, written: string, where: Parts, faults: Fault[], hasArea: boolean): Column | null {
  const kind = possible[0]!;
  const rule = RULES[kind]!;
  if (rule.text) return { kind, place, name, written: "", unit: PLAIN, needsArea: false };
  const example = rule.spellings[0]!;
  const unit = written ? unitOf(written) : rule.bare ? PLAIN : null;
  if (!written && !unit) {
    faults.push(fault("UNIT_MISSING", { name, example, ...where }));
    return null;
  }
  if (!unit) {
    faults.push(fault("UNIT_UNKNOWN", { unit: written, nearest: nearest(written, rule.spellings), ...where }));
    return null;
  }
  for (const one of possible) {
    const column = fitting(one, place, name, written, unit);
    if (column?.needsArea && !hasArea) {
      faults.push(fault("AREA_MISSING", { name, unit: written, ...where }));
      return null;
    }
    if (column) return column;
  }
  const wanted = rule.unit === undefined ? null : unitOf(rule.unit);
  const scale = kind === "temperature" ? SCALES[written] : undefined;
  faults.push(fault("UNIT_DIMENSION", {
    name, unit: written || "no unit", found: inWords(unit.dimension), expected: wanted ? inWords(wanted.dimension) : "",
    example, meant: scale ? `; did you mean ${scale}?` : "", ...where,
  }));
  return null;
}

function fitting(kind: string, place: number, name: string, written: string, unit: FileUnit): Column | null {
  const rule = RULES[kind]!;
  const wanted = rule.unit === undefined ? null : unitOf(rule.unit);
  if (!wanted) return null;
  if (isSame(unit.dimension, wanted.dimension)) return { kind, place, name, written, unit, needsArea: false };
  for (const [spelling, words] of Object.entries(rule.also ?? {})) {
    const other = unitOf(spelling);
    if (other && isSame(unit.dimension, other.dimension)) {
      return { kind, place, name, written, unit, needsArea: OF_THE_ELECTRODE.has(words) };
    }
  }
  return null;
}

function plain(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/[\s_-]+/g, "");
}
