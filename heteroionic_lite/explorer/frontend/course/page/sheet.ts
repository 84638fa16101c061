/** A sheet that is being worked on: its numbers, what was answered, and what all parts share. */
import { draw, fill, likeOf, type Drawn } from "../draw.ts";
import { judge } from "../judge.ts";
import type { Claim, Exercise, Functions, ProblemSet, Verdict } from "../spec.ts";
import type { Answer, State } from "./state.ts";

/** Where an id is, as seen from the page, and what is there. */
export type Places = Readonly<Record<string, { href: string; words: string }>>;

export interface Loaded {
  set: ProblemSet;
  functions: Functions;
  places: Places;
}

export interface Task {
  /** from 1, as it is named on the sheet */
  number: number;
  exercise: Exercise;
  drawn: Drawn;
  answer: Answer;
}

export interface Sheet extends Loaded {
  code: string;
  state: State;
  tasks: Task[];
  /** keeps what has changed, and lets every part show it */
  changed(): void;
  watch(show: () => void): void;
}

export function openSheet(loaded: Loaded, code: string, state: State, keep: (state: State) => void): Sheet {
  const shown: (() => void)[] = [];
  const tasks = loaded.set.exercises.map((exercise, k): Task => ({
    number: k + 1, exercise, drawn: draw(exercise, loaded.functions, code, likeOf(exercise, loaded.set.exercises)), answer: state.answers[exercise.id]!,
  }));
  return {
    ...loaded, code, state, tasks,
    changed() {
      keep(state);
      for (const show of shown) show();
    },
    watch: (show) => void shown.push(show),
  };
}

/** What there is to say of what was recorded. */
export function recorded({ drawn, answer }: Task): Verdict | null {
  return answer.claim && judge(drawn, answer.claim);
}

/** Judges what is typed; what was an attempt is recorded, as in a notebook (course/student.py). */
export function attempt({ exercise, drawn, answer }: Task): Verdict {
  const { value, unit, hints, tries, bought } = answer;
  const claim: Claim = { exercise: exercise.id, sheet: drawn.code, value, unit, hints, tries, bought };
  const verdict = judge(drawn, claim);
  if (verdict.counts) {
    answer.claim = claim;
    answer.tries += 1;
    // Whoever has seen whether it is right knows: nothing is to be guessed any more.
    if (exercise.kind === "choice" && exercise.sure) answer.closed = true;
  }
  return verdict;
}

/** A text of the exercise with this sheet's numbers; links lead where the book has what they name. */
export function text({ drawn }: Task, places: Places, written: string): string {
  const link = (address: string, words: string): string => {
    const [, fragment = ""] = address.split("#");
    return anchor(places, fragment.split("?")[0] ?? "", words, fragment);
  };
  return fill(drawn, written, link).replace(/href=(["'])#([^"'?]+)/g, (whole, quote: string, id: string) =>
    Object.hasOwn(places, id) ? `href=${quote}${places[id]!.href.replaceAll("&", "&amp;")}` : whole);
}

function anchor(places: Places, id: string, words: string, fragment: string): string {
  const page = Object.hasOwn(places, id) ? places[id]!.href.split("#")[0] : "";
  return `<a href="${`${page}#${fragment}`.replaceAll("&", "&amp;")}">${words}</a>`;
}

export interface Standing {
  answered: number;
  gained: number;
  /** points that a person gives */
  open: number;
  of: number;
}

export function standing({ tasks }: Sheet): Standing {
  const found: Standing = { answered: 0, gained: 0, open: 0, of: 0 };
  for (const task of tasks) {
    const verdict = recorded(task);
    found.of += task.exercise.points;
    if (!verdict) continue;
    found.answered += 1;
    if (verdict.credit === null) found.open += task.exercise.points;
    else found.gained += verdict.credit * task.exercise.points;
  }
  // A firm error costs points, but a sheet is never worth less than nothing.
  found.gained = Math.max(0, found.gained);
  return found;
}

export const points = (count: number): string => `${Number(count.toFixed(2))} point${count === 1 ? "" : "s"}`;
