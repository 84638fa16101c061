"""The page of what has been found since 2020 shows all of it, and nothing of others' words."""

import csv
import html
import json
import re

import pytest

from heteroionic_lite import findings
from heteroionic_lite.evidence.read import DATA
from tests.contents import PAGES


@pytest.fixture(scope="module")
def page(site):
    return (site / "book" / "since.html").read_text(encoding="utf-8")


def plain(text):
    """The words of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def test_every_finding_stands_there_with_its_statements_source_and_places(page, site):
    coverage = (site / "book" / "coverage.html").read_text(encoding="utf-8")
    for row in findings():
        (line,) = re.findall(rf'<tr[^>]*id="{row.id}".*?</tr>', page, re.DOTALL)
        for number in row.numbers:
            assert f'href="coverage.html#{number}"' in line
            (back,) = re.findall(rf'<tr[^>]*id="{number}".*?</tr>', coverage, re.DOTALL)
            assert f'href="since.html#{row.id}"' in back
        for key in row.citation.split("; "):
            assert f'href="references.html#ref-{key}"' in line
        assert re.search(r'href="(?:le-se|pe-se|se-se|models|architectures|data|errata)', line)


def test_chapters_take_up_what_changes_a_readers_mind(site):
    led = set()
    for name in PAGES:
        if name not in ("book/since.html", "book/coverage.html"):
            text = (site / name).read_text(encoding="utf-8")
            led |= set(re.findall(r'href="[^"]*since\.html#(F\d+)"', text))
    assert {"F01", "F02", "F04", "F07", "F15", "F16", "F20", "F23", "F28", "F29", "F39"} <= led


def test_no_quotation_stands_on_a_page_or_in_a_download(site):
    with (DATA / "findings.csv").open(encoding="utf-8", newline="") as file:
        quotes = [row["quote"] for row in csv.DictReader(file) if row["quote"]]
    texts = [plain((site / name).read_text(encoding="utf-8")) for name in PAGES]
    texts += [p.read_text(encoding="utf-8") for p in (site / "_static" / "data").iterdir()]
    assert [quote for quote in quotes for text in texts if quote in text] == []


def test_what_opens_beside_a_link_says_the_finding_and_the_statement(site):
    text = (site / "book" / "models" / "measured.html").read_text(encoding="utf-8")
    entries = json.loads(re.search(r'id="hx-help">(.*?)</script>', text, re.DOTALL)[1])
    heading, body = entries["F28"]
    assert "electrode/SE: contradicts C182" in plain(heading)
    assert "Cheng 2020, primary abstract" in plain(body)
    since = (site / "book" / "since.html").read_text(encoding="utf-8")
    entries = json.loads(re.search(r'id="hx-help">(.*?)</script>', since, re.DOTALL)[1])
    heading, body = entries["C196"]
    assert plain(heading) == "C196 of the review"
    assert "Poorly conducting interphase" in plain(body)
