"""JupyterLab on the chapters, set up so that they open as notebooks without a manual step.

The settings go into the Python environment this runs in, not into the user's own.
With `--settings-only` (Binder's postBuild) nothing is started.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST = "book/le-se/index.md"
SETTINGS = {
    "@jupyterlab/docmanager-extension:plugin": {
        # A chapter is a text file with code cells: jupytext opens it as a notebook.
        "defaultViewers": {"markdown": "Jupytext Notebook", "myst": "Jupytext Notebook"}
    },
    # Nothing is asked from a foreign host.
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": False,
    },
}


def write_settings() -> None:
    """JupyterLab reads defaults from this file of its environment."""
    path = Path(sys.prefix, "share", "jupyter", "lab", "settings", "overrides.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(SETTINGS, indent=2) + "\n", encoding="utf-8")


def start(arguments: list[str]) -> None:
    """Becomes JupyterLab; further arguments are passed on."""
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={ROOT}"]
    command.append(f"--LabApp.default_url=/lab/tree/{FIRST}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # Jupyter refuses otherwise; a container has no one else
    os.execv(sys.executable, [*command, *arguments])  # noqa: S606 (our own interpreter)


if __name__ == "__main__":
    write_settings()
    if "--settings-only" not in sys.argv:
        start(sys.argv[1:])
