/** "?": which keys there are, and what to try; found from the figure itself. */
import { button, h, trusted } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { effects, presetEffects } from "../words/effects.ts";

/** So many things to try can be taken in. */
const MOST = 3;

export function help(figure: Figure): Part {
  const { spec, uid, root } = figure;
  const panel = h("div", { class: "hx-help", id: `${uid}-help`, role: "group", "aria-label": "Help with this figure", hidden: true });
  const toggle = button("?", () => open(Boolean(panel.hidden)), {
    class: "hx-button hx-help-button", "aria-label": `Help: ${spec.title}`, "aria-expanded": "false", "aria-controls": panel.id,
    title: "Keys, and what to try",
  });
  const open = (wanted: boolean) => {
    if (wanted) panel.replaceChildren(...content(figure));
    panel.hidden = !wanted;
    toggle.setAttribute("aria-expanded", String(wanted));
  };
  for (const element of [panel, toggle] as HTMLElement[]) {
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      // Escape would also skip a question.
      event.preventDefault();
      event.stopPropagation();
      open(false);
      toggle.focus({ preventScroll: true });
    });
  }
  return {
    element: panel,
    start: () => root.querySelector(".hx-head")?.append(toggle),
    lock: () => { if (!panel.hidden) open(true); },
  };
}

function content(figure: Figure): Node[] {
  const section = (title: string, rows: Node[]) => (rows.length ? [h("p", { class: "hx-help-title" }, title), h("ul", {}, ...rows)] : []);
  return [
    ...section("What to try", figure.locked ? [h("li", {}, "Answer the question first, or skip it: then the sliders move.")] : toTry(figure)),
    ...section("Keys", keys(figure)),
  ];
}

function toTry(figure: Figure): Node[] {
  const found = effects(figure);
  const strong = found.filter(({ size }) => size > 0).slice(0, MOST);
  const idle = found.filter(({ size }) => size === 0);
  const symbol = (markup: string) => h("span", { class: "hx-symbol" }, trusted(markup));
  const rows = strong.map(({ parameter, text }) =>
    h("li", {}, "Take ", symbol(parameter.symbolHtml), ` (${parameter.meaning}) ${text}.`));
  if (idle.length && strong.length) {
    rows.push(h("li", {}, "See what does not move that number: ",
      ...idle.flatMap(({ parameter }, i) => [i ? ", " : null, symbol(parameter.symbolHtml)]), "."));
  }
  for (const { label, text } of presetEffects(figure).slice(0, MOST - 1)) rows.push(h("li", {}, `Press “${label}”: ${text}.`));
  rows.push(h("li", {}, "Pin the curves, then move a slider: both are seen."));
  return rows;
}

function keys({ spec, chart, locked }: Figure): Node[] {
  /** "⟦Esc⟧ leaves": what is between the brackets is a key */
  const row = (text: string) =>
    h("li", {}, ...text.split(/⟦(.*?)⟧/).map((part, i) => (i % 2 ? h("kbd", {}, part) : part)));
  const rows = [row("On a slider ⟦←⟧ ⟦→⟧ one step, ⟦Page Up⟧ ⟦Page Down⟧ ten per cent, ⟦Home⟧ ⟦End⟧ its ends.")];
  if (locked && spec.predict?.choices.length) rows.unshift(row(`⟦1⟧ to ⟦${spec.predict.choices.length}⟧ answer the question, ⟦Esc⟧ skips it.`));
  const walks = spec.panels.some(({ curves }) => curves.length);
  if (walks) rows.push(row("In the drawing, which ⟦Tab⟧ reaches: ⟦←⟧ ⟦→⟧ along a curve, ⟦↑⟧ ⟦↓⟧ to another, ⟦Esc⟧ leaves."));
  if (spec.panels.some(({ points }) => points.length)) rows.push(row("⟦Tab⟧ goes on from one reported value to the next, by way of its row in the table."));
  const slides = chart.panels.find((panel) => panel.slides)?.slides;
  const parameter = spec.parameters.find(({ name }) => name === slides);
  if (parameter) rows.push(h("li", {}, "Press or drag in the drawing: it sets ", h("span", { class: "hx-symbol" }, trusted(parameter.symbolHtml)), "."));
  return rows;
}
