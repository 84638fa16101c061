/** A line as the text of a path. It is written anew in every frame of a move: nothing is done twice. */
import type { Scale } from "./axes.ts";
import type { Display } from "../spec.ts";

/** A path that leaves the plot by far more than this is cut; renderers dislike 1e300. */
const FAR = 1e4;

export function near(pixel: number): number {
  return Math.min(FAR, Math.max(-FAR, pixel));
}

/** To the hundredth of a pixel; what is undefined stays so. */
function written(pixel: number): string {
  return Number.isFinite(pixel) ? String(Math.round(near(pixel) * 100) / 100) : "";
}

type Along = { display: Display; scale: Scale };

function all(values: Float64Array, { display, scale }: Along): string[] {
  return Array.from(values, (value) => written(scale(value * display.factor + display.offset)));
}

/** Positions along an abscissa stay where they are while sliders move. */
const kept = new WeakMap<Float64Array, { scale: Scale; texts: string[] }>();

function abscissa(values: Float64Array, along: Along): string[] {
  const found = kept.get(values);
  if (found?.scale === along.scale) return found.texts;
  const texts = all(values, along);
  kept.set(values, { scale: along.scale, texts });
  return texts;
}

/** "M1,2L3,4": broken where a number is undefined. `still`: x is the same array at every call. */
export function outline(x: Float64Array, y: Float64Array, along: Along, up: Along, still: boolean): string {
  const across = still ? abscissa(x, along) : all(x, along);
  const { display: { factor, offset }, scale } = up;
  let path = "";
  let points = 0;
  for (let i = 0; i < across.length; i += 1) {
    const px = across[i]!;
    const py = px && written(scale(y[i]! * factor + offset));
    if (py) path += `${points++ ? "L" : "M"}${px},${py}`;
    else {
      if (points === 1) path += "Z";
      points = 0;
    }
  }
  return points === 1 ? `${path}Z` : path;
}
