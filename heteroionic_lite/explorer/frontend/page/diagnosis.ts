/** The page of the diagnosis: its tool, the steps of the procedure, and what a plan can tell. */
import { Later } from "../diagnosis/page/outcome.ts";
import { plan } from "../diagnosis/page/plan.ts";
import { Tool } from "../diagnosis/page/tool.ts";
import { walk } from "../diagnosis/page/walk.ts";
import { Work } from "../diagnosis/page/work.ts";
import type { Example } from "../diagnosis/page/entry.ts";

interface Given {
  /** of the worker's script, as seen from the page */
  work: string;
  /** of the script for what follows a result, as seen from the page */
  outcome: string;
  version: string;
  examples: Example[];
}

/** Rows of a link; a link that was damaged is shown as it is, and its faults are named. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const root = document.querySelector<HTMLElement>("[data-diagnosis]");
const given = root?.querySelector<HTMLScriptElement>("script[type='application/json']");
if (root && given) {
  const { work, outcome, version, examples } = JSON.parse(given.textContent) as Given;
  const address = new URL(work, location.href).href;
  const own = new Work(address), later = new Later(new URL(outcome, location.href).href);
  const tool = new Tool(root, examples, own, later, version);
  root.dataset["ready"] = "true";
  // Whoever reads the page only need not fetch what fits.
  for (const sign of ["focusin", "pointerenter", "dragenter"]) {
    root.addEventListener(sign, () => {
      own.prepare();
      // A failure is told when it is needed.
      later.load().catch(() => undefined);
    }, { once: true });
  }
  const take = (name: string) => {
    tool.take(name);
    root.scrollIntoView({ block: "start" });
    root.querySelector("textarea")?.focus({ preventScroll: true });
  };
  const [, linked] = location.hash.split("#diagnose-");
  if (linked) take(linked);
  const rows = /^#rows=(.+)/s.exec(location.hash)?.[1];
  if (rows) {
    tool.paste(decoded(rows));
    root.scrollIntoView({ block: "start" });
  }
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.<HTMLElement>("a[href*='#diagnose-']");
    const name = link?.getAttribute("href")?.split("#diagnose-")[1];
    if (!name) return;
    event.preventDefault();
    take(name);
  });
  const steps = document.querySelector<HTMLElement>("[data-diagnosis-steps]");
  if (steps) {
    const shows = (steps.dataset["diagnosisSteps"] ?? "").split(" ");
    const sections = [...(steps.closest("section")?.querySelectorAll<HTMLElement>(":scope > section") ?? [])];
    walk(steps, sections.slice(0, shows.length), shows, examples, new Work(address), take);
  }
  const design = document.querySelector<HTMLElement>("[data-diagnosis-plan]");
  if (design) plan(design, new Work(address));
}
