/** A reader always has a picture: the one that readers without scripts see, and a sentence that says why. */
import { h, trusted } from "../dom.ts";

/** What to call when the figure fails: `drawn` says whether it had been there before. */
export function fallback(element: HTMLElement): (reason: unknown, drawn: boolean) => void {
  const still = element.querySelector(":scope > noscript")?.textContent ?? "";
  const picture = trusted(still).querySelector("img") ?? element.querySelector(":scope > img");
  return (reason, drawn) => {
    console.error(reason);
    element.replaceChildren(
      h("p", { class: "hx-failure", role: "alert" }, sentence(reason, drawn)), ...(picture ? [picture] : []));
    delete element.dataset["ready"];
    element.dataset["failed"] = "true";
  };
}

export function sentence(reason: unknown, drawn: boolean): string {
  const why = (reason instanceof Error ? reason.message : String(reason)).replace(/\.$/, "");
  return `The interactive figure ${drawn ? "has stopped" : "did not load"}: ${why}. `
    + `This is how it looks at its default settings. Reloading the page may ${drawn ? "start it again" : "help"}.`;
}
