"""Nothing of the review is silently missing: each statement has its place, and the place exists."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from _site import coverage

FILE = Path(__file__).parents[2] / "book" / "coverage.csv"
MANY = 8


class Ids(HTMLParser):
    """The ids on a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, _tag, attributes):
        self.found.update(value for name, value in attributes if name == "id")


@pytest.fixture(scope="module")
def claims():
    return coverage.claims(FILE)


@pytest.fixture(scope="module")
def anchors(site):
    found: dict[str, set[str]] = {}
    for path in (site / "book").rglob("*.html"):  # a chapter is a page or a folder of pages
        chapter = path.relative_to(site / "book").parts[0].removesuffix(".html")
        found.setdefault(chapter, set()).update(Ids(path).found)
    return found


def test_each_of_the_197_statements_occurs_once_and_in_order(claims):
    assert [claim.id for claim in claims] == [f"C{number:03}" for number in range(1, 198)]


def test_only_few_statements_are_left_out(claims):
    assert len([claim for claim in claims if claim.excused]) <= MANY


def test_each_statement_leads_to_a_place_that_exists(claims, anchors):
    assert coverage.missing_anchors(claims, anchors) == []


def test_renaming_any_anchor_would_be_noticed(claims, anchors):
    targets = {(target.page, target.anchor) for claim in claims for target in claim.targets}
    for page, anchor in targets:
        renamed = {**anchors, page: anchors[page] - {anchor} | {f"{anchor}-renamed"}}
        found = coverage.missing_anchors(claims, renamed)
        assert found, f"{page}#{anchor} could be renamed unnoticed"
        assert all(line.endswith(f"the page {page} has no anchor {anchor}") for line in found)


def test_a_doctored_copy_of_the_map_is_refused(claims, anchors, tmp_path):
    page, anchor = claims[0].targets[0].page, claims[0].targets[0].anchor
    copy = tmp_path / "coverage.csv"
    text = FILE.read_text(encoding="utf-8")
    copy.write_text(text.replace(f"{page}#{anchor}", f"{page}#{anchor}x"), encoding="utf-8")
    found = coverage.missing_anchors(coverage.claims(copy), anchors)
    assert f"{claims[0].id}: the page {page} has no anchor {anchor}x" in found


def test_the_map_on_the_page_shows_every_statement(claims, site):
    page = (site / "book" / "coverage.html").read_text(encoding="utf-8")
    assert [claim.id for claim in claims if f">{claim.id}<" not in page] == []
