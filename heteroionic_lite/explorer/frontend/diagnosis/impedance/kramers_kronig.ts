/** Whether a spectrum can be that of something linear that stood still: Kramers and Kronig. */
import { dot, sum, type Column } from "../data.ts";
import { leastSquares } from "../linear.ts";
import { measured, RULES, type Points } from "./data.ts";

export interface Relations {
  /** residuals relative to |Z| */
  real: number[];
  imaginary: number[];
  /** the larger correlation of neighbours, in standard deviations of what noise shows */
  correlation: number;
  size: number;
  passed: boolean;
}

/** A chain of fewer elements a decade cannot bend to a single odd point, and shows it. */
export function kramersKronig(points: Points, perDecade = RULES.per_decade): Relations {
  const columns = columnsOf(points, perDecade);
  const right = measured(points);
  const found = leastSquares(columns, right);
  const left = right.map((value, row) => value - sum(columns.map((column, i) => column[row]! * found[i]!)));
  const n = points.omega.length;
  const [real, imaginary] = [left.slice(0, n), left.slice(n)];
  const alike = Math.max(correlation(real), correlation(imaginary));
  const size = Math.sqrt((2 * dot(left, left)) / left.length);
  return { real, imaginary, correlation: alike, size, passed: size <= RULES.small || (alike <= RULES.correlated && size <= RULES.large) };
}

/** R, the RC elements, C and L; real parts, then imaginary parts, relative to the modulus. */
function columnsOf({ omega, modulus }: Points, perDecade: number): number[][] {
  const [low, high] = [Math.min(...omega), Math.max(...omega)];
  const count = Math.max(2, roundHalfEven(perDecade * Math.log10(high / low)));
  const times = Array.from({ length: count }, (_, k) =>
    Math.exp(-Math.log(high) + ((Math.log(high) - Math.log(low)) * k) / (count - 1)));
  const column = (real: (w: number) => number, imaginary: (w: number) => number) =>
    [...omega.map((w, i) => real(w) / modulus[i]!), ...omega.map((w, i) => imaginary(w) / modulus[i]!)];
  return [
    column(() => 1, () => 0),
    ...times.map((time) => column((w) => 1 / (1 + (w * time) ** 2), (w) => (-w * time) / (1 + (w * time) ** 2))),
    column(() => 0, (w) => -1 / w),
    column(() => 0, (w) => w),
  ];
}

/** As Python rounds. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 ? floor + 1 : floor;
}

/** Of neighbours, in standard deviations of what noise shows. */
export function correlation(residual: Column): number {
  const power = dot(residual, residual);
  return power === 0 ? 0 : (dot(residual.slice(0, -1), residual.slice(1)) / power) * Math.sqrt(residual.length);
}
