/** Judges spectra as the page does: [{frequency, real, imaginary, perArea, window, fixed}] in, what is said out.
 *
 * Argument: the module of circuits that Python printed.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { load } from "../explorer/frontend/load.mjs";

const { diagnoseSpectrum } = await load("diagnosis/impedance/result.ts");
const { circuits } = await import(pathToFileURL(process.argv[2]).href);
const spectra = JSON.parse(readFileSync(0, "utf8"));
const judged = spectra.map((spectrum) => {
  const { window, fixed } = spectrum;
  const { relations, fits, verdict, parameters, resistances, arcs, doubts } = diagnoseSpectrum(spectrum, circuits, { window, fixed });
  return {
    correlation: relations.correlation, size: relations.size, verdict, parameters, resistances, arcs, doubts,
    fits: fits.map(({ circuit, squares, aicc, fitted }) => ({ name: circuit.name, squares, aicc, fitted })),
  };
});
process.stdout.write(JSON.stringify(judged));
