/** Units of files: the field's own, by the table that Python reads too. */
import { readUnit } from "../../words/unit.ts";
import { rules } from "./faults.ts";

export interface FileUnit {
  factor: number;
  offset: number;
  dimension: Record<string, number>;
}

export function unitOf(text: string): FileUnit | null {
  // mol/1 is a slip for mol/l.
  return /[/.*]\s*1(?!\d)/.test(text) ? null : readUnit(text);
}

/** What a unit measures: "a concentration". */
export function inWords(dimension: Record<string, number>): string {
  const found = (rules.dimensions as unknown as [string, Record<string, number>][]).find(([, known]) => isSame(known, dimension));
  return found?.[0] ?? "another quantity";
}

export function isSame(one: Record<string, number>, other: Record<string, number>): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((base) => (one[base] ?? 0) === (other[base] ?? 0));
}

/** The spelling that takes the fewest changes of a letter; of several the first. */
export function nearest(text: string, spellings: string[]): string {
  const distances = spellings.map((one) => changes(bare(text), bare(one)));
  return spellings[distances.indexOf(Math.min(...distances))] ?? "";
}

function bare(text: string): string {
  return [...text.toLowerCase()].filter((sign) => !" ^*·()[]".includes(sign)).join("");
}

/** How many letters part two words: the edit distance of Levenshtein. */
export function changes(one: string, other: string): number {
  const letters = [...other];
  const row = Array.from({ length: letters.length + 1 }, (_, j) => j);
  [...one].forEach((a, i) => {
    let before = row[0]!;
    row[0] = i + 1;
    letters.forEach((b, j) => {
      const change = before + (a === b ? 0 : 1);
      before = row[j + 1]!;
      row[j + 1] = Math.min(before + 1, row[j]! + 1, change);
    });
  });
  return row.at(-1)!;
}
