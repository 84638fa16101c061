/** What survives a reload. Storage may be switched off: then it is kept until the page is left. */
import "../site.ts";
import { keeper } from "./kept.ts";
import type { Kept } from "./kept.ts";

/** The way things are kept. */
const VERSION = 1;

export function key(kind: "predict" | "question" | "values" | "pins" | "sheet" | "opened", id: string): string {
  const place = kind === "values" || kind === "pins" ? `:${location.pathname}` : "";
  return `${VERSION}:${kind}:${id}${place}`;
}

export function recall(store: "local" | "session", name: string): unknown {
  try {
    return JSON.parse(storage(store).getItem(name) ?? "null") as unknown;
  } catch {
    return null;
  }
}

export function remember(store: "local" | "session", name: string, value: unknown): void {
  try {
    if (value === null) storage(store).removeItem(name);
    else storage(store).setItem(name, JSON.stringify(value));
  } catch {
    // Full, forbidden or absent.
  }
}

const own = new Map<string, Kept>();

/** A page of the book has its stores already. */
export function storage(store: "local" | "session"): Kept {
  const site = globalThis.heteroionic;
  if (site) return site[store];
  let found = own.get(store);
  if (!found) own.set(store, (found = keeper(() => (store === "local" ? localStorage : sessionStorage), "")));
  return found;
}

/** Numbers by name out of whatever the storage held. */
export function asNumbers(found: unknown): Record<string, number> {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
  return Object.fromEntries(Object.entries(found).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number"));
}
