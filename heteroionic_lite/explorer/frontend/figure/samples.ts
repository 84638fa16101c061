/** Curves as numbers: so many samples each, in SI. */
import drawing from "../../../drawing.json";
import type { Curve, Functions, Spec, Values } from "../spec.ts";

export interface Samples {
  /** the running parameter `along` */
  along: Float64Array;
  x: Float64Array;
  y: Float64Array;
}

/** Evenly spaced from `from` to `to`, both ends included, by difference or by ratio. */
export function positions({ from, to, scale }: Curve, count = drawing.samples): Float64Array {
  const step = scale === "log" ? Math.log(to / from) / (count - 1) : (to - from) / (count - 1);
  return Float64Array.from({ length: count }, (_, i) => {
    if (i === count - 1) return to;
    return scale === "log" ? from * Math.exp(i * step) : from + i * step;
  });
}

export function evaluate(functions: Functions, name: string, values: Values): number {
  const result = functions[name]?.(values);
  return typeof result === "number" ? result : Number.NaN;
}

export function sample(
  curve: Curve, functions: Functions, values: Readonly<Values>, along = positions(curve),
): Samples {
  const at: Values = { ...values, ...curve.given };
  const x = curve.x === null ? along : new Float64Array(along.length);
  const y = new Float64Array(along.length);
  for (let i = 0; i < along.length; i++) {
    at[curve.along] = along[i]!;
    if (curve.x !== null) x[i] = evaluate(functions, curve.x, at);
    y[i] = evaluate(functions, curve.y, at);
  }
  return { along, x, y };
}

/** The curve at the present value of what it runs along, or null outside its range. */
export function present(
  curve: Curve, functions: Functions, values: Readonly<Values>,
): { x: number; y: number } | null {
  const at = values[curve.along];
  if (at === undefined) return null;
  const [low, high] = [Math.min(curve.from, curve.to), Math.max(curve.from, curve.to)];
  if (at < low * (1 - 1e-9) - 1e-300 && at < low || at > high && at > high * (1 + 1e-9)) return null;
  const now = { ...values, ...curve.given };
  return {
    x: curve.x === null ? at : evaluate(functions, curve.x, now),
    y: evaluate(functions, curve.y, now),
  };
}

/** Whether the reader can move along the curve by a slider. */
export function marked(spec: Spec, curve: Curve): boolean {
  return !(curve.along in curve.given)
    && spec.parameters.some((p) => p.name === curve.along && p.slider);
}
