/** Bundles the front end into ../static, from where the wheel and the site take it. */
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";

import { fields } from "./fields.mjs";
import drawing from "../../drawing.json" with { type: "json" };

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, "..", "static");

const shared = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
  charset: "utf8",
  legalComments: "none", // they are in THIRD_PARTY.txt
  logLevel: "warning",
  metafile: true,
};

/** The scripts of the pages: classic ones, since a page opened from a disk may not load modules.
 * How a page comes to load one: book/_site/bundles.py. */
const BUNDLES = {
  first: "page/first.ts",
  page: "page/page.ts",
  figures: "page/figures.ts",
  practice: "page/practice.ts",
  help: "page/help.ts",
  search: "page/search.ts",
  diagnosis: "page/diagnosis.ts",
  fit: "page/fit.ts",
  outcome: "page/outcome.ts",
};
const STYLES = {
  explorer: "style/explorer.css",
  page: "style/page.css",
  help: "style/help.css",
  search: "style/search.css",
  embed: "style/embed.css",
};

/** One that has run to its end says so: first.ts waits for it. */
const classic = ([name, entry]) => build({
  ...shared,
  format: "iife",
  entryPoints: { [name]: entry },
  outdir: out,
  ...(name === "first" ? {} : { footer: { js: `globalThis.heteroionic?.ran.add("${name}");` } }),
});

const COLOURED = ":is(.hx-explorer, .hx-question, .hx-practice, .hx-browse, .hx-dots, .hx-ladders)";
/** Where a page or a notebook says that it is dark. */
const SAYS_DARK = [
  `html[data-theme="dark"] ${COLOURED}`,
  ...['body[data-jp-theme-light="false"]', "body.vscode-dark", 'html[theme="dark"]'].map((place) => `${place} .hx-explorer`),
].join(", ");
/** Where neither says anything, the reader's system does. */
const SAYS_NOTHING = `html:not([data-theme]) body:not([data-jp-theme-light], .vscode-light) ${COLOURED}`;

/** Colours, dashes and widths of the drawing as CSS; Python draws by the same file. */
function palette() {
  const declared = ({ curves, ...named }) => [
    ...Object.entries(named).map(([name, colour]) =>
      `--hx-${["wrong", "right", "pin"].includes(name) ? "" : "plain-"}${name}: ${colour};`),
    ...curves.map((colour, i) => `--hx-curve-${i}: ${colour};`),
  ].join(" ");
  const { light, dark } = drawing.colours;
  const { curve, guide, present, point } = drawing.marks;
  const styles = drawing.dashes.map((dashes, i) =>
    `.hx-explorer [data-style="${i}"] { --hx-own: var(--hx-curve-${i}); --hx-dashes: ${dashes.join(" ") || "none"}; }`);
  return `
    ${COLOURED} { ${declared(light)} }
    ${SAYS_DARK} { ${declared(dark)} }
    @media (prefers-color-scheme: dark) { ${SAYS_NOTHING} { ${declared(dark)} } }
    ${COLOURED} { --hx-when-dark: none; }
    ${SAYS_DARK} { --hx-when-dark: inline-flex; }
    @media (prefers-color-scheme: dark) { ${SAYS_NOTHING} { --hx-when-dark: inline-flex; } }
    .hx-explorer.hx-paper.hx-paper.hx-paper {
      ${declared(light)} ${["ground", "text", "muted", "surface", "accent"].map((name) => `--hx-${name}: var(--hx-plain-${name});`).join(" ")}
    }
    ${styles.join("\n")}
    .hx-curve, .hx-sample line { stroke-width: ${curve.width}px; }
    .hx-guide { stroke-width: ${guide.width}px; stroke-dasharray: ${guide.dashes.join(" ")}; }
    .hx-marker { stroke-width: ${present.edge}px; }
    .hx-point-mark { stroke-width: ${point.edge}px; }
    .hx-error-bar { stroke-width: ${point.bar}px; }
  `;
}

const fromDrawing = {
  name: "palette",
  setup(build) {
    build.onResolve({ filter: /^palette\.css$/ }, ({ path: name }) => ({ path: name, namespace: "drawing" }));
    build.onLoad({ filter: /.*/, namespace: "drawing" }, () => ({ contents: palette(), loader: "css" }));
  },
};

async function katex() {
  const dist = path.join(here, "node_modules", "katex", "dist");
  const css = await readFile(path.join(dist, "katex.min.css"), "utf8");
  // Every browser that runs the explorer reads woff2.
  const woff2Only = css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, "");
  if (/\.(?:woff|ttf)\)/.test(woff2Only)) throw new Error("katex.min.css names its fonts in a new way: see build.mjs");
  await mkdir(path.join(out, "katex", "fonts"), { recursive: true });
  await writeFile(path.join(out, "katex", "katex.min.css"), woff2Only);
  const fonts = (await readdir(path.join(dist, "fonts"))).filter((name) => name.endsWith(".woff2"));
  await Promise.all(fonts.map((name) => cp(path.join(dist, "fonts", name), path.join(out, "katex", "fonts", name))));
}

/** The packages that files of these paths belong to, KaTeX's style sheet and fonts besides. */
function packagesOf(inputs) {
  const found = inputs.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return [...new Set(["katex", ...found.filter(Boolean)])].sort();
}

/** What the licences of others ask for: that their words go with their code. */
async function thirdParty(inputs) {
  const parts = await Promise.all(packagesOf(inputs).map(async (name) => {
    const folder = path.join(here, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((one) => /^licen[cs]e(\.|$)/i.test(one));
    if (!license || !file) throw new Error(`${name} comes without a licence, and is bundled`);
    const text = (await readFile(path.join(folder, file), "utf8")).trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  }));
  const head = "What of others is in the files of this folder, and under which licence.\n";
  await writeFile(path.join(out, "THIRD_PARTY.txt"), [head, ...parts].join(`\n${"-".repeat(78)}\n\n`));
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
// Python and the browser check specifications by it.
await writeFile(path.join(out, "spec.json"), JSON.stringify(fields(await readFile(path.join(here, "spec.ts"), "utf8"))));
const built = await Promise.all([
  // For notebooks, which load modules.
  build({ ...shared, entryPoints: { explorer: "widget.ts" }, outdir: out }),
  ...Object.entries(BUNDLES).map(classic),
  build({ ...shared, entryPoints: STYLES, outdir: out, plugins: [fromDrawing] }),
  katex(),
]);
await thirdParty(built.flatMap((one) => Object.keys(one?.metafile?.inputs ?? {})));
