/** Which mechanisms can be asked about with the rows of a table. */
import { NAMES, RULES, varying, type Name, type Table } from "./data.ts";

export type Step = "" | keyof typeof RULES.steps;
export type Layer = "" | keyof typeof RULES.layers;

/** A step, a layer, or both in series; `warm` adds an activation energy, `also` is the same law here.
 *
 * `more` is the parameter of a cause that no mechanism on offer has (causes.ts).
 */
export interface Candidate {
  name: string;
  step: Step;
  layer: Layer;
  warm: boolean;
  also: "" | "diode" | "anything" | "step";
  more: Name | "";
  /** what is fitted, in order, and where it stands among all parameters */
  free: Name[];
  places: number[];
  /** all parameters, with what the others are held at */
  held: number[];
}

export function candidate(step: Step, layer: Layer = "", warm = false, also: Candidate["also"] = "", more: Candidate["more"] = ""): Candidate {
  const free: Name[] = [];
  if (step) free.push("log_current");
  if (step === "transfer") free.push("transfer_coefficient");
  if (layer) free.push(...(RULES.layers[layer] as Name[]));
  if (warm) free.push("activation_energy");
  if (more) free.push(more);
  const fixed: Partial<Record<Name, number>> = step ? RULES.steps[step] : {};
  return {
    name: [step, layer].filter(Boolean).join("_"), step, layer, warm, also, more, free,
    places: free.map((name) => NAMES.indexOf(name)),
    held: NAMES.map((name) => (free.includes(name) ? 0 : fixed[name] ?? 0)),
  };
}

/** Whether its step, if it has one, has something else in series. */
export const behind = ({ layer, more }: Candidate): boolean => layer !== "" || more !== "";

/** Whether it stands for a mechanism with a layer and for one without. */
export const undecided = ({ also }: Candidate): boolean => also === "diode" || also === "anything";

/** Simple ones first. */
export function offered(table: Table): Candidate[] {
  const names = varying(table);
  const warm = names.includes("temperature"), biased = names.includes("drop");
  const stepped = biased || names.includes("concentration");
  const ages = new Set(table.time ?? [0]).size;
  const layer = ages >= RULES.ages ? "growing_layer" : "constant_layer";
  const found: Candidate[] = [];
  if (stepped) found.push(candidate("transfer", "", warm), candidate("diffusion", "", warm));
  if (biased) found.push(candidate("diode", "", warm));
  else found.push(candidate("", "constant_layer", warm, stepped ? "diode" : "anything"));
  if (biased || layer === "growing_layer") found.push(candidate("", layer, warm, stepped ? "" : "step"));
  if (stepped) found.push(candidate("transfer", layer, warm), candidate("diffusion", layer, warm));
  return found;
}
