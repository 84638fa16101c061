/** Mounts every explorer that the page's cells left behind. */
import "../site.ts";
import type { Functions, Spec } from "../spec.ts";
import type { Model } from "../widget.ts";
import { place } from "../files/legible.ts";
import { script } from "./classic.ts";
import { leftIn } from "./left.ts";
import { fallback } from "./still.ts";

interface Left {
  spec: Spec;
  /** the script that has the functions of the curves */
  curves: string;
  /** the figure's page of its own */
  embed?: string;
}

/** How long a figure may be on its way before its picture is shown meanwhile, in ms. */
const PATIENCE = 8000;

/** What Jupyter would be to the widget: a few named values and nobody else who changes them. */
function pageModel(left: Left, functions: Functions): Model {
  const values = new Map<string, unknown>([["spec", left.spec], ["functions", functions], ["host", "page"]]);
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

async function mountOne(element: HTMLElement): Promise<void> {
  const fail = fallback(element);
  element.addEventListener("hx-failed", (event) => {
    event.preventDefault();
    fail((event as CustomEvent).detail, element.dataset["ready"] === "true");
  });
  const late = setTimeout(() => { element.dataset["late"] = ""; }, PATIENCE);
  try {
    const left = leftIn<Left>(element);
    const site = globalThis.heteroionic;
    if (!site?.render) throw new Error("the script of the figures did not load");
    if (!site.curves[left.spec.id]) await script(left.curves);
    const functions = site.curves[left.spec.id];
    if (!functions) throw new Error(`${left.curves} has no functions for ${left.spec.id}`);
    if (left.embed) element.dataset["embed"] = left.embed;
    await site.render({ model: pageModel(left, functions), el: element });
  } catch (error) {
    fail(error, false);
  } finally {
    clearTimeout(late);
    delete element.dataset["late"];
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

export function mountAll(): void {
  const elements = [...document.querySelectorAll<HTMLElement>("[data-explorer]:not([data-ready])")];
  if (!elements.length) return;
  const waiting = new Set(elements);
  const mounted: Promise<void>[] = [];
  const aimed = keepAim();
  const start = (element: HTMLElement) => {
    if (!waiting.delete(element)) return;
    nearby.unobserve(element);
    mounted.push(mountOne(element));
    if (!waiting.size) void Promise.all(mounted).then(aimed);
  };
  const nearby = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) start(entry.target as HTMLElement);
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
  // What has its curves already does not wait until all other scripts of the page have begun.
  for (const element of elements) if (globalThis.heteroionic?.curves[element.id]) start(element);
  idle(next);
}
