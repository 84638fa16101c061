"""Every entry of the bibliography says what was checked; every review number leads somewhere."""

import csv
import re
from html import unescape
from pathlib import Path

import pytest
from _site.bibliography import details, status
from _site.review_numbers import LAST, mentions, read
from pybtex.database import parse_file

from tests.contents import page_of

BOOK = Path(__file__).resolve().parents[2] / "book"
ENTRIES = parse_file(str(BOOK / "references.bib")).entries
ROWS = read(BOOK / "review-references.csv")
KINDS = ("x-verified", "x-recalled", "x-derived", "x-missing")
PRINTED = ("title", "journal", "howpublished", "volume", "number", "pages", "year", "doi")
SAID = {"howpublished": "venue", "first author": "authors", "first authors": "authors",
        "other authors": "authors"}  # fmt: skip


def accounted(entry):
    return [SAID.get(name, name) for kind in KINDS for name in details(entry, kind)]


@pytest.fixture(scope="module")
def page(site):
    return (site / "book" / "references.html").read_text(encoding="utf-8")


def printed(page, key):
    """The text of an entry as it stands on the page."""
    found = re.search(rf'<div class="citation" id="ref-{key}".*?</div>', page, re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", found[0]))


@pytest.mark.parametrize("key", ENTRIES)
def test_every_printed_detail_is_accounted_for(key):
    entry = ENTRIES[key]
    shown = {SAID.get(name, name) for name in PRINTED if name in entry.fields} | {"authors"}
    assert set(accounted(entry)) == shown


@pytest.mark.parametrize("key", ENTRIES)
def test_only_authors_may_be_checked_in_part(key):
    found = accounted(ENTRIES[key])
    assert [name for name in found if found.count(name) > 1 and name != "authors"] == []


@pytest.mark.parametrize("key", ENTRIES)
def test_an_unverified_entry_has_no_doi(key):
    entry = ENTRIES[key]
    if not details(entry, "x-verified"):
        assert "doi" not in entry.fields
        assert "not checked" in status(entry)


@pytest.mark.parametrize("key", ENTRIES)
def test_what_was_seen_was_seen_somewhere(key):
    entry = ENTRIES[key]
    if details(entry, "x-verified") or "doi" in entry.fields:
        assert entry.fields["note"].startswith("Seen: ")
    if "doi" in entry.fields:
        assert "doi" in details(entry, "x-verified") + details(entry, "x-derived")


@pytest.mark.parametrize("key", ENTRIES)
def test_the_page_shows_the_status_of_every_entry(page, key):
    assert status(ENTRIES[key]) in printed(page, key)


@pytest.mark.parametrize("key", ENTRIES)
def test_the_page_links_to_the_doi_where_there_is_one(page, key):
    start = page.index(f'id="ref-{key}"')
    shown = page[start : page.index("</div>", start)]
    doi = ENTRIES[key].fields.get("doi")
    assert set(re.findall(r'href="https://doi\.org/([^"]*)"', shown)) == ({doi} if doi else set())


def test_notes_for_editors_are_not_printed(page):
    assert "Seen: " not in page


def test_all_references_of_the_review_have_a_row():
    assert sorted(ROWS) == list(range(1, LAST + 1))


def test_rows_and_entries_name_each_other():
    by_rows = {(key, row.number) for row in ROWS.values() for key in row.keys}
    by_entries = {
        (key, int(number))
        for key, entry in ENTRIES.items()
        for number in re.findall(r"\d+", entry.fields["x-review-ref"])
    }
    assert by_rows == by_entries


@pytest.mark.parametrize("name", ["reported", "solvents"])
def test_reported_values_cite_entries_and_their_numbers(name):
    path = BOOK.parent / "heteroionic_lite" / "evidence" / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        keys = row["citation"].split("; ")
        assert set(keys) <= set(ENTRIES), row
        for mention in mentions(f"[{row.get('review_ref', '')}]"):
            for number in mention.numbers:
                assert {*ROWS[number].keys, "weiss2020heteroionic"} & set(keys), row


def test_a_number_in_the_text_leads_to_its_row(site, page):
    chapter = (site / page_of("le-se-measured")).read_text(encoding="utf-8")
    assert 'href="../references.html#review-42"' in chapter
    assert 'id="review-42"' in page


def test_the_row_leads_to_the_entry_and_to_the_pages_that_use_the_number(page):
    start = page.index('id="review-42"')
    row = page[start : page.index("</tr>", start)]
    assert 'href="#ref-abe2005"' in row
    assert f'href="{page_of("le-se-measured").removeprefix("book/")}"' in row
