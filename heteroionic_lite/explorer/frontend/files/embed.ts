/** The line by which a course page, a blog or slides show the figure, as it is now. */
import { button, h } from "../dom.ts";
import type { Figure } from "../figure/figure.ts";
import { settingsOf } from "./address.ts";

/** A frame that a laptop shows as a whole, in px; it scrolls. */
const HEIGHT = 760;
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

export const isFramed = () => window.parent !== window;

export function embedLine(address: string, title: string): string {
  return `<iframe src="${escape(address)}" title="${escape(title)}" width="100%" height="${HEIGHT}" style="border:0" loading="lazy" allow="clipboard-write"></iframe>`;
}

/** Where a line with this address works, if that is not everywhere. */
export function reach({ protocol, hostname }: URL): string {
  if (protocol === "file:")
    return "This copy of the book lies on a disk, where no other page can show its figures. A copy on the web gives the line.";
  return LOCAL.test(hostname) ? "This address leads nowhere but on this machine: it is served here." : "";
}

/** None on the figure's own page, which has nothing but the figure. */
export function embedButton(figure: Figure): Node {
  const { spec, root } = figure;
  const place = root.dataset["embed"];
  if (!figure.onPage || !place) return document.createDocumentFragment();
  const page = new URL(place, document.baseURI);
  const box = h("div", { class: "hx-share", role: "group", "aria-label": "Embed", hidden: true });
  const open = button("Embed", () => {
    box.hidden = !box.hidden;
    open.setAttribute("aria-expanded", String(!box.hidden));
    if (!box.hidden) fill();
  }, { title: "The line by which another page shows this figure", "aria-expanded": "false" });

  function fill(): void {
    const address = page.href + settingsOf(figure);
    const note = reach(page);
    const alone = h("a", { href: address }, "The figure by itself, with its QR code");
    if (page.protocol === "file:") return box.replaceChildren(h("p", {}, note), alone);
    const line = h("textarea", { class: "hx-share-line", readonly: true, rows: 4, spellcheck: "false", "aria-label": "Line for another page" });
    line.value = embedLine(address, spec.title);
    const byHand = () => {
      line.select();
      figure.tell("Copying is not allowed here: the line is in the field, selected.");
    };
    const copy = button("Copy line", () => {
      line.focus();
      if (!navigator.clipboard) return byHand();
      navigator.clipboard.writeText(line.value).then(() => figure.tell("Line copied."), byHand);
    });
    box.replaceChildren(
      h("p", {}, "Put this line where the figure is to be shown, with the settings it has now."), line,
      h("div", { class: "hx-share-end" }, copy, alone), note && h("p", {}, note));
    line.select();
  }

  const both = document.createDocumentFragment();
  both.append(open, box);
  return both;
}
