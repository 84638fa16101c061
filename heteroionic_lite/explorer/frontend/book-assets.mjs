/** One style sheet and one script for the book's pages, out of those that the theme and its kin bring.
 *
 * Reads {"sheets": [{name, css, own}], "scripts": [{name, js, shared}], "words": [...]} from stdin and
 * writes {"css", "js"} to stdout. Rules of sheets that are not our own are left
 * out if they can match nothing that the words name.
 */
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";
import { text } from "node:stream/consumers";

const target = ["es2022", "chrome111", "firefox113", "safari16.4"];
const { sheets, scripts, words } = JSON.parse(await text(process.stdin));

async function styles() {
  const of = (own) => sheets.filter((sheet) => sheet.own === own).map((sheet) => sheet.css).join("\n");
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: words.join(" "), extension: "html" }],
    css: [{ raw: of(false) }],
    defaultExtractor: (content) => content.split(" "),
    // The theme asks for a state by classes that its scripts put together.
    safelist: { standard: [/^:/, "html", "body"], greedy: [] },
    keyframes: true,
    fontFace: false,
    variables: false,
  });
  const { code } = await transform(`${purged.css}\n${of(true)}`, { loader: "css", minify: true, charset: "utf8", target, legalComments: "none" });
  return code;
}

/** Sphinx's own scripts share their constants; each of the others may fail alone. */
async function script() {
  const parts = scripts.map(({ js, shared }) =>
    shared ? js : `try {\n${js}\n} catch (error) { console.error(error); }`);
  // What they keep is this book's, and they do not break where nothing may be kept.
  const define = Object.fromEntries(["", "window."].flatMap((of) => [
    [`${of}localStorage`, "heteroionic.local"], [`${of}sessionStorage`, "heteroionic.session"],
  ]));
  const { code } = await transform(parts.join("\n;\n"), { loader: "js", define, minifyWhitespace: true, minifySyntax: true, charset: "utf8", target, legalComments: "none" });
  return code;
}

const [css, js] = await Promise.all([styles(), script()]);
process.stdout.write(JSON.stringify({ css, js }));
