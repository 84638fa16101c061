/** Levenberg–Marquardt with bounds: Marquardt's scaling, Nielsen's damping, an active set. */
import type { Column, Matrix } from "./data.ts";
import { solve } from "./linear.ts";

export interface Residuals {
  residual: number[];
  /** a row for each residual */
  jacobian: Matrix;
}

export interface Minimum {
  squares: number;
  at: number[];
}

const MOST = 500, FIRST_DAMPING = 1e-3, MOST_DAMPING = 1e20;
const SETTLED = 1e-15, SMALL_STEP = 1e-11;

export function minimum(of: (x: Column) => Residuals, start: Column, low: Column, high: Column): Minimum {
  const n = start.length;
  let x = start.map((value, i) => Math.min(Math.max(value, low[i]!), high[i]!));
  let now = of(x), squares = total(now.residual);
  let damping = FIRST_DAMPING, growth = 2, still = 0;
  for (let step = 0; step < MOST && squares > 0; step++) {
    const { matrix, gradient } = normal(now, n);
    const moved = subproblem(matrix, gradient, damping, x, low, high);
    if (!moved) break;
    const { h, gain } = moved;
    const size = Math.max(...h.map((value, i) => Math.abs(value) * Math.sqrt(matrix[i]![i]!)));
    if (size <= SMALL_STEP * Math.sqrt(squares) || !(gain > 0)) break;
    const next = x.map((value, i) => Math.min(Math.max(value + h[i]!, low[i]!), high[i]!));
    const there = of(next), after = total(there.residual);
    const ratio = (squares - after) / gain;
    if (after < squares) {
      still = squares - after <= SETTLED * squares ? still + 1 : 0;
      [x, now, squares] = [next, there, after];
      damping = Math.max(damping * Math.max(1 / 3, 1 - (2 * ratio - 1) ** 3), 1e-18);
      growth = 2;
      if (still > 1) break;
    } else {
      damping *= growth;
      growth *= 2;
      if (damping > MOST_DAMPING || (Number.isFinite(after) && gain <= SETTLED * squares)) break;
    }
  }
  return { squares, at: x };
}

function total(residual: Column): number {
  let found = 0;
  for (const value of residual) found += value * value;
  return Number.isNaN(found) ? Infinity : found;
}

function normal({ residual, jacobian }: Residuals, n: number): { matrix: Matrix; gradient: number[] } {
  const matrix: Matrix = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const gradient = new Array<number>(n).fill(0);
  for (let row = 0; row < residual.length; row++) {
    const slopes = jacobian[row]!, r = residual[row]!;
    for (let i = 0; i < n; i++) {
      gradient[i]! += slopes[i]! * r;
      for (let j = 0; j <= i; j++) matrix[i]![j]! += slopes[i]! * slopes[j]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j]![i] = matrix[i]![j]!;
  return { matrix, gradient };
}

/** A damped step that stays within the bounds: what would leave them is held at them. */
function subproblem(matrix: Matrix, gradient: Column, damping: number, x: Column, low: Column, high: Column): { h: number[]; gain: number } | null {
  const n = x.length;
  const h = new Array<number>(n).fill(0);
  let free = [...x.keys()].filter((i) => {
    const outward = (x[i]! <= low[i]! && gradient[i]! > 0) || (x[i]! >= high[i]! && gradient[i]! < 0);
    return matrix[i]![i]! > 0 && !outward;
  });
  while (free.length) {
    const held = [...x.keys()].filter((i) => !free.includes(i) && h[i] !== 0);
    const scale = free.map((i) => Math.sqrt(matrix[i]![i]!));
    const system = free.map((i, a) => free.map((j, b) => matrix[i]![j]! / scale[a]! / scale[b]! + (a === b ? damping : 0)));
    const right = free.map((i, a) => -(gradient[i]! + held.reduce((s, j) => s + matrix[i]![j]! * h[j]!, 0)) / scale[a]!);
    const found = solve(system, right);
    if (!found) return null;
    found.forEach((value, a) => (h[free[a]!] = value / scale[a]!));
    const leaving = free.filter((i) => x[i]! + h[i]! < low[i]! || x[i]! + h[i]! > high[i]!);
    if (!leaving.length) break;
    for (const i of leaving) h[i] = x[i]! + h[i]! < low[i]! ? low[i]! - x[i]! : high[i]! - x[i]!;
    free = free.filter((i) => !leaving.includes(i));
  }
  let gain = 0;
  for (let i = 0; i < n; i++) {
    gain -= 2 * gradient[i]! * h[i]!;
    for (let j = 0; j < n; j++) gain -= h[i]! * matrix[i]![j]! * h[j]!;
  }
  return { h, gain };
}
