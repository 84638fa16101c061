/** The widget's front end (AFM): what anywidget loads in Jupyter and page.ts on a static page. */
import { everyFrame, h } from "./dom.ts";
import { mount } from "./explorer.ts";
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

/** On a page the curve module is a file of the site; in Jupyter it arrives as text. */
function load(model: Model): Promise<Module> {
  const url = model.get("module_url");
  if (typeof url === "string" && url) return import(new URL(url, document.baseURI).href) as Promise<Module>;
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
  const spec = model.get("spec") as Spec;
  el.classList.add("hx-explorer");
  el.dataset["explorer"] ??= "";
  // In a notebook command mode would take the keys that belong to the sliders.
  el.dataset["lmSuppressShortcuts"] = "true";
  if (!el.id && !document.getElementById(spec.id)) el.id = spec.id;
  try {
    const { functions } = await load(model);
    const stop = connect(model, el, spec, functions);
    el.dataset["ready"] = "true";
    const showStill = hideStill(model.get("still"));
    return () => {
      showStill();
      stop();
    };
  } catch (error) {
    console.error(error);
    el.append(h("p", { class: "hx-failure", role: "alert" },
      `The figure “${spec.title}” could not be drawn: ${error instanceof Error ? error.message : String(error)}`));
    el.dataset["failed"] = "true";
    return () => {};
  }
}

function connect(model: Model, el: HTMLElement, spec: Spec, functions: Functions): () => void {
  const { state, tell, stop } = mount(el, spec, functions, model.get("host") === "page");
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
