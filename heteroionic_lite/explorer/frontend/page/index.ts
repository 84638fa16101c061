/** The book's index of sections, figures, questions, words and rows, and the best of them for a query. */
import MiniSearch from "minisearch";
import type { SearchResult } from "minisearch";

import { normal, terms } from "./terms.ts";

/** One place of the book, as the build writes it. */
export type Written = [kind: string, chapter: string, url: string, title: string, where: string, text: string];

export interface Place {
  id: number;
  kind: string;
  chapter: string;
  url: string;
  title: string;
  where: string;
  text: string;
}

export interface Hit extends Place {
  /** The words of the book that were found, as `terms` writes them. */
  words: string[];
}

const tokenize = (text: string) => terms(text).map(({ term }) => term);
const shared = { tokenize, processTerm: (term: string) => term };

/** Words that say nothing about what is sought, unless they are all there is. */
const EMPTY = new Set("a an and are as at be by can do does for from how i in is it its my not of on or that the this to what when where which why with".split(" ").map(normal));

/** A number is meant as it stands; "des" is the beginning of a word, "desolvatoin" a slip. */
const isWord = (term: string) => /^\p{L}{3,}$/u.test(term);
const SEARCH = {
  boost: { title: 4, where: 0.5 },
  prefix: isWord,
  weights: { prefix: 0.3, fuzzy: 0.15 },
} as const;
/** Two letters that changed places are two slips. */
const slips = (term: string) => isWord(term) && term.length > 4 ? (term.length > 5 ? 2 : 1) : false;

/** How much more a kind of place tells than a section of equal words. */
const KINDS: Record<string, number> = {
  figure: 1.1, section: 1, word: 0.9, row: 0.8, exercise: 0.5, reference: 0.4, list: 0.15, question: 0.15,
};
/** Who types a number looks for a value. */
const ROW_FOR_NUMBER = 4;
const TITLE_BEGINS = 1.5;

export interface Found {
  /** Words of the glossary that are just what was typed. */
  meanings: Hit[];
  hits: Hit[];
}

export class Index {
  readonly places: Place[];
  readonly #titles: string[];
  readonly #index = new MiniSearch<Place>({ fields: ["title", "where", "text"], ...shared });
  /** How often each chapter uses a word. */
  readonly #uses = new Map<string, Map<string, number>>();

  constructor(written: Written[]) {
    this.places = written.map(([kind, chapter, url, title, where, text], id) => ({ id, kind, chapter, url, title, where, text }));
    this.#titles = this.places.map(({ title }) => tokenize(title).join(" "));
    this.#index.addAll(this.places);
    for (const { chapter, title, text } of this.places)
      for (const term of [...tokenize(title), ...tokenize(text)]) {
        const uses = this.#uses.get(term) ?? new Map<string, number>();
        this.#uses.set(term, uses.set(chapter, (uses.get(chapter) ?? 0) + 1));
      }
  }

  find(query: string): Found {
    const all = [...new Set(tokenize(query))];
    const telling = all.filter((term) => !EMPTY.has(term));
    const wanted = telling.length ? telling : all;
    if (!wanted.length) return { meanings: [], hits: [] };
    const number = wanted.some((term) => /^\d/.test(term));
    const boostDocument = (id: number, term: string) => {
      const { kind, chapter } = this.places[id]!;
      const title = this.#titles[id] ?? "";
      const first = title.startsWith(term) ? TITLE_BEGINS : 1;
      return (KINDS[kind] ?? 1) * first * (number && kind === "row" ? ROW_FOR_NUMBER : 1) * this.#topic(chapter, term);
    };
    // What is less like the words typed is looked at only if nothing else is found.
    const ways = [{ combineWith: "AND" }, { combineWith: "AND", fuzzy: slips }, { combineWith: "OR", fuzzy: slips }] as const;
    let results: SearchResult[] = [];
    for (const way of ways)
      if (!results.length) results = this.#index.search(wanted.join(" "), { ...SEARCH, ...way, boostDocument });
    const found = results.map(({ id, terms: words }): Hit => ({ ...this.places[id as number]!, words }));
    const typed = all.join(" ");
    const isMeaning = ({ id, kind }: Hit) => kind === "word" && this.#titles[id] === typed;
    // What was misspelt may still have been a word of the glossary, whole.
    const isWhole = ({ id, kind, words }: Hit) => kind === "word" && isSame(tokenize(this.#titles[id] ?? ""), words);
    const others = found.filter((hit) => !isMeaning(hit));
    return { meanings: found.filter(isMeaning), hits: [...others.filter(isWhole), ...others.filter((hit) => !isWhole(hit))] };
  }

  /** A chapter that is about a word makes each of its places count for more: 0.5 to 2. */
  #topic(chapter: string, term: string): number {
    const uses = this.#uses.get(term);
    return uses ? 0.5 + 1.5 * (uses.get(chapter) ?? 0) / Math.max(...uses.values()) : 1;
  }
}

function isSame(one: string[], other: string[]): boolean {
  return one.length > 1 && one.length === new Set(other).size && one.every((word) => other.includes(word));
}
