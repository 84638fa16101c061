/** Figures of a diagnosis: the data with the leading curves, and what these leave. */
import { h } from "../../dom.ts";
import { HOUR, type Table } from "../data.ts";
import type { Answer, Panel } from "./answer.ts";
import { charts, key, type Chart, type Series } from "./plot.ts";
import type { SpectrumAnswer } from "./spectrum.ts";

const AXES = {
  concentration: { label: "salt concentration / mol l⁻¹", factor: 1e-3, offset: 0, scale: "log" },
  time: { label: "time / h", factor: 1 / HOUR, offset: 0, scale: "linear" },
  drop: { label: "driving drop / mV", factor: 1e3, offset: 0, scale: "linear" },
  temperature: { label: "temperature / °C", factor: 1, offset: -273.15, scale: "linear" },
} as const;
const AREA = 1e4;

const pick = (values: readonly number[], wanted: readonly boolean[], is: boolean) => values.filter((_, i) => wanted[i] === is);

function along(table: Table, { quantity }: Panel): number[] {
  const { factor, offset } = AXES[quantity];
  return (table[quantity] ?? []).map((value) => (value + offset) * factor);
}

export function dataCharts(table: Table, answer: Answer): Chart[] {
  const resistance = table.resistance.map((R) => R * AREA);
  const sigma = table.uncertainty?.map((value) => value * AREA);
  return answer.panels.map((panel): Chart => {
    const { label, scale, factor, offset } = AXES[panel.quantity];
    const x = along(table, panel);
    const points = (is: boolean): Series => ({
      x: pick(x, panel.same, is), y: pick(resistance, panel.same, is), mark: is ? "dots" : "rings", style: null,
      ...(sigma && is && { spread: pick(sigma, panel.same, is) }),
    });
    const curves = panel.curves.map((curve, i): Series => ({
      x: panel.along.map((value) => (value + offset) * factor), y: curve.map((R) => R * AREA), mark: "line", style: i,
    }));
    const there = panel.same.filter(Boolean).length;
    return {
      x: { label, scale }, y: { label: "resistance / Ω cm²", scale: "log" }, series: [points(false), points(true), ...curves],
      description: `Resistance against ${label.replace(" / ", " in ")}: ${there} of ${panel.same.length} rows`
        + ` ${panel.conditions ? `at ${panel.conditions} ` : ""}are filled; curves of ${listed(answer)}.`,
    };
  });
}

export function residualCharts(table: Table, answer: Answer): Chart[] {
  const leading = answer.fits.slice(0, 2);
  return answer.panels.map((panel): Chart => {
    const { label, scale } = AXES[panel.quantity];
    const x = along(table, panel);
    const largest = Math.max(...(leading[0]?.residuals ?? [0]).map(Math.abs)) * 100;
    return {
      x: { label, scale }, y: { label: "left over / %", scale: "linear" }, zero: true,
      series: [...leading].reverse().map((fit, i): Series => {
        const style = leading.length - 1 - i;
        return { x, y: fit.residuals.map((left) => 100 * left), mark: style ? "crosses" : "rings", style };
      }),
      description: `What is left over against ${label.replace(" / ", " in ")}: at most ${largest.toPrecision(2)} % of ${leading[0]?.mechanism ?? "the best"}.`,
    };
  });
}

const listed = ({ fits }: Answer) => fits.slice(0, 2).map(({ mechanism }) => mechanism).join(" and ");

export function keys({ fits, panels }: Answer): HTMLElement {
  const conditions = panels.map(({ conditions: one }) => one).filter(Boolean);
  return h("p", { class: "hx-dg-keys" },
    ...fits.slice(0, 2).map(({ mechanism }, i) => key("line", i, mechanism)),
    conditions.length ? key("dots", null, "measured at the conditions of the curves") : null,
    conditions.length ? key("rings", null, "measured at other ones") : key("dots", null, "measured"));
}

export function residualKeys({ fits }: Answer): HTMLElement {
  return h("p", { class: "hx-dg-keys" }, ...fits.slice(0, 2).map(({ mechanism }, i) => key(i ? "crosses" : "rings", i, mechanism)));
}

/** Nyquist, then the residuals over frequency. */
export function spectrumCharts(found: SpectrumAnswer): { nyquist: Chart; residual: Chart; relations: Chart } {
  const { perArea, real, imaginary, out, curves, fits, frequency } = found;
  const [scale, unit] = perArea ? [AREA, "Ω cm²"] : [1, "Ω"];
  const of = (values: readonly number[], sign = 1) => values.map((value) => sign * scale * value);
  const over = (label: string, parts: { real: readonly number[]; imaginary: readonly number[] }, description: string): Chart => ({
    x: { label: "frequency / Hz", scale: "log" }, y: { label, scale: "linear" }, zero: true, description,
    series: [
      { x: frequency, y: parts.real.map((value) => 100 * value), mark: "rings", style: 0 },
      { x: frequency, y: parts.imaginary.map((value) => 100 * value), mark: "crosses", style: 1 },
    ],
  });
  const left = found.residuals[0] ?? [], n = frequency.length;
  return {
    nyquist: {
      x: { label: `Re Z / ${unit}`, scale: "linear" }, y: { label: `−Im Z / ${unit}`, scale: "linear" }, equal: true,
      series: [
        { x: of(out.real), y: of(out.imaginary, -1), mark: "rings", style: null },
        { x: of(real), y: of(imaginary, -1), mark: "dots", style: null },
        ...curves.map((curve, i): Series => ({ x: of(curve.real), y: of(curve.imaginary, -1), mark: "line", style: i })),
      ],
      description: `Nyquist plot of ${n} points${out.real.length ? `, and ${out.real.length} hollow ones that are left out,` : ""} with the curves of ${fits.slice(0, 2).map(({ circuit }) => circuit).join(" and ")}.`,
    },
    residual: over("left over / % of |Z|", { real: left.slice(0, n), imaginary: left.slice(n) }, `What ${fits[0]?.circuit} leaves over, against frequency.`),
    relations: over("left over / % of |Z|", found.relations, "What the Kramers–Kronig test leaves over, against frequency."),
  };
}

export { charts };
