/** The figure moves by itself from where the question began to where its answer is seen. */
import { admit } from "../controls/range.ts";
import type { Figure } from "../figure/figure.ts";
import type { Move, Values } from "../spec.ts";

const DURATION = 1600;
/** The eye first has to come to the figure. */
const WAIT = 350;

/** Starts the way; the function returned ends it at once. A reader's own move ends it as well. */
export function play(figure: Figure, moves: readonly Move[]): () => void {
  const { state } = figure;
  const at = (part: number): Values => Object.fromEntries(moves.flatMap(({ name, from, to }) => {
    const parameter = state.parameters.get(name);
    if (!parameter) return [];
    const between = parameter.scale === "log" ? from * (to / from) ** part : from + part * (to - from);
    const value = part >= 1 ? to : parameter.scale === "integer" ? Math.round(between) : between;
    return [[name, admit(parameter, value) ?? to]];
  }));
  let frame = 0;
  let last: Values = {};
  const go = (part: number) => {
    last = at(part);
    state.set(last);
  };
  const end = () => cancelAnimationFrame(frame);
  if (!moves.length) return end;
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    go(1);
    return end;
  }
  go(0);
  let began: number | null = null;
  const step = (now: number) => {
    began ??= now + WAIT;
    if (Object.entries(last).some(([name, value]) => state.value(name) !== value)) return;
    const time = Math.min(1, Math.max(0, (now - began) / DURATION));
    go(time < 0.5 ? 2 * time * time : 1 - 2 * (1 - time) ** 2);
    if (time < 1) frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return end;
}
