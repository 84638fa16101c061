/** Small linear algebra: a few parameters, up to thousands of rows. */
import { RULES, dot, type Column, type Matrix } from "./data.ts";

/** A x = b for a symmetric matrix, by Cholesky; null where a pivot is not above `least`. */
export function solve(matrix: Matrix, right: Column, least = 0): number[] | null {
  const n = right.length;
  const lower: Matrix = matrix.map((row) => [...row]);
  for (let j = 0; j < n; j++) {
    const row = lower[j]!;
    let pivot = row[j]!;
    for (let k = 0; k < j; k++) pivot -= row[k]! ** 2;
    if (!(pivot > least)) return null;
    row[j] = Math.sqrt(pivot);
    for (let i = j + 1; i < n; i++) {
      const other = lower[i]!;
      let value = other[j]!;
      for (let k = 0; k < j; k++) value -= other[k]! * row[k]!;
      other[j] = value / row[j]!;
    }
  }
  const x = [...right];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** The inverse of a symmetric matrix; null where a pivot is not above `least`. */
export function inverse(matrix: Matrix, least = 0): Matrix | null {
  const n = matrix.length;
  const columns: Matrix = [];
  for (let j = 0; j < n; j++) {
    const x = solve(matrix, Array.from({ length: n }, (_, i) => (i === j ? 1 : 0)), least);
    if (!x) return null;
    columns.push(x);
  }
  return Array.from({ length: n }, (_, i) => columns.map((column) => column[i]!));
}

/** The space of some columns, by an orthonormal basis. */
export class Span {
  constructor(private readonly size: number, readonly basis: number[][] = []) {}

  get rank(): number {
    return this.basis.length;
  }

  copy(): Span {
    return new Span(this.size, [...this.basis]);
  }

  /** Widen it, unless the column is already in it. */
  add(column: Column): void {
    const size = Math.sqrt(dot(column, column));
    if (!size || this.rank === this.size) return;
    const left = this.rest(column.map((value) => value / size));
    const rest = Math.sqrt(dot(left, left));
    if (rest > RULES.misfit.dependent) this.basis.push(left.map((value) => value / rest));
  }

  /** What of a column is outside of it; taken away twice, as rounding wants. */
  rest(column: Column): number[] {
    const left = [...column];
    for (let pass = 0; pass < 2; pass++) {
      for (const direction of this.basis) {
        const part = dot(direction, left);
        for (let i = 0; i < left.length; i++) left[i]! -= part * direction[i]!;
      }
    }
    return left;
  }
}

/** Least squares of a few columns; what depends on earlier ones gets no share. */
export function leastSquares(columns: readonly Column[], right: Column): number[] {
  const basis: number[][] = [];
  const triangle: number[][] = [];
  const kept: number[] = [];
  for (const [index, column] of columns.entries()) {
    const size = Math.sqrt(dot(column, column));
    const left = [...column];
    const row = basis.map(() => 0);
    for (let pass = 0; pass < 2; pass++) {
      for (const [k, direction] of basis.entries()) {
        const part = dot(direction, left);
        row[k]! += part;
        for (let i = 0; i < left.length; i++) left[i]! -= part * direction[i]!;
      }
    }
    const rest = Math.sqrt(dot(left, left));
    if (!(rest > 1e-9 * size)) continue;
    basis.push(left.map((value) => value / rest));
    triangle.push([...row, rest]);
    kept.push(index);
  }
  const found = columns.map(() => 0);
  const share = basis.map((direction) => dot(direction, right));
  for (let i = kept.length - 1; i >= 0; i--) {
    let value = share[i]!;
    for (let k = i + 1; k < kept.length; k++) value -= triangle[k]![i]! * found[kept[k]!]!;
    found[kept[i]!] = value / triangle[i]![i]!;
  }
  return found;
}
