"""The tests of physics, units and values against the package that is installed.

    python tools/quick.py [what goes to pytest]

They run in a folder of their own, in which no checkout can be imported in its place. Neither Node
nor a browser is needed; any system and every supported Python has to pass.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHAT = [
    "tests/models",
    "tests/evidence",
    "tests/test_constants.py",
    "tests/test_derivation.py",
    "tests/test_messages.py",
    "tests/test_model.py",
    "tests/test_symbolic.py",
    "tests/test_units.py",
    "tests/test_values.py",
]
ASK = "import heteroionic_lite, sys; print(sys.modules['heteroionic_lite'].__path__[0])"


def main() -> int:
    """Copy them, say what they will test, run them; arguments go to pytest."""
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        shutil.copytree(ROOT / "tests", here / "tests")
        for folder in ("tools", ".github"):
            shutil.copytree(
                ROOT / folder, here / folder, ignore=shutil.ignore_patterns("node_modules")
            )
        for name in ("pyproject.toml", "_toc.yml"):
            shutil.copy(ROOT / name, here)
        asked = [sys.executable, "-c", ASK]
        found = subprocess.run(asked, cwd=here, capture_output=True, text=True, check=True)
        print(f"testing {found.stdout.strip()} on Python {sys.version.split()[0]}", flush=True)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *WHAT]
        return subprocess.run([*command, *sys.argv[1:]], cwd=here, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
