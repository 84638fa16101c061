/** Where data come in: pasted, dropped, chosen from the disk, or an example. */
import { button, h } from "../../dom.ts";
import { decoded } from "../reading/encoding.ts";
import { faultText } from "../reading/faults.ts";
import { NOTHING, PASTED, type Brought, type OtherFile } from "./document.ts";

export interface Example {
  name: string;
  title: string;
  sentence: string;
  seed: number;
  text: string;
}

export interface Entry {
  element: HTMLElement;
  /** shows what is there now */
  show(brought: Brought, canUndo: boolean): void;
  text: HTMLTextAreaElement;
}

interface Heard {
  /** `goesOn`: typing, no step of its own */
  bring(brought: Brought, goesOn: boolean): void;
  refuse(reason: string): void;
  undo(): void;
}

const PAUSE = 350;

export function entry(root: HTMLElement, examples: readonly Example[], heard: Heard): Entry {
  const id = `${root.id}-text`;
  const text = h("textarea", {
    id, rows: 5, spellcheck: "false", autocomplete: "off", autocapitalize: "off", wrap: "off",
    placeholder: "concentration / mol/l\ttime / h\tdriving drop / mV\tresistance / ohm cm^2\n0.1\t300\t0\t1841\n…",
  });
  let pending = 0, last = "";
  text.addEventListener("input", () => {
    clearTimeout(pending);
    const goesOn = last !== "" && text.value.startsWith(last.slice(0, 20));
    pending = window.setTimeout(() => {
      last = text.value;
      heard.bring({ ...NOTHING, text: text.value }, goesOn);
    }, PAUSE);
  });
  // A whole table is taken as it is: browsers are slow to type thousands of lines.
  text.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    const isAll = text.selectionStart === 0 && text.selectionEnd === text.value.length;
    if (!isAll || !/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    clearTimeout(pending);
    heard.bring({ ...NOTHING, text: pasted }, false);
  });
  const file = h("input", { type: "file", multiple: true, accept: ".csv,.txt,.tsv,.dat,.mpt,.dta,.z,.par,text/*", "aria-label": "Choose a file, or several of spectra" });
  file.addEventListener("change", () => {
    if (file.files?.length) void take([...file.files], heard);
    file.value = "";
  });
  const choice = h("select", { "aria-label": "Example" },
    h("option", { value: "" }, "or take an example (synthetic)…"),
    ...examples.map(({ name, title }) => h("option", { value: name }, title)));
  const give = button("Take it", () => {
    const one = examples.find(({ name }) => name === choice.value);
    if (one) heard.bring(exampleBrought(one), false);
  });
  const beside = h("p", { class: "hx-dg-quiet" });
  const undo = button("Undo", heard.undo);
  const clear = button("Clear", () => heard.bring(NOTHING, false), { class: "hx-button hx-quiet" });
  const element = h("div", { class: "hx-dg-entry" },
    h("label", { for: id }, "Paste rows with their header, or drop a file here: resistances, or an impedance spectrum; several files are spectra of one interface."),
    text, beside,
    h("div", { class: "hx-dg-row" }, h("label", { class: "hx-dg-file" }, "Choose a file", file), choice, give, undo, clear),
    h("p", { class: "hx-dg-quiet" }, "Everything is computed in this browser. Nothing that you bring leaves it, and nothing is kept."));
  drops(root, (dropped) => void take(dropped, heard), (pasted) => heard.bring({ ...NOTHING, text: pasted }, false));
  return {
    element, text,
    show(brought, canUndo) {
      if (text.value !== brought.text) text.value = brought.text;
      last = brought.text;
      undo.setAttribute("aria-disabled", String(!canUndo));
      if (!brought.text) choice.value = "";
      beside.textContent = brought.others.length ? `Above: ${brought.name}. Together with it: ${brought.others.map(({ name }) => name).join(", ")}.` : "";
      beside.hidden = !brought.others.length;
    },
  };
}

export function exampleBrought({ name, text, seed }: Example): Brought {
  return { ...NOTHING, name: `${name}.csv`, text, seed };
}

async function take(files: File[], heard: Heard): Promise<void> {
  const sorted = files.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  const found: OtherFile[] = [];
  const bad: string[] = [];
  for (const file of sorted) {
    try {
      const read = decoded(new Uint8Array(await file.arrayBuffer()), file.name);
      if ("fault" in read) bad.push(faultText(read.fault));
      else found.push({ name: file.name || PASTED, text: read.text, notices: read.notices });
    } catch (error) {
      bad.push(`${file.name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const [first, ...others] = found;
  if (bad.length || !first) heard.refuse(bad.join("\n"));
  else heard.bring({ ...NOTHING, ...first, others }, false);
}

function drops(root: HTMLElement, onFiles: (files: File[]) => void, onText: (text: string) => void): void {
  const over = (is: boolean) => root.toggleAttribute("data-over", is);
  root.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  root.addEventListener("dragleave", (event) => {
    if (!root.contains(event.relatedTarget as Node | null)) over(false);
  });
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const files = [...event.dataTransfer?.files ?? []];
    const text = event.dataTransfer?.getData("text/plain");
    if (files.length) onFiles(files);
    else if (text) onText(text);
  });
}
