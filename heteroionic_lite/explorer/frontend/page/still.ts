/** The still picture of a figure that does not come, or no more. */
import { h, trusted } from "../dom.ts";

const SAID = "The interactive figure did not load; this is how it looks at its default settings. Reloading the page may help.";
const LATER = "The interactive figure has stopped; this is how it looks at its default settings. Reloading the page starts it again.";

/** What to call when the figure fails: `drawn` says whether it had been there before. */
export function fallback(element: HTMLElement): (reason: unknown, drawn: boolean) => void {
  // As text: a copy of the picture would be fetched.
  const still = element.querySelector(".hx-still")?.innerHTML ?? "";
  return (reason, drawn) => {
    console.error(reason);
    const box = h("div", { class: "hx-still" });
    box.append(trusted(still));
    box.querySelector("p")?.remove();
    box.prepend(h("p", { class: "hx-failure", role: "alert" }, drawn ? LATER : SAID));
    element.replaceChildren(box);
    delete element.dataset["ready"];
    element.dataset["failed"] = "true";
  };
}
