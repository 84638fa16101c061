/** What has changed, for those who hear it: the numbers that moved, not the whole sentence again. */
import type { Readout, Spec } from "../spec.ts";
import { spokenQuantity } from "./speech.ts";

/** So many numbers can be kept in mind. */
const MOST = 4;

export interface Said {
  readout: Readout;
  value: number;
  text: string;
}

export function said(spec: Spec, valueOf: (readout: Readout) => number): Said[] {
  return spec.readouts.map((readout) => {
    const value = valueOf(readout);
    return { readout, value, text: spokenQuantity(readout, value) };
  });
}

/** "charge transfer falls to 484 ohm square centimetres; 2 other numbers changed" */
export function changes(before: readonly Said[], now: readonly Said[]): string {
  const moved = now.flatMap((one, i) => (one.text === before[i]?.text ? [] : [{ one, old: before[i] }]));
  const first = moved.slice(0, MOST).map(({ one, old }) => {
    const verb = !old || !Number.isFinite(old.value) || !Number.isFinite(one.value) ? "is now"
      : one.value > old.value ? "rises to" : "falls to";
    return `${one.readout.label} ${verb} ${one.text}`;
  });
  const more = moved.length - first.length;
  if (more) first.push(`${more} other number${more > 1 ? "s" : ""} changed`);
  return first.join("; ");
}
