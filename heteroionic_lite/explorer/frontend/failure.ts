/** A reader always has a picture: what stands in a figure's place when it cannot be drawn, or no longer. */
import { h, trusted } from "./dom.ts";
import type { Functions } from "./spec.ts";

/** Takes note of the still picture; what comes back puts it there, with a sentence that says why. */
export function failure(element: HTMLElement): (reason: unknown, title?: string) => void {
  const picture = trusted(element.querySelector(":scope > noscript")?.textContent ?? "").querySelector("img")
    ?? element.querySelector(":scope > img");
  return (reason, title) => {
    console.error(reason);
    const why = reason instanceof Error ? reason.message : String(reason);
    element.replaceChildren(
      h("p", { class: "hx-failure", role: "alert" },
        `The figure${title ? ` “${title}”` : ""} cannot be moved here: ${why.replace(/\.$/, "")}. `,
        picture ? "This is how it looks at its default settings. " : null, "Reloading the page may help."),
      ...(picture ? [picture] : []));
    delete element.dataset["ready"];
    element.dataset["failed"] = "true";
  };
}

/** The functions, of which one that throws ends the figure, wherever it was called. */
export function guarded(functions: Functions, failed: (reason: Error) => void): Functions {
  return Object.fromEntries(Object.entries(functions).map(([name, one]) => [name, typeof one !== "function" ? one : (values) => {
    try {
      return one(values);
    } catch (error) {
      failed(new Error(`its function ${name} failed (${error instanceof Error ? error.message : String(error)})`, { cause: error }));
      return Number.NaN;
    }
  }]));
}
