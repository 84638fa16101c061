/** Saving a file, and what is offered where a frame forbids it: the same to copy. */
import { button, h } from "../dom.ts";

/** What a file is saved from: it says what happened. */
export interface Saver {
  root: HTMLElement;
  spec: { description: string };
  message: HTMLElement;
  tell(words: string): void;
}

/** Whether a frame lets files be saved; one of another origin does not say. */
export function maySave(here: Window = window): "yes" | "no" | "unknown" {
  try {
    for (let at = here; at !== at.parent; at = at.parent) {
      const frame = at.frameElement;
      if (!frame) return "unknown";
      if (frame.hasAttribute("sandbox") && !(frame as HTMLIFrameElement).sandbox.contains("allow-downloads")) return "no";
    }
    return "yes";
  } catch {
    return "unknown";
  }
}

/** Saves it, says what happened, and offers it to be copied where that is not known or not allowed. */
export async function save(figure: Saver, name: string, content: Blob): Promise<void> {
  const may = maySave();
  if (may !== "no") download(name, content);
  figure.root.querySelector(".hx-offer")?.remove();
  if (may === "yes") return figure.tell(`Saved ${name}.`);
  const picture = content.type === "image/png";
  const way = picture ? "the picture below can be kept by a long press or a right click" : "its text is below, to be copied";
  figure.tell(may === "no"
    ? `${name} was not saved, for the frame around this page forbids it: ${way}.`
    : `${name} was handed to the browser. If no file came, the frame around this page forbids it: ${way}.`);
  figure.message.after(await offer(figure, name, content, picture));
}

async function offer(figure: Saver, name: string, content: Blob, picture: boolean): Promise<HTMLElement> {
  const box = h("div", { class: "hx-offer", role: "group", "aria-label": name });
  if (picture) box.append(h("img", { src: await asAddress(content), alt: figure.spec.description }));
  else {
    const text = h("textarea", { readonly: true, rows: 6, "aria-label": name, spellcheck: "false" });
    text.value = (await content.text()).replace(/^\uFEFF/, "");
    const byHand = () => {
      text.focus();
      text.select();
      figure.tell("Copying by a button is not allowed here: the text is selected.");
    };
    box.append(text, button("Copy it", () => {
      if (!navigator.clipboard) return byHand();
      navigator.clipboard.writeText(text.value).then(() => figure.tell("Copied."), byHand);
    }));
  }
  box.append(button("Dismiss", () => box.remove(), { class: "hx-button hx-quiet" }));
  return box;
}

function asAddress(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("the picture could not be read"));
    reader.readAsDataURL(content);
  });
}

function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
