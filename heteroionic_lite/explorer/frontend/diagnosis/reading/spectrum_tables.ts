/** Where in a file a spectrum stands: the columns that are named, the rows below them. */
import { fault, notice, rules, type Fault } from "./faults.ts";
import { numeral } from "./numerals.ts";
import { isSame, unitOf, type FileUnit } from "./quantities.ts";
import { BETWEEN, cells } from "./sheet.ts";

export type Row = [line: number, values: Record<string, number>];

export interface Head {
  kind: string;
  /** whether its sign is turned */
  turned: boolean;
  unit: FileUnit | null;
}

export interface Block {
  columns: Map<string, [place: number, head: Head]>;
  rows: Row[];
  headerless: boolean;
}

export interface Found {
  file: string;
  lines: string[];
  notices: string[];
  faults: Fault[];
  chosen: ReadonlyMap<number, string>;
  sign: string | undefined;
}

interface Rule {
  names: string[];
  unit?: string;
  also?: string;
}

const RULES = rules.spectra.columns as Record<string, Rule>;
const ENOUGH = [["real", "imaginary"], ["modulus", "phase"]];
const SIGNS: Record<string, string> = { "″": "''", '"': "''", "′": "'", "’": "'", "`": "'", "−": "-", "–": "-" };
const NAME = [/^(.*?)\s*\/\s*(.*)$/, /^(.*?)\s*[([]([^()[\]]*)[)\]]$/];
const THREE = ["frequency", "real", "imaginary"];
const FEWEST = 3;
const BELOW = 2;

/** Every table of a spectrum, from above to below. */
export function blocksOf(found: Found): Block[] {
  const blocks: Block[] = [];
  let met = false;
  for (let at = 0; at < found.lines.length; ) {
    const header = headerAt(found, at);
    if (!header) {
      at += 1;
      continue;
    }
    met = true;
    const columns = withUnits(found, at + 1, header.between, header.columns);
    const below = rowsFrom(found, at + 1, header.between, columns);
    at = below.at;
    if (below.rows.length) blocks.push({ columns, rows: below.rows, headerless: false });
  }
  return met || found.faults.length ? blocks : withoutHeader(found);
}

/** The columns, where a line names a frequency and enough of an impedance. */
function headerAt(found: Found, at: number): { between: string; columns: Block["columns"] } | null {
  let half: { between: string; unknown: [number, string][] } | null = null;
  for (const between of BETWEEN) {
    const row = cells(found.lines[at]!, between);
    const columns: Block["columns"] = new Map();
    const unknown: [number, string][] = [];
    row.forEach((cell, place) => {
      const choice = found.chosen.get(place);
      const head = choice === undefined ? headOf(cell) : chosenHead(choice);
      if (!head && cell && choice === undefined) unknown.push([place, cell]);
      else if (head && !columns.has(head.kind)) columns.set(head.kind, [place, head]);
    });
    const hasFrequency = columns.has("frequency") || columns.has("angular");
    const enough = ENOUGH.find((pair) => pair.every((kind) => columns.has(kind)));
    if (hasFrequency && enough) {
      const kept = [...enough, "frequency", "angular", "cycle"];
      return { between, columns: new Map([...columns].filter(([kind]) => kept.includes(kind))) };
    }
    if (hasFrequency && row.length >= THREE.length && unknown.length) half ??= { between, unknown };
  }
  if (half && rowsFollow(found, at, half.between)) {
    for (const [place, name] of half.unknown) {
      found.faults.push(fault("SPECTRUM_COLUMN", { f: found.file, L: at + 1, C: place + 1, name }, [...rules.spectra.choices]));
    }
  }
  return null;
}

function rowsFollow(found: Found, at: number, between: string): boolean {
  return found.lines.slice(at + 1, at + 1 + BELOW)
    .some((line) => cells(line, between).filter((cell) => numeral(cell, between !== ",") !== null).length >= THREE.length);
}

