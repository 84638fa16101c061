/** The diagnosis on a page: what is brought is read, asked about, diagnosed in a worker, and shown. */
import { h } from "../../dom.ts";
import type { Saver } from "../../files/downloads.ts";
import { capital } from "../sentences.ts";
import { faultText } from "../reading/faults.ts";
import { FEWEST, tableOf } from "./table.ts";
import type { Table } from "../data.ts";
import type { Spectrum } from "../reading/spectra.ts";
import { History, NOTHING, lineOf, understand, type Brought, type Understood } from "./document.ts";
import { entry, exampleBrought, type Example } from "./entry.ts";
import type { Home } from "./home.ts";
import type { Later } from "./outcome.ts";
import type { Answer } from "./answer.ts";
import { declarations, missing, questions } from "./questions.ts";
import { KINDS, allPart, doubtsPart, figures, nextPart, parametersPart, part, rowButtons } from "./result.ts";
import { Rows } from "./rows.ts";
import type { SpectraAnswer } from "./spectrum.ts";
import { spectrumParts } from "./spectrum-view.ts";
import { windowFault, windowFields } from "./window-fields.ts";
import { Work } from "./work.ts";

export class Tool {
  private readonly history = new History(NOTHING);
  private understood: Understood = { kind: "nothing" };
  private readonly entry;
  private readonly rows: Rows;
  private readonly asked = h("div");
  private readonly said = h("div");
  private readonly faults = h("div");
  private readonly verdict = h("div", { class: "hx-dg-verdict", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  private readonly below = h("div");
  private readonly window = h("div");
  private readonly result = h("div", { class: "hx-dg-result" });
  private readonly message = h("p", { class: "hx-dg-quiet", role: "status", "aria-live": "polite" });
  private which = 0;

  constructor(private readonly root: HTMLElement, private readonly examples: readonly Example[], private readonly work: Work, private readonly later: Later, private readonly version: string) {
    const change = (patch: Partial<Brought>) => this.change({ ...this.now, ...patch });
    this.entry = entry(root, examples, {
      bring: (brought, goesOn) => this.bring(brought, goesOn),
      refuse: (reason) => this.refuse(reason),
      undo: () => this.undo(),
    });
    this.rows = new Rows(change);
    root.replaceChildren(this.entry.element, this.asked, this.faults, this.verdict, this.window, this.below, this.result, this.said, this.rows.element, this.message);
    this.show();
  }

  take(name: string): void {
    const one = this.examples.find((example) => example.name === name);
    if (one) this.bring(exampleBrought(one), false);
  }

  /** Rows as if they had been pasted. */
  paste(text: string): void {
    this.bring({ ...NOTHING, text }, false);
  }

  private get now(): Brought {
    return this.history.now;
  }

  private bring(brought: Brought, goesOn: boolean): void {
    // What was answered of rows that are still being typed holds.
    if (goesOn) {
      const { as, choices, area, costs, window, fixed, others, of, conditions } = this.now;
      this.history.replace({ ...brought, as, choices, area, costs, window, fixed, others, of, conditions });
    }
    else this.history.change(brought);
    this.which = 0;
    this.show();
  }

  private readonly change = (next: Brought): void => {
    this.history.change(next);
    this.show();
  };

  private undo(): void {
    if (!this.history.undo()) return;
    this.show();
    this.tell("Undone.");
  }

  private refuse(reason: string): void {
    this.history.change(NOTHING);
    this.show();
    this.faults.replaceChildren(h("div", { class: "hx-dg-faults" }, h("p", {}, reason)));
    this.say("none", "Nothing was read", reason);
  }

  private tell(words: string): void {
    this.message.textContent = words;
  }

  private say(kind: string, title: string, sentence: string): void {
    this.verdict.dataset["kind"] = kind;
    this.verdict.replaceChildren(h("p", {}, h("b", {}, title), sentence));
  }

  private show(): void {
    const focused = document.activeElement as HTMLElement | null;
    const key = focused?.dataset["key"];
    const place = focused?.dataset["line"] ? { line: focused.dataset["line"], column: focused.dataset["column"] } : null;
    const patch = (some: Partial<Brought>) => this.change({ ...this.now, ...some });
    this.waiting = null;
    this.understood = understand(this.now);
    this.entry.show(this.now, !this.history.isFirst);
    const { element, answered } = questions(this.understood, this.now, patch);
    this.asked.replaceChildren(element);
    const said = declarations(this.understood, this.now, patch);
    this.said.replaceChildren(...(said ? [part("What was taken for granted", said)] : []));
    this.rows.show(this.now, this.understood);
    this.window.replaceChildren(...(this.spectra.length ? [windowFields(this.spectra, this.now, patch)] : []));
    // The cell that was left by Tab or Enter is a new element now.
    if (place && !focused?.isConnected) this.root.querySelector<HTMLElement>(`[data-line="${place.line}"][data-column="${place.column}"]`)?.focus();
    if (key && !focused?.isConnected) (this.keyed(key) ?? this.asked.querySelector<HTMLElement>("select, input") ?? this.entry.text).focus();
    const open = this.listFaults(answered);
    this.below.replaceChildren();
    this.message.textContent = "";
    if (this.understood.kind === "nothing") {
      this.work.stop();
      this.verdict.replaceChildren();
      delete this.verdict.dataset["kind"];
      this.result.replaceChildren();
    } else if (this.understood.reading.faults.length) this.wait(open, missing(answered));
    else this.start();
  }

  /** What was focused and is drawn anew. */
  private keyed(key: string): HTMLElement | null {
    const places = [this.asked, this.window, this.result].flatMap((one) => [...one.querySelectorAll<HTMLElement>(`[data-key="${key}"]`)]);
    // A button that has the key of a field leads to it once it has gone.
    return places.find((one) => !(one instanceof HTMLButtonElement)) ?? places[0] ?? null;
  }

  /** Of what was read, where that is spectra without a fault. */
  private get spectra(): Spectrum[] {
    return this.understood.kind === "spectra" && !this.understood.reading.faults.length ? this.understood.reading.spectra : [];
  }

  /** Those that no choice mends; how many they are. */
  private listFaults(answered: ReadonlySet<object>): number {
    if (this.understood.kind === "nothing") return this.faults.replaceChildren(), 0;
    const open = this.understood.reading.faults.filter((fault) => !answered.has(fault));
    this.faults.replaceChildren(...(open.length ? [h("div", { class: "hx-dg-faults", role: "group", "aria-label": "Faults" },
      h("p", {}, h("b", {}, open.length > 1 ? `${open.length} faults. ` : "One fault. "), "A click goes to the place; cells can be changed below."),
      h("ul", {}, ...open.map((fault) => {
        // The cells of the first file alone can be changed here.
        if (fault.source !== this.now.name) return h("li", {}, faultText(fault));
        const go = h("button", { type: "button", class: "hx-dg-fault" }, faultText(fault));
        go.addEventListener("click", () => this.goTo(fault.place, () => this.rows.find(fault)));
        return h("li", {}, go);
      })))] : []));
    return open.length;
  }

  private goTo(line: number | null, find: () => boolean): void {
    if (find()) return;
    const [start, end] = line === null ? [0, this.now.text.length] : lineOf(this.now.text, line);
    this.entry.text.focus();
    this.entry.text.setSelectionRange(start, end);
  }

  private wait(faults: number, questionsLeft: number): void {
    this.work.stop();
    this.result.replaceChildren();
    const parts = [
      ...(questionsLeft ? [questionsLeft > 1 ? `${questionsLeft} answers are missing` : "an answer is missing"] : []),
      ...(faults ? [faults > 1 ? `${faults} faults are to be mended` : "one fault is to be mended"] : []),
    ];
    this.say("waits", "Nothing is concluded yet", `${parts.join(" and ")}.`.replace(/^./, (first) => first.toUpperCase()));
  }

  private start(): void {
    this.root.setAttribute("aria-busy", "true");
    if (!this.later.there) {
      const again = () => {
        const { understood } = this;
        if (understood.kind !== "nothing" && !understood.reading.faults.length) this.start();
      };
      this.later.load().then(again, (error: unknown) => this.broken(error instanceof Error ? error.message : String(error)));
      return;
    }
    const { understood, now } = this;
    if (understood.kind === "table") {
      if (understood.reading.lines.length - now.excluded.length < FEWEST) {
        this.result.replaceChildren();
        this.below.replaceChildren(rowButtons([], now.excluded, (one) => `row ${one}`, (excluded) => this.change({ ...now, excluded })) ?? "");
        return this.say("waits", "Nothing is concluded yet", `At least ${FEWEST} rows are needed.`);
      }
      const table = tableOf(understood.reading, now.excluded);
      this.ask({ kind: "table", table, costs: now.costs }, (found) => this.showTable(table, found as Answer));
    } else if (understood.kind === "spectra") {
      const { spectra } = this, { window, fixed, excluded } = now;
      const fault = windowFault(spectra, now);
      if (fault) {
        this.work.stop();
        this.root.removeAttribute("aria-busy");
        this.result.replaceChildren();
        return this.say("waits", "Nothing is concluded yet", `${capital(fault)}.`);
      }
      this.ask({ kind: "spectra", spectra, said: { window, fixed, excluded } }, (found) => this.showSpectra(found as SpectraAnswer));
    }
  }

  private broken(why: string): void {
    this.root.removeAttribute("aria-busy");
    this.result.replaceChildren();
    this.say("none", "It cannot be computed", why);
  }

  private ask(job: Parameters<Work["do"]>[0], show: (found: Answer | SpectraAnswer) => void): void {
    const shown = setTimeout(() => this.say("waits", "Being computed", "…"), 400);
    this.work.do(job, ({ found, error, done }) => {
      clearTimeout(shown);
      if (done) this.root.removeAttribute("aria-busy");
      if (error) this.broken(error);
      else if (found) show(found as Answer | SpectraAnswer);
    });
  }

  private get home(): Home {
    const saver: Saver = { root: this.root, spec: { description: this.verdict.textContent }, message: this.message, tell: (words) => this.tell(words) };
    return { brought: this.now, version: this.version, saver };
  }

  private showTable(table: Table, answer: Answer): void {
    const { verdict } = answer;
    const patch = (some: Partial<Brought>) => this.change({ ...this.now, ...some });
    // The verdict is said once, not again with its intervals.
    if (!(answer.parameters && this.shownFor === table)) {
      this.say(verdict.kind, KINDS[verdict.kind] ?? "", verdict.sentence);
      this.below.replaceChildren(rowButtons(verdict.rows, this.now.excluded, (row) => `row ${row}`, (excluded) => patch({ excluded }),
        () => this.rows.mark(verdict.rows, true)) ?? "");
      this.rows.mark(verdict.rows);
      this.pictures = figures(table, answer);
    }
    this.shownFor = table;
    const parameters = parametersPart(answer, { ask: () => this.check(table, answer, parameters!, home!) });
    const home = answer.parameters ? this.later.there!.tableHome(this.home, table, answer, null) : null;
    this.result.replaceChildren(...[
      this.pictures, parameters, nextPart(answer, this.now, patch), allPart(answer), doubtsPart(answer.doubts, answer.verdict.kind === "none" && !answer.parameters), home,
    ].filter((one) => one !== null));
  }

  /** The intervals from resamples, beside the others: in their part, and in what is taken home. */
  private check(table: Table, answer: Answer, parameters: HTMLElement, home: HTMLElement): void {
    const put = (part: HTMLElement | null) => {
      parameters.replaceChildren(...(part?.childNodes ?? []));
      parameters.querySelector<HTMLElement>(".hx-dg-scroll")?.focus({ preventScroll: true });
    };
    put(parametersPart(answer, { ask: null }));
    this.tell("The resamples are being fitted.");
    this.work.do({ kind: "resamples", table, named: answer.verdict.named }, ({ found, error }) => {
      if (error) {
        put(parametersPart(answer, { ask: () => this.check(table, answer, parameters, home) }));
        this.tell(`The resamples could not be fitted: ${error}`);
      } else if (found?.kind === "resamples") {
        put(parametersPart(answer, { found }));
        home.replaceChildren(...this.later.there!.tableHome(this.home, table, answer, found).childNodes);
        this.tell("The intervals by resamples are in the table of parameters.");
      }
    });
  }

  private get notices(): string[] {
    return this.understood.kind === "nothing" ? [] : this.understood.reading.notices;
  }

  private shownFor: Table | null = null;
  private pictures: HTMLElement = h("div");

  /** Waits until a field is left in which somebody types. */
  private waiting: SpectraAnswer | null = null;

  private showSpectra(answer: SpectraAnswer): void {
    const active = document.activeElement;
    if (active instanceof HTMLInputElement && active.classList.contains("hx-dg-quantity") && this.result.contains(active) && active.value !== active.defaultValue) {
      if (!this.waiting) {
        active.addEventListener("blur", () => {
          const last = this.waiting;
          this.waiting = null;
          if (last) this.showSpectra(last);
        }, { once: true });
      }
      this.waiting = answer;
      return;
    }
    this.waiting = null;
    const found = answer.spectra[this.which] ?? answer.spectra[0]!;
    const key = this.result.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["key"] : undefined;
    const patch = (some: Partial<Brought>) => this.change({ ...this.now, ...some });
    this.say(found.verdict.kind, `${KINDS[found.verdict.kind]}${found.label ? `: ${found.label}` : ""}`, found.verdict.sentence);
    const labels = answer.spectra.map(({ label }, i) => label || `spectrum ${i + 1}`);
    const choice = h("select", { "aria-label": "Spectrum" }, ...labels.map((label, i) => h("option", { value: i, selected: i === this.which }, label)));
    choice.addEventListener("change", () => {
      this.which = Number(choice.value);
      this.showSpectra(answer);
    });
    this.below.replaceChildren(...(labels.length > 1 ? [h("label", { class: "hx-dg-row" }, `${labels.length} spectra; shown: `, choice)] : []));
    const { spectrumHome, severalPart } = this.later.there!;
    let home = spectrumHome(this.home, answer, this.which);
    const table = severalPart(answer.spectra, this.now, {
      keep: (some, settled) => {
        this.history.replace({ ...this.now, ...some });
        if (!settled) return;
        const other = spectrumHome(this.home, answer, this.which);
        home.replaceWith(other);
        home = other;
      },
      choose: (of) => {
        this.history.change({ ...this.now, of });
        this.entry.show(this.now, true);
        this.showSpectra(answer);
      },
      bring: (brought) => this.bring(brought, false),
    });
    this.result.replaceChildren(...(table ? [table] : []), ...spectrumParts(found, this.notices, this.now, patch), home);
    if (key) (this.keyed(key) ?? this.result.querySelector<HTMLElement>("[data-key]"))?.focus();
  }
}
