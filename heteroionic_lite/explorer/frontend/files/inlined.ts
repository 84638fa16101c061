/** A drawing that needs no style sheet, and what is made of it. */

const INLINED = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity",
  "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order",
  "display", "visibility",
];

/** Drawing programs know no `color(srgb …)`, which is what a mixed colour computes to. */
export function plainColour(value: string): string {
  return value.replace(/color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)/g, (_, r, g, b, alpha) => {
    const parts = [r, g, b].map((part) => Math.round(255 * Number(part))).join(", ");
    return alpha === undefined ? `rgb(${parts})` : `rgba(${parts}, ${alpha})`;
  });
}

export function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of INLINED) to.setAttribute(name, plainColour(style.getPropertyValue(name)));
  to.removeAttribute("style");
  for (const [i, child] of [...from.children].entries()) {
    const copy = to.children[i];
    if (copy) inlineStyles(child, copy);
  }
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
