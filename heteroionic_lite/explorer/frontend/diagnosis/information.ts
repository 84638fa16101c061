/** Akaike's criterion with its correction for few points (information.py). */

/** The scatter counts as one parameter more; points exceed parameters by three. */
export function aicc(squares: number, points: number, parameters: number): number {
  const k = parameters + 1;
  return points * Math.log(squares / points) + 2 * k + (2 * k * (k + 1)) / (points - k - 1);
}
