/** What the page makes of several spectra: what is brought, and conditions to try, in; the table's text and Python's lines out.
 *
 * Argument: the module of circuits that Python printed.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { load } from "../explorer/frontend/load.mjs";

const { judging } = await load("diagnosis/page/spectrum.ts");
const { NOTHING, understand } = await load("diagnosis/page/document.ts");
const { tableText } = await load("diagnosis/page/several.ts");
const { spectrumLine } = await load("diagnosis/page/home.ts");
const { circuits } = await import(pathToFileURL(process.argv[2]).href);
const { brought, which, tried } = JSON.parse(readFileSync(0, "utf8"));
const now = { ...NOTHING, ...brought };
let spectra = [];
for (const found of judging(understand(now).reading.spectra, now, circuits)) if (found) spectra = found.spectra;
process.stdout.write(JSON.stringify({
  labels: spectra.map(({ label }) => label), made: tableText(spectra, now), lines: spectrumLine(now, spectra, which),
  tried: tried.map((conditions) => tableText(spectra, { ...now, conditions: { ...now.conditions, ...conditions } }).why),
}));
