/** Text to cells: what stands between them, which line names the columns, which are comments. */
import { isLikeANumber } from "./numerals.ts";
import { unitOf } from "./quantities.ts";

export type Line = [number: number, cells: string[]];

export interface Sheet {
  between: string;
  header: string[];
  headerLine: number;
  units: string[];
  rows: Line[];
  said: [line: number, key: string, value: string][];
  /** whether a comma can be a decimal sign here: where it does not part the cells */
  comma: boolean;
}

type IsName = (cell: string) => boolean;

const BLANKS = " ";
export const BETWEEN = ["\t", ";", ",", BLANKS];
export const ENDS = /\r\r\n|\r\n|\n|\r/;
const SAID = /^#\s*([^=:]+?)\s*[=:]\s*(.*)$/;
const SEPARATOR_SAID = /^sep=(.)$/i;
const BRACKETS = /[[(](.*)[\])]/;
const MOST = 0.9;
const NOTHING = new Set(["", "-", "–"]);

export function laidOut(text: string, isName: IsName): Sheet | null {
  const said: Sheet["said"] = [];
  const lines: [number, string][] = [];
  let forced = "";
  text.split(ENDS).forEach((line, i) => {
    const bare = line.trim();
    const comment = bare.startsWith("#") ? SAID.exec(bare) : null;
    const separator = i === 0 ? SEPARATOR_SAID.exec(bare) : null;
    if (comment) said.push([i + 1, comment[1]!.toLowerCase().split(/\s+/).join(" "), comment[2]!.trim()]);
    else if (separator) forced = separator[1]!;
    else if (/[^\t;, ]/.test(bare) && !bare.startsWith("# ")) lines.push([i + 1, line]);
  });
  const cuts = (forced ? [forced] : BETWEEN).map((between) => cutAt(lines, between)).filter(({ numeric }) => numeric.length);
  const [first, ...others] = cuts;
  if (!first) return null;
  return sheetOf(others.reduce((best, cut) => (isBetter(cut, best) ? cut : best), first), said, isName);
}

interface Cut {
  between: string;
  lines: Line[];
  /** places in `lines` of those that are mostly numbers */
  numeric: number[];
  width: number;
  isEven: boolean;
  share: number;
}

function cutAt(lines: [number, string][], between: string): Cut {
  const comma = between !== ",";
  const cut = lines.map(([number, line]): Line => [number, cells(line, between)]);
  const numbers = cut.map(([, row]) => row.filter((cell) => isLikeANumber(cell, comma)).length);
  const filled = cut.map(([, row]) => row.filter(Boolean).length);
  const numeric = cut.map((_, place) => place).filter((place) => numbers[place]! > 1 && 2 * numbers[place]! >= filled[place]!);
  const widths = new Map<number, number>();
  for (const place of numeric) {
    const width = cut[place]![1].length;
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  const [width, times] = [...widths].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  const sum = (counts: number[]) => numeric.reduce((total, place) => total + counts[place]!, 0);
  const total = sum(filled);
  return { between, lines: cut, numeric, width, isEven: times >= MOST * numeric.length, share: total ? sum(numbers) / total : 0 };
}

function isBetter(one: Cut, other: Cut): boolean {
  if (one.isEven !== other.isEven) return one.isEven;
  return one.share === other.share ? one.numeric.length > other.numeric.length : one.share > other.share;
}

function sheetOf({ between, lines, numeric, width }: Cut, said: Sheet["said"], isName: IsName): Sheet {
  const comma = between !== ",";
  const first = numeric[0]!;
  const names = (place: number) => lines[place]![1].filter(isName).length;
  const above = lines.slice(0, first).map((_, place) => place)
    .filter((place) => lines[place]![1].length >= width || (names(place) && lines[place]![1].length > 1));
  const [start, ...later] = above;
  if (start === undefined) {
    const header = Array.from({ length: width }, (_, place) => `column ${place + 1}`);
    return { between, header, headerLine: lines[first]![0], units: [], rows: lines.slice(first), said, comma };
  }
  const at = later.reduce((best, place) => (names(place) >= names(best) ? place : best), start);
  let [headerLine, header] = lines[at]!;
  let rows = lines.slice(at + 1);
  let units: string[] = [];
  if (at > 0 && areUnits(header) && !names(at) && above.includes(at - 1)) {
    units = header;
    [headerLine, header] = lines[at - 1]!;
  } else if (rows[0] && at + 1 < first && areUnits(rows[0][1])) {
    units = rows[0][1];
    rows = rows.slice(1);
  }
  const isUsed = (place: number) => rows.some(([, row]) => row[place]);
  while (header.length && !header.at(-1) && !isUsed(header.length - 1)) header = header.slice(0, -1);
  return { between, header, headerLine, units: units.map(withoutBrackets), rows, said, comma };
}

function withoutBrackets(cell: string): string {
  return cell.replace(new RegExp(BRACKETS, "g"), "$1");
}

function areUnits(row: string[]): boolean {
  const bare = row.map(withoutBrackets);
  return bare.some((cell) => !NOTHING.has(cell)) && bare.every((cell) => NOTHING.has(cell) || unitOf(cell) !== null);
}

/** One line in cells, without blanks around them; a cell in quotes may have anything in it. */
export function cells(line: string, between: string): string[] {
  if (between === BLANKS) return line.trim().split(/\s+/);
  const found: string[] = [];
  const quoted = /\s*"((?:[^"]|"")*)"\s*/y;
  for (let place = 0; ; ) {
    quoted.lastIndex = place;
    const match = quoted.exec(line);
    const after = place + (match?.[0].length ?? 0);
    let end: number;
    if (match && (after === line.length || line[after] === between)) {
      found.push(match[1]!.replaceAll('""', '"').trim());
      end = after;
    } else {
      end = line.indexOf(between, place);
      if (end < 0) end = line.length;
      found.push(line.slice(place, end).trim());
    }
    if (end >= line.length) return found;
    place = end + 1;
  }
}
