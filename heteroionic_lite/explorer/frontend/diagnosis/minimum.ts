/** Levenberg–Marquardt with bounds: Marquardt's scaling, Nielsen's damping, an active set. */
import { RULES, type Column, type Matrix } from "./data.ts";
import { solve } from "./linear.ts";

export interface Residuals {
  residual: number[];
  /** a row for each residual */
  jacobian: Matrix;
}

export interface Minimum {
  squares: number;
  at: number[];
  /** whether it ended by itself */
  settled: boolean;
}

/** How a fit moves: the longest step of each coordinate, and those in which R is linear. */
export interface Way {
  reach: Column;
  linear: readonly number[];
}

const MOST = 80, FIRST_DAMPING = 1e-3, LEAST_DAMPING = 1e-18, MOST_DAMPING = 1e20;
const SETTLED = 1e-15, SMALL_STEP = 1e-11, CORRECTIONS = 2;

export function minimum(of: (x: Column) => Residuals, start: Column, low: Column, high: Column, way?: Way, steps = MOST): Minimum {
  const all = [...start.keys()];
  const within = (x: Column) => x.map((value, i) => Math.min(Math.max(value, low[i]!), high[i]!));
  const step = (at: Point, free: readonly number[], damping: number, reach?: Column) =>
    subproblem(at, free, damping, all.map((i) => Math.max(low[i]!, at.x[i]! - (reach?.[i] ?? Infinity))), all.map((i) => Math.min(high[i]!, at.x[i]! + (reach?.[i] ?? Infinity))));
  let now = point(of, within(start));
  let damping = FIRST_DAMPING, growth = 2, still = 0;
  const end = (settled: boolean): Minimum => ({ squares: now.squares, at: now.x, settled });
  for (let n = 0; n < steps; n++) {
    if (!(now.squares > 0) || damping > MOST_DAMPING) return end(true);
    const moved = step(now, all, damping, way?.reach);
    if (!moved || moved.size <= SMALL_STEP * Math.sqrt(now.squares)) return end(true);
    let next = now;
    if (moved.gain > 0) { // what is held at a bound may have made it a step upwards
      next = point(of, within(now.x.map((value, i) => value + moved.h[i]!)));
      // The coordinates in which R is linear follow the others: valleys are curved.
      for (let k = 0; k < CORRECTIONS && way?.linear.length && Number.isFinite(next.squares); k++) {
        const closer = step(next, way.linear, LEAST_DAMPING);
        const there = closer && point(of, within(next.x.map((value, i) => value + closer.h[i]!)));
        if (!there || !(there.squares < next.squares)) break;
        next = there;
      }
    }
    const saved = now.squares - next.squares;
    if (saved > 0) {
      still = saved <= SETTLED * now.squares ? still + 1 : 0;
      now = next;
      damping = Math.max(damping * Math.max(1 / 3, 1 - (2 * Math.min(saved / moved.gain, 1) - 1) ** 3), LEAST_DAMPING);
      growth = 2;
      if (still > 1) return end(true);
    } else {
      damping *= growth;
      growth *= 2;
      if (Number.isFinite(next.squares) && moved.gain > 0 && moved.gain <= SETTLED * now.squares) return end(true);
    }
  }
  return end(false);
}

const SCANNED = 11, GOLDEN = (Math.sqrt(5) - 1) / 2, NARROW = 1e-9;

/** The least along one coordinate, the others at their best for each value of it.
 *
 * Where a valley is so flat that steps in it come to no end: a look at all of it, then a golden section.
 */
export function along(of: (x: Column) => Residuals, best: Minimum, place: number, low: Column, high: Column, way: Way): Minimum {
  let found = best;
  const rest = <T>(values: readonly T[]) => values.filter((_, i) => i !== place);
  const others = { reach: rest(way.reach), linear: way.linear.filter((i) => i !== place).map((i) => (i > place ? i - 1 : i)) };
  const held = (value: number, from: Column): Minimum => {
    const all = (some: Column) => [...some.slice(0, place), value, ...some.slice(place)];
    const inner = minimum((some) => {
      const { residual, jacobian } = of(all(some));
      return { residual, jacobian: jacobian.map(rest) };
    }, rest(from), rest(low), rest(high), others);
    const whole = { ...inner, at: all(inner.at) };
    if (whole.squares < found.squares) found = whole;
    return whole;
  };
  const [least, most] = [low[place]!, high[place]!];
  const scan: Minimum[] = [];
  for (let k = 0; k < SCANNED; k++) scan.push(held(least + ((most - least) * k) / (SCANNED - 1), scan.at(-1)?.at ?? best.at));
  const lowest = scan.reduce((a, one, k) => (one.squares < scan[a]!.squares ? k : a), 0);
  let a = scan[Math.max(lowest - 1, 0)]!.at[place]!, b = scan[Math.min(lowest + 1, SCANNED - 1)]!.at[place]!;
  const at = (value: number) => held(value, found.at).squares;
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [atC, atD] = [at(c), at(d)];
  while (b - a > NARROW * (most - least)) {
    if (atC < atD) {
      [b, d, atD] = [d, c, atC];
      c = b - GOLDEN * (b - a);
      atC = at(c);
    } else {
      [a, c, atC] = [c, d, atD];
      d = a + GOLDEN * (b - a);
      atD = at(d);
    }
  }
  return { ...found, settled: true };
}

interface Point {
  x: number[];
  squares: number;
  matrix: Matrix;
  gradient: number[];
}

function point(of: (x: Column) => Residuals, x: number[]): Point {
  const found = of(x);
  return { x, squares: total(found.residual), ...normal(found, x.length) };
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
function subproblem({ x, matrix, gradient }: Point, among: readonly number[], damping: number, low: Column, high: Column): { h: number[]; gain: number; size: number } | null {
  const n = x.length;
  const h = new Array<number>(n).fill(0);
  const least = RULES.nothing ** 2 * Math.max(...x.map((_, i) => matrix[i]![i]!));
  let free = among.filter((i) => {
    const outward = (x[i]! <= low[i]! && gradient[i]! > 0) || (x[i]! >= high[i]! && gradient[i]! < 0);
    return matrix[i]![i]! > least && !outward;
  });
  while (free.length) {
    const held = among.filter((i) => !free.includes(i) && h[i] !== 0);
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
  return { h, gain, size: Math.max(...h.map((value, i) => Math.abs(value) * Math.sqrt(matrix[i]![i]!))) };
}
