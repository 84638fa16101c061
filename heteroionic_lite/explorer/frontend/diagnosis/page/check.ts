/** The intervals of the named mechanism once more, from resamples of its residuals. */
import { offered } from "../candidates.ts";
import type { Published, Table } from "../data.ts";
import { fit, problemOf } from "../fit.ts";
import { resampling, type Middle } from "../resamples.ts";
import { number, parameter } from "../sentences.ts";

export interface CheckAnswer {
  kind: "resamples";
  samples: number;
  seed: number;
  /** `interval`: as it is read, "51.8 to 54.1" */
  intervals: (Middle & { interval: string })[];
}

/** `named`: the mechanism that the verdict names. */
export function* checking(table: Table, named: string, published: Published): Generator<void, CheckAnswer> {
  const candidate = offered(table).find(({ name }) => name === named);
  const found = candidate && fit(problemOf(table, published), candidate);
  if (!found) throw new Error(`${named} is not fitted to these rows`);
  yield;
  const { intervals, ...drawn } = yield* resampling(found);
  return {
    kind: "resamples", ...drawn,
    intervals: intervals.map((one, i) => {
      const { factor } = parameter(found.candidate, found.candidate.free[i]!);
      return { ...one, interval: `${number(one.low * factor, 3)} to ${number(one.high * factor, 3)}` };
    }),
  };
}
