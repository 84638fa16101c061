/** Bundles the front end into ../static, from where the wheel and the site take it. */
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, "..", "static");

const shared = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
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

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([
  build({ ...shared, entryPoints: { explorer: "widget.ts" }, outdir: out }),
  build({ ...shared, entryPoints: { page: "page.ts" }, outdir: out, external: ["./explorer.js"] }),
  build({ ...shared, entryPoints: { explorer: "explorer.css", page: "page.css" }, outdir: out }),
  // Classic scripts: a page opened from a disk may not load modules.
  build({ ...shared, format: "iife", entryPoints: { help: "page/help.ts", search: "page/search.ts" }, outdir: out }),
  build({ ...shared, entryPoints: { help: "style/help.css", search: "style/search.css" }, outdir: out }),
  katex(),
]);
