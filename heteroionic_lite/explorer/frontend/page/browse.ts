/** Makes the tables of reported values sortable and filterable; without it they are plain tables. */
import { choiceFragment, everything, isEverything, matches, nextSort, order, parseChoice } from "./rows-choice.ts";
import { showAddress } from "../files/bar.ts";
import type { Choice, Known, RowText } from "./rows-choice.ts";
import { button, h } from "../dom.ts";

interface Line extends RowText {
  element: HTMLTableRowElement;
  keys: string[];
}

export function browse(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-browse]")) browseOne(element);
}

function line(element: HTMLTableRowElement, facets: string[]): Line {
  return {
    element,
    keys: [...element.cells].map((cell) => cell.dataset["sort"] ?? (cell.textContent ?? "").trim()),
    facets: Object.fromEntries(facets.map((name) => [name, element.dataset[name] ?? ""])),
    text: [...element.cells].map(readable).join(" "),
  };
}

/** Without what is not laid out yet, which is markup here. */
function readable(cell: HTMLTableCellElement): string {
  const text = cell.textContent ?? "";
  const kept = cell.querySelector("noscript")?.textContent;
  return kept ? text.replace(kept, "") : text;
}

function browseOne(root: HTMLElement): void {
  const body = root.querySelector("tbody");
  const heads = [...root.querySelectorAll<HTMLTableCellElement>("thead th")];
  if (!body || !heads.length) return;
  const titles = new Map((root.dataset["facets"] ?? "").split(" | ").filter(Boolean)
    .map((facet) => facet.split(": ", 2) as [string, string]));
  const lines = [...body.rows].map((row) => line(row, [...titles.keys()]));
  const known: Known = {
    columns: heads.map((head) => head.dataset["column"] ?? ""),
    facets: new Map([...titles.keys()].map((name) => [
      name, [...new Set(lines.map(({ facets }) => facets[name] ?? ""))].filter(Boolean),
    ])),
  };
  let choice = everything();

  const status = h("p", { class: "hx-browse-count", role: "status", "aria-live": "polite" });
  const search = h("input", { type: "search", id: `${root.id}-text`, autocomplete: "off", maxlength: 200 });
  const selects = new Map([...known.facets].map(([name, words]) => [name, h("select", { id: `${root.id}-${name}` },
    h("option", { value: "" }, "all"),
    ...words.map((word) => h("option", { value: word }, `${word} (${lines.filter(({ facets }) => facets[name] === word).length})`)),
  )]));
  const clear = button("Show all", () => change(everything()));
  const field = (label: string, control: HTMLElement) =>
    h("div", { class: "hx-browse-field" }, h("label", { for: control.id }, label), control);
  // A table has hundreds of links; who goes by Tab need not pass them all.
  const end = h("span", { class: "hx-browse-after", tabindex: -1 });
  root.append(end);
  root.prepend(h("div", { class: "hx-browse-filters", role: "search", "aria-label": `Filters: ${root.querySelector("caption")?.textContent ?? ""}` },
    ...[...selects].map(([name, select]) => field(titles.get(name) ?? name, select)),
    field("words anywhere", search),
    h("div", { class: "hx-browse-end" }, clear, status),
    button("Skip the table", () => end.focus(), { class: "hx-button hx-skip" })));

  const sorters = heads.map((head, index) => {
    const column = known.columns[index] ?? "";
    const sorter = h("button", { type: "button", class: "hx-sort" }, head.textContent ?? "");
    sorter.addEventListener("click", () => change({ ...choice, sort: nextSort(choice.sort, column) }));
    head.replaceChildren(sorter);
    return { head, column };
  });

  function show(note = ""): void {
    const sort = choice.sort;
    const at = sort ? known.columns.indexOf(sort.column) : -1;
    const sorted = sort
      ? [...lines].sort((a, b) => order(a.keys[at] ?? "", b.keys[at] ?? "", sort.down)) : lines;
    let count = 0;
    for (const one of sorted) {
      one.element.hidden = !matches(one, choice);
      if (!one.element.hidden) count += 1;
      body!.append(one.element);
    }
    for (const { head, column } of sorters)
      head.setAttribute("aria-sort", sort?.column === column ? (sort.down ? "descending" : "ascending") : "none");
    for (const [name, select] of selects) select.value = choice.facets[name] ?? "";
    if (search.value !== choice.text) search.value = choice.text;
    clear.setAttribute("aria-disabled", String(isEverything(choice)));
    status.textContent = `${count} of ${lines.length} rows${note}`;
  }

  function change(next: Choice): void {
    choice = next;
    const { pathname, search: query } = location;
    show();
    showAddress(choiceFragment(root.id, choice) || `${pathname}${query}`);
  }

  for (const [name, select] of selects)
    select.addEventListener("change", () => {
      const { [name]: _, ...others } = choice.facets;
      change({ ...choice, facets: select.value ? { ...others, [name]: select.value } : others });
    });
  search.addEventListener("input", () => change({ ...choice, text: search.value }));

  /** What the address asks for: a choice of rows, or one row, which is then shown whatever was chosen. */
  function follow(): void {
    const asked = parseChoice(location.hash, root.id, known);
    if (asked) {
      choice = asked;
      show();
      root.scrollIntoView();
      return;
    }
    const wanted = lines.find(({ element }) => `#${element.id}` === location.hash);
    if (!wanted) return;
    if (wanted.element.hidden) {
      choice = { ...everything(), sort: choice.sort };
      show(`; filters cleared to show ${wanted.element.id}`);
    }
    wanted.element.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", follow);
  show();
  follow();
}
