/** The widget's front end (AFM): what anywidget loads in Jupyter and page.ts on a static page. */
import { checked } from "./check.ts";
import { everyFrame, h } from "./dom.ts";
import { mount } from "./explorer.ts";
import { watched } from "./guard.ts";
import { allowedRange } from "./controls/range.ts";
import type { Functions, Spec } from "./spec.ts";
import { hideStill } from "./still.ts";

export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

type Module = { functions: Functions };

const blobs = new Map<string, Promise<Module>>();

/** On a page a script of the site has brought the functions; in Jupyter they arrive as text. */
function load(model: Model): Module | Promise<Module> {
  const functions = model.get("functions") as Functions | undefined;
  if (functions) return { functions };
  const text = String(model.get("module") ?? "");
  let found = blobs.get(text);
  if (!found) {
    const blob = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    found = (import(blob) as Promise<Module>).finally(() => URL.revokeObjectURL(blob));
    blobs.set(text, found);
  }
  return found;
}

export async function render({ model, el }: { model: Model; el: HTMLElement }): Promise<() => void> {
  const left = model.get("spec") as Partial<Spec> | null | undefined;
  el.classList.add("hx-explorer");
  el.dataset["explorer"] ??= "";
  // In a notebook command mode would take the keys that belong to the sliders.
  el.dataset["lmSuppressShortcuts"] = "true";
  try {
    const spec = checked(left);
    if (!el.id && !document.getElementById(spec.id)) el.id = spec.id;
    const { functions } = await load(model);
    const stop = connect(model, el, spec, functions);
    el.dataset["ready"] = "true";
    const showStill = hideStill(model.get("still"));
    return () => {
      showStill();
      stop();
    };
  } catch (error) {
    fail(el, left?.title, error);
    return () => {};
  }
}

/** Whoever holds the element may have something better to show; else the words are said. */
function fail(el: HTMLElement, title: unknown, error: unknown): void {
  if (!el.dispatchEvent(new CustomEvent("hx-failed", { detail: error, cancelable: true }))) return;
  console.error(error);
  el.append(h("p", { class: "hx-failure", role: "alert" },
    `The figure${typeof title === "string" ? ` “${title}”` : ""} could not be drawn: ${error instanceof Error ? error.message : String(error)}`));
  el.dataset["failed"] = "true";
}

function connect(model: Model, el: HTMLElement, spec: Spec, functions: Functions): () => void {
  let over = false;
  const failed = (error: unknown) => {
    if (!over) fail(el, spec.title, error);
    over = true;
  };
  // Not in the midst of what is being drawn.
  const safe = watched(functions, (error) => queueMicrotask(() => {
    if (!over) stop();
    failed(error);
  }));
  const { state, tell, stop } = mount(el, spec, safe, model.get("host") === "page", failed);
  const send = everyFrame(() => {
    for (const { name } of spec.parameters)
      if (model.get(name) !== state.value(name)) model.set(name, state.value(name));
    model.save_changes();
  });
  const receivers = spec.parameters.map((parameter) => {
    const { name } = parameter;
    const receive = () => {
      const value = model.get(name);
      if (value === undefined || value === state.value(name)) return;
      if (state.set({ [name]: Number(value) }).length)
        tell(`${name} = ${String(value)} was refused; allowed is ${allowedRange(parameter)}.`);
    };
    receive();
    model.on(`change:${name}`, receive);
    return () => model.off(`change:${name}`, receive);
  });
  const unsubscribe = state.subscribe(send.request);
  return () => {
    unsubscribe();
    send.cancel();
    for (const off of receivers) off();
    stop();
    el.replaceChildren();
  };
}

export default { render };
