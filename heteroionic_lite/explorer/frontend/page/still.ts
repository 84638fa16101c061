/** The still picture of a figure that does not come, or no more. */
import { h, trusted } from "../dom.ts";

/** What to call when the figure fails: `drawn` says whether it had been there before. */
export function fallback(element: HTMLElement): (reason: unknown, drawn: boolean) => void {
  // As text: a copy of the picture would be fetched.
  const still = element.querySelector(".hx-still")?.innerHTML ?? "";
  return (reason, drawn) => {
    console.error(reason);
    const box = h("div", { class: "hx-still" });
    box.append(trusted(still));
    box.querySelector("p")?.remove();
    box.prepend(h("p", { class: "hx-failure", role: "alert" }, sentence(reason, drawn)));
    element.replaceChildren(box);
    delete element.dataset["ready"];
    element.dataset["failed"] = "true";
  };
}

export function sentence(reason: unknown, drawn: boolean): string {
  const why = (reason instanceof Error ? reason.message : String(reason)).replace(/\.$/, "");
  return `The interactive figure ${drawn ? "has stopped" : "did not load"}: ${why}. `
    + `This is how it looks at its default settings. Reloading the page may ${drawn ? "start it again" : "help"}.`;
}
