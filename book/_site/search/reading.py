"""The places of a page that a search can lead to, from the page as it is written.

>>> page = '''<article><section id="a"><h1>Solids</h1><p>Of <code>code</code>.</p>
... <section id="b"><span id="b-own"></span><h2>Grains<a class="headerlink">#</a></h2>
... <p>They meet.</p></section></section></article>'''
>>> [(place.anchor, place.title, place.text) for place in read(page)]
[('a', 'Solids', 'Of code.'), ('b-own', 'Grains', 'They meet.')]

Read is what a reader reads: no code cell, no menu, no formula twice. Explorers, tables of values
and the glossary's entries are known better elsewhere and left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from _site.search.formula import above, below, said

VOID = {"br", "img", "input", "hr", "meta", "link", "wbr", "source", "col"}
HEADINGS = {"h1", "h2", "h3"}
BLOCKS = {
    "p",
    "li",
    "td",
    "th",
    "dd",
    "dt",
    "div",
    "label",
    "legend",
    "summary",
    "tr",
    "figcaption",
}
NOT_READ = {"script", "style", "noscript", "nav", "svg", "template"}
NOT_READ_CLASSES = {
    "headerlink",
    "cell_input",
    "highlight-python",
    "highlight-pycon",
    "katex-html",
    "hx-answer",
    "hx-mistake",
    "hx-explorer",
    "hx-browse",
    "hx-symbols",
    "hx-review-references",
    "hx-uses",
    "hx-equation-number",
    "hx-proof",  # "Proved: …", below each step
    "hx-feedback",  # a question is found without its answer, an exercise without its solution
    "citation",
    "admonition-title",  # of what can be unfolded: "Show code cell source"
}
EXERCISE = re.compile(r"\s*(\d+)\.\s*(.*)", re.DOTALL)  # its number and, maybe, a heading
EXERCISES = re.compile(r"exercises?\b", re.IGNORECASE)


@dataclass
class Place:
    """A section, question or exercise."""

    kind: str
    anchor: str
    title: str = ""
    level: int = 0
    parts: list[str] = field(default_factory=list)
    explains: bool = False  # entries of the glossary, which are places of their own

    @property
    def text(self) -> str:
        """What is read there."""
        text = " ".join("".join(self.parts).split())
        return re.sub(r" (?=[.,;:)])", "", text)


def read(html: str) -> list[Place]:
    """The places of a page, in their order; those with nothing to read but a title among them."""
    reader = Reader()
    reader.feed(html)
    for place in reader.places:
        if place.explains:
            place.parts.clear()
    return [place for place in reader.places if place.title]


class Reader(HTMLParser):
    """Goes through a page once."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []
        self._open: list[tuple[str, str]] = []  # element and what it is for us
        self._skipped = 0  # how many open elements are not read
        self._math: list[str] | None = None
        self._sections: list[Place] = []
        self._question: Place | None = None

    @property
    def _here(self) -> Place | None:
        return self._question or (self._sections[-1] if self._sections else None)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """What an element is for us."""
        given = {name: value or "" for name, value in attributes}
        if self._math is not None:
            upright = ' mathvariant="normal"' if given.get("mathvariant") == "normal" else ""
            self._math.append(f"<{tag}{upright}>")
            return
        if tag in VOID:
            self._say(" ")
            return
        role = self._role(tag, given)
        self._open.append((tag, role))
        if role == "skip":
            self._skipped += 1
        if role == "skip" or self._skipped:
            return
        if tag in BLOCKS:
            self._say(" ")
        self._begin(tag, role, given)

    def _role(self, tag: str, given: dict[str, str]) -> str:
        classes = set(given.get("class", "").split())
        solution = tag == "details" and self._here is not None and self._here.kind == "exercise"
        if solution or tag in NOT_READ or classes & NOT_READ_CLASSES:
            # A box's title says something; that of a cell which can be unfolded does not.
            return "" if tag == "p" and classes == {"admonition-title"} else "skip"
        if tag == "section" and given.get("id"):
            return "section"
        if tag == "fieldset" and "data-question" in given:
            return "question"
        return {"math": "math", "legend": "title"}.get(tag, "title" if tag in HEADINGS else "")

    def _begin(self, tag: str, role: str, given: dict[str, str]) -> None:
        anchor = given.get("id", "")
        if role == "section":
            self._sections.append(Place("section", anchor))
            self.places.append(self._sections[-1])
        elif role == "question":
            self._question = Place("question", anchor)
            self.places.append(self._question)
        elif role == "math":
            self._math = ["<math>"]
        elif role == "title" and tag in HEADINGS and self._here:
            self._here.level = int(tag[1])
        elif tag == "span" and anchor and self._here and not self._here.title:
            self._here.anchor = anchor  # the author's own anchor, which stays
        if anchor.startswith(("term-", "abbr-", "symbol-")) and self._here:
            self._here.explains = True

    def handle_endtag(self, tag: str) -> None:
        """What ends with an element."""
        if self._math is not None:
            self._math.append(f"</{tag}>")
            if tag == "math":
                self._formula()
            return
        while self._open:
            name, role = self._open.pop()
            self._end(role)
            if name == tag:
                break
        if tag in BLOCKS:
            self._say(" ")

    def _formula(self) -> None:
        mathml = "".join(self._math or [])
        self._math = None
        if self._open and self._open[-1][0] == "math":
            self._open.pop()
        self._say(f" {said(mathml)} " if not self._skipped else "")

    def _end(self, role: str) -> None:
        if role == "skip":
            self._skipped -= 1
        elif self._skipped:
            return
        elif role == "section":
            self._sections.pop()
        elif role == "question":
            self._question = None

    def handle_data(self, data: str) -> None:
        """Text, or part of a formula."""
        if self._math is not None:
            self._math.append(escape(data))
        else:
            self._say(data)

    def _say(self, text: str) -> None:
        here = self._here
        if here is None or self._skipped:
            return
        inside = self._open[-1][0] if self._open else ""
        text = {"sub": below, "sup": above}.get(inside, str)(text)
        if any(role == "title" for _, role in self._open):
            here.title = re.sub(r"\s+", " ", here.title + text).lstrip()
            return
        number = EXERCISE.fullmatch(text)
        if number and self._in_exercise(here) and self._open[-1][0] == "strong":
            self._sections[-1] = Place("exercise", here.anchor, f"Exercise {number[1]}")
            self._sections[-1].parts.append(number[2])
            self.places.append(self._sections[-1])
            return
        here.parts.append(text)

    def _in_exercise(self, here: Place) -> bool:
        return here.kind == "exercise" or bool(EXERCISES.match(here.title))


def plain(html: str) -> str:
    """The text of a piece of HTML.

    >>> plain("<p>SbCl<sub>5</sub> and more</p>")
    'SbCl₅ and more'
    """
    reader = Reader()
    reader.feed(f'<section id="piece">{html}</section>')
    return reader.places[0].text
