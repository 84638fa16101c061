/** Self-check questions: they work by CSS alone; here the answer is kept and said aloud. */
import { numberQuestion } from "./number.ts";
import { key, recall, remember } from "../files/storage.ts";

export function questions(): void {
  for (const element of document.querySelectorAll<HTMLElement>("fieldset[data-question]"))
    (element.dataset["number"] ? numberQuestion : question)(element);
}

function question(element: HTMLElement): void {
  const name = key("question", element.id);
  const choices = [...element.querySelectorAll<HTMLInputElement>('.hx-choice > input[type="radio"]')];
  const live = document.createElement("p");
  live.className = "hx-hidden";
  live.setAttribute("aria-live", "polite");
  element.append(live);

  const kept = recall("local", name);
  const earlier = choices.find((choice) => choice.value === kept);
  if (earlier) earlier.checked = true;

  element.addEventListener("change", (event) => {
    const chosen = choices.find((choice) => choice === event.target);
    if (!chosen) return;
    remember("local", name, chosen.value);
    live.textContent = chosen.closest(".hx-choice")?.querySelector(".hx-feedback")?.textContent ?? "";
  });
}
