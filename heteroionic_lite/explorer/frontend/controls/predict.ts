/** A question to answer before the sliders unlock; asked once, remembered. */
import { button, h } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { key, recall, remember } from "../files/storage.ts";
import type { Choice } from "../spec.ts";

export function predict(figure: Figure): Part {
  const { spec, root } = figure;
  const { predict: asked } = spec;
  if (!asked) return { start: () => figure.lock(false) };
  const name = key("predict", spec.id);
  const element = h("div", { class: "hx-predict", role: "group", "aria-label": "Predict first" });
  let open = false;

  // The text is kept, not its number: choices may be reordered in a later edition.
  const answer = (choice: Choice | null) => {
    remember("local", name, choice ? { choice: choice.text } : { skipped: true });
    conclude(choice, true);
  };

  const ask = () => {
    open = false;
    const choices = asked.choices.map((choice, i) => {
      const one = button("", () => answer(choice), { class: "hx-choice-button", "aria-keyshortcuts": i + 1 });
      one.append(h("kbd", { "aria-hidden": "true" }, String(i + 1)), h("span", {}, choice.text));
      return h("li", {}, one);
    });
    element.dataset["state"] = "asking";
    element.replaceChildren(
      h("p", { class: "hx-predict-kicker" }, "Predict first"),
      h("p", { class: "hx-predict-question", tabindex: -1 }, asked.question),
      h("ol", { class: "hx-choices" }, ...choices),
      h("p", { class: "hx-predict-foot" },
        button("Skip", () => answer(null), { "aria-keyshortcuts": "Escape" }),
        h("span", {}, `Keys 1 to ${choices.length} answer, Escape skips.`)));
    figure.lock(true);
  };

  const conclude = (choice: Choice | null, now: boolean) => {
    open = true;
    const right = asked.choices.find((other) => other.right);
    const verdict = !choice ? "Skipped." : choice.right ? "Right." : "Not quite.";
    const again = button("Ask me again", () => {
      remember("local", name, null);
      ask();
      element.querySelector<HTMLElement>(".hx-predict-question")?.focus({ preventScroll: true });
    }, { class: "hx-button hx-quiet" });
    const because = h("div", { class: "hx-because", tabindex: -1 },
      h("p", {}, h("strong", {}, verdict), ` ${choice ? `You said “${choice.text}”. ${choice.because}` : ""}`),
      choice && !choice.right && right ? h("p", {}, `Right is “${right.text}”. ${right.because}`) : null);
    element.dataset["state"] = !choice ? "skipped" : choice.right ? "right" : "wrong";
    if (now && choice) element.replaceChildren(h("p", { class: "hx-predict-question" }, asked.question), because, again);
    else {
      const line = choice ? `Your prediction: ${choice.right ? "right" : "not right"}` : "Prediction skipped";
      const why = choice
        ? h("details", { class: "hx-earlier" }, h("summary", {}, line), h("p", {}, asked.question), because)
        : h("span", { class: "hx-earlier" }, line);
      element.replaceChildren(why, again);
    }
    figure.lock(false);
    if (now) (choice ? because : again).focus({ preventScroll: true });
  };

  root.addEventListener("keydown", (event) => {
    if (open || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = /^[1-9]$/.test(event.key) ? asked.choices[Number(event.key) - 1] : undefined;
    if (!choice && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    answer(choice ?? null);
  });

  // On paper the question is asked, whatever was answered on the screen.
  const onPaper = h("div", { class: "hx-on-paper" },
    h("p", {}, h("strong", {}, "Predict first. "), asked.question),
    h("ol", {}, ...asked.choices.map((choice) => h("li", {}, choice.text))));
  const both = document.createDocumentFragment();
  both.append(element, onPaper);

  return {
    element: both,
    start() {
      const earlier = recall("local", name) as { choice?: unknown; skipped?: unknown } | null;
      const chosen = asked.choices.find((choice) => choice.text === earlier?.choice);
      if (chosen || earlier?.skipped === true) conclude(chosen ?? null, false);
      else ask();
    },
    // A link that carries values has come for the figure, not for the question.
    linked() {
      if (!open) conclude(null, false);
    },
  };
}
