/** What the browser keeps for this book, and for no other that lies on the same host or disk. */

export interface Kept {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
  names(): string[];
  /** until the page is left, since the browser or the frame allows no more */
  readonly fleeting: boolean;
}

export const PREFIX = "heteroionic-lite:";

/** `place` is where the book lies: "/a/b/" of https://host/a/b/book/index.html; "" in a notebook. */
export function keeper(open: () => Storage, place: string): Kept {
  const start = PREFIX + (place && `${place}:`);
  const storage = opened(open);
  return {
    getItem: (name) => storage.getItem(start + name),
    setItem: (name, text) => storage.setItem(start + name, text),
    removeItem: (name) => storage.removeItem(start + name),
    names: () => storage.names().filter((name) => name.startsWith(start)).map((name) => name.slice(start.length)),
    fleeting: storage.fleeting,
  };
}

/** A frame without rights throws where storage is only looked at. */
function opened(open: () => Storage): Kept {
  try {
    const storage = open();
    storage.getItem(PREFIX);
    return {
      getItem: (name) => storage.getItem(name),
      setItem: (name, text) => storage.setItem(name, text),
      removeItem: (name) => storage.removeItem(name),
      names: () => Object.keys(storage),
      fleeting: false,
    };
  } catch {
    const memory = new Map<string, string>();
    return {
      getItem: (name) => memory.get(name) ?? null,
      setItem: (name, text) => void memory.set(name, String(text)),
      removeItem: (name) => void memory.delete(name),
      names: () => [...memory.keys()],
      fleeting: true,
    };
  }
}
