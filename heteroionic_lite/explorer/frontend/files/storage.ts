/** What survives a reload. Storage may be switched off: then nothing is remembered, nothing breaks. */

const PREFIX = "heteroionic-lite:1";

export function key(kind: "predict" | "question" | "values" | "pins", id: string): string {
  const place = kind === "values" || kind === "pins" ? `:${location.pathname}` : "";
  return `${PREFIX}:${kind}:${id}${place}`;
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

function storage(store: "local" | "session"): Storage {
  return store === "local" ? localStorage : sessionStorage;
}

/** Numbers by name out of whatever the storage held. */
export function asNumbers(found: unknown): Record<string, number> {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
  return Object.fromEntries(Object.entries(found).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number"));
}
