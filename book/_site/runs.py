"""The text between two figures is one box on the page, which a browser can leave alone as a whole.

While a slider moves, a browser goes through the boxes that it holds apart (text.css), were they a
paragraph each, in every frame; between two figures there is one.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from _site import facts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

AFTER_ALL = 950
# What uses the margin, which a box would cut off.
WIDE = {"full-width", "margin", "sidebar"}


def setup(app: Sphinx) -> None:
    """When nothing is added to a page any more."""
    app.connect("doctree-resolved", box, priority=AFTER_ALL)


def box(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Puts what follows one another into a box, on pages with figures."""
    if app.builder.format != "html" or not facts.known(app.env)[docname].figures:
        return
    for section in list(doctree.findall(nodes.section)):
        groups = [(text, list(group)) for text, group in groupby(section.children, is_text)]
        section.clear()
        for text, group in groups:
            seen = text and not all(isinstance(one, nodes.Invisible) for one in group)
            section.extend([nodes.container("", *group, classes=["hx-run"])] if seen else group)


def is_text(node: nodes.Node) -> bool:
    """Whether it can be in a box: not what is wide, nor what may open a tag that ends later."""
    if isinstance(node, (nodes.title, nodes.section, nodes.raw)):
        return False
    return not (isinstance(node, nodes.Element) and WIDE.intersection(node.get("classes", ())))
