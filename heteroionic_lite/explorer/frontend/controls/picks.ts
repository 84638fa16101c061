/** Which of a figure's reported values are shown: by class, ion, year, or what else tags say. */
import { h } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import type { Point } from "../spec.ts";

/** The tag that each point has to have; of a tag that is not named, any will do. */
export type Picked = ReadonlyMap<string, string>;

export function isPicked(point: Point, picked: Picked): boolean {
  return [...picked].every(([tag, wanted]) => point.tags[tag] === wanted);
}

export function picks(figure: Figure): Part {
  const points = figure.spec.panels.flatMap((panel) => panel.points);
  const tags = [...new Set(points.flatMap((point) => Object.keys(point.tags)))];
  if (!tags.length) return {};
  const selects = tags.map((tag) => {
    const words = [...new Set(points.flatMap((point) => point.tags[tag] ?? []))].sort();
    const select = h("select", { id: `${figure.uid}-pick-${tag}`, class: "hx-pick", autocomplete: "off" },
      h("option", { value: "" }, "all"), ...words.map((word) => h("option", { value: word }, word)));
    select.addEventListener("change", pick);
    return { tag, select };
  });

  function pick(): void {
    figure.picked = new Map(selects.filter(({ select }) => select.value).map(({ tag, select }) => [tag, select.value]));
    figure.chart.layout();
    const left = points.filter((point) => isPicked(point, figure.picked)).length;
    figure.tell(`${left} of ${points.length} reported values are shown.`);
  }

  return {
    // A link may have picked.
    words() {
      for (const { tag, select } of selects) select.value = figure.picked.get(tag) ?? "";
    },
    element: h("div", { class: "hx-picks", role: "group", "aria-label": "Reported values" },
      ...selects.map(({ tag, select }) => h("span", { class: "hx-pick-one" }, h("label", { for: select.id }, tag), select))),
  };
}
