/** Reads spectra as the page does: [{name, base64}] on standard input, what was found out. */
import { readFileSync } from "node:fs";
import { load } from "../explorer/frontend/load.mjs";

const { readSpectra } = await load("diagnosis/reading/spectra.ts");
const files = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(files.map(({ name, base64 }) => readSpectra(new Uint8Array(Buffer.from(base64, "base64")), name))));
