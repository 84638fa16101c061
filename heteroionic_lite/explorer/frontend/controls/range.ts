/** Where a parameter may go, and the slider's whole steps along that way. */
import type { Parameter } from "../spec.ts";
import { fromShown, quantity, shown } from "../words/units.ts";

const STEPS = 400;

export function steps(parameter: Parameter): number {
  return parameter.scale === "integer" ? Math.round(parameter.high - parameter.low) : STEPS;
}

/** The value if it is allowed, with unit-conversion dust at the ends wiped off, else null. */
export function admit(parameter: Parameter, value: number): number | null {
  const { low, high, scale } = parameter;
  if (!Number.isFinite(value)) return null;
  if (scale === "integer" && Math.abs(value - Math.round(value)) > 1e-9) return null;
  const dust = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  const lowDust = scale === "log" ? 1e-9 * low : dust;
  if (value < low - lowDust || value > high + dust) return null;
  const inside = Math.min(high, Math.max(low, value));
  return scale === "integer" ? Math.round(inside) : inside;
}

/** "0.01 to 2 mol l⁻¹" */
export function allowedRange(parameter: Parameter): string {
  const { display, low, high } = parameter;
  const from = quantity({ ...display, typeset: "" }, low, 4, { trim: true });
  return `${from} to ${quantity(display, high, 4, { trim: true })}`;
}

export function toStep(parameter: Parameter, value: number): number {
  const { low, high, scale } = parameter;
  const part = scale === "log"
    ? Math.log(value / low) / Math.log(high / low)
    : (value - low) / (high - low);
  return Math.round(Math.min(1, Math.max(0, part)) * steps(parameter));
}

/** A slider's stop, rounded as shown so that the number field states it in full. */
export function fromStep(parameter: Parameter, step: number): number {
  const { low, high, scale, display } = parameter;
  const count = steps(parameter);
  if (step <= 0) return low;
  if (step >= count) return high;
  if (scale === "integer") return low + Math.round(step);
  const part = step / count;
  if (scale === "log") {
    const ratio = (high / low) ** (1 / count);
    const digits = Math.max(3, Math.ceil(-Math.log10(ratio - 1)) + 1);
    const value = Number(shown(display, low * (high / low) ** part).toPrecision(digits));
    return inside(parameter, fromShown(display, value));
  }
  const span = Math.abs(shown(display, high) - shown(display, low));
  const unit = 10 ** Math.floor(Math.log10(span / count) + 1e-9);
  const value = Math.round(shown(display, low + part * (high - low)) / unit) * unit;
  return inside(parameter, fromShown(display, value));
}

export function snap(parameter: Parameter, value: number): number {
  return fromStep(parameter, toStep(parameter, value));
}

function inside({ low, high }: Parameter, value: number): number {
  return Math.min(high, Math.max(low, value));
}
