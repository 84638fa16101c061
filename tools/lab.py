"""JupyterLab on the book: its pages as notebooks, in the folder lab/, with a live kernel.

The notebooks are made from the pages, which nothing here changes. One that was changed or run is
kept as it is; where its page has changed since, the new one is put beside it. Settings go into the
Python environment this runs in, not into the user's own. With `--settings-only` (Binder's
postBuild) nothing is started.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "book"))

from _notebooks import Book, notebook, written

ROOT = Path(__file__).resolve().parent.parent
LAB = ROOT / "lab"
FIRST = "book/index"
SANDBOX = "notebooks/sandbox"
MADE = ".made.json"  # what was written, by a digest: so that what a reader changed is known
SETTINGS = {
    # Nothing is asked from a foreign host.
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": False,
    },
}


def make_notebooks(folder: Path = LAB) -> list[Path]:
    """Writes the notebooks, and says which are a reader's own and were left alone."""
    book = Book.of(ROOT)
    noted = folder / MADE
    made: dict[str, str] = json.loads(noted.read_text(encoding="utf-8")) if noted.is_file() else {}
    kept = []
    for page in (*sorted(book.runnable), SANDBOX):
        text = written(notebook(book, page, together=True))
        path = folder / f"{page}.ipynb"
        if path.is_file() and digest(path.read_text(encoding="utf-8")) != made.get(page):
            kept.append(path)
            if digest(text) == made.get(page):
                continue
            path = path.with_name(f"{path.stem}-new.ipynb")
        else:
            made[page] = digest(text)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    noted.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return kept


def digest(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()


def write_settings() -> None:
    """JupyterLab reads defaults from this file of its environment."""
    path = Path(sys.prefix, "share", "jupyter", "lab", "settings", "overrides.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(SETTINGS, indent=2) + "\n", encoding="utf-8")


def start(arguments: list[str]) -> None:
    """Becomes JupyterLab; further arguments are passed on."""
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={LAB}"]
    command.append(f"--LabApp.default_url=/lab/tree/{FIRST}.ipynb")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # Jupyter refuses otherwise; a container has no one else
    os.execv(sys.executable, [*command, *arguments])  # noqa: S606 (our own interpreter)


if __name__ == "__main__":
    for own in make_notebooks():
        print(f"kept as it is, since it was changed or run: {own.relative_to(ROOT)}")
    write_settings()
    if "--settings-only" not in sys.argv:
        start(sys.argv[1:])
