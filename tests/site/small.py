"""A small book on disk, built with the real configuration."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
JUPYTER_BOOK = Path(sys.executable).parent / "jupyter-book"

ENTRY = "@article{one2020,author={One, A},title={A title},journal={A journal},year={2020}}\n"
# A page that cites it and lists it, as the theme's mends expect of a book.
CITES = "{cite:p}`one2020`.\n\n```{bibliography}\n:style: checked\n```\n"

FRONT = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  name: python3
  display_name: Python 3
---

"""


def write_book(folder: Path, toc: dict[str, Any], pages: dict[str, str], **config: Any) -> None:
    """Pages by their names in `book/`; keywords go to the top level of `_config.yml`.

    `sphinx` is a mapping that is added to Sphinx's own settings there.
    """
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings["sphinx"]["local_extensions"] = {"_site": str(ROOT / "book")}
    settings["sphinx"]["config"].update(config.pop("sphinx", {}))
    settings.update(config)
    (folder / "book").mkdir(exist_ok=True)
    (folder / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    (folder / "book" / "references.bib").write_text(ENTRY, encoding="utf-8")
    shutil.copy(ROOT / "book" / "favicon.svg", folder / "book")
    for name, text in pages.items():
        path = folder / "book" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """As `make site` does."""
    command = [JUPYTER_BOOK, "build", folder, "-W", "--keep-going", "-n"]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
