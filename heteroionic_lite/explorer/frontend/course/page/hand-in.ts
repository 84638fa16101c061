/** The code by which a sheet is handed in, carried elsewhere and restored. */
import { button, h } from "../../dom.ts";
import { handInCode } from "../handin.ts";
import type { Claim } from "../spec.ts";
import type { Sheet, Task } from "./sheet.ts";

export function codeOf({ set, code, tasks }: Sheet): string {
  const claims = tasks.map((task) => task.answer.claim).filter((claim): claim is Claim => claim !== null);
  return handInCode(set.id, code, claims);
}

const isUnsent = ({ answer: { value, unit, claim } }: Task): boolean =>
  value.trim() !== "" && (!claim || claim.value !== value || claim.unit !== unit);

export function handIn(sheet: Sheet): HTMLElement {
  const { set, tasks, state } = sheet;
  const id = `${set.key}-hand-in`;
  const area = h("textarea", { readonly: true, rows: 4, spellcheck: "false", class: "hx-code" });
  const label = h("span", {});
  const missing = h("ul", { class: "hx-missing" });
  const status = h("p", { role: "status" });
  const copy = button("Copy the code", () => {
    area.focus();
    area.select();
    const byHand = () => { status.textContent = "Copying is not allowed here: the code is selected."; };
    if (!navigator.clipboard) return byHand();
    navigator.clipboard.writeText(area.value).then(() => { status.textContent = "Copied."; }, byHand);
  });
  const done = button("I have handed it in", () => {
    state.handed = true;
    sheet.changed();
    status.textContent = "Each exercise can now show its solution. After that it takes no more answers.";
  });
  const box = h("div", { hidden: true },
    h("label", { class: "hx-field hx-wide" }, label, area), missing,
    h("div", { class: "hx-buttons" }, copy, done), status);
  const open = button("Hand in", () => {
    box.hidden = false;
    open.hidden = true;
    show();
    area.focus();
    area.select();
  }, { class: "hx-button hx-wanted" });

  function show(): void {
    if (box.hidden) return;
    area.value = codeOf(sheet);
    label.textContent = `Hand-in code, all ${area.value.length} characters`;
    const list = (words: string, found: Task[]) =>
      found.length ? [h("li", {}, `${words}: ${found.map((task) => task.number).join(", ")}`)] : [];
    missing.replaceChildren(
      ...list("No answer yet", tasks.filter(({ answer }) => !answer.claim)),
      ...list("Typed and not sent", tasks.filter(isUnsent)));
    done.hidden = state.own || state.handed;
  }
  sheet.watch(show);
  const words = state.own
    ? "The code holds all your answers. Pasted into the field above it restores them, here or on another device."
    : "The code holds all your answers and nothing about you. Paste it where your lecturer asks for it. Pasted into the field above it restores the sheet, here or on another device.";
  return h("article", { class: "hx-hand-in", "aria-labelledby": id }, h("h3", { id }, "Hand in"), h("p", {}, words), open, box);
}
