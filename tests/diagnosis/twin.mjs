/** The page's diagnosis in Node: reads {tables, intervals} from stdin, writes an answer for each table.
 *
 * Arguments: the front end's folder and the module of laws that Python printed.
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";
import { text } from "node:stream/consumers";

const [frontend, laws] = process.argv.slice(2);
const { build } = createRequire(path.join(frontend, "package.json"))("esbuild");

const entry = `
  export { diagnose, parameters, resampled } from "./diagnosis/diagnose.ts";
  export { measured } from "./diagnosis/asymmetry.ts";
  export { candidate } from "./diagnosis/candidates.ts";
  export { Curve } from "./diagnosis/curves.ts";
  export { chiSquaredTail, fTail, tTail, tQuantile } from "./diagnosis/special.ts";
`;
const { outputFiles } = await build({
  stdin: { contents: entry, resolveDir: frontend, loader: "ts" }, bundle: true, format: "esm", write: false, logLevel: "error",
});
const twin = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
const { published } = await import(pathToFileURL(laws).href);

const asked = JSON.parse(await text(process.stdin));
const plain = (value) => (Number.isFinite(value) ? value : null);

function answer({ table, costs, detailed, resamples }) {
  const found = twin.diagnose(table, published, costs ?? {});
  return {
    verdict: found.verdict,
    fits: found.fits.map((fit) => ({
      name: fit.name, aicc: plain(fit.aicc), squares: fit.squares, free: fit.free, atBound: fit.atBound,
      errors: fit.covariance.map((row, i) => plain(Math.sqrt(row[i]))), weight: found.weights.get(fit.name),
    })),
    untested: found.untested.map(({ name }) => name),
    doubts: found.doubts,
    causes: found.causes.map(({ name, fit, value, p }) => ({ name, with: fit.name, value, p, aicc: fit.aicc, squares: fit.squares, free: fit.free })),
    asymmetry: found.asymmetry,
    next: found.next,
    intervals: detailed ? twin.parameters(found) : [],
    resampled: resamples ? twin.resampled(found, ...resamples) : null,
  };
}

const started = performance.now();
const answers = (asked.tables ?? []).map(answer);
const curves = (asked.curves ?? []).map(({ step, layer, warm, more, rows, free }) =>
  new twin.Curve(twin.candidate(step, layer, warm, "", more ?? ""), rows, published).at(free));
const slopes = (asked.slopes ?? []).map((table) => twin.measured(table, published));
const special = (asked.special ?? []).map(([name, ...values]) => twin[name](...values));
process.stdout.write(JSON.stringify({ answers, curves, slopes, special, seconds: (performance.now() - started) / 1000 }));
