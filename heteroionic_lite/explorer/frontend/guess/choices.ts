/** Answers to choose from; a wrong one says why, and another may be chosen. */
import { button, h } from "../dom.ts";
import type { Choice, Predict } from "../spec.ts";
import type { Verdict, Way } from "./way.ts";

export function choices({ choices: all }: Predict): Way {
  const right = all.find((choice) => choice.right)!;
  let press: (index: number) => void = () => {};

  const verdict = (first: Choice, tries: number, found: boolean): Verdict => {
    // The text is kept, not its number: choices may be reordered in a later edition.
    const kept = { choice: first.text, tries };
    const rightly = ` “${right.text}”. ${right.because}`;
    if (first.right) return { right: true, kept, headline: "Right.", said: [h("span", {}, `You said${rightly}`)] };
    return {
      right: false, kept, headline: found ? `Right at the ${["second", "third", "fourth"][tries - 2] ?? "last"} try.` : "Not quite.",
      said: [
        h("span", {}, found ? `It is${rightly}` : `Right is${rightly}`),
        h("p", {}, `You said first “${first.text}”. ${first.because}`),
      ],
    };
  };

  return {
    kicker: "Predict first",
    keys: `Keys 1 to ${all.length} answer`,
    ask(done) {
      const tried: Choice[] = [];
      const told = h("div", { class: "hx-told", role: "status" });
      const tell = button("Show me", () => done(verdict(tried[0]!, tried.length, false)), { hidden: true });
      const buttons = all.map((choice, i) => {
        const one = button("", () => press(i), { class: "hx-choice-button", "aria-keyshortcuts": i + 1 });
        one.append(h("kbd", { "aria-hidden": "true" }, String(i + 1)), h("span", {}, choice.text));
        return one;
      });
      press = (index) => {
        const choice = all[index];
        if (!choice || tried.includes(choice)) return;
        tried.push(choice);
        if (choice.right) return done(verdict(tried[0]!, tried.length, true));
        buttons[index]!.setAttribute("aria-disabled", "true");
        told.replaceChildren(h("p", {}, h("strong", {}, "Not quite."), ` ${choice.because} Try another, or have it shown.`));
        tell.hidden = false;
      };
      return [h("ol", { class: "hx-choices" }, ...buttons.map((one) => h("li", {}, one))), told, tell];
    },
    key(event) {
      if (!/^[1-9]$/.test(event.key) || Number(event.key) > all.length) return false;
      press(Number(event.key) - 1);
      return true;
    },
    recall(kept) {
      const { choice, tries } = (kept ?? {}) as { choice?: unknown; tries?: unknown };
      const first = all.find(({ text }) => text === choice);
      return first ? verdict(first, typeof tries === "number" ? tries : 1, false) : null;
    },
    onPaper: h("ol", {}, ...all.map((choice) => h("li", {}, choice.text))),
  };
}
