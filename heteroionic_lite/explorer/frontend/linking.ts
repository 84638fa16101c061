/** The link of a state: made by a button, taken from the address bar. */
import { button, h } from "./dom.ts";
import { fragment, parseFragment } from "./link.ts";
import type { State } from "./state.ts";
import type { Spec } from "./spec.ts";

export function linkButton(spec: Spec, state: State, tell: (text: string) => void): HTMLElement {
  const box = h("span", { class: "hx-link" });
  const copy = button("Copy link", () => {
    const address = location.href.replace(/#.*$/, "") + fragment(spec.id, state.differences());
    box.querySelector("input")?.remove();
    const byHand = () => {
      const field = h("input", { class: "hx-link-field", readonly: true, "aria-label": "Link to these settings", value: address });
      box.append(field);
      field.focus();
      field.select();
      tell("Copying is not allowed here: the link is in the field, selected.");
    };
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(address).then(() => tell("Link copied."), byHand);
  }, { title: "Copy a link that opens the figure with these settings" });
  box.append(copy);
  return box;
}

export function linkState(
  spec: Spec, state: State, root: HTMLElement, notes: HTMLElement, unlock: () => void,
): () => void {
  /** true while the values come from the fragment and nothing was moved since */
  let asLinked = false;
  let reading = false;

  const read = () => {
    const { values, ignored } = parseFragment(location.hash, spec.id, spec.parameters);
    notes.replaceChildren(...(ignored.length ? [note(ignored)] : []));
    if (values) {
      reading = true;
      // A link is a whole state: what it does not name is at its default.
      state.set({ ...state.defaults(), ...values });
      reading = false;
      asLinked = true;
      unlock();
    }
    if (values || ignored.length) requestAnimationFrame(() => root.scrollIntoView({ block: "start" }));
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

  read();
  const stop = state.subscribe(() => {
    if (reading || !asLinked) return;
    // From now on the session's own memory holds; the old fragment would undo it on reload.
    asLinked = false;
    history.replaceState(history.state, "", `#${spec.id}`);
  });
  addEventListener("hashchange", read);
  return () => {
    stop();
    removeEventListener("hashchange", read);
  };
}
