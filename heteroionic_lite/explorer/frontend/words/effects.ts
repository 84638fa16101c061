/** What each slider and each preset does to the number that a figure is about: found by trying. */
import { evaluate } from "../figure/samples.ts";
import type { Scene } from "../figure/scene.ts";
import type { Display, Parameter, Spec, Values } from "../spec.ts";
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

/** The first number shown, or else the first curve. */
export function target({ spec, functions }: Scene): Target | null {
  const readout = spec.readouts[0];
  if (readout) {
    const { label, display, given } = readout;
    return { label, display, at: (values) => evaluate(functions, readout.function, { ...values, ...given }) };
  }
  const panel = spec.panels.find(({ curves }) => curves.length);
  const curve = panel?.curves[0];
  if (!panel || !curve) return null;
  return { label: curve.label, display: panel.y.display, at: (values) => evaluate(functions, curve.y, { ...values, ...curve.given }) };
}

/** From end to end of each slider, the others as they are; the strongest first. */
export function effects(scene: Scene): Effect[] {
  const aim = target(scene);
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

/** "PC: charge transfer 484 Ω cm²" */
export function presetEffects(scene: Scene): { label: string; text: string }[] {
  const aim = target(scene);
  if (!aim) return [];
  const spec: Spec = scene.spec;
  return spec.presets.map(({ label, values }) =>
    ({ label, text: `${aim.label} ${quantity(aim.display, aim.at({ ...scene.values, ...values }))}` }));
}
