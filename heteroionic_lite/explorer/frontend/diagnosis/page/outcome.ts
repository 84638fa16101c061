/** Fetches what is needed only once there is a result (page/outcome.ts). */
import type { spectrumHome, tableHome } from "./home.ts";
import type { severalPart } from "./several.ts";

export interface Outcome {
  spectrumHome: typeof spectrumHome;
  tableHome: typeof tableHome;
  severalPart: typeof severalPart;
}

declare global {
  var heteroionicOutcome: Outcome | undefined;
}

/** A classic script: so it comes from a disk as well. */
export function script(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error("a script of this page is missing"));
    document.head.append(element);
  });
}

export class Later {
  private asked: Promise<void> | null = null;

  constructor(private readonly address: string) {}

  get there(): Outcome | null {
    return globalThis.heteroionicOutcome ?? null;
  }

  load(): Promise<void> {
    return this.asked ??= script(this.address);
  }
}
