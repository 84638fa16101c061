/** Files of impedance spectra as instruments write them. */
import { formatNumber } from "../../words/format.ts";
import { decoded } from "./encoding.ts";
import { bounded, fault, notice, rules, type Fault } from "./faults.ts";
import { numeral } from "./numerals.ts";
import { isSame, unitOf } from "./quantities.ts";
import { saidValue } from "./said.ts";
import { ENDS } from "./sheet.ts";
import { blocksOf, type Block, type Found, type Row } from "./spectrum_tables.ts";

/** Frequencies in Hz, impedances in ohm m² where the area is known, else in ohm. */
export interface Spectrum {
  frequency: number[];
  real: number[];
  imaginary: number[];
  perArea: boolean;
  label: string;
}

export interface Spectra {
  source: string;
  /** with faults there are no spectra */
  faults: Fault[];
  notices: string[];
  spectra: Spectrum[];
}

export interface SpectrumChoices {
  /** by number, from one, what columns of unknown names are */
  columns?: Record<number, string>;
  sign?: "imaginary" | "-imaginary";
  electrodeArea?: string;
}

const TAKEN_AS: Record<string, string> = {
  frequency: "Hz", angular: "rad/s", real: "ohm", imaginary: "ohm", modulus: "ohm", phase: "deg",
};
const AREA = /(?<![\p{L}\p{N}_])area(?![\p{L}\p{N}_])[^0-9+-]*?([+-]?\d[\d.,]*(?:[eE][+-]?\d+)?)(.*)/iu;
const SQUARE = /(?<![\p{L}\p{N}_])([cmµu]?m)\s*(?:\^?2|²)/u;
const BACK = 10;
const ROUNDING = 1e-9;

export function readSpectra(content: Uint8Array | string, file: string, choices: SpectrumChoices = {}): Spectra {
  const notices: string[] = [];
  const without = (faults: Fault[]): Spectra => ({ source: file, faults, notices, spectra: [] });
  const read = decoded(content, file);
  if ("fault" in read) return without([read.fault]);
  notices.push(...read.notices);
  const lines = read.text.split(ENDS);
  const faults: Fault[] = [];
  const chosen = new Map(Object.entries(choices.columns ?? {}).map(([number, kind]) => [Number(number) - 1, kind]));
  const spectra = spectraIn({ file, lines, notices, faults, chosen, sign: choices.sign }, choices.electrodeArea);
  return faults.length ? without(bounded(faults, file)) : { source: file, faults: [], notices, spectra };
}

function spectraIn(found: Found, areaSaid: string | undefined): Spectrum[] {
  const blocks = blocksOf(found);
  const [first] = blocks;
  if (!first) {
    if (!found.faults.length) found.faults.push(fault("SPECTRUM_MISSING", { f: found.file }));
    return [];
  }
  const perArea = isPerArea(first);
  const area = perArea ? 1 : areaOf(found, areaSaid);
  sayUnits(first, found.notices);
  const spectra = blocks.flatMap((block) =>
    sweepsOf(block, found).map(({ label, rows }) => spectrumOf(block, label, rows, area, perArea, found)));
  if (!spectra.length && !found.faults.length) found.faults.push(fault("NO_TABLE", { f: found.file }));
  return spectra;
}

/** In m², if it is known. */
function areaOf(found: Found, said: string | undefined): number | null {
  if (said !== undefined) {
    const area = saidValue("electrode area", said);
    if (area === null) throw new Error(`electrode_area = '${said}' is no area; e.g. '0.785 cm^2'`);
    return Number(area);
  }
  for (const [i, line] of found.lines.entries()) {
    const match = AREA.exec(line);
    const value = match && numeral(match[1]!, true);
    if (!match || value === null || value <= 0) continue;
    const square = SQUARE.exec(line.slice(match.index));
    const area = value * (unitOf(`${square ? square[1]! : "cm"}^2`)?.factor ?? 1e-4);
    found.notices.push(notice(square ? "area" : "area_unit", { area: formatNumber(area * 1e4, 4, { trim: true }), L: i + 1 }));
    return area;
  }
  found.notices.push(notice("no_area"));
  return null;
}

