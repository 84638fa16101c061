/** Bytes to text: a mark before it, UTF-8, or what spreadsheets of the west write. */
import { fault, notice, rules, type Fault } from "./faults.ts";

const MARKS: [number[], string][] = [
  [[0xef, 0xbb, 0xbf], "utf-8"], [[0xff, 0xfe], "utf-16le"], [[0xfe, 0xff], "utf-16be"],
];
/** Bytes that Windows-1252 leaves free. */
const FREE = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const FEW = 4;
const SAMPLE = 4096;
const BLANK = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]);
const PRINTS = new Set([0x09, 0x0a, 0x0d, 0x0c, 0x1a]);

export type Decoded = { text: string; notices: string[] } | { fault: Fault };

/** The text and what was assumed of it, or what keeps it from being one; text stays as it is. */
export function decoded(content: Uint8Array | string, file: string): Decoded {
  const found = typeof content === "string" ? { text: content, notices: [] } : ofBytes(content, file);
  if ("fault" in found) return found;
  const text = found.text.replace(/^\ufeff/, "");
  return text.trim() ? { text, notices: found.notices } : { fault: fault("EMPTY", { f: file }) };
}

function ofBytes(bytes: Uint8Array, file: string): Decoded {
  const most = rules.limits.bytes;
  if (bytes.length > most) return { fault: fault("TOO_LARGE", { f: file, size: `${bytes.length} bytes`, most }) };
  if (bytes.every((byte) => BLANK.has(byte))) return { fault: fault("EMPTY", { f: file }) };
  const marked = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) {
    const text = new TextDecoder(marked[1], { ignoreBOM: true }).decode(bytes.subarray(marked[0].length));
    return { text, notices: [] };
  }
  if (isBinary(bytes)) {
    const first = [...bytes.subarray(0, FEW)].map(hex).join(" ");
    return { fault: fault("BINARY", { f: file, bytes: first }) };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), notices: [] };
  } catch {
    const at = bytes.findIndex((byte) => FREE.has(byte));
    if (at < 0) return { text: new TextDecoder("windows-1252").decode(bytes), notices: [notice("cp1252")] };
    const line = bytes.subarray(0, at).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
    return { fault: fault("ENCODING", { f: file, L: line, byte: hex(bytes[at] ?? 0) }) };
  }
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

/** Control characters that no text has; a few are let through, since files have them. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  const controls = sample.reduce((count, byte) => count + (byte < 0x20 && !PRINTS.has(byte) ? 1 : 0), 0);
  return sample.includes(0) || controls > Math.floor(sample.length / 100);
}
