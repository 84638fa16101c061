/** What a figure's file has to say besides its curves: status, settings, pins, points, source. */
import type { Figure } from "../figure/figure.ts";
import { figureStatus } from "../words/summary.ts";
import { settingsOf } from "./address.ts";
import { LICENCE, LICENCE_ADDRESS, pageAddress, sourceOf } from "./source.ts";

export function statusOf(figure: Figure): string {
  return `Status: ${figureStatus(figure.spec).text.replace(": ", ", ")}.`;
}

/** "Reported values shown: ion Li⁺, year 2017", or nothing if all are. */
export function pickedOf({ picked }: Figure): string {
  return picked.size ? `Reported values shown: ${[...picked].map(([tag, word]) => `${tag} ${word}`).join(", ")}.` : "";
}

/** The figure's page with its settings, if it has an address for others. */
export function linkOf(figure: Figure): string | null {
  const page = figure.onPage ? pageAddress() : null;
  return page && page + settingsOf(figure);
}

/** The lines above a table: all that the picture says, and how the table is read. */
export function csvFacts(figure: Figure, file: string): { before: string[]; after: string[] } {
  const { spec } = figure;
  const link = linkOf(figure);
  return {
    before: [...(link ? [link] : []), statusOf(figure)],
    after: [
      ...spec.parameters.filter(({ source }) => source).map(({ name, source }) => `default of ${name}: ${source}`),
      pickedOf(figure),
      `Source: ${sourceOf(spec.id)}. ${LICENCE}, ${LICENCE_ADDRESS}`,
      `In Python: pandas.read_csv("${file}", comment="#", encoding="utf-8-sig")`,
      "In Excel: open it; where a comma is the decimal sign, take Data > From Text/CSV with the comma as delimiter and English (United States) as locale.",
    ].filter(Boolean),
  };
}
