/** Questions that take a number: read as every number of the book is read, judged at once, remembered. */
import { button, h, trusted } from "../dom.ts";
import { key, recall, remember } from "../files/storage.ts";
import type { Display } from "../spec.ts";
import { readQuantity } from "../words/read.ts";

interface Judged {
  value: number;
  tolerance: number;
  display: Display;
  mistakes: { value: number; because: string }[];
}

export type Verdict = { right: boolean; said: string };

/** What there is to say about a number in SI; what Python wrote may hold markup. */
export function judge({ value, tolerance, mistakes }: Judged, given: number): Verdict {
  const near = (wanted: number) => Math.abs(given - wanted) <= tolerance * Math.abs(wanted);
  if (near(value)) return { right: true, said: "" };
  const known = mistakes.find((mistake) => near(mistake.value));
  if (known) return { right: false, said: known.because };
  if (near(-value)) return { right: false, said: "The size is right; look at the sign." };
  const power = Math.round(Math.log10(given / value));
  if (power && Number.isFinite(power) && near(value * 10 ** power))
    return { right: false, said: `The digits are right, but it is ${power > 0 ? "too large" : "too small"} by a power of ten: look at the units.` };
  return { right: false, said: Math.abs(given) > Math.abs(value) ? "It is less than that." : "It is more than that." };
}

export function numberQuestion(element: HTMLElement): void {
  const mistakes = [...element.querySelectorAll<HTMLElement>(".hx-mistake")]
    .map((one) => ({ value: Number(one.dataset["value"]), because: one.innerHTML }));
  const judged: Judged = { ...JSON.parse(element.dataset["number"] ?? "") as Omit<Judged, "mistakes">, mistakes };
  const name = key("question", element.id);
  const unit = judged.display.typeset;
  const answer = element.querySelector<HTMLDetailsElement>(".hx-answer");
  const told = h("p", { class: "hx-number-told", id: `${element.id}-told`, role: "status" });
  const field = h("input", {
    type: "text", class: "hx-number-field", inputmode: "decimal", autocomplete: "off", spellcheck: "false",
    "aria-label": `Your answer${unit ? `, in ${unit} or another unit that fits` : ""}`, "aria-describedby": told.id,
  });
  const check = () => {
    const read = readQuantity(field.value, judged.display);
    // What cannot be read is no answer, and counts as none.
    if (read.value === null) return say(read.why, null);
    remember("local", name, field.value);
    const { right, said } = judge(judged, read.value);
    say(said, right);
    if (right && answer) answer.open = true;
  };
  const say = (text: string, right: boolean | null) => {
    told.dataset["right"] = String(right);
    const verdict = right === null ? "" : right ? "Right." : "Not quite.";
    told.replaceChildren(...(verdict ? [h("strong", {}, verdict), " "] : []), trusted(text));
  };
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") check(); });
  field.addEventListener("input", () => {
    told.replaceChildren();
    delete told.dataset["right"];
  });
  element.querySelector("legend")?.after(
    h("p", { class: "hx-number-row" }, field, h("span", { class: "hx-number-unit", "aria-hidden": "true" }, unit),
      button("Check", check, { class: "hx-number-check" })), told);
  const kept = recall("local", name);
  if (typeof kept !== "string") return;
  field.value = kept;
  check();
}
