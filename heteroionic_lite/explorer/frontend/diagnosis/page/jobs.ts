/** What is computed away from the page: by a worker, or in slices where none may start. */
import type { Published, Table } from "../data.ts";
import type { Circuit } from "../impedance/data.ts";
import type { Costs } from "../next.ts";
import type { Spectrum } from "../reading/spectra.ts";
import { answering, type Answer } from "./answer.ts";
import { checking, type CheckAnswer } from "./check.ts";
import { planning, type Plan, type PlanAnswer } from "./design.ts";
import { judging, type SpectraAnswer, type SpectraSaid } from "./spectrum.ts";

export type Job =
  | { kind: "table"; table: Table; costs: Partial<Costs> }
  | { kind: "resamples"; table: Table; named: string }
  | { kind: "spectra"; spectra: Spectrum[]; said?: SpectraSaid }
  | { kind: "plan"; plan: Plan };

export type Found = Answer | CheckAnswer | SpectraAnswer | PlanAnswer;

export interface Asked {
  id: number;
  job: Job;
}

/** `found`: so far; `done`: no more will come. */
export interface Told {
  id: number;
  found?: Found;
  error?: string;
  done: boolean;
}

export interface Laws {
  published: Published;
  circuits: readonly Circuit[];
}

/** What is found so far is yielded, what is final returned. */
export function* working(job: Job, { published, circuits }: Laws): Generator<Found | void, Found> {
  if (job.kind === "table") return yield* answering(job.table, published, job.costs);
  if (job.kind === "resamples") return yield* checking(job.table, job.named, published);
  if (job.kind === "spectra") return yield* judging(job.spectra, job.said ?? {}, circuits);
  return yield* planning(job.plan, published);
}

declare global {
  var heteroionicLaws: Published | undefined;
  var heteroionicCircuits: readonly Circuit[] | undefined;
  var heteroionicWork: ((job: Job) => Generator<Found | void, Found>) | undefined;
}
