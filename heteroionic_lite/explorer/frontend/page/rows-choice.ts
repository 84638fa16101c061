/** Which rows of a table are shown and in which order; kept in a fragment "#<id>?name=value".
 *
 * A fragment may come from anyone: only known names and known words are taken from it.
 */
import { behind } from "../files/legible.ts";

export interface Choice {
  /** facet → the word that rows must have */
  facets: Record<string, string>;
  text: string;
  sort: { column: string; down: boolean } | null;
}

export interface Known {
  /** facet → the words that occur */
  facets: ReadonlyMap<string, readonly string[]>;
  columns: readonly string[];
}

export interface RowText {
  facets: Readonly<Record<string, string>>;
  text: string;
}

const LONGEST = 2000;
const LONGEST_TEXT = 200;

export const everything = (): Choice => ({ facets: {}, text: "", sort: null });

export function isEverything(choice: Choice): boolean {
  return !Object.keys(choice.facets).length && !choice.text && !choice.sort;
}

export function choiceFragment(id: string, choice: Choice): string {
  const pairs = new URLSearchParams(choice.facets);
  if (choice.text) pairs.set("text", choice.text);
  if (choice.sort) pairs.set("sort", `${choice.sort.down ? "-" : ""}${choice.sort.column}`);
  const query = pairs.toString();
  return query ? `#${id}?${query}` : "";
}

/** null: the fragment is not for this table */
export function parseChoice(hash: string, id: string, known: Known): Choice | null {
  return readChoice(hash, id, known)?.choice ?? null;
}

/** With what of the fragment was not taken. */
export function readChoice(hash: string, id: string, known: Known): { choice: Choice; ignored: string[] } | null {
  if (hash.length > LONGEST) return null;
  // As it came; or, where a mailer or a chat has encoded it once more, as it was.
  const ways = behind(hash, id).map((query) => read(query, known));
  return ways.length ? ways.reduce((best, other) => (other.ignored.length < best.ignored.length ? other : best)) : null;
}

function read(query: string, known: Known): { choice: Choice; ignored: string[] } {
  const choice = everything();
  const ignored: string[] = [];
  for (const [name, value] of new URLSearchParams(query)) {
    const down = value.startsWith("-");
    const column = down ? value.slice(1) : value;
    if (name === "text") choice.text = value.slice(0, LONGEST_TEXT);
    else if (name === "sort" && known.columns.includes(column)) choice.sort = { column, down };
    else {
      // Encoded once more, a plus has become a space.
      const spaced = (word: string) => word.replaceAll("+", " ");
      const words = known.facets.get(name) ?? [];
      const word = words.find((one) => one === value) ?? words.find((one) => spaced(one) === spaced(value));
      if (word === undefined) ignored.push(name);
      else choice.facets[name] = word;
    }
  }
  return { choice, ignored };
}

/** Every word of the search has to occur, in whatever order; indices and case do not matter. */
export function matches(row: RowText, choice: Choice): boolean {
  const text = row.text.toLowerCase();
  return Object.entries(choice.facets).every(([name, word]) => row.facets[name] === word)
    && choice.text.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** Numbers by size, words by alphabet with numbers in them by size, nothing last in both directions. */
export function order(a: string, b: string, down: boolean): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  const [x, y] = [Number(a), Number(b)];
  const up = Number.isNaN(x) || Number.isNaN(y)
    ? a.localeCompare(b, "en", { numeric: true, sensitivity: "base" }) : x - y;
  return down ? -up : up;
}

/** Up, then down, then as it was. */
export function nextSort(sort: Choice["sort"], column: string): Choice["sort"] {
  if (sort?.column !== column) return { column, down: false };
  return sort.down ? null : { column, down: true };
}
