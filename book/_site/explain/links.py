"""Words, symbols and equations in the running text become links to where they are explained.

A word or a symbol where a section of a page first uses it, "Eq. 3" wherever it stands. They are
plain links, which lead to the explanation also without a script; with one, it opens beside them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.osutil import relative_uri

from _site.explain import glossary, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx

    from _site.explain.words import Found

WORD, SYMBOL, EQUATION = "hx-term", "hx-symbol", "hx-eq"
DIGIT = re.compile(r"\d")

Link = tuple[int, int, str, str]  # from, to, anchor, class


def add(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Links of a page that is about to be written."""
    env = app.env
    page = glossary.PAGES.of(env).get(docname)
    if page is None or page.words:  # where words are explained, they need no link to there
        return
    here = app.builder.get_target_uri(docname)
    words, symbols, names = glossary.words(env), glossary.symbols(), glossary.symbol_names()
    anchors = glossary.equations(env)
    chapter = known.chapter(docname, anchors)
    met: dict[nodes.Element | None, set[str]] = {}

    def uri(anchor: str) -> str | None:
        place = glossary.place(env, anchor)
        if place is None:
            return None
        there = (
            "" if place[0] == docname else relative_uri(here, app.builder.get_target_uri(place[0]))
        )
        return f"{there}#{place[1]}"

    for run in list(glossary.running(doctree)):
        seen = met.setdefault(run.part, set())
        if isinstance(run.node, nodes.math):
            anchor = symbols.get(glossary.bare(run.node.astext()))
            target = uri(anchor) if anchor and anchor not in seen else None
            if anchor and target:
                seen.add(anchor)
                link = nodes.reference("", "", refuri=target, internal=True, classes=[SYMBOL])
                link["reftitle"] = names[anchor]
                run.parent.replace(run.node, link)
                link += run.node
            continue
        text = run.node.astext()
        found = [
            (word.start, word.end, word.anchor, WORD)
            for word in first_uses(words.found(text), seen)
        ]
        found += [
            (start, end, anchor, EQUATION)
            for start, end, number in numbered(text)
            if (anchor := f"{chapter}-eq-{number}") in anchors and anchor not in run.anchors
        ]
        replace(run, sorted(found), uri)


def first_uses(found: Iterable[Found], seen: set[str]) -> list[Found]:
    """Of each entry's name the use that comes first."""
    first = []
    for word in found:
        if word.name not in seen:
            seen.add(word.name)
            first.append(word)
    return first


def numbered(text: str) -> list[tuple[int, int, int]]:
    """Where a text names equations: "Eq. 3" as a whole, of "Eqs. 1 and 2" each number."""
    found = []
    for match in known.EQUATIONS.finditer(text):
        digits = list(DIGIT.finditer(match[1]))
        for digit in digits:
            start = match.start() if len(digits) == 1 else match.start(1) + digit.start()
            found.append((start, match.start(1) + digit.end(), int(digit[0])))
    return found


def replace(run: glossary.Running, found: list[Link], uri: Callable[[str], str | None]) -> None:
    """The text with its links."""
    text = run.node.astext()
    parts: list[nodes.Node] = []
    end = 0
    for start, stop, anchor, kind in found:
        target = uri(anchor)
        if target is None or start < end:
            continue
        parts.append(nodes.Text(text[end:start]))
        parts.append(
            nodes.reference("", text[start:stop], refuri=target, internal=True, classes=[kind])
        )
        end = stop
    if parts:
        run.parent.replace(run.node, [*parts, nodes.Text(text[end:])])
