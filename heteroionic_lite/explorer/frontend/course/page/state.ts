/** What is kept of a sheet in this browser; what cannot be read is as if it were not there. */
import { key, recall, remember } from "../../files/storage.ts";
import { parseCode } from "../hash.ts";
import type { Claim, ProblemSet } from "../spec.ts";
import type { Named } from "./wanted.ts";

export interface Answer {
  /** as it stands in the fields, sent or not */
  value: string;
  unit: string;
  tries: number;
  hints: number;
  /** measurements that were bought, on an exercise with a bench */
  bought: string;
  /** the last attempt */
  claim: Claim | null;
  /** the solution was shown: no more attempts */
  closed: boolean;
}

export interface State {
  /** drawn by chance here, and not given by somebody who marks */
  own: boolean;
  /** the reader says that it was handed in */
  handed: boolean;
  /** the exercise that was in hand last */
  at: string;
  answers: Record<string, Answer>;
}

const MOST = 999_999;
const LONGEST = 20_000;

const place = (set: Named, code: string): string => key("sheet", `${set.key}:${code}`);

/** Whether a change in another window of the browser was one of this sheet. */
export const isOf = (set: Named, code: string, name: string | null): boolean => name?.endsWith(place(set, code)) ?? true;

export function kept(set: ProblemSet, code: string): State {
  return asState(recall("local", place(set, code)), set, code);
}

export function keep(set: Named, code: string, state: State): void {
  remember("local", place(set, code), state);
}

/** The sheet that was open last. */
export function last(set: Named): string | null {
  const found = recall("local", key("opened", set.key));
  return typeof found === "string" ? parseCode(found) : null;
}

export function keepLast(set: Named, code: string | null): void {
  remember("local", key("opened", set.key), code);
}

export function asState(found: unknown, set: ProblemSet, code: string): State {
  const state = asObject(found);
  const answers = asObject(state["answers"]);
  return {
    own: state["own"] === true,
    handed: state["handed"] === true,
    at: asText(state["at"]),
    answers: Object.fromEntries(set.exercises.map(({ id }) => [id, asAnswer(answers[id], id, code)])),
  };
}

function asAnswer(found: unknown, exercise: string, sheet: string): Answer {
  const one = asObject(found);
  const claim = one["claim"] ? asObject(one["claim"]) : null;
  return {
    value: asText(one["value"]), unit: asText(one["unit"]), tries: asCount(one["tries"]), hints: asCount(one["hints"]),
    bought: asText(one["bought"]), closed: one["closed"] === true,
    claim: claim && {
      exercise, sheet, value: asText(claim["value"]), unit: asText(claim["unit"]),
      hints: asCount(claim["hints"]), tries: asCount(claim["tries"]), bought: asText(claim["bought"]),
    },
  };
}

/** Answers out of a hand-in code. */
export function restore(state: State, claims: readonly Claim[]): void {
  for (const claim of claims) {
    const answer = state.answers[claim.exercise];
    if (!answer) continue;
    const { value, unit } = claim;
    // Rows that were bought here and there are both paid for: the longer list has the other one.
    const bought = claim.bought.length < answer.bought.length ? answer.bought : claim.bought;
    const tries = Math.max(answer.tries, claim.tries + 1);
    state.answers[claim.exercise] = Object.assign(answer, { value, unit, bought, claim, tries, hints: Math.max(answer.hints, claim.hints) });
  }
}

const asObject = (found: unknown): Record<string, unknown> =>
  typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Record<string, unknown>) : {};

const asText = (found: unknown): string => (typeof found === "string" ? found.slice(0, LONGEST) : "");

const asCount = (found: unknown): number =>
  Number.isInteger(found) && Number(found) >= 0 ? Math.min(Number(found), MOST) : 0;
