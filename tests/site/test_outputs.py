"""What a cell leaves as data becomes a page whose numbers lead to rows and references."""

from __future__ import annotations

import json
import pickle
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from _site import outputs
from docutils.utils import new_document
from sphinx.errors import ExtensionError

from heteroionic_lite.evidence.read import orders, reported
from heteroionic_lite.evidence.tables import browse
from heteroionic_lite.output.data import KINDS, MIME, as_json
from heteroionic_lite.output.html import html
from tests.output.things import figure, practice, things
from tests.site.conftest import make_book, typesetter

PARTS = (
    *("sphinxcontrib.bibtex", "formulas", "outputs", "explorers"),
    *("data", "written", "review_numbers", "ids"),
)
REFERENCES = "# References\n\n```{bibliography}\n:all:\n```\n\n```{review-references}\n```\n"
ROWS = "number,key,certainty,cited_for\n" + "".join(f"{n},,,something\n" for n in range(1, 99))
INDEX = """\
# Book

A number: [53.1 µA/cm²](#V040). A figure: [](#demo-concentration).

(data-evidence)=
## Evidence

```{toctree}
things
references
```
"""


def bundle(thing: Any) -> dict[str, Any]:
    """What a cell that ends with the thing gives, without the live face."""
    data = thing.output()
    return {MIME: as_json(data), "text/html": html(data), "text/plain": repr(thing)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("things")


@pytest.fixture(scope="module")
def book(folder):
    """A book with one page of things of every kind, and all rows that they lead to."""
    entries = Path(__file__).resolve().parents[2] / "book" / "references.bib"
    shutil.copy(entries, folder)
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    tables = [browse("demo-values", "Values", reported()), browse("demo-ranks", "", orders())]
    shown = [thing for name, thing in things().items() if name != "table"]
    pages = {
        "index": INDEX,
        "things": [bundle(thing) for thing in [*shown, *tables]],
        "references": REFERENCES,
    }
    with typesetter():
        return make_book(
            folder,
            pages,
            *PARTS,
            review_references="rows.csv",
            bibtex_bibfiles=["references.bib"],
            bibtex_cite_id="ref-{key}",
        )


@pytest.fixture(scope="module")
def page(book):
    return book.pages["things"]


def links(element: str) -> list[str]:
    return [unescape(address) for address in re.findall(r'href="([^"]*)"', element)]


def test_a_page_shows_each_thing_once_and_nothing_is_complained_of(book, page):
    assert book.warnings == ""
    for mark, count in {
        "data-explorer>": 1,
        "data-question>": 1,
        "data-question data-number=": 1,
        "data-practice>": 1,
        "data-browse ": 2,
        '<div class="hx-browse">': 1,
        "<p>no rows</p>": 1,
        '<figure class="hx-dots">': 1,
        '<div class="hx-ladders">': 1,
    }.items():
        assert page.count(mark) == count, mark


def test_the_text_can_refer_to_a_row_and_to_an_explorer(book):
    assert "things.html#V040" in links(book.pages["index"])
    title = r'href="things\.html#demo-concentration">.*?Resistance and concentration'
    assert re.search(title, book.pages["index"])


def test_a_row_leads_to_its_references_and_to_their_numbers_in_the_review(book, page):
    (row,) = reported(identifier="V063")
    element = re.search(rf'<tr role="row" id="{row.id}".*?</tr>', page, re.DOTALL)
    found = links(element[0])
    assert found[:2] == ["#V063", "index.html#data-evidence"]
    for key in [*row.citation.split("; "), *filter(None, [row.seen_in])]:
        assert f"references.html#ref-{key}" in found
        assert f'id="ref-{key}"' in book.pages["references"]
    numbers = re.findall(r"\d+", row.review_ref)
    assert numbers
    for number in numbers:
        assert f"references.html#review-{number}" in found
        assert f'id="review-{number}"' in book.pages["references"]


@pytest.mark.parametrize(("mark", "row"), [("hx-dots", "V077"), ("hx-ladders", "O01")])
def test_scales_and_ladders_lead_to_the_rows(page, mark, row):
    element = page[page.index(f'class="{mark}"') :]
    assert f"#{row}" in links(element[: element.index("</ul>")])


def left_in(page: str, mark: str) -> dict[str, Any]:
    """What stands in an element for the script."""
    element = page[page.index(mark) :]
    left = re.search(r'<script type="application/json">(.*?)</script>', element, re.DOTALL)[1]
    assert "<" not in left
    return json.loads(left)


def test_a_problem_set_is_a_script_and_its_links_lead_where_the_book_has_them(folder, page):
    content = left_in(page, "data-practice>")
    evidence = {"href": "index.html#data-evidence", "words": "Evidence"}
    assert content["places"] == {"data-evidence": evidence}
    script = (folder / "out" / content["script"]).read_text(encoding="utf-8")
    assert script.startswith('heteroionic.curves["ps9"] = ')
    data = script.partition('(heteroionic.sets ??= {})["ps9"] = ')[2].removesuffix(";\n")
    assert json.loads(data) == as_json(practice().output())["data"]
    assert json.loads(data)["id"] == content["set"]


def test_an_explorers_parts_are_files_and_the_rest_is_in_the_page(folder, page):
    content = left_in(page, "data-explorer>")
    assert set(content) == {"spec", "curves", "embed"}
    script = (folder / "out" / content["curves"]).read_text(encoding="utf-8")
    assert script.startswith('heteroionic.curves["demo-concentration"] = ')
    assert (folder / "out" / content["embed"]).is_file()
    source = re.search(r'<img class="hx-fallback"[^>]* src="([^"]*)"', page)[1]
    assert "<svg" in (folder / "out" / source).read_text(encoding="utf-8")


def test_a_page_that_was_kept_says_the_same(book):
    tree = book.app.env.get_doctree("things")
    again = pickle.loads(pickle.dumps(tree))  # noqa: S301 - our own
    first = [data for _, data in outputs.of(tree)]
    assert [data for _, data in outputs.of(again)] == first
    assert {data.kind for data in first} == set(KINDS)


def test_a_row_that_no_page_has_is_named_with_the_page(build, tmp_path):
    (tmp_path / "none.bib").write_text("", encoding="utf-8")
    pages = {"index": [bundle(things()["ladders"])]}
    with pytest.raises(ExtensionError, match="index: no page has the row O01"):
        build(pages, *PARTS, bibtex_bibfiles=["none.bib"])


def test_two_explorers_of_one_id_on_a_page_are_refused(build):
    one = bundle(figure())
    with pytest.raises(ExtensionError, match="index: two explorers have the id 'demo-concentr"):
        build({"index": [one, one]}, "outputs", "explorers")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"kind": "hologram", "version": 1}, "of kind 'hologram' in version 1 is not known"),
        ({"kind": "dots", "version": 7}, "of kind 'dots' in version 7 is not known"),
        ({"kind": "dots", "version": 1}, "of kind 'dots' is not as it should be: caption: Field"),
    ],
    ids=str,
)
def test_unknown_data_stop_the_build_with_page_and_sentence(build, data, sentence):
    with pytest.raises(ExtensionError, match=rf"index\.ipynb, line \d+: .*{sentence}"):
        build({"index": [{MIME: data, "text/html": "<p>an old face</p>"}]}, "outputs")


@pytest.mark.parametrize(
    ("name", "operated"),
    [
        *((name, True) for name in ("explorer", "table", "question", "practice")),
        *((name, False) for name in ("rows", "ladders")),
    ],
)
def test_scripts_are_asked_for_only_by_what_is_operated(name, operated):
    page = new_document("page")
    page += outputs.Output("", data=as_json(things()[name].output()))
    assert outputs.are_operated(page) is operated
