/** The book's index of sections, figures, questions, words and rows, and the best of them for a query. */
import MiniSearch from "minisearch";

import { terms } from "./terms.ts";

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
const EMPTY = new Set("a an and are as at be by can do does for from how i in is it its my not of on or that the this to what when where which why with".split(" "));

/** A number is meant as it stands; "des" is the beginning of a word, "desolvatoin" a slip. */
const isWord = (term: string) => /^\p{L}{3,}$/u.test(term);
const SEARCH = {
  boost: { title: 4, where: 0.5 },
  prefix: isWord,
  fuzzy: (term: string) => isWord(term) && term.length > 4 ? (term.length > 8 ? 2 : 1) : false,
  weights: { prefix: 0.3, fuzzy: 0.15 },
} as const;

/** How much more a kind of place tells than a section of equal words. */
const KINDS: Record<string, number> = { figure: 1.1, section: 1, word: 0.9, row: 0.8, exercise: 0.6, question: 0.5, reference: 0.4 };

export class Index {
  readonly places: Place[];
  readonly #places = new MiniSearch<Place>({ fields: ["title", "where", "text"], ...shared });
  /** A chapter that is about the words makes each of its places count for more. */
  readonly #chapters = new MiniSearch<{ id: string; text: string }>({ fields: ["text"], ...shared });

  constructor(written: Written[]) {
    this.places = written.map(([kind, chapter, url, title, where, text], id) => ({ id, kind, chapter, url, title, where, text }));
    this.#places.addAll(this.places);
    const texts = new Map<string, string[]>();
    for (const { chapter, title, text } of this.places)
      texts.set(chapter, [...(texts.get(chapter) ?? []), title, text]);
    this.#chapters.addAll([...texts].map(([id, parts]) => ({ id, text: parts.join("\n") })));
  }

  find(query: string): Hit[] {
    const all = [...new Set(tokenize(query))];
    const telling = all.filter((term) => !EMPTY.has(term));
    const wanted = (telling.length ? telling : all).join(" ");
    if (!wanted) return [];
    const chapters = this.#chapters.search(wanted, { ...SEARCH, combineWith: "OR" });
    const best = chapters[0]?.score ?? 1;
    const topic = new Map(chapters.map(({ id, score }) => [id as string, score / best]));
    const boostDocument = (id: number) => {
      const { kind, chapter } = this.places[id]!;
      return (KINDS[kind] ?? 1) * (0.5 + (topic.get(chapter) ?? 0));
    };
    const search = (combineWith: "AND" | "OR") => this.#places.search(wanted, { ...SEARCH, combineWith, boostDocument });
    const strict = search("AND");
    const found = strict.length ? strict : search("OR");
    return found.map(({ id, terms: words }) => ({ ...this.places[id as number]!, words }));
  }
}
