/** The address bar, which a browser may refuse to change: Safari after 100 times in 30 seconds. */

const MOST = 30;
const WITHIN = 10_000;

let written: number[] = [];
let later = 0;

/** Writes the address without a new entry in the history; what is shown never waits for it. */
export function showAddress(address: string | URL): void {
  clearTimeout(later);
  const from = location.href;
  const write = () => {
    // The reader has gone elsewhere since.
    if (location.href !== from) return;
    const now = performance.now();
    written = written.filter((time) => now - time < WITHIN);
    try {
      if (written.length >= MOST) throw new Error("too often");
      history.replaceState(history.state, "", address);
      written.push(now);
    } catch {
      // The last address is the one that counts, a little later.
      later = window.setTimeout(write, WITHIN / 4);
    }
  };
  write();
}
