/** While a slider is dragged its figure keeps its height: the page around it need not be laid out, and does not jump. */

const ENDS = ["pointerup", "pointercancel", "lostpointercapture"] as const;

export function held(root: HTMLElement): void {
  root.addEventListener("pointerdown", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "range") return;
    const { style } = root;
    style.height = getComputedStyle(root).height;
    // With a size of its own and nothing inside that could change it, a layout ends here.
    style.contain = "layout size";
    const release = () => {
      style.height = style.contain = "";
      for (const end of ENDS) removeEventListener(end, release, true);
    };
    // At the window: the pointer may be let go anywhere.
    for (const end of ENDS) addEventListener(end, release, true);
  });
}
