"""What others link to exists, and what the book links to exists."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from heteroionic_lite import orders, reported, solvents

# Every explorer, question and named place of the book, whatever page of its chapter it is on.
IDENTIFIERS = [
    tuple(line.split())
    for line in Path(__file__).with_name("identifiers.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


class Page(HTMLParser):
    """The ids, the explorers and the addresses on a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.ids: set[str] = set()
        self.explorers: set[str] = set()
        self.questions: set[str] = set()
        self.addresses: set[str] = set()
        self.is_moved = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "id" in found:
            self.ids.add(found["id"])
        if "data-explorer" in found:
            self.explorers.add(found["id"])
        if "data-question" in found:
            self.questions.add(found["id"])
        if tag == "meta" and found.get("http-equiv") == "refresh":
            self.is_moved = True
        if tag == "a" and "name" in found:
            self.ids.add(found["name"])
        for name in ("href", "src"):
            if found.get(name):
                self.addresses.add(found[name])


@pytest.fixture(scope="module")
def pages(site):
    return {path: Page(path) for path in site.rglob("*.html") if "_static" not in path.parts}


def of_chapter(pages, site, chapter):
    """Its page, or the pages of its folder."""
    book = site / "book"
    return [
        page
        for path, page in pages.items()
        if path in (book / f"{chapter}.html", *(book / chapter).glob("*.html"))
        and not page.is_moved
    ]


@pytest.mark.parametrize(("kind", "chapter", "name"), IDENTIFIERS)
def test_what_others_link_to_is_on_one_page_of_its_chapter(pages, site, kind, chapter, name):
    ids = {"anchor": "ids", "explorer": "explorers", "question": "questions"}[kind]
    holding = [page for page in of_chapter(pages, site, chapter) if name in getattr(page, ids)]
    assert len(holding) == 1


def test_every_explorer_and_question_of_the_book_is_among_them(pages):
    for kind, ids in (("explorer", "explorers"), ("question", "questions")):
        listed = {name for of, _, name in IDENTIFIERS if of == kind}
        assert set().union(*(getattr(page, ids) for page in pages.values())) == listed


def test_each_reported_value_has_its_anchor(pages, site):
    rows = {row.id for row in [*reported(), *solvents(), *orders()]}
    assert rows <= pages[site / "book" / "data.html"].ids


def test_the_first_page_shows_an_explorer_in_its_first_screen(open_page):
    page = open_page("book/index.html")
    top = page.locator("[data-explorer]").first.bounding_box()["y"]
    assert top < page.viewport_size["height"]


def test_every_internal_link_leads_somewhere(pages, site):
    broken = [
        f"{page.path.relative_to(site)} → {address}"
        for page in pages.values()
        for address in page.addresses
        if not leads_somewhere(address, page, pages)
    ]
    assert broken == []


def leads_somewhere(address: str, page: Page, pages: dict[Path, Page]) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True  # another site's, or data within the page
    path, fragment = urldefrag(address)
    name = unquote(path.split("?")[0])
    target = (page.path.parent / name).resolve() if name else page.path
    if not target.is_file():
        return False
    known = pages.get(target)
    return not fragment or known is None or unquote(fragment.split("?")[0]) in known.ids
