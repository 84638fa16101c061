/** The functions of the curves, of which one that throws is told of, wherever it was called. */
import type { Functions } from "./spec.ts";

export function watched(functions: Functions, failed: (reason: Error) => void): Functions {
  return Object.fromEntries(Object.entries(functions).map(([name, one]) => [name, typeof one !== "function" ? one : (values) => {
    try {
      return functions[name]!(values);
    } catch (error) {
      failed(new Error(`its function ${name} failed (${error instanceof Error ? error.message : String(error)})`, { cause: error }));
      return Number.NaN;
    }
  }]));
}
