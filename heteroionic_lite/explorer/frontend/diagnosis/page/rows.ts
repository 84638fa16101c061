/** The rows as a table to be mended in place: cells, header, and which rows count. */
import { button, h } from "../../dom.ts";
import { isName } from "../reading/columns.ts";
import type { Fault } from "../reading/faults.ts";
import { laidOut, type Sheet } from "../reading/sheet.ts";
import { withCell, type Brought, type Understood } from "./document.ts";

/** Rows that are shown at once. */
const PAGE = 40;

export class Rows {
  readonly element = h("details", { class: "hx-dg-rows" });
  private sheet: Sheet | null = null;
  private brought: Brought | null = null;
  private faults: readonly Fault[] = [];
  private first = 0;
  private here = 0;
  private odd: readonly number[] = [];
  /** of spectra points are left out by their frequency */
  private isTable = true;
  private readonly body = h("div");
  private readonly title = h("summary");

  constructor(private readonly change: (patch: Partial<Brought>) => void) {
    this.element.append(this.title, this.body);
    this.element.addEventListener("toggle", () => this.draw());
  }

  show(brought: Brought, understood: Understood): void {
    const isNew = brought.name !== this.brought?.name || !this.sheet;
    this.brought = brought;
    this.faults = understood.kind === "nothing" ? [] : understood.reading.faults.filter(({ source }) => source === brought.name);
    this.odd = [];
    this.isTable = understood.kind === "table";
    this.sheet = understood.kind === "nothing" ? null : laidOut(brought.text, isName);
    this.element.hidden = !this.sheet;
    if (isNew) [this.first, this.here] = [0, 0];
    if (!this.sheet) return;
    this.first = Math.min(this.first, Math.max(0, Math.floor((this.sheet.rows.length - 1) / PAGE) * PAGE));
    this.title.textContent = `The ${this.sheet.rows.length} rows${brought.others.length ? ` of ${brought.name}` : ""}: look at them, change a cell${this.isTable ? ", leave a row out" : ""}`;
    if (this.faults.length) this.element.open = true;
    this.draw();
  }

  /** Marks rows by number; with `open` goes to the first of them. */
  mark(numbers: readonly number[], open = false): void {
    this.odd = numbers;
    if (open && numbers[0]) this.goTo(numbers[0] - 1);
    else this.draw();
  }

  /** Goes to the cell of a fault; false: it is in no row of the table. */
  find({ place, column }: Fault): boolean {
    if (place === null || !this.sheet) return false;
    const row = this.sheet.rows.findIndex(([line]) => line === place);
    if (row < 0 && place !== this.sheet.headerLine) return false;
    this.element.open = true;
    this.goTo(Math.max(row, 0), row < 0 ? "thead" : "tbody tr[data-here]", column ?? 1);
    return true;
  }

  private goTo(row: number, where = "tbody tr[data-here]", column = 1): void {
    this.element.open = true;
    this.first = Math.floor(row / PAGE) * PAGE;
    this.here = row + 1;
    this.draw();
    const field = this.body.querySelectorAll<HTMLInputElement>(`${where} input:not([type="checkbox"])`)[column - 1];
    field?.scrollIntoView({ block: "center" });
    field?.focus();
  }

  private draw(): void {
    const { sheet, brought } = this;
    // What is folded is not laid out.
    if (!sheet || !brought || !this.element.open) return this.body.replaceChildren();
    const shown = sheet.rows.slice(this.first, this.first + PAGE);
    const wrong = new Map(this.faults.filter(({ place }) => place !== null).map((one) => [`${one.place} ${one.column}`, one.reason]));
    const counts = sheet.header.map((_, i) => i);
    const head = h("thead", {}, h("tr", {},
      this.isTable && h("th", { scope: "col" }, "use"), h("th", { scope: "col" }, "row"),
      ...counts.map((i) => h("th", { scope: "col" }, this.field(sheet.headerLine, sheet.header, i, wrong, `name and unit of column ${i + 1}`)))));
    const body = h("tbody", {}, ...shown.map(([line, cells], i) => this.row(this.first + i + 1, line, cells, counts.length, wrong)));
    const many = sheet.rows.length > PAGE;
    this.body.replaceChildren(
      h("div", { class: "hx-dg-scroll", tabindex: 0, role: "group", "aria-label": "The rows" }, h("table", {}, head, body)),
      many ? h("div", { class: "hx-dg-row" },
        button("Earlier rows", () => this.turn(-PAGE), { "aria-disabled": this.first === 0 }),
        h("span", {}, `${this.first + 1} to ${this.first + shown.length} of ${sheet.rows.length}`),
        button("Later rows", () => this.turn(PAGE), { "aria-disabled": this.first + PAGE >= sheet.rows.length })) : "");
  }

  private turn(by: number): void {
    const next = this.first + by;
    if (next < 0 || next >= (this.sheet?.rows.length ?? 0)) return;
    this.first = next;
    this.draw();
  }

  private row(number: number, line: number, cells: readonly string[], width: number, wrong: ReadonlyMap<string, string>): HTMLElement {
    const excluded = this.brought!.excluded;
    const use = h("input", { type: "checkbox", autocomplete: "off", "aria-label": `use row ${number}` });
    use.checked = !excluded.includes(number);
    use.addEventListener("change", () =>
      this.change({ excluded: use.checked ? excluded.filter((one) => one !== number) : [...excluded, number].sort((a, b) => a - b) }));
    const all = cells.length < width ? [...cells, ...Array<string>(width - cells.length).fill("")] : cells;
    return h("tr", {
      "data-out": excluded.includes(number), "data-here": number === this.here || this.odd.includes(number), title: `line ${line} of the file`,
    },
      this.isTable && h("td", {}, h("label", {}, use)), h("th", { scope: "row" }, String(number)),
      ...all.map((_, i) => h("td", {}, this.field(line, all, i, wrong, `row ${number}, column ${i + 1}`))));
  }

  private field(line: number, cells: readonly string[], i: number, wrong: ReadonlyMap<string, string>, label: string): HTMLInputElement {
    const reason = wrong.get(`${line} ${i + 1}`);
    const field = h("input", {
      type: "text", autocomplete: "off", spellcheck: "false", "aria-label": label, size: Math.min(Math.max(9, (cells[i] ?? "").length), 32),
      "aria-invalid": reason !== undefined && "true", title: reason, "data-line": line, "data-column": i + 1,
    });
    field.value = cells[i] ?? "";
    field.addEventListener("change", () => {
      const { text } = this.brought!;
      this.change({ text: withCell(text, line, i + 1, this.sheet!.between, cells, field.value.trim()), edited: true });
    });
    return field;
  }
}
