/** The parameters' present values: the one thing that changes in an explorer. */
import type { Parameter, Values } from "../spec.ts";
import { admit } from "./range.ts";

type Listener = (changed: ReadonlySet<string>) => void;

export class State {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly #values: Values = {};
  readonly #listeners = new Set<Listener>();

  constructor(parameters: readonly Parameter[]) {
    this.parameters = new Map(parameters.map((parameter) => [parameter.name, parameter]));
    for (const parameter of parameters) this.#values[parameter.name] = parameter.default;
  }

  get values(): Readonly<Values> {
    return this.#values;
  }

  value(name: string): number {
    return this.#values[name] ?? Number.NaN;
  }

  /** Sets what is allowed; the names of what is not come back. */
  set(values: Readonly<Values>): string[] {
    const refused: string[] = [];
    const changed = new Set<string>();
    for (const [name, value] of Object.entries(values)) {
      const parameter = this.parameters.get(name);
      const admitted = parameter ? admit(parameter, value) : null;
      if (admitted === null) refused.push(name);
      else if (this.#values[name] !== admitted) {
        this.#values[name] = admitted;
        changed.add(name);
      }
    }
    if (changed.size) for (const listener of [...this.#listeners]) listener(changed);
    return refused;
  }

  reset(): void {
    this.set(this.defaults());
  }

  defaults(): Values {
    return Object.fromEntries([...this.parameters.values()].map((p) => [p.name, p.default]));
  }

  /** Only what differs from the defaults, now or among other values. */
  differences(values: Readonly<Values> = this.#values): Values {
    return Object.fromEntries(
      [...this.parameters.values()]
        .filter((p) => values[p.name] !== p.default)
        .map((p) => [p.name, values[p.name] ?? Number.NaN]),
    );
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
