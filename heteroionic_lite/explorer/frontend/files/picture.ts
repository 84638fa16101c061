/** The figure as a file: an SVG that stands by itself, and a PNG made of it. */
import { s } from "../dom.ts";
import type { Figure } from "../figure/figure.ts";
import { textWidth } from "../figure/measure.ts";
import type { Values } from "../spec.ts";
import { quantity } from "../words/units.ts";
import { parameterLines } from "./csv.ts";
import { linkOf, pickedOf, statusOf } from "./facts.ts";
import { addressWords, lettering, plain, symbol, type Word } from "./lettering.ts";
import { inlineStyles, plainColour } from "./inlined.ts";
import { shownPoints } from "./reported.ts";
import { LICENCE, LICENCE_ADDRESS, sourceOf } from "./source.ts";

const LEGEND_LINE = 22;
const MARGIN = 12;

/** "α = 0.44" for each parameter that is asked for, none of them broken between lines. */
function settings({ spec }: Figure, values: Readonly<Values>, wanted: (name: string) => boolean): Word[] {
  const asked = spec.parameters.filter(({ name }) => wanted(name));
  return asked.map(({ symbolHtml, display, name }, i): Word => [
    ...symbol(symbolHtml),
    { text: ` = ${quantity(display, values[name] ?? Number.NaN, 4, { trim: true })}${i < asked.length - 1 ? "," : "."}` },
  ]);
}

/** What a reader needs to know away from the page, a paragraph each. */
function notes(figure: Figure): { words: Word[]; joined?: boolean }[] {
  const { spec, state, pinned } = figure;
  const cited = new Map<string, string[]>();
  for (const { point: { label, citation } } of shownPoints(spec, figure.picked)) cited.set(citation, [...cited.get(citation) ?? [], label]);
  const points = [...cited].map(([citation, labels]) => `${labels.join(", ")}: ${citation}`);
  const link = linkOf(figure);
  return [
    { words: plain(statusOf(figure)) },
    { words: [...plain("Set to"), ...settings(figure, state.values, () => true)] },
    ...pinned.map(({ letter, values }) => {
      const other = settings(figure, values, (name) => values[name] !== state.value(name));
      return { words: [...plain(`Pin ${letter}:`), ...other, ...plain(other.length ? "All else as above." : "as above.")] };
    }),
    { words: plain(pickedOf(figure)) },
    { words: plain(points.length ? `Reported values: ${points.join("; ")}.` : "") },
    { words: plain(`Source: ${sourceOf(spec.id)}. ${LICENCE}, ${LICENCE_ADDRESS}`) },
    { words: link ? addressWords(link) : [], joined: true },
  ].filter(({ words }) => words.length);
}

/** The drawing between its title and the words a reader needs away from the page; on paper's ground unless `asOnPage`. */
export function standaloneSvg(figure: Figure, { asOnPage = false } = {}): SVGSVGElement {
  const { root, spec, state, chart: { svg } } = figure;
  // For the time of the reading only, which is over before anything is painted.
  if (!asOnPage) root.classList.add("hx-paper");
  try {
    return drawn();
  } finally {
    root.classList.remove("hx-paper");
  }

  function drawn(): SVGSVGElement {
    const width = svg.width.baseVal.value;
    const copy = svg.cloneNode(true) as SVGSVGElement;
    inlineStyles(svg, copy);
    for (const one of copy.querySelectorAll(".hx-steady")) one.remove();
    const style = getComputedStyle(root);
    const [text, ground] = ["--hx-text", "--hx-ground"].map((name) => colourOf(root, name));
    const words = { fill: text!, family: style.fontFamily };
    const title = lettering(plain(spec.title), 0, width, { ...words, size: 16, bold: true });
    const above = title.height + 10;
    const below = s("g", { transform: `translate(0,${above + svg.height.baseVal.value})` });
    let y = legend(figure, width, below, words) + 8;
    for (const { words: paragraph, joined } of notes(figure)) {
      const { lines, height } = lettering(paragraph, y, width - 8, { ...words, size: 11, joined: joined ?? false });
      below.append(...lines);
      y += height + 3;
    }
    const plot = s("g", { transform: `translate(0,${above})` }, ...copy.childNodes);
    const size = [width + 2 * MARGIN, Math.ceil(above + svg.height.baseVal.value + y) + 2 * MARGIN] as const;
    const whole = copy.cloneNode(false) as SVGSVGElement;
    whole.append(
      s("title", {}, spec.title),
      s("desc", {}, `${spec.description} ${parameterLines(spec, state.values).join("; ")}`.trim()),
      s("rect", { x: -MARGIN, y: -MARGIN, width: size[0], height: size[1], fill: ground }),
      ...title.lines, plot, below);
    whole.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${size[0]} ${size[1]}`);
    whole.setAttribute("width", String(size[0]));
    whole.setAttribute("height", String(size[1]));
    whole.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    return whole;
  }
}

/** The legend's entries in as many rows as they need; where they end. */
function legend(figure: Figure, width: number, below: SVGGElement, { fill, family }: { fill: string; family: string }): number {
  let [x, y] = [4, 20];
  for (const item of figure.root.querySelectorAll(".hx-legend .hx-legend-item")) {
    const [name, value, status] = [".hx-legend-label", ".hx-legend-value", ".hx-status"]
      .map((part) => item.querySelector(part)?.textContent);
    const label = `${name ?? ""}${value ? `: ${value}` : ""}${status ? ` (${status})` : ""}`;
    const taken = 42 + textWidth(label) + 24;
    if (x > 4 && x + taken > width) [x, y] = [4, y + LEGEND_LINE];
    const mark = item.querySelector("svg")?.firstElementChild;
    if (mark) {
      const line = mark.cloneNode(true) as Element;
      inlineStyles(mark, line);
      below.append(s("g", { transform: `translate(${x},${y - 10})` }, line));
    }
    const { lines, height } = lettering(plain(label), y - 15, width - 46, { fill, family, size: 13 });
    below.append(s("g", { transform: `translate(${x + 38},0)` }, ...lines));
    y += Math.max(0, height - 18);
    x += taken;
  }
  return y;
}

/** A custom property as a colour that every program knows. */
function colourOf(root: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  root.append(probe);
  const colour = plainColour(getComputedStyle(probe).color);
  probe.remove();
  return colour;
}
