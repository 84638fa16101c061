/** How wide a text of the figure is, asked without touching the page's layout. */

const FONT = '13px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
let context: CanvasRenderingContext2D | null | undefined;

export function textWidth(text: string): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return 7 * text.length;
  context.font = FONT;
  return context.measureText(text).width;
}

/** The text in as few lines as fit into `width`, broken at spaces. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
