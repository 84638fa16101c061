"""The texts that open beside a link, by the anchor the link leads to.

An entry is a heading and a body, both HTML. Links in a body are relative to the page on which the
entry stands, as the link that opens it leads there.
"""

from __future__ import annotations

import json
import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from pybtex.plugin import find_plugin

from _site import coverage, symbols
from _site.explain import glossary, known, met
from _site.explain.words import ABBREVIATION, TERM
from _site.formulas import typeset
from heteroionic_lite.evidence.chemical import chemical
from heteroionic_lite.evidence.sources import cited
from heteroionic_lite.output.html import text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from _site.explain.glossary import Equation
    from heteroionic_lite.evidence.rows import Cited

Said = tuple[str, str]  # heading and body

PLAIN = "help-plain"  # a document that is resolved for its entries gets no links of ours
REVIEW, REFERENCE, STATEMENT = "review-", "ref-", "C"
ANNOTATION = re.compile(r"<annotation.*?</annotation>", re.DOTALL)


class Entry(NamedTuple):
    """A text, and the page on which it stands; empty for a row that no table shows."""

    heading: str
    body: str
    page: str


def all_entries(app: Sphinx) -> dict[str, Entry]:
    """Every entry of the book, made once a build when the first page is written."""
    if not hasattr(app, "help_entries"):
        found = {row.id: of_row(app, row) for row in known.rows()}
        found |= {
            anchor: of_equation(page, equation)
            for anchor, (page, equation) in glossary.equations(app.env).items()
        }
        for name in sources(app):
            found |= of_page(app, name)
        found |= of_bibliography(app)
        app.help_entries = found  # type: ignore[attr-defined]
    entries: dict[str, Entry] = app.help_entries  # type: ignore[attr-defined]
    return entries


def sources(app: Sphinx) -> list[str]:
    """The pages on which words, symbols and references are explained."""
    pages = glossary.PAGES.of(app.env)
    explaining = {name for name, page in pages.items() if page.words}
    explaining |= {*symbols.WITH_TABLES.of(app.env), *coverage.NOTES.of(app.env)}
    explaining |= {getattr(app.env, "review_page", "")}
    return sorted(explaining & app.env.found_docs)


def of_page(app: Sphinx, name: str) -> dict[str, Entry]:
    """The entries of a page, with its references resolved."""
    document = app.env.get_doctree(name)
    document[PLAIN] = True
    # Resolved twice, a bibliography would say everything twice.
    for node in list(document.findall(nodes.Element)):
        if node.tagname == "bibliography":
            node.parent.remove(node)
    app.env.apply_post_transforms(document, name)
    kinds = {
        TERM: of_word,
        ABBREVIATION: of_word,
        glossary.SYMBOL: of_symbol,
        REVIEW: of_number,
        STATEMENT: of_statement,
    }
    return {
        anchor: Entry(*said, name)
        for node in document.findall(nodes.Element)
        for anchor in node["ids"]
        for kind, make in kinds.items()
        if anchor.startswith(kind) and (said := make(app, node))
    }


def of_word(app: Sphinx, node: nodes.Element) -> Said | None:
    """A word and what it means."""
    return escape(node.astext()), html(app, *glossary.meaning(node).children)


def of_symbol(app: Sphinx, node: nodes.Element) -> Said | None:
    """A symbol; what it stands for, with its unit."""
    if not isinstance(node, nodes.row):
        return None
    symbol, said, unit = (cell.children for cell in node.children[:3])
    return inline(html(app, *symbol)), html(app, *said, unit[0])


def of_number(app: Sphinx, node: nodes.Element) -> Said | None:
    """One of the review's references: what it is cited for there, and which publication it is."""
    if not isinstance(node, nodes.row):
        return None
    number, cited, which = (cell.children for cell in node.children[:3])
    return f"{escape(number[0].astext())} in the review", html(app, *cited, *which)


def of_statement(app: Sphinx, node: nodes.Element) -> Said | None:
    """A statement of the review, and where the book takes it up."""
    if not isinstance(node, nodes.row):
        return None
    number, statement, where = (cell.children for cell in node.children[:3])
    return f"{escape(number[0].astext())} of the review", html(app, *statement, *where)


def of_bibliography(app: Sphinx) -> dict[str, Entry]:
    """The entries of the bibliography, by the anchors they have there."""
    domain: Any = app.env.get_domain("cite")
    backend = find_plugin("pybtex.backends", "docutils")()
    return {
        citation.citation_id: Entry(
            escape(cited(citation.key)),
            html(app, backend.paragraph(citation.formatted_entry)),
            citation.bibliography_key.docname,
        )
        for citation in domain.citations
    }


def html(app: Sphinx, *parts: nodes.Node) -> str:
    """The parts as they are written on their page, without anchors and what is said only there."""
    box = nodes.container("", *(part.deepcopy() for part in parts))
    for node in list(box.findall(nodes.Element)):
        node["ids"] = []
        if met.CLASS in node["classes"]:
            node.parent.remove(node)
    fragment: str = app.builder.render_partial(box)["fragment"]  # type: ignore[attr-defined]
    inside = re.sub(r"^\s*<div[^>]*>|</div>\s*$", "", fragment)
    return ANNOTATION.sub("", inside).strip()


def inline(html: str) -> str:
    """A paragraph's text."""
    return re.sub(r"^<p>|</p>$", "", html)


def of_row(app: Sphinx, row: Cited) -> Entry:
    """A reported value: what, and below it where, how and by whom."""
    first, rest, source = known.described(row)
    lines = [*(text(chemical(line)) for line in rest), escape(source)]
    body = "".join(f"<p>{line}</p>" for line in lines)
    page, _ = glossary.place(app.env, row.id) or ("", "")
    return Entry(f"{text(chemical(first))} <small>{row.id}</small>", body, page)


def of_equation(page: str, equation: Equation) -> Entry:
    """An equation as its chapter has it."""
    return Entry(escape(equation.title), ANNOTATION.sub("", typeset(equation.latex)), page)


def used(app: Sphinx, body: str) -> dict[str, Entry]:
    """The entries to which the links of a page lead; what is on the page itself is taken there."""
    entries = all_entries(app)
    found = (link.partition("#") for link in links(body))
    anchors = [anchor for page, _, anchor in found if page and anchor in entries]
    return {anchor: entries[anchor] for anchor in dict.fromkeys(anchors)}


def links(html: str) -> list[str]:
    """The addresses that a page's links lead to.

    >>> links('<p><a href="data.html#V040">53.1</a> and <a href="a.html">that</a></p>')
    ['data.html#V040', 'a.html']
    """
    found: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            if tag == "a":
                found.append(dict(attributes).get("href") or "")

    Links().feed(html)
    return found


def script(entries: dict[str, Entry]) -> str:
    """The entries as a page carries them; "<" would allow the element to be closed from within."""
    texts = {anchor: [entry.heading, entry.body] for anchor, entry in entries.items()}
    text = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")
    return f'<script type="application/json" id="hx-help">{text}</script>'
