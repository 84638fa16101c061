/** What is said of an answer. */
import { h, trusted } from "../../dom.ts";
import type { Verdict } from "../spec.ts";
import { formatNumber } from "../../words/format.ts";
import { points, text, type Places, type Task } from "./sheet.ts";

const MARKS = { right: "✓", half: "◐", wrong: "✗", note: "!", open: "✎" };

function tone({ counts, credit, kind }: Verdict): keyof typeof MARKS {
  if (!counts) return "note";
  if (credit === null) return "open";
  return kind === "right" ? "right" : credit > 0 ? "half" : "wrong";
}

export function said(verdict: Verdict, task: Task, places: Places): HTMLElement {
  const how = tone(verdict);
  const words = h("p", {}, h("span", { class: "hx-mark", "aria-hidden": "true" }, MARKS[how]));
  // Judging has escaped what was typed.
  words.append(trusted(text(task, places, verdict.message)));
  const again = Object.hasOwn(places, verdict.link) ? places[verdict.link] : undefined;
  if (again) words.append(" Read again: ", h("a", { href: again.href }, again.words), ".");
  return h("div", { class: "hx-said", "data-tone": how }, words, h("p", { class: "hx-worth" }, worth(verdict, task)));
}

function worth(verdict: Verdict, { exercise, answer }: Task): string {
  if (!verdict.counts) return answer.claim ? `What was recorded before stays: ${inWords(answer.claim.value, answer.claim.unit)}.` : "";
  const of = points(exercise.points);
  const tries = `Attempt ${answer.tries}`;
  if (verdict.credit === null) return `${tries}; up to ${of}.`;
  return `${tries}; ${formatNumber(verdict.credit * exercise.points, 3, { trim: true })} of ${of}.`;
}

export function inWords(value: string, unit: string): string {
  const all = `${value} ${unit}`.trim().replace(/\s+/g, " ");
  return all.length > 60 ? `${all.slice(0, 60)}…` : all;
}
