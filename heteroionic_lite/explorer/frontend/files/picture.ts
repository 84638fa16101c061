/** The figure as a file: an SVG that stands by itself, and a PNG made of it. */
import { s } from "../dom.ts";
import { textWidth } from "../figure/measure.ts";

const INLINED = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity",
  "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "paint-order", "display",
];
const LEGEND_LINE = 22;

function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of INLINED) to.setAttribute(name, style.getPropertyValue(name));
  to.removeAttribute("style");
  for (const [i, child] of [...from.children].entries()) {
    const copy = to.children[i];
    if (copy) inlineStyles(child, copy);
  }
}

export interface Words {
  title: string;
  description: string;
  /** the status badge, the parameter values */
  notes: string[];
}

/** The drawing with its legend below it and the words a reader needs away from the page. */
export function standaloneSvg(svg: SVGSVGElement, legend: HTMLElement, words: Words): SVGSVGElement {
  const width = svg.width.baseVal.value;
  const plotHeight = svg.height.baseVal.value;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inlineStyles(svg, copy);
  for (const one of copy.querySelectorAll(".hx-steady")) one.remove();
  const text = getComputedStyle(legend);
  const words13 = { fill: text.color, "font-family": text.fontFamily, "font-size": 13 };
  const extra = s("g");
  let [x, y] = [4, plotHeight + 20];
  for (const item of legend.querySelectorAll(".hx-legend-item")) {
    const [name, value, status] = [".hx-legend-label", ".hx-legend-value", ".hx-status"]
      .map((part) => item.querySelector(part)?.textContent);
    const label = `${name ?? ""}${value ? `: ${value}` : ""}${status ? ` (${status})` : ""}`;
    const taken = 42 + textWidth(label) + 24;
    if (x > 4 && x + taken > width) [x, y] = [4, y + LEGEND_LINE];
    const sample = item.querySelector<SVGSVGElement>("svg");
    const mark = sample?.firstElementChild;
    if (mark) {
      const line = mark.cloneNode(true) as Element;
      inlineStyles(mark, line);
      extra.append(s("g", { transform: `translate(${x},${y - 10})` }, line));
    }
    extra.append(s("text", { x: x + 42, y, ...words13 }, label));
    x += taken;
  }
  for (const note of words.notes) {
    y += LEGEND_LINE - 4;
    extra.append(s("text", { x: 4, y, ...words13, "font-size": 11 }, note));
  }
  const height = Math.ceil(y + 10);
  copy.prepend(
    s("title", {}, words.title), s("desc", {}, words.description),
    s("rect", { x: -8, y: -8, width: width + 16, height: height + 16, fill: groundOf(svg) }));
  copy.append(extra);
  copy.setAttribute("viewBox", `-8 -8 ${width + 16} ${height + 16}`);
  copy.setAttribute("width", String(width + 16));
  copy.setAttribute("height", String(height + 16));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return copy;
}

function groundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour && colour !== "transparent" && colour !== "rgba(0, 0, 0, 0)") return colour;
  }
  return "#fff";
}

export function svgText(svg: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

export async function pngBlob(svg: SVGSVGElement, factor = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = svg.width.baseVal.value * factor;
  canvas.height = svg.height.baseVal.value * factor;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture came out of the canvas")))));
}

export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
