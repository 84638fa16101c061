/** Named settings, one press each; the one that holds at the moment shows it. */
import { button, h, mark } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import type { Preset } from "../spec.ts";
import { admit } from "./range.ts";
import type { State } from "./state.ts";

export function presets(figure: Figure): Part {
  const { spec, state } = figure;
  if (!spec.presets.length) return {};
  const buttons = spec.presets.map((preset) => ({
    preset,
    element: button(preset.label, () => {
      state.set(preset.values);
      figure.restated();
      figure.tell(`Set to ${preset.label}.`);
    }, { class: "hx-button hx-preset", "aria-pressed": "false" }),
  }));
  const element = h("div", { class: "hx-presets", role: "group", "aria-label": "Presets" },
    ...buttons.map((one) => one.element));
  return {
    element,
    lock(locked) {
      element.inert = locked;
    },
    words() {
      for (const { preset, element: pressed } of buttons) mark(pressed, "aria-pressed", String(holds(preset, state)));
    },
  };
}

function holds(preset: Preset, state: State): boolean {
  return Object.entries(preset.values).every(([name, value]) => {
    const parameter = state.parameters.get(name);
    return parameter !== undefined && admit(parameter, value) === state.value(name);
  });
}
