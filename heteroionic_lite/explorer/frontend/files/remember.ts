/** A reload loses nothing; what was stored is checked like any other input. */
import type { Figure, Part } from "../figure/figure.ts";
import type { Values } from "../spec.ts";
import { asNumbers, key, recall, remember } from "./storage.ts";

const PAUSE = 150;

export function memory({ spec, state, onPage }: Figure): Part {
  if (!onPage) return {};
  const name = key("values", spec.id);
  let later = 0;
  const keep = () => {
    const values = state.differences();
    remember("session", name, Object.keys(values).length ? values : null);
  };
  return {
    start() {
      state.set(asNumbers(recall("session", name)) as Values);
      addEventListener("pagehide", keep);
    },
    frame() {
      clearTimeout(later);
      later = window.setTimeout(keep, PAUSE);
    },
    stop() {
      clearTimeout(later);
      removeEventListener("pagehide", keep);
    },
  };
}
