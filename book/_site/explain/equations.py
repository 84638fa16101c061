"""A chapter's equations carry their numbers and say which figures follow them; figures say which.

Both are known from the models: a figure follows an equation if one of its curves or numbers is a
model that gives this equation as where it comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.osutil import relative_uri

from _site.chapters import order
from _site.explain import glossary, known

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FORMULA = "-formula"  # ends the id of an equation's formula


def add(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Numbers, and links both ways."""
    for section, anchor in list(glossary.equation_sections(doctree)):
        formula = glossary.result(section, int(anchor[-1]))
        if formula is not None and not formula.get("number"):
            number(app, docname, formula, anchor)
    for node, spec in list(known.figures(doctree)):
        follow(app, docname, node, spec)


def number(app: Sphinx, docname: str, formula: nodes.math_block, anchor: str) -> None:
    """The formula with its number, and below it the figures."""
    box = nodes.container(ids=[anchor + FORMULA], classes=["hx-equation"])
    formula.parent.replace(formula, box)
    label = nodes.inline("", f"({anchor[-1]})", classes=["hx-equation-number"])
    box += [formula, nodes.paragraph("", "", label, classes=["hx-equation-label"])]
    links = [
        link(app, docname, name, identifier, title)
        for name, identifier, title in users(app, anchor)
    ]
    if links:
        box += listed("Used in: ", links)


def follow(app: Sphinx, docname: str, node: nodes.Element, spec: known.Spec) -> None:
    """Below a figure, the equations it follows."""
    equations = glossary.equations(app.env)
    chapter = known.chapter(docname, equations)
    links = []
    for number in sorted(known.equations_of(spec)):
        anchor = f"{chapter}-eq-{number}"
        if anchor in equations:
            links.append(link(app, docname, equations[anchor][0], anchor, f"Eq. {number}"))
    if links:
        node.parent.insert(node.parent.index(node) + 1, listed("Follows ", links))


def users(app: Sphinx, anchor: str) -> list[tuple[str, str, str]]:
    """Page, id and title of each figure that follows a chapter's equation."""
    equations, pages = glossary.equations(app.env), glossary.PAGES.of(app.env)
    chapter, number = anchor[: -len("-eq-1")], int(anchor[-1])
    return [
        (name, identifier, figure.title)
        for name in sorted(pages, key=order(app.env))
        if known.chapter(name, equations) == chapter
        for identifier, figure in pages[name].figures.items()
        if number in figure.equations
    ]


def link(app: Sphinx, docname: str, there: str, anchor: str, text: str) -> nodes.reference:
    """A link from one page to a place on another."""
    here = app.builder.get_target_uri(docname)
    uri = "" if there == docname else relative_uri(here, app.builder.get_target_uri(there))
    return nodes.reference("", text, refuri=f"{uri}#{anchor}", internal=True)


def listed(words: str, links: list[nodes.reference]) -> nodes.paragraph:
    """`Used in: Salt concentration, Temperature`."""
    line = nodes.paragraph("", words, classes=["hx-uses"])
    for position, reference in enumerate(links):
        line += [nodes.Text(", "), reference] if position else [reference]
    return line
