/** The script of a diagnosis' worker. Loaded by a page itself it only offers what it can do.
 *
 * The laws and circuits stand before it in the same file (book/_site/diagnosis.py).
 */
import { working, type Asked, type Told } from "../diagnosis/page/jobs.ts";

const laws = { published: globalThis.heteroionicLaws!, circuits: globalThis.heteroionicCircuits! };
globalThis.heteroionicWork = (job) => working(job, laws);

if (typeof document === "undefined") {
  const tell = (told: Told) => globalThis.postMessage(told);
  globalThis.onmessage = ({ data: { id, job } }: MessageEvent<Asked>) => {
    try {
      const slices = working(job, laws);
      for (;;) {
        const { done, value } = slices.next();
        if (value) tell({ id, found: value, done: Boolean(done) });
        if (done) break;
      }
    } catch (error) {
      tell({ id, error: error instanceof Error ? error.message : String(error), done: true });
    }
  };
}
