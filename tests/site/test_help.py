"""What a page explains where it stands, in the book as it was built."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest
from _site.explain import known, words
from _site.explain.links import numbered
from bs4 import BeautifulSoup, NavigableString, SoupStrainer, Tag

from heteroionic_lite.evidence.findings import Finding
from tests.contents import PAGES

NOT_RUNNING = {
    *("a", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "thead"),
    *("pre", "code", "script", "style", "noscript", "nav", "math", "svg"),
}
NOT_RUNNING_CLASSES = {
    *("katex", "admonition-title", "text_html", "sd-card-header", "citation", "hx-browse"),
    "hx-proof",  # how a step was checked, which a cell says
    *("hx-dg-study", "hx-dg-places"),  # what a command measured
    "hx-diagnosis",  # what the page answers, whatever it is asked
}
ENTRY = re.compile(r"^(?:term|abbr)-")
CHAPTERS_EQUATIONS = 5


@dataclass
class Page:
    """A page as it was built."""

    name: str
    top: Tag
    entries: dict[str, list[str]]
    ids: set[str]

    def select(self, selector: str) -> list[Tag]:
        return self.top.select(selector)

    def explains(self) -> bool:
        return any(ENTRY.match(name) for name in self.ids)


@cache
def ids(path: Path) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', path.read_text(encoding="utf-8")))


def read(site: Path, name: str) -> Page:
    html = (site / name).read_text(encoding="utf-8")
    soup = BeautifulSoup(html, "html.parser", parse_only=SoupStrainer(["article", "script"]))
    carried = json.loads(soup.find("script", id="hx-help").string)
    return Page(name, soup.find("section"), carried, ids(site / name))


@pytest.fixture(scope="session")
def pages(site) -> list[Page]:
    return [read(site, name) for name in PAGES]


@pytest.fixture(scope="session")
def explained(pages) -> dict[str, str]:
    """The headings of the glossary's words and abbreviations by their anchors."""
    return {
        one["id"]: one.get_text()
        for page in pages
        if page.explains()
        for one in page.top.find_all(id=ENTRY)
    }


@dataclass
class Piece:
    """A text that runs, or a link to a word in it; and the sections around it."""

    node: NavigableString | Tag
    sections: list[Tag]

    @property
    def part(self) -> Tag | None:
        return self.sections[1] if len(self.sections) > 1 else None

    @property
    def anchors(self) -> set[str]:
        spans = (span for one in self.sections for span in one.select(":scope > span[id]"))
        return {one.get("id", "") for one in (*self.sections, *spans)}


def running(node: Tag, sections: list[Tag]) -> Iterator[Piece]:
    """The running text of a page and the links to words in it."""
    for child in node.children:
        if not isinstance(child, Tag):
            if type(child) is NavigableString:
                yield Piece(child, sections)
        elif "hx-term" in child.get("class", ()):
            yield Piece(child, sections)
        elif child.name not in NOT_RUNNING and not NOT_RUNNING_CLASSES & set(
            child.get("class", ())
        ):
            yield from running(child, [*sections, child] if child.name == "section" else sections)


def test_the_book_explains_forty_words_and_fifty_abbreviations(explained):
    kinds = [anchor.split("-")[0] for anchor in explained]
    assert kinds.count("term") > 40
    assert kinds.count("abbr") > 50


def test_first_use_of_every_word_in_each_section_is_a_link_to_its_entry(pages, explained):
    names = {
        name: anchor
        for anchor, heading in explained.items()
        for name in words.names(anchor, heading)
    }
    longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w–-])(?:{longest}){words.ENDS}")
    missing, met = [], 0
    for page in pages:
        if page.explains():
            continue
        linked: set[tuple[int, str]] = set()
        for piece in running(page.top, [page.top]):
            if isinstance(piece.node, Tag):
                linked.add((id(piece.part), piece.node["href"].partition("#")[2]))
                met += 1
                continue
            missing += [
                (page.name, use, piece.node[:80])
                for use in pattern.findall(piece.node)
                if (id(piece.part), names[use]) not in linked
            ]
    assert missing == []
    assert met > 300


def test_nothing_is_explained_in_a_heading_a_listing_or_a_link(pages):
    outer = ":is(h1, h2, h3, h4, pre, code, figcaption, thead, a)"
    for page in pages:
        assert page.select(f"{outer} :is(.hx-term, .hx-eq, .hx-symbol)") == [], page.name


def test_every_equation_named_in_the_text_is_a_link_to_it(pages):
    plain, links = [], 0
    for page in (page for page in pages if not page.explains()):
        for piece in running(page.top, [page.top]):
            if isinstance(piece.node, Tag):
                continue
            plain += [
                (page.name, piece.node[start:end])
                for start, end, number in numbered(piece.node)
                if not any(name.endswith(f"-eq-{number}") for name in piece.anchors)
            ]
        links += len(page.select("a.hx-eq"))
    assert plain == []
    assert links > 30


