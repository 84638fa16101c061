/** The sentences of a diagnosis, written once: `words.json`, which Python reads as well. */
import content from "../../../diagnosis/words.json";

import { formatNumber } from "../words/format.ts";
import type { Candidate } from "./candidates.ts";
import type { Name } from "./data.ts";

type Groups = typeof content;
type Texts = "also" | "axes" | "causes" | "verdict" | "doubts" | "next" | "lists" | "mechanisms";
export type CauseName = keyof Groups["wider"];

/** A sentence with its values in place. */
export function say<G extends Texts>(group: G, key: keyof Groups[G] & string, values: Readonly<Record<string, string>> = {}): string {
  let text = (content[group] as Record<string, string>)[key] ?? "";
  for (const [name, value] of Object.entries(values)) text = text.replaceAll(`{${name}}`, value);
  return text;
}

export const hasCause = (axis: string): axis is keyof Groups["causes"] => axis in content.causes;

/** As Python prints a number: no zeros at the end. */
export const number = (value: number, digits = 4): string => formatNumber(value, digits, { trim: true });

/** What a candidate is called. */
export function mechanism({ name, also }: Candidate): string {
  return say("also", also, { mechanism: say("mechanisms", name as keyof Groups["mechanisms"]) });
}

/** What a cause is called, and how much of it there is; `value` is natural, in SI. */
export function causeOf(name: CauseName, value: number): { cause: string; value: string } {
  const { cause, value: text, factor } = content.wider[name];
  return { cause, value: text.replaceAll("{value}", number(value * factor, 2)) };
}

/** "a, b or c" */
export function alternatives(names: readonly string[], between: "two" | "and" = "two"): string {
  if (names.length < 2) return names[0] ?? "";
  return say("lists", between, { first: names.slice(0, -1).join(", "), last: names.at(-1)! });
}

export interface Shown {
  title: string;
  symbol: string;
  unit: string;
  factor: number;
}

/** Title, symbol, unit and factor of a parameter; a limiting current is called one. */
export function parameter({ step, also, warm }: Candidate, name: Name): Shown {
  const entry: Shown = content.parameters[name as keyof Groups["parameters"]];
  const { unnamed } = content;
  // What may be anything is not called a layer.
  if (name === "layer_resistance" && also === "anything") return { ...entry, symbol: unnamed.symbol, title: warm ? unnamed.warm : unnamed.title };
  const special = (content.steps as Record<string, Partial<Shown>>)[step];
  return name === "log_current" && special ? { ...entry, ...special } : entry;
}

/** A natural value in the unit people use. */
export function shown(candidate: Candidate, name: Name, value: number, digits = 3): string {
  const { factor, unit } = parameter(candidate, name);
  return `${number(value * factor, digits)} ${unit}`.trimEnd();
}

export const chance = (p: number): string => (p < 1e-4 ? "p < 0.0001" : `p = ${number(p, 2)}`);
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
