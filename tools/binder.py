"""Whether repo2docker, which Binder runs, takes this repository: a part of `make audit`.

It is installed into a folder of its own and asked for all but the image: no Docker is needed.
What it would install is read from `binder/`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WANTED = ("binder/requirements.txt", "binder/postBuild")


def main() -> int:
    """Install it, ask it, say what it said."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        install = [python, "-m", "pip", "install", "--quiet", "jupyter-repo2docker"]
        subprocess.run(install, check=True)
        asked = [python, "-m", "repo2docker", "--no-build", "--debug", str(ROOT)]
        done = subprocess.run(asked, check=False, capture_output=True, text=True)
    said = done.stdout + done.stderr
    missing = [name for name in WANTED if name not in said]
    if done.returncode or missing:
        print(said[-3000:])
        print(f"repo2docker ended with {done.returncode}; it does not name {missing}")
        return 1
    print(f"repo2docker takes it, with {' and '.join(WANTED)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
