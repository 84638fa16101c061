"""Whatever a page shows by a symbol is explained on the page of symbols."""

import json
import re
from pathlib import Path

import pytest
from _site.quantities import quantities

from tests.contents import page_of

BOOK = Path(__file__).resolve().parents[2] / "book"
ABBREVIATIONS = [
    "LE",
    "PE",
    "SE",
    "SLEI",
    "SPEI",
    "SEI",
    "HLDL",
    "DN",
    "EIS",
    "LLZO",
    "LAGP",
    "LATP",
    "LICGC",
    "LiPON",
    "LLTO",
    "LPS",
    "LGPS",
    "LSPS",
    "NASICON",
    "PEO",
    "EO",
    "LiTFSI",
    "LiTf",
    "PC",
    "EC",
    "DMC",
    "DMSO",
    "FEC",
    "DOL",
    "DME",
    "EMIBF4",
    "CPE",
    "ZARC",
    "XPS",
    "ToF-SIMS",
]


@pytest.fixture(scope="module")
def page(site):
    return (site / "book" / "symbols.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def explorers(site):
    """The specification of every explorer of the book."""
    found = [
        json.loads(data)
        for path in sorted((site / "book").rglob("*.html"))
        for data in re.findall(
            r'<script type="application/json">(.*?)</script>',
            path.read_text(encoding="utf-8"),
            re.DOTALL,
        )
    ]
    return [content["spec"] for content in found if "spec" in content]


@pytest.mark.parametrize("symbol", quantities())
def test_every_quantity_has_one_row(page, symbol):
    assert page.count(f'id="{quantities()[symbol].anchor}"') == 1


def test_every_parameter_of_every_figure_is_explained(explorers):
    known = quantities().values()
    names = {parameter.name for quantity in known for parameter in quantity.parameters}
    shown = [parameter for spec in explorers for parameter in spec["parameters"]]
    assert len(shown) > 100
    assert {parameter["name"] for parameter in shown} <= names


def test_a_row_leads_to_the_figures_that_show_the_quantity(page):
    start = page.index('id="symbol-DN"')
    row = page[start : page.index("</tr>", start)]
    chapter = page_of("le-se-donor-number").removeprefix("book/")
    assert f'href="{chapter}#le-se-donor-number"' in row


@pytest.mark.parametrize("abbreviation", ABBREVIATIONS)
def test_abbreviations_are_written_out(page, abbreviation):
    assert f'id="abbr-{abbreviation.lower()}"' in page


def test_every_word_of_the_glossary_has_an_anchor_of_its_own():
    source = (BOOK / "symbols.md").read_text(encoding="utf-8")
    glossary = source.split("(glossary)=")[1].split("(abbreviations)=")[0]
    terms = re.findall(r"^(\S.*)\n: ", glossary, re.MULTILINE)
    anchors = [re.fullmatch(r"\[.+\]\{#(term-[a-z-]+)\}", term) for term in terms]
    assert len(terms) > 30
    assert all(anchors)
    assert len({anchor[1] for anchor in anchors}) == len(terms)
    assert terms == sorted(terms, key=str.lower)
