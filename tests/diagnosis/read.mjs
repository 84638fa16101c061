/** Reads files as the page does: [{name, base64, choices}] on standard input, readings out. */
import { readFileSync } from "node:fs";
import { load } from "../explorer/frontend/load.mjs";

const { readTable } = await load("diagnosis/reading/resistances.ts");
const files = JSON.parse(readFileSync(0, "utf8"));
const readings = files.map(({ name, base64, choices }) => readTable(new Uint8Array(Buffer.from(base64, "base64")), name, choices));
process.stdout.write(JSON.stringify(readings));
