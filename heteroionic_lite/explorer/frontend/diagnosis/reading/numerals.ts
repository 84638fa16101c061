/** Numbers as files have them: points or commas, groups of thousands, powers of ten. */

const SIGNS: Record<string, string> = { "−": "-", "–": "-", "⁻": "-", "\u00a0": " ", "\u202f": " ", "’": "'" };
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const POWER = /\s*[×x*]\s*10\s*(?:\^|\*\*)?\s*([+-]?\d+)$/;
const GROUPS = /([+-]?\d{1,3}(?:[ ']\d{3})+)(?![\d ])/g;
const ENDLESS = /^[+-]?(?:inf|infinity|∞|nan)$/i;
const THOUSANDS = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/;
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+$/;

/** The number that a cell is, or null. With `comma` a lone comma is the decimal sign. */
export function numeral(cell: string, comma = false): number | null {
  let text = tidied(cell);
  if (text.includes(",") && text.includes(".")) {
    // The last one is the decimal sign, the other one parts thousands.
    const apart = text.lastIndexOf(".") > text.lastIndexOf(",") ? "," : "\\.";
    if (!new RegExp(`^[+-]?\\d{1,3}(?:${apart}\\d{3})+[.,]\\d+(?:[eE][+-]?\\d+)?$`).test(text)) return null;
    const parts = text.split(/[.,]/);
    text = `${parts.slice(0, -1).join("")}.${parts.at(-1)}`;
  } else if (text.includes(",")) {
    if (!comma || text.indexOf(",") !== text.lastIndexOf(",")) return null;
    text = text.replace(",", ".");
  }
  return PLAIN.test(text) ? Number(text) : null;
}

export function isEndless(cell: string): boolean {
  return ENDLESS.test(cell.trim());
}

export function isLikeANumber(cell: string, comma: boolean): boolean {
  return numeral(cell, comma) !== null || isEndless(cell);
}

/** The first cell of a column whose mark may be decimal or part thousands, if all may. */
export function ambiguous(cells: string[], commasElsewhere: boolean): string | null {
  const marked = cells.map(tidied).filter((text) => /[.,]/.test(text));
  const signs = marked.map((text) => THOUSANDS.exec(text)?.[1]);
  if (!marked.length || signs.includes(undefined) || new Set(signs).size > 1) return null;
  return signs[0] === "," || commasElsewhere ? marked[0] ?? null : null;
}

/** The digits, where marks are known to part thousands. */
export function withoutThousands(cell: string): string {
  const text = tidied(cell);
  return GROUPED.test(text) ? text.replace(/[.,]/g, "") : text;
}

function tidied(cell: string): string {
  return [...cell.trim()].map((sign) => SIGNS[sign] ?? sign).join("")
    .replace(GROUPS, (run) => run.replace(/[ ']/g, "")).replace(POWER, "e$1");
}
