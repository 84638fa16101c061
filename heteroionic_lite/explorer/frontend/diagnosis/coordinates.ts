/** In which coordinates a fit moves: such that what a mechanism may lack is a point on a bound.
 *
 * Behind a layer a step moves in 1/i₀; a growing layer in what was there at first, what had grown by
 * the last age, and ln τ (coordinates.py has the formulas).
 */
import type { Curve, Values } from "./curves.ts";
import { behind } from "./candidates.ts";
import { RULES, extent, type Column, type Name } from "./data.ts";
import type { Way } from "./minimum.ts";

const CURVED: ReadonlySet<Name> = new Set(["transfer_coefficient", "activation_energy", "salt_exponent"]);

export class Coordinates {
  private readonly turned: boolean;
  private readonly grows: boolean;
  private readonly place: number;
  private readonly last: number;

  constructor(readonly curve: Curve) {
    const { step, free } = curve.candidate;
    this.turned = step !== "" && behind(curve.candidate);
    this.grows = free.includes("log_time");
    this.place = this.grows ? free.indexOf("layer_resistance") : 0;
    this.last = extent(curve.rows.time)[1];
  }

  of(free: Column): number[] {
    const moved = [...free], k = this.place;
    if (this.turned) moved[0] = Math.exp(-free[0]!);
    if (this.grows) {
      const [full, logTime, late] = [free[k]!, free[k + 1]!, free[k + 2]!];
      const grown = -Math.expm1(-this.last / Math.exp(logTime));
      [moved[k], moved[k + 1], moved[k + 2]] = [full * (1 - late), full * late * grown, logTime];
    }
    return moved;
  }

  back(moved: Column): number[] {
    const free = [...moved], k = this.place;
    if (this.turned) free[0] = -Math.log(moved[0]!);
    if (this.grows) {
      const [first, growth, logTime] = [moved[k]!, moved[k + 1]!, moved[k + 2]!];
      const late = growth / -Math.expm1(-this.last / Math.exp(logTime));
      const full = first + late;
      [free[k], free[k + 1], free[k + 2]] = [full, logTime, full ? late / full : 0];
    }
    return free;
  }

  /** How a fit moves in them: a time of growth in small steps, R linear in all that is a resistance. */
  get way(): Way {
    const { candidate } = this.curve, { free } = candidate;
    const curved = free.map((name, i) => CURVED.has(name) || (this.grows && i === this.place + 2));
    return {
      reach: curved.map((_, i) => (this.grows && i === this.place + 2 ? RULES.starts.reach : Infinity)),
      linear: behind(candidate) ? [...free.keys()].filter((i) => !curved[i]) : [],
    };
  }

  ends(low: Column, high: Column): [number[], number[]] {
    const least = [...low], most = [...high], k = this.place;
    if (this.turned) [least[0], most[0]] = [Math.exp(-high[0]!), Math.exp(-low[0]!)];
    if (this.grows) {
      [least[k], least[k + 1], least[k + 2]] = [0, 0, low[k + 1]!];
      [most[k], most[k + 1], most[k + 2]] = [Infinity, Infinity, high[k + 1]!];
    }
    return [least, most];
  }

  at(moved: Column): Values {
    const free = this.back(moved), k = this.place;
    const found = this.curve.at(free);
    if (this.turned) for (const row of found.gradient) row[0]! /= -moved[0]!;
    if (!this.grows) return found;
    const [full, logTime, late] = [free[k]!, free[k + 1]!, free[k + 2]!];
    const growth = moved[k + 1]!, tau = Math.exp(logTime), last = this.last / tau;
    const whole = -Math.expm1(-last), wholeSlope = -last * Math.exp(-last);
    found.gradient.forEach((row, i) => {
      const age = this.curve.rows.time[i]! / tau;
      const share = -Math.expm1(-age), slope = -age * Math.exp(-age);
      const byLayer = row[k]! - (full ? (late / full) * row[k + 2]! : 0);
      row[k] = byLayer;
      row[k + 1] = (byLayer * share) / whole;
      row[k + 2] = (byLayer * growth * (slope - (share * wholeSlope) / whole)) / whole;
    });
    return found;
  }
}
