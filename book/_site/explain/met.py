"""Below each word of the glossary the pages that use it, at the places where it is met first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from _site.chapters import order
from _site.explain import glossary
from _site.explain.equations import link, listed
from _site.explain.words import TERM

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

CLASS = "hx-met"
MOST = 6  # pages; whoever wants more searches


def add(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """A line for each word of a page that explains words."""
    terms = [
        (node, anchor)
        for node in doctree.findall(nodes.inline)
        for anchor in node["ids"]
        if anchor.startswith(TERM)
    ]
    if not terms:
        return
    found = uses(app.env)
    for node, anchor in terms:
        links = [
            link(app, docname, name, section, app.env.titles[name].astext())
            for name, section in found.get(anchor, [])[:MOST]
        ]
        if links:
            line = listed("Used in: ", links)
            line["classes"].append(CLASS)
            glossary.meaning(node).append(line)


def uses(env: BuildEnvironment) -> dict[str, list[tuple[str, str]]]:
    """The pages that use a word, in the book's order, with the section of the first use."""
    words = glossary.words(env)
    found: dict[str, dict[str, str]] = {}
    for name in sorted(glossary.PAGES.of(env), key=order(env)):
        page = glossary.PAGES.of(env)[name]
        if page.words:
            continue
        for section, text in page.texts.items():
            for word in words.found(text):
                found.setdefault(word.anchor, {}).setdefault(name, section)
    return {anchor: list(places.items()) for anchor, places in found.items()}
