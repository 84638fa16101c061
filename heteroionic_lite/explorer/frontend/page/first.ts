/** Runs before anything is painted, and sees to it that what scripts promise is kept.
 *
 * While <html> has `data-live`, figures are awaited and their still pictures neither shown nor
 * fetched. It is set here, so a page whose scripts do not run at all shows them; it is taken away
 * if a script of the page (`data-part`) is missing, breaks or is too long on its way. Whatever
 * comes after that still takes its place. `data-scripts` says that buttons of the theme work,
 * `data-figures` that sliders move on this page.
 */
import { keeper } from "../files/kept.ts";
import "../site.ts";

const PATIENCE = 8000; // ms

const page = document.documentElement;
const own = document.currentScript as HTMLScriptElement;
const root = decodeURI(new URL("../", own.src).pathname);
const site = {
  root,
  local: keeper(() => localStorage, root),
  session: keeper(() => sessionStorage, root),
  ran: new Set<string>(),
  curves: {},
};
globalThis.heteroionic = site;

// A page that was chosen dark must not flash.
const mode = site.local.getItem("mode") || page.dataset["theme"] || "auto";
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
page.dataset["mode"] = mode;
page.dataset["theme"] = mode === "auto" ? (dark ? "dark" : "light") : mode;

page.dataset["scripts"] = "";
page.dataset["live"] = "";
if ("figures" in own.dataset) page.dataset["figures"] = "";

function check(): void {
  const parts = [...document.querySelectorAll<HTMLElement>("script[data-part]")];
  if (parts.every((part) => site.ran.has(part.dataset["part"] ?? ""))) return;
  delete page.dataset["live"];
  if (!site.ran.has("help")) delete page.dataset["scripts"];
  // What a script would lay out when it is unfolded (later.ts).
  for (const kept of document.querySelectorAll("details > noscript")) {
    const laid = document.createElement("template");
    laid.innerHTML = kept.textContent ?? "";
    kept.replaceWith(laid.content);
  }
}

// Scripts that wait for the text have run, or will not, when this is said.
addEventListener("DOMContentLoaded", check);
setTimeout(check, PATIENCE);