def test_a_chapter_means_its_own_equation(pages):
    equations = {name for page in pages for name in page.ids if re.search(r"-eq-\d$", name)}
    for page in pages:
        chapter = known.chapter(page.name.removesuffix(".html"), equations)
        for link in page.select("a.hx-eq"):
            assert re.search(rf"#{chapter}-eq-\d$", link["href"]), (page.name, link)


def test_links_to_explanations_lead_there_and_the_page_carries_the_text(pages, site):
    for page in pages:
        for link in page.select("a.hx-term, a.hx-eq, a.hx-symbol"):
            there, _, anchor = link["href"].partition("#")
            assert anchor in ids(site / urljoin(page.name, there)), (page.name, link)
            assert not there or anchor in page.entries, (page.name, link)


def test_links_within_an_explanation_lead_somewhere(pages, site):
    broken = []
    for page in pages:
        places = dict(
            reversed(link["href"].partition("#")[::2]) for link in page.select("a[href*='#']")
        )
        for anchor, (_, body) in page.entries.items():
            on = urljoin(page.name, places[anchor])
            for href in re.findall(r'<a [^>]*href="([^"]+)"', body):
                there, _, aim = urljoin(on, href).partition("#")
                if "://" not in there and aim not in ids(site / there):
                    broken.append((page.name, anchor, href))
    assert broken == []


def test_a_row_that_a_page_links_to_is_told_there(pages):
    rows = {row.id: row for row in known.rows()}
    told = 0
    for page in pages:
        for link in page.select("a[href*='.html#']"):
            name = link["href"].partition("#")[2]
            if name in rows:
                heading = re.sub(r"<[^>]+>", "", page.entries[name][0])
                row = rows[name]
                about = row.interface if isinstance(row, Finding) else row.quantity
                assert heading.startswith(f"{about}: "), (page.name, name)
                assert heading.endswith(name)
                told += 1
    assert told > 50


def test_each_chapter_numbers_its_five_equations(pages):
    boxes = {box["id"]: box for page in pages for box in page.select(".hx-equation")}
    chapters = {name.rpartition("-eq-")[0] for name in boxes}
    assert {"le-se", "pe-se", "se-se", "models"} <= chapters
    for chapter in chapters:
        for number in range(1, CHAPTERS_EQUATIONS + 1):
            box = boxes[f"{chapter}-eq-{number}-formula"]
            assert box.select_one(".katex-display")
            assert box.select_one(".hx-equation-number").get_text() == f"({number})"


def test_equations_and_the_figures_that_follow_them_link_to_each_other(pages):
    used = {
        (box["id"].removesuffix("-formula"), link["href"].partition("#")[2])
        for page in pages
        for box in page.select(".hx-equation")
        for link in box.select(".hx-uses a")
    }
    followed = set()
    for page in pages:
        for line in page.select(".hx-uses"):
            if not line.get_text().startswith("Follows"):
                continue
            figure = line.find_previous(attrs={"data-explorer": True})
            followed |= {
                (link["href"].partition("#")[2], figure["id"]) for link in line.select("a")
            }
    assert used == followed
    assert ("le-se-eq-3", "le-se-concentration") in used


def test_a_word_says_which_pages_use_it_and_leads_there(pages, site):
    glossary = next(page for page in pages if "term-donor-number" in page.ids)
    word = glossary.top.find(id="term-donor-number").find_parent("dt")
    links = [link["href"] for link in word.find_next("p", class_="hx-met").select("a")]
    assert len(links) >= 3
    for link in links:
        there, _, anchor = urljoin(glossary.name, link).partition("#")
        assert anchor in ids(site / there), link


def test_an_abbreviation_is_met_as_a_word_of_its_own():
    found = words.Words({"abbr-pc": "PC", "abbr-peo": "PEO", "abbr-litf": "LiTf, NaTf"})
    text = "PC, PEO₁₅:LiTFSI, SPC, PC-like, PCs, NaTf"
    assert [word.text for word in found.found(text)] == ["PC", "PEO", "PCs", "NaTf"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Donor numbers differ", "Donor numbers"),
        ("the Butler–Volmer equation", "Butler–Volmer"),
        ("a four-point measurement", "four-point measurement"),
        ("with evidence for it", None),
    ],
)
def test_a_term_is_met_in_its_forms_and_by_its_short_name(explained, text, found):
    uses = [word.text for word in words.Words(explained).found(text)]
    assert uses == ([found] if found else [])
