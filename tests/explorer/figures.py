"""Every explorer of the book, made by running the cells of its pages; no site has to be built."""

from __future__ import annotations

import contextlib
import io
import re
from functools import cache
from typing import Any
from unittest.mock import patch

import heteroionic_lite
from heteroionic_lite.explorer.widget import Explorer
from tests.contents import SOURCES

CELL = re.compile(
    r"```\{code-cell\}[^\n]*\n(?:---\n.*?\n---\n)?(?P<tags>(?::[^\n]*\n)*)\n*(?P<code>.*?)\n```",
    re.DOTALL,
)


@cache
def figures() -> dict[str, Explorer]:
    """The figures by their ids."""
    made: dict[str, Explorer] = {}

    def note(*arguments: Any, **options: Any) -> Explorer:
        figure = heteroionic_lite.explorer.widget.explore(*arguments, **options)
        made[figure.spec["id"]] = figure
        return figure

    with patch.object(heteroionic_lite, "explore", note):
        for page in SOURCES:
            text = page.read_text(encoding="utf-8")
            if "explore(" in text:
                run(CELL.finditer(text))
    return made


def run(cells: Any) -> None:
    """The cells of a page in their order; a proof only where something needs a name of it."""
    names: dict[str, Any] = {"__name__": "cell", "display": lambda *_: None}
    put_off: list[str] = []
    for cell in cells:
        if "proof" in cell["tags"]:
            put_off.append(cell["code"])
            continue
        with contextlib.redirect_stdout(io.StringIO()):
            try:
                exec(cell["code"], names)  # noqa: S102 (the book's own cells)
            except NameError:
                for code in put_off:
                    exec(code, names)  # noqa: S102
                put_off.clear()
                exec(cell["code"], names)  # noqa: S102
