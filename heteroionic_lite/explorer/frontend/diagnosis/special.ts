/** The distributions a verdict asks: χ², F and Student's t. */

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const TINY = 1e-300, PRECISION = 1e-16, MOST = 10_000;

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  let series = LANCZOS[0]!;
  for (let i = 1; i < LANCZOS.length; i++) series += LANCZOS[i]! / (y + i);
  const t = y + LANCZOS.length - 1.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(series);
}

/** Upper tail of χ² with `freedom` degrees of freedom. */
export function chiSquaredTail(freedom: number, x: number): number {
  const a = freedom / 2, z = x / 2;
  if (z <= 0) return 1;
  const front = Math.exp(a * Math.log(z) - z - logGamma(a));
  if (z < a + 1) {
    let term = 1 / a, total = term;
    for (let n = 1; n < MOST && Math.abs(term) > PRECISION * Math.abs(total); n++) total += (term *= z / (a + n));
    return 1 - front * total;
  }
  let b = z + 1 - a, c = 1 / TINY, d = 1 / b, h = d;
  for (let i = 1; i < MOST; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / guard(an * d + b);
    c = guard(b + an / c);
    const by = c * d;
    h *= by;
    if (Math.abs(by - 1) < PRECISION * 4) break;
  }
  return front * h;
}

/** Upper tail of F. */
export function fTail(first: number, second: number, x: number): number {
  return x <= 0 ? 1 : beta(second / 2, first / 2, second / (second + first * x));
}

/** P(T < −|t|) of Student's t. */
export function tTail(freedom: number, t: number): number {
  return beta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2;
}

/** The t that a share (1 + level)/2 lies below. */
export function tQuantile(freedom: number, level: number): number {
  const tail = (1 - level) / 2;
  let low = 0, high = 2;
  while (tTail(freedom, high) > tail) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (tTail(freedom, middle) > tail) low = middle; else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised incomplete beta function, by its continued fraction. */
function beta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a : 1 - (front * fraction(b, a, 1 - x)) / b;
}

function fraction(a: number, b: number, x: number): number {
  let c = 1, d = 1 / guard(1 - ((a + b) * x) / (a + 1)), h = d;
  for (let m = 1; m < MOST; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const by = d * c;
    h *= by;
    if (Math.abs(by - 1) < PRECISION * 4) break;
  }
  return h;
}

function guard(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
