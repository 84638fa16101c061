/** Boxes whose words change while a slider moves. */

export interface Held {
  /** before words are written */
  hold(): void;
  /** after they are: what needs more room has it */
  fit(): void;
  release(): void;
}

/**
 * Keeps the boxes at their size while words in them change: the browser then lays out the boxes,
 * not the page around them, and nothing below jumps when a number has a digit more. What no longer
 * fits makes its box grow; released, each is as high as it needs.
 */
export function held(boxes: readonly HTMLElement[]): Held {
  let now: { box: HTMLElement; height: number }[] | null = null;
  const give = ({ box, height }: { box: HTMLElement; height: number }) => { box.style.height = `${height}px`; };
  return {
    hold() {
      if (now) return;
      // To ask for the size of what is folded away would have it laid out.
      now = boxes.filter((box) => !box.closest("details:not([open])"))
        .map((box) => ({ box, height: box.getBoundingClientRect().height }));
      for (const one of now) {
        give(one);
        one.box.style.boxSizing = "border-box";
        one.box.style.contain = "size layout style";
      }
    },
    fit() {
      const needed = now?.map(({ box }) => box.scrollHeight + box.offsetHeight - box.clientHeight);
      for (const [i, one] of now?.entries() ?? []) {
        if (needed![i]! <= one.height + 1) continue;
        one.height = needed![i]!;
        give(one);
      }
    },
    release() {
      for (const { box } of now ?? [])
        for (const property of ["height", "box-sizing", "contain"]) box.style.removeProperty(property);
      now = null;
    },
  };
}
