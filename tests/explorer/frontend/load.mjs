/** Imports a TypeScript module of the front end into a Node test. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import path from "node:path";

const frontend = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../heteroionic_lite/explorer/frontend");
const { build } = createRequire(path.join(frontend, "package.json"))("esbuild");

/** What Python and the front end both have to give. */
export const cases = JSON.parse(readFileSync(new URL("../cases.json", import.meta.url), "utf8"));

export async function load(name) {
  const { outputFiles } = await build({
    absWorkingDir: frontend, entryPoints: [name], bundle: true, format: "esm", write: false, logLevel: "error",
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${code}`);
}