/** The columns with the units of a row of units, where one follows. */
function withUnits(found: Found, at: number, between: string, columns: Block["columns"]): Block["columns"] {
  const line = found.lines[at];
  const row = line === undefined ? [] : cells(line, between);
  return new Map([...columns].map(([kind, [place, head]]) => {
    const written = (row[place] ?? "").replace(/^[()[\]]+|[()[\]]+$/g, "");
    const unit = written ? fitting(kind, written) : null;
    return [kind, [place, head.unit ? head : { ...head, unit }]];
  }));
}

/** The rows from a line on, to where the table ends, and the line after it. */
function rowsFrom(found: Found, first: number, between: string, columns: Block["columns"]): { rows: Row[]; at: number } {
  const comma = between !== ",";
  const rows: Row[] = [];
  let at = first;
  for (; at < found.lines.length; at += 1) {
    const row = cells(found.lines[at]!, between);
    const values: Record<string, number> = {};
    const bad: number[] = [];
    for (const [kind, [place]] of columns) {
      const value = place < row.length ? numeral(row[place]!, comma) : null;
      if (value === null) bad.push(place);
      else values[kind] = value;
    }
    if (bad.length === columns.size) {
      if (rows.length || at >= first + BELOW) break;
    } else if (bad.length) {
      const cell = row[bad[0]!] ?? "";
      found.faults.push(fault(cell ? "NOT_A_NUMBER" : "EMPTY_CELL", { f: found.file, L: at + 1, C: bad[0]! + 1, cell }));
    } else rows.push([at + 1, values]);
  }
  return { rows, at };
}

/** Three columns of numbers and nothing that names them. */
function withoutHeader(found: Found): Block[] {
  for (const between of BETWEEN) {
    const rows = found.lines.flatMap((line, i): Row[] => {
      const values = cells(line, between).map((cell) => numeral(cell, between !== ","));
      if (values.length < THREE.length || values.includes(null)) return [];
      return [[i + 1, Object.fromEntries(THREE.map((kind, place) => [kind, values[place]!]))]];
    });
    if (rows.length < FEWEST) continue;
    const positive = rows.filter(([, row]) => row["imaginary"]! > 0).length * 2 > rows.length;
    const turned = found.sign ? found.sign === "-imaginary" : positive;
    found.notices.push(notice("headerless", { third: turned ? "−Im Z" : "Im Z" }));
    const columns: Block["columns"] = new Map(THREE.map((kind, place) =>
      [kind, [place, { kind, turned: kind === "imaginary" && turned, unit: null }]]));
    return [{ columns, rows, headerless: true }];
  }
  return [];
}

/** What a cell of a header names, if it is known. */
function headOf(cell: string): Head | null {
  const pairs = NAME.flatMap((one): [string, string][] => {
    const found = one.exec(cell);
    return found ? [[found[1]!, found[2]!]] : [];
  });
  for (const [name, written] of [...pairs, [cell, ""] as [string, string]]) {
    const { kind, turned } = kindOf(name);
    if (kind) return { kind, turned, unit: written ? fitting(kind, written) : null };
  }
  return null;
}

/** The unit, where it is one of this kind of column. */
function fitting(kind: string, written: string): FileUnit | null {
  const rule = RULES[kind]!;
  const unit = unitOf(written);
  const wanted = [rule.unit, rule.also].map((one) => (one ? unitOf(one) : null));
  return unit && wanted.some((one) => one && isSame(one.dimension, unit.dimension)) ? unit : null;
}

/** The column that a reader chose: "-imaginary". */
function chosenHead(choice: string): Head | null {
  return choice === "ignored" ? null : { kind: choice.replace(/^-/, ""), turned: choice.startsWith("-"), unit: null };
}

function kindOf(name: string): { kind: string | null; turned: boolean } {
  const signs = [...name].map((sign) => SIGNS[sign] ?? sign).join("");
  const plain = signs.normalize("NFKC").toLowerCase().replace(/[\s_]+/g, "");
  const bare = plain.replace(/^-/, "");
  const kind = Object.keys(RULES).find((one) => RULES[one]!.names.includes(bare)) ?? null;
  return { kind, turned: kind !== null && plain !== bare };
}
