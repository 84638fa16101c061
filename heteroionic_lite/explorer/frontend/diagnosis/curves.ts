/** A candidate as numbers: ln R and its gradient at some rows. */
import { behind, type Candidate } from "./candidates.ts";
import { ROOM, RULES, type Column, type Law, type Matrix, type Laws, type Published, type Table } from "./data.ts";

type Parameters = [number, number, number, number, number, number, number, number, number, number];

const CLOSE = 1e-10, MOST_STEPS = 100;

/** What rows were measured at, with all columns filled in. */
export interface Rows {
  size: number;
  concentration: Column;
  time: Column;
  drop: Column;
  temperature: Column;
  charge: number;
  interfaces: 1 | 2;
  kind: "chord" | "differential";
}

export function rowsOf(table: Table, published: Published): Rows {
  const size = table.resistance.length;
  const column = (values: Column | null, usual: number) => values ?? Array.from({ length: size }, () => usual);
  return {
    size,
    concentration: column(table.concentration, published.reference.concentration),
    time: column(table.time, 0),
    drop: column(table.drop, 0),
    temperature: column(table.temperature, ROOM),
    charge: table.charge_number,
    interfaces: table.interfaces ?? 1,
    kind: table.resistance_kind ?? "chord",
  };
}

export interface Values {
  /** ln R of each row */
  value: number[];
  /** a row of the gradient for each row */
  gradient: Matrix;
}

/** ln R of a candidate as a function of its free parameters. */
export class Curve {
  private readonly law: Law;
  private readonly bias: number[];

  constructor(readonly candidate: Candidate, readonly rows: Rows, readonly published: Laws) {
    const { interfaces, kind } = rows;
    const law = published.laws[`${candidate.more && "wider_"}${candidate.step ? kind : "layer"}_${interfaces}`];
    if (!law) throw new Error(`no law for ${kind} resistances of ${interfaces} interfaces`);
    this.law = law;
    const { faraday, gas } = published.reference;
    this.bias = rows.drop.map((drop, i) => {
      const reduced = ((rows.charge * (faraday / gas / rows.temperature[i]!)) * drop) / interfaces;
      return Math.abs(reduced) < RULES.at_rest ? RULES.at_rest : reduced;
    });
  }

  full(free: Column): number[] {
    const all = [...this.candidate.held];
    this.candidate.places.forEach((place, i) => (all[place] = free[i]!));
    return all;
  }

  at(free: Column): Values {
    const all = this.full(free) as Parameters;
    const { size, concentration, time, temperature, charge } = this.rows;
    const { places } = this.candidate;
    const value = new Array<number>(size), gradient = new Array<number[]>(size);
    for (let i = 0; i < size; i++) {
      const drop = this.drop(i, all);
      const found = this.law.value(drop, concentration[i]!, time[i]!, temperature[i]!, charge, ...all);
      value[i] = found[0]!;
      gradient[i] = places.map((place) => found[place + 1]!);
    }
    return { value, gradient };
  }

  /** What of the bias is left for the step: by Newton's method between none and all of it. */
  private drop(i: number, all: Parameters): number {
    const bias = this.bias[i]!;
    const { balance } = this.law;
    if (!behind(this.candidate) || !balance || Math.abs(bias) <= RULES.at_rest) return bias;
    const { concentration, time, temperature, charge } = this.rows;
    let low = Math.min(0, bias), high = Math.max(0, bias), y = bias;
    for (let n = 0; n < MOST_STEPS; n++) {
      const [found, slope] = balance(y, concentration[i]!, time[i]!, temperature[i]!, charge, ...all) as [number, number];
      const excess = found - bias;
      if (excess > 0) high = y; else low = y;
      const step = y - excess / slope;
      const inside = step >= low && step <= high;
      const moved = inside ? step : (low + high) / 2;
      const done = inside && Math.abs(moved - y) <= CLOSE * Math.abs(bias);
      y = moved;
      if (done) break;
    }
    return y;
  }
}
