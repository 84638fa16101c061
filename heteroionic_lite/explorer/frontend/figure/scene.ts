/** What numbers and words need to know of an explorer; no page, no drawing. */
import type { Functions, Spec, Values } from "../spec.ts";

export interface Pin {
  letter: string;
  values: Readonly<Values>;
}

export interface Scene {
  readonly spec: Spec;
  readonly functions: Functions;
  readonly values: Readonly<Values>;
  readonly pinned: readonly Pin[];
}
