/** The state in a URL fragment: "#<id>?name=value&name=value", SI numbers.
 *
 * A fragment may come from anyone. It is only ever read as numbers for known names.
 */
import { admit, allowedRange } from "../controls/range.ts";
import { showAddress } from "./bar.ts";
import { button, h } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import type { Parameter, Values } from "../spec.ts";

const LONGEST = 2000;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export interface Parsed {
  /** null: the fragment is not for this explorer, or carries no state */
  values: Values | null;
  /** what was not taken, and why, in words */
  ignored: string[];
}

export function fragment(id: string, values: Readonly<Values>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length ? `#${id}?${pairs.join("&")}` : `#${id}`;
}

export function parseFragment(hash: string, id: string, parameters: Iterable<Parameter>): Parsed {
  if (!hash.startsWith(`#${id}?`)) return { values: null, ignored: [] };
  if (hash.length > LONGEST)
    return { values: null, ignored: [`The link is longer than ${LONGEST} characters.`] };
  const known = new Map([...parameters].map((parameter) => [parameter.name, parameter]));
  const values: Values = {};
  const seen = new Set<string>();
  const ignored: string[] = [];
  for (const pair of hash.slice(id.length + 2).split("&")) {
    if (!pair) continue;
    const cut = pair.indexOf("=");
    const name = decoded(cut < 0 ? pair : pair.slice(0, cut));
    const text = cut < 0 ? "" : decoded(pair.slice(cut + 1));
    const reason = refuse(name, text, known, seen);
    if (reason) ignored.push(`${quoted(name)}: ${reason}`);
    else values[name] = admit(known.get(name)!, Number(text))!;
    seen.add(name);
  }
  return { values: Object.keys(values).length ? values : null, ignored };
}

function refuse(name: string, text: string, known: Map<string, Parameter>, seen: Set<string>): string | null {
  const parameter = known.get(name);
  if (!parameter) return `no such parameter; there is ${[...known.keys()].join(", ")}`;
  if (seen.has(name)) return "given twice, the first counts";
  const allowed = `allowed is ${allowedRange(parameter)}`;
  if (!NUMBER.test(text)) return `${quoted(text)} is not a number; ${allowed}`;
  if (admit(parameter, Number(text)) === null) return `${quoted(text)} is out of range; ${allowed}`;
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

export function linkButton(figure: Figure): HTMLElement {
  const box = h("span", { class: "hx-link" });
  const copy = button("Copy link", () => {
    const address = location.href.replace(/#.*$/, "") + fragment(figure.spec.id, figure.state.differences());
    box.querySelector("input")?.remove();
    const byHand = () => {
      const field = h("input", { class: "hx-link-field", readonly: true, "aria-label": "Link to these settings", value: address });
      box.append(field);
      field.focus();
      field.select();
      figure.tell("Copying is not allowed here: the link is in the field, selected.");
    };
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(address).then(() => figure.tell("Link copied."), byHand);
  }, { title: "Copy a link that opens the figure with these settings" });
  box.append(copy);
  return box;
}

/** What the address bar asks for; what it asks in vain is said in a note. */
export function address(figure: Figure): Part {
  const { spec, state, root } = figure;
  const notes = h("div", { class: "hx-notes" });
  if (!figure.onPage) return { element: notes };
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
      figure.linked();
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

  const moved = () => {
    if (reading || !asLinked) return;
    // From now on the session's own memory holds; the old fragment would undo it on reload.
    asLinked = false;
    showAddress(`#${spec.id}`);
  };
  let unsubscribe = () => {};
  return {
    element: notes,
    start() {
      read();
      unsubscribe = state.subscribe(moved);
      addEventListener("hashchange", read);
    },
    stop() {
      unsubscribe();
      removeEventListener("hashchange", read);
    },
  };
}
