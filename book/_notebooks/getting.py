"""The first cell of a notebook: it gets the package where it is missing.

A wheel that lies beside the notebook is taken, else the one on the site. Where the book has no
address, the cell says what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _notebooks.book import Book

FOLDER = "downloads"  # of the site, in which the wheel is

CELL = """\
# Gets heteroionic_lite where it is missing, as in Colab or in a Jupyter of your own.
from importlib.util import find_spec
from pathlib import Path

if find_spec("heteroionic_lite") is None:
    beside = [path.resolve() for path in sorted(Path().glob("heteroionic_lite-*.whl"))]
    {otherwise}
    %pip install --quiet "{{wheel}}\""""

FROM_SITE = """\
wheel = f"{{beside[-1]}}[notebooks]" if beside else (
        "heteroionic-lite[notebooks] @ {url}"
    )"""
BESIDE = """\
if not beside:
        raise ModuleNotFoundError(
            "heteroionic_lite is not installed here. The book offers {wheel} "
            "on its page “Run it yourself”: put it beside this notebook, run this cell again."
        )
    wheel = f"{{beside[-1]}}[notebooks]\""""


def first_cell(book: Book) -> str:
    """Its source."""
    if book.address.site:
        url = f"{book.address.site}/{FOLDER}/{book.wheel}"
        otherwise = FROM_SITE.format(url=url)
    else:
        otherwise = BESIDE.format(wheel=book.wheel)
    return CELL.format(otherwise=otherwise)
