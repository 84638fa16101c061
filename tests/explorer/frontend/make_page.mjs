/** Writes a page with the explorers of the tests and a question: node make_page.mjs <folder> */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { specs } from "./fixture_specs.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
if (!folder) throw new Error("usage: node make_page.mjs <folder>");
await mkdir(folder, { recursive: true });
await cp(path.resolve(here, "../../../heteroionic_lite/explorer/static"), path.join(folder, "static"), { recursive: true });
const functions = (await readFile(path.join(here, "fixture_functions.mjs"), "utf8")).replace("export const", "const");
for (const { id } of specs)
  await writeFile(path.join(folder, `${id}.js`), `heteroionic.curves["${id}"] = (() => {\n${functions}\nreturn functions; })();\n`);

const explorers = specs.map((spec) => {
  const left = JSON.stringify({ spec, curves: `${spec.id}.js` }).replaceAll("<", "\\u003c");
  return `<h2>${spec.title}</h2><p>Text before the figure, as a chapter has it.</p>
<div class="hx-explorer" id="${spec.id}" data-explorer><script type="application/json">${left}</script></div>`;
});

await writeFile(path.join(folder, "index.html"), `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:">
<title>Explorers</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="static/explorer.css">
<link rel="stylesheet" href="static/page.css">
<link rel="stylesheet" href="static/katex/katex.min.css">
<script src="static/first.js"></script>
<script defer data-part="figures" src="static/figures.js"></script>
<script defer data-part="page" src="static/page.js"></script>
<style>
  html { color-scheme: light dark; }
  body { max-width: 1180px; margin: 0 auto; padding: 0 12px; font: 16px/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
  body[data-narrow] { max-width: 760px; }
</style>
</head>
<body>
<main>
<h1>Explorers</h1>
${explorers.join("\n")}
<fieldset class="hx-question" id="le-se-q1" data-question>
<legend>Which quantity sets the slope?</legend>
<div class="hx-choice" data-right="false"><input type="radio" name="le-se-q1" id="le-se-q1-a" value="a"><label for="le-se-q1-a">the layer thickness</label><p class="hx-feedback">It shifts the plateau.</p></div>
<div class="hx-choice" data-right="true"><input type="radio" name="le-se-q1" id="le-se-q1-b" value="b"><label for="le-se-q1-b">the transfer coefficient</label><p class="hx-feedback">The slope is −(1 − α).</p></div>
</fieldset>
</main>
</body>
</html>
`);
