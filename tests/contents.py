"""The book's pages in their order, as _toc.yml names them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent


def files(entries: list[dict[str, Any]]) -> Iterator[str]:
    """Every file, however deep in parts, chapters and sections."""
    for entry in entries:
        if "file" in entry:
            yield entry["file"]
        for inside in ("parts", "chapters", "sections", "entries"):
            yield from files(entry.get(inside, []))


TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
CHAPTERS = [TOC["root"], *files([TOC])]
SOURCES = [ROOT / f"{name}.md" for name in CHAPTERS]
PAGES = [f"{name}.html" for name in CHAPTERS]
BUILT = ROOT / "_build" / "html"


def page_of(identifier: str) -> str:
    """The page of the built book that has an id, whichever of its chapter that is.

    `page_of("le-se-concentration")` is `"book/le-se/index.html"`.
    """
    mark = f'id="{identifier}"'
    found = [page for page in PAGES if mark in (BUILT / page).read_text(encoding="utf-8")]
    if len(found) != 1:
        raise LookupError(f"the id {identifier!r} is on {len(found)} pages, not on one: {found}")
    return found[0]
