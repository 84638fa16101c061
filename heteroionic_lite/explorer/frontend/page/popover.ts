/**
 * One small box that opens beside a link: on hover, on keyboard focus, on the first tap.
 *
 * It stands right after the link in the page, so that the next Tab leads into it and on, and in the
 * browser's top layer, so that no table or column cuts it off. Nothing else moves.
 */

const OPEN_AFTER = 200;
const CLOSE_AFTER = 300;
const GAP = 6;

export interface Content {
  label: string;
  nodes: Node[];
}

export function popovers(isOne: (link: HTMLAnchorElement) => boolean, fill: (link: HTMLAnchorElement) => Content): void {
  let link: HTMLAnchorElement | null = null;
  let box: HTMLElement | null = null;
  let timer = 0;
  let title = "";
  let touched = false;
  /** The focus comes back from a box that was closed, which does not open it again. */
  let returning = false;

  const at = (target: EventTarget | null): HTMLAnchorElement | null => {
    const found = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
    return found && isOne(found) ? found : null;
  };
  const inside = (target: EventTarget | null) => Boolean(box && target instanceof Node && box.contains(target));

  function close(): void {
    clearTimeout(timer);
    if (!link || !box) return;
    const focused = inside(document.activeElement);
    box.remove();
    link.removeAttribute("aria-describedby");
    link.removeAttribute("aria-expanded");
    if (title) link.title = title;
    const last = link;
    link = box = null;
    if (!focused) return;
    returning = true;
    last.focus({ preventScroll: true });
    returning = false;
  }

  function open(next: HTMLAnchorElement): void {
    clearTimeout(timer);
    if (link === next) return;
    close();
    const { label, nodes } = fill(next);
    link = next;
    box = document.createElement("span");
    box.className = "hx-popover";
    box.id = "hx-popover";
    box.setAttribute("role", "note");
    box.setAttribute("aria-label", label);
    box.append(...nodes);
    if ("popover" in box) box.popover = "manual";
    next.after(box);
    if ("showPopover" in box) box.showPopover();
    next.setAttribute("aria-describedby", box.id);
    next.setAttribute("aria-expanded", "true");
    // The browser's own small box would lie over this one.
    title = next.title;
    next.removeAttribute("title");
    place();
  }

  /** Below the link where there is room, else above it; never beyond the window. */
  function place(): void {
    if (!link || !box) return;
    const rects = [...link.getClientRects()];
    const line = rects.at(-1) ?? link.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    if (line.bottom < 0 || line.top > height) return close();
    const { width: w, height: h } = box.getBoundingClientRect();
    const below = line.bottom + GAP;
    const above = line.top - GAP - h;
    const top = below + h <= height || above < 0 ? Math.min(below, Math.max(GAP, height - h - GAP)) : above;
    box.style.left = `${Math.max(GAP, Math.min(line.left, width - w - GAP))}px`;
    box.style.top = `${top}px`;
  }

  const later = (pause: number, work: () => void) => {
    clearTimeout(timer);
    timer = window.setTimeout(work, pause);
  };

  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType !== "mouse";
    if (box && !inside(event.target) && at(event.target) !== link) close();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const next = at(event.target);
    if (next) later(link ? 0 : OPEN_AFTER, () => open(next));
    else if (inside(event.target)) clearTimeout(timer);
    else if (link && document.activeElement !== link && !inside(document.activeElement)) later(CLOSE_AFTER, close);
    else if (!link) clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    if (returning) return;
    const next = at(event.target);
    if (next?.matches(":focus-visible")) open(next);
    else if (link && event.target !== link && !inside(event.target)) close();
  });
  document.addEventListener("click", (event) => {
    const next = at(event.target);
    if (!next || !touched || event.ctrlKey || event.metaKey || link === next) return;
    // The first tap opens; the box has a link to where this one leads, and so has a second tap.
    event.preventDefault();
    open(next);
  });
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key !== "Escape" || !link) return;
    // Whatever else Escape would do here waits for the next one.
    event.preventDefault();
    event.stopPropagation();
    close();
  }, { capture: true });
  addEventListener("scroll", place, { passive: true, capture: true });
  addEventListener("resize", place);
}
