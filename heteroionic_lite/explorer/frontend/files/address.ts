/** Copying a link to the figure as it is set, and what the address bar asks for. */
import { button, h } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { showAddress } from "./bar.ts";
import { fragment, parseFragment, type Words } from "./fragment.ts";

/** The fragment of a link to the figure as it is: its values, its pins, its choice of points. */
export function settingsOf({ spec, state, pins, picked }: Figure): string {
  return fragment(spec.id, {
    values: state.differences(),
    pins: new Map(pins.list.map(({ letter, values }) => [letter, state.differences(values)])),
    picked,
  });
}

/** The words by which a reader picks among a figure's points. */
function wordsOf({ spec }: Figure): Words {
  const words = new Map<string, string[]>();
  for (const { points } of spec.panels)
    for (const { tags } of points)
      for (const [tag, word] of Object.entries(tags)) {
        const known = words.get(tag) ?? [];
        if (!known.includes(word)) words.set(tag, [...known, word]);
      }
  return words;
}

export function linkButton(figure: Figure): HTMLElement {
  const box = h("span", { class: "hx-link" });
  const copy = button("Copy link", () => {
    const address = location.href.replace(/#.*$/, "") + settingsOf(figure);
    box.querySelector("input")?.remove();
    const byHand = () => {
      const field = h("input", { class: "hx-link-field", readonly: true, "aria-label": "Link to these settings", value: address });
      box.append(field);
      field.focus();
      field.select();
      figure.tell("Copying is not allowed here: the link is in the field, selected.");
    };
    if (!navigator.clipboard) return byHand();
    const pins = figure.pins.list.length;
    const carried = pins ? `, with ${pins === 1 ? "the pin" : `${pins} pins`}` : "";
    navigator.clipboard.writeText(address).then(() => figure.tell(`Link copied${carried}.`), byHand);
  }, { title: "Copy a link that opens the figure with these settings" });
  box.append(copy);
  return box;
}

/** What the address bar asks for; what it asks in vain is said in a note. */
export function address(figure: Figure): Part {
  const { spec, state, root, pins } = figure;
  const notes = h("div", { class: "hx-notes" });
  if (!figure.onPage) return { element: notes };
  /** the settings that came from the fragment, while nothing was moved since */
  let linked: string | null = null;
  let reading = false;

  const read = () => {
    const { settings, ignored } = parseFragment(location.hash, spec.id, spec.parameters, wordsOf(figure));
    notes.replaceChildren(...(ignored.length ? [note(ignored)] : []));
    if (settings) {
      reading = true;
      // A link is a whole state: what it does not name is at its default. Pins and points that it
      // says nothing of stay to compare with.
      state.set({ ...state.defaults(), ...settings.values });
      if (settings.pins.size) pins.replace(settings.pins);
      if (settings.picked.size) figure.picked = settings.picked;
      figure.linked();
      figure.chart.layout();
      reading = false;
      linked = settingsOf(figure);
    }
    if (settings || ignored.length) requestAnimationFrame(() => root.scrollIntoView({ block: "start" }));
  };

  const note = (ignored: string[]) => {
    const shown = ignored.slice(0, 8);
    if (ignored.length > shown.length) shown.push(`and ${ignored.length - shown.length} more`);
    const box = h("div", { class: "hx-note", role: "status" },
      h("p", {}, "Part of the link was ignored:"),
      h("ul", {}, ...shown.map((text) => h("li", {}, text))));
    box.append(button("Dismiss", () => box.remove(), { class: "hx-button hx-quiet" }));
    return box;
  };

  const moved = () => {
    if (reading || linked === null || linked === settingsOf(figure)) return;
    // From now on the session's own memory holds; the old fragment would undo it on reload.
    linked = null;
    showAddress(`#${spec.id}`);
  };
  const followed = () => {
    read();
    figure.words();
  };
  let unsubscribe = () => {};
  return {
    element: notes,
    arranged: moved,
    start() {
      read();
      unsubscribe = state.subscribe(moved);
      addEventListener("hashchange", followed);
    },
    stop() {
      unsubscribe();
      removeEventListener("hashchange", followed);
    },
  };
}
