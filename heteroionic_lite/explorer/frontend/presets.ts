/** Named settings, one press each; the one that holds at the moment shows it. */
import { button, h } from "./dom.ts";
import { admit } from "./range.ts";
import type { State } from "./state.ts";
import type { Preset, Spec } from "./spec.ts";

export interface Presets {
  element: HTMLElement | null;
  show(): void;
}

export function presets(spec: Spec, state: State, tell: (text: string) => void): Presets {
  if (!spec.presets.length) return { element: null, show() {} };
  const buttons = spec.presets.map((preset) => ({
    preset,
    element: button(preset.label, () => {
      state.set(preset.values);
      tell(`Set to ${preset.label}.`);
    }, { class: "hx-button hx-preset", "aria-pressed": "false" }),
  }));
  return {
    element: h("div", { class: "hx-presets", role: "group", "aria-label": "Presets" },
      ...buttons.map(({ element }) => element)),
    show() {
      for (const { preset, element } of buttons) element.setAttribute("aria-pressed", String(holds(preset, state)));
    },
  };
}

function holds(preset: Preset, state: State): boolean {
  return Object.entries(preset.values).every(([name, value]) => {
    const parameter = state.parameters.get(name);
    return parameter !== undefined && admit(parameter, value) === state.value(name);
  });
}
