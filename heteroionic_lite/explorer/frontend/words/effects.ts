/** What each slider and each preset does to the number that a figure is about: found by trying. */
import { evaluate } from "../figure/samples.ts";
import type { Scene } from "../figure/scene.ts";
import type { Display, Parameter, Values } from "../spec.ts";
import { quantity } from "./units.ts";

const STEPS = 40;
/** A change that no reader would see in three digits. */
const NOTHING = 2e-3;

interface Target {
  label: string;
  display: Display;
  at(values: Readonly<Values>): number;
}

export interface Effect {
  parameter: Parameter;
  text: string;
  /** how large it is, to find the strongest */
  size: number;
}

/** The numbers shown, or else the first curve. */
function targets({ spec, functions }: Scene): Target[] {
  if (spec.readouts.length) {
    return spec.readouts.map(({ label, display, given, function: name }) =>
      ({ label, display, at: (values) => evaluate(functions, name, { ...values, ...given }) }));
  }
  const panel = spec.panels.find(({ curves }) => curves.length);
  const curve = panel?.curves[0];
  if (!panel || !curve) return [];
  return [{ label: curve.label, display: panel.y.display, at: (values) => evaluate(functions, curve.y, { ...values, ...curve.given }) }];
}

/** From end to end of each slider, the others as they are; the strongest first. */
export function effects(scene: Scene): Effect[] {
  const [aim] = targets(scene);
  if (!aim) return [];
  return scene.spec.parameters.filter(({ slider }) => slider)
    .flatMap((parameter) => effect(parameter, aim, scene.values))
    .sort((a, b) => b.size - a.size);
}

function effect(parameter: Parameter, { label, display, at }: Target, values: Readonly<Values>): Effect[] {
  const { name, low, high, scale } = parameter;
  const tried = Array.from({ length: STEPS + 1 }, (_, i) => {
    const part = i / STEPS;
    const x = scale === "log" ? low * (high / low) ** part : low + part * (high - low);
    return { x, y: at({ ...values, [name]: i === STEPS ? high : x }) };
  }).filter(({ y }) => Number.isFinite(y));
  const [first, last] = [tried[0], tried.at(-1)];
  if (!first || !last || scale === "integer" && tried.length < 2) return [];
  const least = tried.reduce((best, one) => (one.y < best.y ? one : best));
  const most = tried.reduce((best, one) => (one.y > best.y ? one : best));
  const size = measure(least.y, most.y);
  const write = (y: number) => quantity(display, y);
  const setting = (x: number) => quantity(parameter.display, x, 3, { trim: true });
  if (size < NOTHING) return [{ parameter, size: 0, text: `${label} stays as it is` }];
  const turn = [least, most].find((one) => measure(one.y, first.y) > NOTHING * 10 && measure(one.y, last.y) > NOTHING * 10);
  const ends = `from ${setting(first.x)} to ${setting(last.x)}: ${label}`;
  const text = turn
    ? `${ends} goes from ${write(first.y)} through a ${turn === least ? "minimum" : "maximum"} of ${write(turn.y)} near ${setting(turn.x)} to ${write(last.y)}`
    : `${ends} ${last.y > first.y ? "rises" : "falls"} from ${write(first.y)} to ${write(last.y)}`;
  return [{ parameter, size, text }];
}

function measure(a: number, b: number): number {
  if (a > 0 && b > 0) return Math.abs(Math.log(b / a));
  return Math.abs(b - a) / (Math.max(Math.abs(a), Math.abs(b)) || 1);
}

/** For each preset the number that it moves most: "PC: charge transfer goes from 484 to 700 Ω cm²". */
export function presetEffects(scene: Scene): { label: string; text: string }[] {
  const aims = targets(scene);
  return scene.spec.presets.flatMap(({ label, values }) => {
    const moved = aims.map((aim) => ({ aim, from: aim.at(scene.values), to: aim.at({ ...scene.values, ...values }) }))
      .filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to))
      .map((one) => ({ ...one, size: measure(one.from, one.to) }))
      .filter(({ size }) => size > NOTHING)
      .sort((a, b) => b.size - a.size)[0];
    if (!moved) return [];
    const { aim, from, to, size } = moved;
    return [{ label, size, text: `${aim.label} goes from ${quantity({ ...aim.display, typeset: "" }, from)} to ${quantity(aim.display, to)}` }];
  }).sort((a, b) => b.size - a.size);
}
