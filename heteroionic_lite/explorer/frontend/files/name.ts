/** A file's name says which state of the figure it holds: le-se-temperature_temperature=310.csv */
import type { Figure } from "../figure/figure.ts";
import { fieldText } from "../words/format.ts";
import { shown } from "../words/units.ts";
import { settingsOf } from "./address.ts";

/** Below what any file system takes, with room for a folder's name. */
const LONGEST = 100;

export function fileName(figure: Figure, kind: string): string {
  const { spec, state, pins, picked } = figure;
  const changed = Object.entries(state.differences()).map(([name, value]) =>
    `${name.replaceAll("_", "-")}=${fieldText(shown(state.parameters.get(name)!.display, value))}`);
  const parts = [spec.id, ...changed];
  if (pins.list.length) parts.push(`pins-${pins.list.map(({ letter }) => letter).join("")}`);
  parts.push(...[...picked].map(([tag, word]) => `${tag}-${word}`));
  const whole = parts.map(safe).join("_");
  // What the name cannot say in full, a short sum of all settings tells apart.
  const sum = `_${sumOf(settingsOf(figure))}`;
  const full = pins.list.length || picked.size ? whole + sum : whole;
  const stem = full.length <= LONGEST ? full : whole.slice(0, LONGEST - sum.length).replace(/[^A-Za-z0-9]+$/, "") + sum;
  return `${stem}.${kind}`;
}

/** Letters, digits and signs that every file system and mailer takes. */
function safe(text: string): string {
  return text.normalize("NFKD").replace(/\s+/g, "-").replace(/[^A-Za-z0-9.=+-]/g, "");
}

/** FNV-1a, in a few letters. */
function sumOf(text: string): string {
  let sum = 0x811c9dc5;
  for (const sign of text) sum = Math.imul(sum ^ sign.codePointAt(0)!, 0x01000193);
  return (sum >>> 0).toString(36);
}
