"""Each page with cells can be downloaded as a notebook, and the package's wheel beside them.

What a notebook is made of: the package `_notebooks`, which needs no Sphinx.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from _notebooks import Book, notebook, written
from _notebooks.getting import FOLDER
from hatchling.builders.wheel import WheelBuilder
from sphinx.util import logging

import heteroionic_lite

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

SANDBOX = "notebooks/sandbox"


def setup(app: Sphinx) -> None:
    """After the theme has made its buttons."""
    app.connect("html-page-context", offer_notebook, priority=502)
    app.connect("build-finished", write_others)


def book(app: Sphinx) -> Book:
    """The book that is built, read once."""
    if not hasattr(app, "book_of_notebooks"):
        app.book_of_notebooks = Book.of(Path(app.srcdir))  # type: ignore[attr-defined]
    found: Book = app.book_of_notebooks  # type: ignore[attr-defined]
    return found


def offer_notebook(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Writes the notebook beside the page and puts it into the download menu."""
    if doctree is None or "kernelspec" not in app.env.metadata[page]:
        return
    path = write(app, page)
    for group in context.get("header_buttons", []):
        if group.get("label") == "download-buttons":
            group["buttons"].insert(0, button(path.name))


def write(app: Sphinx, page: str) -> Path:
    """The notebook of a page, where it is served."""
    path = Path(app.outdir, f"{page}.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(notebook(book(app), page)), encoding="utf-8")
    return path


def write_others(app: Sphinx, exception: Exception | None) -> None:
    """The sandbox, and the wheel that the first cell of each notebook can install."""
    if exception is not None or app.builder.format != "html" or not book(app).runnable:
        return
    if (Path(app.srcdir) / f"{SANDBOX}.ipynb").is_file():
        write(app, SANDBOX)
    source = Path(heteroionic_lite.__file__).parent.parent
    if not (source / "pyproject.toml").is_file():
        logger.info("no wheel beside the notebooks: the package was installed without its sources")
        return
    folder = Path(app.outdir, FOLDER)
    for old in folder.glob("heteroionic_lite-*.whl"):
        old.unlink()
    for _ in WheelBuilder(str(source)).build(directory=str(folder), versions=["standard"]):
        pass  # each step is a wheel; there is one


def button(url: str) -> dict[str, str]:
    """An entry of the theme's download menu."""
    return {
        "type": "link",
        "url": url,
        "text": ".ipynb",
        "tooltip": "Download this page as a notebook",
        "icon": "fas fa-code",
        "label": "download-notebook-button",
    }