function sayUnits(block: Block, notices: string[]): void {
  const missing = [...block.columns].filter(([kind, [, head]]) => !head.unit && kind in TAKEN_AS).map(([kind]) => kind);
  if (missing.length && !block.headerless) {
    notices.push(notice("units", { units: missing.map((kind) => `${kind} / ${TAKEN_AS[kind]}`).join(", ") }));
  }
}

/** The rows of each sweep: by cycle, or where the frequency jumps back. */
function sweepsOf(block: Block, found: Found): { label: string; rows: Row[] }[] {
  const sweeps: { label: string; rows: Row[] }[] = [];
  const place = (block.columns.get("frequency") ?? block.columns.get("angular"))?.[0] ?? 0;
  let sweep: Row[] = [];
  let [label, direction, zeros] = ["", 0, 0];
  for (const [line, row] of block.rows) {
    const frequency = row["frequency"] ?? row["angular"] ?? 0;
    if (frequency <= 0) {
      zeros += 1;
      continue;
    }
    const cycle = row["cycle"] === undefined ? "" : `cycle ${formatNumber(row["cycle"], 6, { trim: true })}`;
    const last = sweep.at(-1)?.[1];
    if (last) {
      const step = Math.log(frequency / (last["frequency"] ?? last["angular"] ?? 0));
      const jumps = direction * step < 0 && Math.abs(step) >= Math.log(BACK);
      if (cycle !== label || jumps) {
        sweeps.push({ label, rows: sweep });
        [sweep, direction] = [[], 0];
      } else if (step === 0 || direction * step < 0) {
        const cell = formatNumber(frequency, 6, { trim: true });
        found.faults.push(fault("FREQ_ORDER", { f: found.file, L: line, C: place + 1, cell }));
      } else direction = step;
    }
    label = cycle;
    sweep.push([line, row]);
  }
  if (zeros) found.notices.push(notice("zero_frequency", { n: zeros }));
  return sweep.length ? [...sweeps, { label, rows: sweep }] : sweeps;
}

function spectrumOf(block: Block, label: string, rows: Row[], area: number | null, perArea: boolean, found: Found): Spectrum {
  const of = (kind: string) => inSi(block, kind, rows, found.sign);
  const frequency = block.columns.has("frequency") ? of("frequency") : of("angular").map((value) => value / (2 * Math.PI));
  const scale = area !== null && !perArea ? area : 1;
  const isCartesian = block.columns.has("real");
  let [real, imaginary] = isCartesian ? [of("real"), of("imaginary")] : polar(of("modulus"), of("phase"));
  if (imaginary.filter((value) => value > 0).length * 2 > rows.length && !found.sign) {
    const place = block.columns.get(isCartesian ? "imaginary" : "phase")![0];
    found.faults.push(fault("SIGN", { f: found.file, L: rows[0]![0], C: place + 1 }, ["imaginary", "-imaginary"]));
  }
  const { fewest, decades: wanted } = rules.spectra;
  const decades = Math.abs(Math.log10(frequency.at(-1)! / frequency[0]!));
  if (rows.length < fewest || decades < wanted - ROUNDING) {
    const over = formatNumber(decades, 2, { trim: true });
    found.notices.push(notice("short", { n: rows.length, decades: over, fewest, wanted }));
  }
  [real, imaginary] = [real.map((value) => value * scale), imaginary.map((value) => value * scale)];
  return { frequency, real, imaginary, perArea: perArea || area !== null, label };
}

function polar(modulus: number[], phase: number[]): [number[], number[]] {
  return [modulus.map((value, i) => value * Math.cos(phase[i]!)), modulus.map((value, i) => value * Math.sin(phase[i]!))];
}

function inSi(block: Block, kind: string, rows: Row[], said: string | undefined): number[] {
  const head = block.columns.get(kind)![1];
  const factor = (head.unit ?? unitOf(TAKEN_AS[kind]!))?.factor ?? 1;
  const turned = said && ["imaginary", "phase"].includes(kind) ? said === "-imaginary" : head.turned;
  return rows.map(([, row]) => (turned ? -1 : 1) * row[kind]! * factor);
}

/** Whether the impedances are of an area already, by their unit. */
function isPerArea(block: Block): boolean {
  const own = unitOf("ohm m^2");
  return ["real", "modulus"].some((kind) => {
    const unit = block.columns.get(kind)?.[1].unit;
    return Boolean(unit && own && isSame(unit.dimension, own.dimension));
  });
}
