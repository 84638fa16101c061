"""The HTML of the outputs, written in this one place, when all pages have been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from _site import data, explorers, outputs, practice
from heteroionic_lite.output.data import ExplorerData, PracticeData
from heteroionic_lite.output.html import html

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """After MyST-NB has chosen what of each output is shown."""
    app.connect("doctree-resolved", write)


def write(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Puts into each output's node what a notebook would show, with addresses of the site."""
    if app.builder.format != "html":
        return
    address = data.addresses(app, docname)
    for node, output in outputs.of(doctree):
        if isinstance(output, ExplorerData):
            element = explorers.element(app, output, docname)
        elif isinstance(output, PracticeData):
            element = practice.element(app, node, output, docname)
        else:
            element = html(output, address)
        # as MyST-NB wraps any HTML of an output
        node.append(nodes.raw("", element, format="html", classes=["output", "text_html"]))
