/** Intervals from the residuals themselves: what the fit gives where they fall on other rows (resamples.py). */
import { hash32 } from "../hash32.ts";
import { Coordinates } from "./coordinates.ts";
import { RULES, sum, type Column } from "./data.ts";
import { clip, natural, weighted, type Fit } from "./fit.ts";
import { Span } from "./linear.ts";
import { minimum } from "./minimum.ts";

/** The middle 95 % of a parameter over all resamples, in natural units. */
export interface Middle {
  name: string;
  low: number;
  high: number;
}

export interface Resampled {
  samples: number;
  seed: number;
  intervals: Middle[];
}

const LEAST_FREE = 1e-9, SLICE = 5;

/** In slices of a few resamples. */
export function* resampling(fit: Fit, samples: number = RULES.resamples.samples, seed: number = RULES.resamples.seed): Generator<void, Resampled> {
  const { problem: { noise: { weights } }, fitted, candidate } = fit;
  const drawn = enlarged(fit), size = drawn.length;
  const coordinates = new Coordinates(fit.curve);
  const found: number[][] = [];
  for (let sample = 0; sample < samples; sample++) {
    const measured = fitted.map((lnR, row) => lnR + drawn[hash32(`${seed}|${sample}|${row}`) % size]! / weights[row]!);
    found.push(refitted(fit, coordinates, measured));
    if (sample % SLICE === SLICE - 1) yield;
  }
  const { level } = RULES.intervals;
  const intervals = candidate.free.map((name, i) => {
    const sorted = found.map((free) => free[i]!).sort((a, b) => a - b);
    const [low, high] = [natural(name, quantile(sorted, (1 - level) / 2)), natural(name, quantile(sorted, (1 + level) / 2))];
    return { name: low.name, low: low.value, high: high.value };
  });
  return { samples, seed, intervals };
}

/** Weighted residuals over √(1 − h), centred; h is what a row has of the fit's own columns. */
function enlarged({ problem: { noise: { weights } }, residuals, gradient, inside }: Fit): number[] {
  const span = new Span(weights.length);
  for (const place of inside) span.add(gradient.map((row, i) => weights[i]! * row[place]!));
  const found = residuals.map((left, i) => {
    const pull = span.basis.reduce((total, direction) => total + direction[i]! ** 2, 0);
    return (weights[i]! * left) / Math.sqrt(Math.max(1 - pull, LEAST_FREE));
  });
  const mean = sum(found) / found.length;
  return found.map((value) => value - mean);
}

/** The free parameters for other values of ln R. */
function refitted({ problem: { noise: { weights } }, free, low, high }: Fit, coordinates: Coordinates, measured: Column): number[] {
  const [least, most] = coordinates.ends(low, high);
  const best = minimum((x) => weighted(coordinates.at(x), measured, weights), coordinates.of(free), least, most, coordinates.way);
  return clip(coordinates.back(best.at), low, high);
}

/** As numpy has it: between two of them in proportion. */
function quantile(sorted: Column, share: number): number {
  const place = share * (sorted.length - 1), below = Math.floor(place);
  const value = sorted[below]!;
  return value + (place - below) * ((sorted[below + 1] ?? value) - value);
}
