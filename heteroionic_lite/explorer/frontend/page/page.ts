/** The static page's host: mounts every explorer that the page's cells left behind. */
import { browse } from "./browse.ts";
import { progress } from "./progress.ts";
import { later } from "./later.ts";
import { unfold } from "./unfold.ts";
import { questions } from "./questions.ts";
import { leftIn } from "./left.ts";
import { fallback } from "./still.ts";
import { place } from "../files/legible.ts";
import type { Spec } from "../spec.ts";
import type { Model } from "../widget.ts";

type Explorer = typeof import("../widget.ts");

interface Left {
  spec: Spec;
  module?: string;
  module_url?: string;
}

/** What Jupyter would be to the widget: a few named values and nobody else who changes them. */
export function pageModel(left: Left): Model {
  const values = new Map<string, unknown>([...Object.entries(left), ["host", "page"]]);
  const callbacks = new Map<string, Set<() => void>>();
  return {
    get: (name) => values.get(name),
    set(name, value) {
      if (values.get(name) === value) return;
      values.set(name, value);
      for (const callback of callbacks.get(`change:${name}`) ?? []) callback();
    },
    save_changes() {},
    on(event, callback) {
      callbacks.set(event, (callbacks.get(event) ?? new Set()).add(callback));
    },
    off: (event, callback) => void callbacks.get(event)?.delete(callback),
  };
}

async function mountOne(element: HTMLElement, explorer: Promise<Explorer>): Promise<void> {
  const fail = fallback(element);
  element.addEventListener("hx-failed", (event) => {
    event.preventDefault();
    fail((event as CustomEvent).detail, element.dataset["ready"] === "true");
  });
  try {
    await (await explorer).render({ model: pageModel(leftIn<Left>(element)), el: element });
  } catch (error) {
    fail(error, false);
  }
}

/** Figures that grow push away the place a link was aimed at: aim again, unless the reader has moved on. */
function keepAim(): () => void {
  const id = location.hash.slice(1);
  const target = id && !id.includes("?") ? document.getElementById(id) : null;
  let moved = false;
  for (const event of ["wheel", "touchmove", "keydown", "pointerdown"])
    addEventListener(event, () => { moved = true; }, { once: true, passive: true });
  return () => { if (!moved) target?.scrollIntoView(); };
}

function mountAll(): void {
  const elements = [...document.querySelectorAll<HTMLElement>("[data-explorer]:not([data-ready])")];
  if (!elements.length) return;
  // Kept apart from this file, so that the same module serves the notebook.
  const address = "./explorer.js";
  const explorer = import(address) as Promise<Explorer>;
  const waiting = new Set(elements);
  const mounted: Promise<void>[] = [];
  const aimed = keepAim();
  const start = (element: HTMLElement) => {
    if (!waiting.delete(element)) return;
    mounted.push(mountOne(element, explorer));
    if (!waiting.size) void Promise.all(mounted).then(aimed);
  };
  const nearby = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      nearby.unobserve(entry.target);
      start(entry.target as HTMLElement);
    }
  }, { rootMargin: "600px 0px" });
  for (const element of elements) nearby.observe(element);
  // The rest one by one while the page has nothing better to do.
  const idle = (work: () => void) =>
    "requestIdleCallback" in window ? requestIdleCallback(work, { timeout: 500 }) : setTimeout(work, 150);
  const next = () => {
    const [element] = waiting;
    if (!element) return;
    start(element);
    idle(next);
  };
  // A link with settings wants its figure whatever is on the screen.
  const linked = elements.find((element) => element.id === place(location.hash));
  if (linked) start(linked);
  void explorer.then(() => idle(next), () => idle(next));
}

mountAll();
questions();
browse();
progress();
unfold();
later();
