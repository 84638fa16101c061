/** Has jobs done: by a worker, or from a disk, where none may start, in slices between frames. */
import { script } from "./outcome.ts";
import type { Asked, Found, Job, Told } from "./jobs.ts";

export type Hear = (told: Pick<Told, "found" | "error" | "done">) => void;

/** One job at a time: a new one ends the one before. */
export class Work {
  private worker: Worker | null = null;
  private mayWork = true;
  private id = 0;
  private hear: Hear = () => undefined;
  private busy = false;
  private last: Job | null = null;
  private own: Promise<void> | null = null;

  /** `address`: of the worker's script. */
  constructor(private readonly address: string) {}

  /** Starts what is needed, so that it is there when it is wanted. */
  prepare(): void {
    if (this.mayWork && !this.worker && !this.start()) void this.load();
  }

  do(job: Job, hear: Hear): void {
    this.stop();
    [this.hear, this.last, this.busy] = [hear, job, true];
    if (this.mayWork && (this.worker ?? this.start())) this.worker!.postMessage({ id: this.id, job } satisfies Asked);
    else void this.here(this.id, job);
  }

  /** What is being done is of no use any more. */
  stop(): void {
    this.id += 1;
    if (this.busy) {
      this.worker?.terminate();
      this.worker = null;
    }
    this.busy = false;
  }

  private start(): boolean {
    try {
      const worker = new Worker(this.address);
      worker.onmessage = ({ data }: MessageEvent<Told>) => this.told(data);
      // Some browsers say no by an event: what was asked is done here.
      worker.onerror = (event) => {
        event.preventDefault();
        this.mayWork = false;
        this.worker?.terminate();
        this.worker = null;
        if (this.busy && this.last) void this.here(this.id, this.last);
      };
      this.worker = worker;
      return true;
    } catch {
      this.mayWork = false;
      return false;
    }
  }

  private told({ id, ...what }: Told): void {
    if (id !== this.id) return;
    if (what.done) this.busy = false;
    this.hear(what);
  }

  private async here(id: number, job: Job): Promise<void> {
    try {
      await this.load();
      const slices = globalThis.heteroionicWork!(job);
      for (;;) {
        await pause();
        if (id !== this.id) return;
        const { done, value } = slices.next();
        if (value) this.told({ id, found: value as Found, done: Boolean(done) });
        if (done) return;
      }
    } catch (error) {
      this.told({ id, error: error instanceof Error ? error.message : String(error), done: true });
    }
  }

  /** The worker's script on the page itself. */
  private load(): Promise<void> {
    return this.own ??= script(this.address);
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve));
