"""Each chapter can be downloaded as the notebook it is."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jupytext
import nbformat

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def setup(app: Sphinx) -> None:
    """After the theme has made its buttons."""
    app.connect("html-page-context", offer_notebook, priority=502)


def offer_notebook(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Writes the notebook beside the page and puts it into the download menu."""
    if doctree is None or "kernelspec" not in app.env.metadata[page]:
        return
    path = Path(app.outdir, page).with_suffix(".ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_notebook(Path(app.env.doc2path(page))), encoding="utf-8")
    for group in context.get("header_buttons", []):
        if group.get("label") == "download-buttons":
            group["buttons"].insert(0, button(path.name))


def as_notebook(source: Path) -> str:
    """The notebook of a MyST chapter: no outputs, no trace of the machine it was made on."""
    notebook = jupytext.read(source)
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL})
    for number, cell in enumerate(notebook.cells):
        # nbformat draws the ids at random; these stay the same as long as the cell does
        cell.id = hashlib.sha256(f"{number}\n{cell.source}".encode()).hexdigest()[:12]
    text: str = nbformat.writes(notebook)
    return text + "\n"


def button(url: str) -> dict[str, str]:
    """An entry of the theme's download menu."""
    return {
        "type": "link",
        "url": url,
        "text": ".ipynb",
        "tooltip": "Download this chapter as a notebook",
        "icon": "fas fa-code",
        "label": "download-notebook-button",
    }
