/** A question to answer before the sliders unlock; asked once, remembered. Its answer is not to be seen before. */
import { button, h } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { key, recall, remember } from "../files/storage.ts";
import { choices } from "../guess/choices.ts";
import { drawn } from "../guess/drawn.ts";
import { play } from "../guess/motion.ts";
import type { Verdict } from "../guess/way.ts";

/** What stands below the drawing, made with the question above it. */
const bars = new WeakMap<Figure, Part>();

export function guessBar(figure: Figure): Part {
  return bars.get(figure) ?? {};
}

export function predict(figure: Figure): Part {
  const { spec } = figure;
  const { predict: asked } = spec;
  if (!asked) return { start: () => figure.lock(false) };
  const name = key("predict", spec.id);
  const element = h("div", { class: "hx-predict", role: "group", "aria-label": "Predict first" });
  const made = asked.guess && drawn(figure, asked, asked.guess);
  const way = made ? made.way : choices(asked);
  if (made) bars.set(figure, made.bar);
  const paper = matchMedia("print");
  let open = false;
  let stopMoving = () => {};
  // On paper the figure is whole, whatever was answered on the screen.
  const veil = () => {
    figure.veil(!open && !paper.matches);
    if (paper.matches) way.print?.();
  };

  const answer = (verdict: Verdict | null) => {
    remember("local", name, verdict?.kept ?? { skipped: true });
    conclude(verdict, true);
    if (verdict) stopMoving = play(figure, asked.show);
  };

  const ask = () => {
    open = false;
    stopMoving();
    element.dataset["state"] = "asking";
    figure.lock(true);
    veil();
    const below = way.ask(answer);
    element.replaceChildren(
      h("p", { class: "hx-predict-kicker" }, way.kicker),
      h("p", { class: "hx-predict-question", tabindex: -1 }, asked.question),
      ...below,
      h("p", { class: "hx-predict-foot" },
        button("Skip", () => answer(null), { "aria-keyshortcuts": "Escape" }),
        h("span", {}, `${way.keys ? `${way.keys}, ` : ""}${way.keys ? "Escape" : "Here Escape"} skips.`)));
  };

  const conclude = (verdict: Verdict | null, now: boolean) => {
    open = true;
    element.dataset["state"] = !verdict ? "skipped" : verdict.right ? "right" : "wrong";
    const again = button("Ask me again", () => {
      remember("local", name, null);
      // A guess is about the defaults.
      if (asked.guess) figure.state.reset();
      ask();
      (way.first?.() ?? element.querySelector<HTMLElement>(".hx-predict-question"))?.focus({ preventScroll: true });
    }, { class: "hx-button hx-quiet" });
    const because = verdict && h("div", { class: "hx-because", tabindex: -1 },
      h("p", {}, h("strong", {}, verdict.headline)), ...verdict.said);
    way.over?.(verdict);
    if (now && because) {
      const beside = way.beside ?? element;
      element.replaceChildren(h("p", { class: "hx-predict-question" }, asked.question));
      if (way.beside) beside.replaceChildren();
      beside.append(because, again);
      beside.hidden = false;
      beside.dataset["state"] = element.dataset["state"];
    } else {
      const line = verdict ? `Your prediction: ${verdict.headline.replace(/\.$/, "").toLowerCase()}` : "Prediction skipped";
      const why = because
        ? h("details", { class: "hx-earlier" }, h("summary", {}, line), h("p", {}, asked.question), because)
        : h("span", { class: "hx-earlier" }, line);
      element.replaceChildren(why, again);
    }
    figure.lock(false);
    veil();
    if (now) (because ?? again).focus({ preventScroll: true });
  };

  element.addEventListener("keydown", (event) => {
    if (open || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const skips = event.key === "Escape";
    if (!skips && !way.key?.(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (skips) answer(null);
  });

  const onPaper = h("div", { class: "hx-on-paper" },
    h("p", {}, h("strong", {}, "Predict first. "), asked.question), way.onPaper);
  const both = document.createDocumentFragment();
  both.append(element, onPaper);

  return {
    element: both,
    start() {
      paper.addEventListener("change", veil);
      const earlier = recall("local", name) as { skipped?: unknown } | null;
      const verdict = way.recall(earlier);
      if (verdict || earlier?.skipped === true) conclude(verdict, false);
      else ask();
    },
    // A link that carries values has come for the figure, not for the question.
    linked() {
      if (!open) conclude(null, false);
    },
    stop() {
      stopMoving();
      paper.removeEventListener("change", veil);
    },
  };
}
