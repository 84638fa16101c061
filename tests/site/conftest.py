"""What tests of the site share: a typesetter that ends, and small books made in this process."""

from __future__ import annotations

import atexit
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from _site import formulas
from nbformat import write as write_notebook
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


class Built(NamedTuple):
    """A book's application, its pages and what it warned of."""

    app: Sphinx
    pages: dict[str, str]
    warnings: str


Build = Callable[..., Built]


@contextmanager
def typesetter() -> Iterator[None]:
    """KaTeX, which ends with what it is used for."""
    formulas.prepare()
    yield
    server = formulas.katex.KaTeXServer
    atexit.unregister(server.terminate)
    running, server.katex_server = server.katex_server, None
    if running is not None:
        running.terminate()
        running.process.wait(timeout=20)
        running.process.stdin.close()
        running.process.stdout.close()


@pytest.fixture
def katex() -> Iterator[None]:
    """KaTeX for one test."""
    with typesetter():
        yield


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """`build({"index": "# Page", "things": [bundle]}, "outputs", "data", option=…)`."""
    return partial(make_book, tmp_path)


def make_book(
    folder: Path, pages: dict[str, str | list[Any]], *parts: str, **settings: Any
) -> Built:
    """Builds pages of Markdown, or of cells with these outputs, by some parts of the extension."""
    for name, content in pages.items():
        write_page(folder / name, content)
    warnings = io.StringIO()
    with docutils_namespace():  # what an application registers, the next one registers anew
        app = Sphinx(
            folder,
            None,
            folder / "out",
            folder / "doctrees",
            "html",
            confoverrides={
                "extensions": [
                    "myst_nb",
                    *(part if "." in part else f"_site.{part}" for part in parts),
                ],
                "myst_enable_extensions": ["dollarmath"],
                "nb_execution_mode": "off",
                "html_theme": "basic",
                **settings,
            },
            status=None,
            warning=warnings,
        )
        app.build()
    out = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "out").glob("*.html")}
    return Built(app, out, warnings.getvalue())


def write_page(path: Path, content: str | list[Any]) -> None:
    """Markdown as it is, bundles of MIME types as the outputs of cells."""
    if isinstance(content, str):
        path.with_suffix(".md").write_text(content, encoding="utf-8")
        return
    cells = [new_markdown_cell(f"# {path.stem.capitalize()}")]
    for bundle in content:
        output = new_output("display_data", data=bundle)
        cells.append(new_code_cell("a_thing", outputs=[output]))
    write_notebook(
        new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), path.with_suffix(".ipynb")
    )
