/** How a curve runs at the present settings, in words; the drawing is described by them. */
import type { Figure, Part } from "../figure/figure.ts";
import { lines } from "../figure/marks/curves.ts";
import type { Scene } from "../figure/scene.ts";
import type { Axis } from "../spec.ts";
import { spokenQuantity } from "./speech.ts";
import { shown } from "./units.ts";

/** What is less than this share of the whole is no turn that an eye would see. */
const TURN = 0.02;
const FLAT = 1e-3;

export interface Run {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/** "falls from 64 at 1 to a minimum of 3 at 20, then rises to 5 at 40", in the axes' units */
export function course(x: Axis, y: Axis, run: Run): string {
  const seen = Array.from(run.x, (_, i) => i).filter((i) => Number.isFinite(run.x[i]!) && Number.isFinite(run.y[i]!));
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined) return "is nowhere defined";
  const at = (i: number) => spokenQuantity(x, run.x[i]!, 3, { trim: true });
  const value = (i: number) => spokenQuantity(y, run.y[i]!);
  const height = (i: number) => {
    const number = shown(y.display, run.y[i]!);
    return y.scale === "log" ? Math.log10(number > 0 ? number : Number.MIN_VALUE) : number;
  };
  const least = seen.reduce((best, i) => (height(i) < height(best) ? i : best), first);
  const most = seen.reduce((best, i) => (height(i) > height(best) ? i : best), first);
  const span = height(most) - height(least);
  if (!(span > FLAT * Math.max(Math.abs(height(most)), FLAT))) return `stays at ${value(first)}`;
  const turns = [least, most].filter((i) => [first, last].every((end) => Math.abs(height(i) - height(end)) > TURN * span))
    .sort((a, b) => a - b);
  const stops = [...turns, last];
  let before = first;
  return stops.map((stop, n) => {
    const verb = height(stop) > height(before) ? "rises" : height(stop) < height(before) ? "falls" : "comes back";
    const kind = n < turns.length ? (stop === most ? "a maximum of " : "a minimum of ") : "";
    const text = `${n ? `then ${verb}` : `${verb} from ${value(before)} at ${at(before)}`} to ${kind}${value(stop)} at ${at(stop)}`;
    before = stop;
    return text;
  }).join(", ");
}

/** Every curve in a sentence. */
export function courses(scene: Scene): string {
  return scene.spec.panels.flatMap((panel, index) => lines(scene, index).map(({ curve, samples }) =>
    `${curve.label}: ${panel.y.label} ${course(panel.x, panel.y, samples)}.`)).join(" ");
}

/** Keeps the text alternative of the drawing that of the present settings. */
export function describe(figure: Figure): Part {
  const { spec, chart } = figure;
  const say = () => {
    // While a question is asked, its answer is not told; the chart says what is hidden.
    if (figure.veiled) return;
    const now = figure.locked ? "" : ` Now: ${courses(figure)}`;
    const text = `${spec.description || spec.title}${now}`.trim();
    if (chart.svg.getAttribute("aria-label") !== text) chart.svg.setAttribute("aria-label", text);
  };
  return { rest: say, lock: say };
}
