"""What others link to exists, and what the book links to exists."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

EXPLORERS = {
    "data.html": {"data-same-temperature"},
    "index.html": {"index-joint"},
    "le-se.html": {
        "le-se-donor-number",
        "le-se-concentration",
        "le-se-bias-asymmetry",
        "le-se-slei-growth",
        "le-se-pinholes",
        "le-se-two-layers",
        "le-se-temperature",
        "le-se-ion",
        "le-se-last-solvent",
        "le-se-contact-pairs",
    },
    "pe-se.html": {
        "pe-se-limiting-current",
        "pe-se-donor-number",
        "pe-se-concentration",
        "pe-se-bias-asymmetry",
        "pe-se-two-four-point",
        "pe-se-melting",
        "pe-se-porous-contact",
        "pe-se-contact",
        "pe-se-capacitance",
        "pe-se-plasticiser",
        "pe-se-spei",
    },
    "se-se.html": {
        "se-se-single-ion",
        "se-se-sintered",
        "se-se-relaxation",
        "se-se-donor-number",
        "se-se-concentration",
        "se-se-bias-asymmetry",
        "se-se-grain-boundaries",
        "se-se-particles",
        "se-se-space-charge",
        "se-se-sixteen-fourteen",
    },
    "models.html": {
        "models-donor-number",
        "models-concentration",
        "models-bias-asymmetry",
        "models-impedance",
        "models-space-charge",
        "models-relaxation",
        "models-de-levie",
        "models-brick-layer",
        "models-composites",
    },
    "architectures.html": {
        "architectures-separator",
        "architectures-bilayer",
        "architectures-particles",
        "architectures-shear-modulus",
        "architectures-when-it-pays",
    },
    "errata.html": {
        "errata-two-alphas",
        "errata-chord",
        "errata-mobilities",
        "errata-pairing",
    },
}
ANCHORS = {
    f"{chapter}.html": {f"{chapter}-eq-{number}" for number in range(1, 6)}
    for chapter in ("le-se", "pe-se", "se-se", "models")
}
ANCHORS["data.html"] = {
    *("data-values", "data-solvents", "data-donor-numbers", "data-orders", "data-ranks"),
    *("data-evidence", "data-download", "data-figure-3", "data-figure-4", "data-temperature"),
    *("data-contribute", "V001", "V036", "V040", "V076", "V083", "O01"),
}
ERRATA = {
    f"errata-{point}"
    for point in (
        "unread",
        "summary",
        "unit-slip",
        "missing-zf",
        "missing-z",
        "small-slips",
        "alpha-direction",
        "bias-sign",
        "eq-5-flux",
        "supporting-salt",
        "zero-current",
        "equal-mobilities",
        "dissociation",
        "twenty-per-cent",
        "solvation-weight",
        "two-minima",
        "bias-reports",
        "sixteen-fourteen",
        "nine-thousand",
        "space-charge-roles",
        "steps",
        "diode-analogy",
        "few-defects",
        "grounds",
    )
}


class Page(HTMLParser):
    """The ids, the explorers and the addresses on a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.ids: set[str] = set()
        self.explorers: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "id" in found:
            self.ids.add(found["id"])
        if "data-explorer" in found:
            self.explorers.add(found["id"])
        if tag == "a" and "name" in found:
            self.ids.add(found["name"])
        for name in ("href", "src"):
            if found.get(name):
                self.addresses.add(found[name])


@pytest.fixture(scope="module")
def pages(site):
    return {path: Page(path) for path in site.rglob("*.html") if "_static" not in path.parts}


def of_chapter(pages, site, name):
    """The page of that name or, where the chapter is a folder, its pages."""
    folder = site / "book" / name.removesuffix(".html")
    return [
        page
        for path, page in pages.items()
        if path == site / "book" / name or path.parent == folder
    ]


@pytest.mark.parametrize("name", EXPLORERS)
def test_the_explorers_readers_link_to_exist(pages, site, name):
    assert EXPLORERS[name] <= set().union(
        *(page.explorers for page in of_chapter(pages, site, name))
    )


@pytest.mark.parametrize("name", ANCHORS)
def test_what_other_pages_link_to_has_its_anchors(pages, site, name):
    assert ANCHORS[name] <= set().union(*(page.ids for page in of_chapter(pages, site, name)))


def test_each_section_of_the_review_has_its_map(pages, site):
    anchors = {f"coverage-{section}" for section in range(7)}
    assert pages[site / "book" / "coverage.html"].ids >= anchors


def test_references_and_symbols_have_the_anchors_others_link_to(pages, site):
    assert pages[site / "book" / "references.html"].ids >= {"references", "review-references"}
    symbols = {"symbols", "glossary", "abbreviations", "symbol-tables", "term-donor-number"}
    assert pages[site / "book" / "symbols.html"].ids >= symbols


def test_each_point_of_the_errata_has_its_anchor(pages, site):
    assert pages[site / "book" / "errata.html"].ids >= ERRATA


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
