/** Words of a drawing set in lines: words that stay whole, symbols with their indices. */
import { s, trusted } from "../dom.ts";
import { textWidth } from "../figure/measure.ts";

export interface Run {
  text: string;
  style?: "sub" | "sup" | "italic";
}

/** What is not broken between lines. */
export type Word = Run[];

export const plain = (text: string): Word[] => text.split(" ").filter(Boolean).map((word) => [{ text: word }]);

/** An address is broken where one of its parts ends, without a hyphen. */
export const addressWords = (address: string): Word[] => address.split(/(?<=[?&/])(?=.)/).map((text) => [{ text }]);

/** A symbol that Python wrote in HTML: italic letters, raised and lowered ones. */
export function symbol(markup: string): Run[] {
  const found: Run[] = [];
  const walk = (node: Node, style?: Run["style"]) => {
    if (node instanceof Text) found.push({ text: node.data, ...(style && { style }) });
    const own = node instanceof Element ? ({ i: "italic", sub: "sub", sup: "sup" } as const)[node.localName] : undefined;
    for (const child of node.childNodes) walk(child, style === "sub" || style === "sup" ? style : own ?? style);
  };
  walk(trusted(markup));
  return found;
}

interface Style {
  size: number;
  bold?: boolean;
  fill: string;
  family: string;
  /** nothing stands between the words of an address */
  joined?: boolean;
}

const SMALL = 0.72;

function widthOf(word: Word, { size, bold }: Style): number {
  return word.reduce((sum, { text, style }) =>
    sum + textWidth(text) * (size / 13) * (bold ? 1.08 : 1) * (style === "sub" || style === "sup" ? SMALL : 1), 0);
}

/** Lines of at most `width`, the first baseline one line below `top`; with their height. */
export function lettering(words: Word[], top: number, width: number, style: Style): { lines: SVGTextElement[]; height: number } {
  const space = style.joined ? 0 : textWidth(" ") * (style.size / 13);
  const rows: { words: Word[]; width: number }[] = [];
  for (const word of words) {
    const wide = widthOf(word, style);
    const last = rows.at(-1);
    if (last && last.width + space + wide <= width) {
      last.words.push(word);
      last.width += space + wide;
    } else rows.push({ words: [word], width: wide });
  }
  const line = Math.round(style.size * 1.38);
  const lines = rows.map((row, i) => s("text", {
    x: 4, y: top + (i + 1) * line - 3, fill: style.fill, "font-family": style.family, "font-size": style.size,
    "font-weight": style.bold ? 650 : 400, "xml:space": "preserve",
  }, ...spans(row.words, style)));
  return { lines, height: rows.length * line };
}

/** Runs as tspans; a lowered one is followed by the way back up. */
function spans(words: Word[], { size, joined }: Style): (SVGTSpanElement | string)[] {
  let level = 0;
  return words.flatMap((word, i) => [...(i && !joined ? [{ text: " " } as Run] : []), ...word]).map(({ text, style }) => {
    const wanted = style === "sub" ? 0.22 * size : style === "sup" ? -0.36 * size : 0;
    const dy = wanted - level;
    level = wanted;
    if (!style && !dy) return text;
    return s("tspan", {
      dy: dy ? dy.toFixed(2) : null, "font-style": style === "italic" ? "italic" : null,
      "font-size": style === "sub" || style === "sup" ? (size * SMALL).toFixed(2) : null,
    }, text);
  });
}
