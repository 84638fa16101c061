/** Parameters that a page's figures share: what moves one in a figure moves it in the others.
 *
 * A figure whose question is still open keeps what it is asked about until it is answered; one that
 * is out of sight follows when the hand rests. In a notebook Python links the figures instead
 * (heteroionic_lite/explorer/shared.py).
 */
import { h } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { quantity } from "../words/units.ts";

/** A figure that nobody sees follows when the hand has rested for so long, ms. */
const UNSEEN = 200;

interface Member {
  figure: Figure;
  /** the reader has it before the eyes */
  seen: boolean;
  follow(name: string): void;
  show(): void;
}

interface Group {
  /** none until somebody has moved it */
  value: number | null;
  members: Set<Member>;
}

const groups = new Map<string, Group>();

function groupOf(name: string): Group {
  const found = groups.get(name) ?? { value: null, members: new Set<Member>() };
  groups.set(name, found);
  return found;
}

export function shared(figure: Figure): Part {
  const { spec, state, root, onPage } = figure;
  const names = spec.parameters.filter((parameter) => parameter.shared).map(({ name }) => name);
  if (!names.length) return {};
  const marks = new Map(names.map((name) => [name, h("p", { class: "hx-shared", id: `${figure.uid}-${name}-shared` })]));
  let linked = false;
  let following = false;

  const follow = (name: string) => {
    const { value } = groupOf(name);
    if (value === null || figure.locked || value === state.value(name)) return;
    following = true;
    const refused = state.set({ [name]: value });
    following = false;
    const { symbol, display } = state.parameters.get(name)!;
    const said = (number: number) => quantity(display, number, 4, { trim: true });
    if (refused.length) figure.tell(`${symbol} = ${said(value)} of another figure is out of range here: it stays at ${said(state.value(name))}.`);
  };
  const spread = (name: string) => {
    const group = groupOf(name);
    group.value = state.value(name);
    for (const other of group.members) if (other !== member) other.follow(name);
  };
  let late = 0;
  const member: Member = {
    figure,
    seen: true,
    follow(name) {
      if (member.seen) return follow(name);
      clearTimeout(late);
      late = window.setTimeout(() => names.forEach(follow), UNSEEN);
    },
    show() {
      for (const [name, mark] of marks) {
        const others = [...groupOf(name).members].filter((other) => other !== member);
        mark.replaceChildren(...(others.length || onPage ? said(others) : ["↔ moves in every figure of this notebook that shares it"]));
      }
    },
  };
  const showAll = () => {
    for (const name of names) for (const one of groupOf(name).members) one.show();
  };
  const watch = new IntersectionObserver((entries) => {
    member.seen = entries.some((entry) => entry.isIntersecting);
    if (member.seen) names.forEach(follow);
  });
  let unsubscribe = () => {};
  return {
    linked() {
      linked = true;
      if (groupOf(names[0]!).members.has(member)) for (const name of names) spread(name);
    },
    lock(locked) {
      if (!locked && groupOf(names[0]!).members.has(member)) names.forEach(follow);
      showAll();
    },
    start() {
      for (const [name, mark] of marks) {
        const row = root.querySelector(`[data-parameter-control="${name}"]`);
        row?.append(mark);
        row?.querySelector("input[type=range]")?.setAttribute("aria-describedby", mark.id);
      }
      member.show();
      if (!onPage) return;
      for (const name of names) {
        const group = groupOf(name);
        group.members.add(member);
        // A link has the last word; then what was moved before this figure came; then what it remembers.
        if (!linked && group.value !== null) follow(name);
        else if (linked || state.value(name) !== state.parameters.get(name)!.default) spread(name);
      }
      unsubscribe = state.subscribe((changed) => {
        if (!following) for (const name of names) if (changed.has(name)) spread(name);
      });
      watch.observe(root);
      showAll();
    },
    stop() {
      unsubscribe();
      watch.disconnect();
      clearTimeout(late);
      for (const name of names) groupOf(name).members.delete(member);
      showAll();
    },
  };
}

/** "↔ also moves Bias asymmetry": each a link to its figure; in one line, so that all stays in view. */
function said(others: readonly Member[]): (string | Node)[] {
  if (!others.length) return [];
  return ["↔ also moves ", ...others.flatMap(({ figure: { spec, locked } }, i) => [
    i ? ", " : "", h("a", { href: `#${spec.id}`, ...(locked ? { title: "once its question is answered" } : {}) }, spec.title), locked ? " (asks first)" : "",
  ])];
}
