/** The stretch of a text in which most of the words stand, with these told apart. */
import { toMark } from "./marks.ts";

export interface Piece {
  text: string;
  found: boolean;
}

const LENGTH = 220;
const BEFORE = 60;

export function excerpt(text: string, words: readonly string[]): Piece[] {
  const wanted = new Set(words);
  const found = toMark(text, wanted);
  const end = (start: number) => start + LENGTH - BEFORE;
  let best = found[0];
  let most = 0;
  for (const first of found) {
    const inside = found.filter(({ start }) => start >= first.start && start < end(first.start));
    const different = new Set(inside.map(({ term }) => term)).size;
    if (different > most) [best, most] = [first, different];
  }
  const from = atWord(text, Math.max(0, (best?.start ?? 0) - BEFORE), -1);
  const to = atWord(text, Math.min(text.length, from + LENGTH), 1);
  const pieces: Piece[] = from > 0 ? [{ text: "… ", found: false }] : [];
  let done = from;
  for (const { start, end: stop } of found) {
    if (start < done || stop > to) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), found: false });
    pieces.push({ text: text.slice(start, stop), found: true });
    done = stop;
  }
  if (done < to) pieces.push({ text: text.slice(done, to), found: false });
  if (to < text.length) pieces.push({ text: " …", found: false });
  return pieces;
}

/** The end of a word at or beyond a place. */
function atWord(text: string, place: number, step: 1 | -1): number {
  let at = place;
  while (at > 0 && at < text.length && text[step < 0 ? at - 1 : at] !== " ") at += step;
  return at;
}
