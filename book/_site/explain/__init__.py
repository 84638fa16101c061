"""Help where it is needed: what a page's words, equations, rows and references mean, beside them.

known      where figures and rows come from
words      which words the book explains, and where a text uses them
glossary   what each page explains and draws, gathered while the pages are read
equations  equations with their numbers and the figures that follow them
links      words and equations in the text become links to where they are explained
entries    the texts that a page's script opens beside these links, carried by the page
met        where a word is met first

The links lead to the explanations without a script as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from _site.explain import entries, equations, glossary, links, met

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

# Explorers and reference numbers become HTML and links at 500: figures are asked for before, and
# the text of what has become a link is left alone.
BEFORE, AFTER = 400, 600


def setup(app: Sphinx) -> None:
    """Gathered while pages are read, added when they are written."""
    glossary.setup(app)
    app.connect("doctree-resolved", add_equations, priority=BEFORE)
    app.connect("doctree-resolved", add_links, priority=AFTER)
    app.connect("html-page-context", add_entries)


def add_equations(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Numbers of equations, figures that follow them."""
    if app.builder.format == "html" and entries.PLAIN not in doctree:
        equations.add(app, doctree, docname)


def add_links(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Links in the text."""
    if app.builder.format == "html" and entries.PLAIN not in doctree:
        met.add(app, doctree, docname)
        links.add(app, doctree, docname)


def add_entries(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """The texts a page needs, and the script that opens them."""
    app.add_css_file("help.css", priority=880)
    app.add_js_file("help.js", loading_method="defer")
    if doctree is None:
        return
    context["body"] += entries.script(entries.used(app, context["body"]))
