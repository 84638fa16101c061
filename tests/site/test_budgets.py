"""Every page is short and light; those that are not yet are named."""

from __future__ import annotations

import pytest

from tests.contents import PAGES
from tools.budgets import FIRST, LIMITS, Measured, measure

# Tables that are looked up and not read from one end to the other.
LOOKED_UP = {
    "book/catalogue.html",
    "book/coverage.html",
    "book/data.html",
    "book/api.html",
    "book/references.html",
    "book/since.html",
    "book/symbols.html",
}
# Where the names of Python are what a reader comes for.
ABOUT_PYTHON = {"book/api.html", "book/catalogue.html"}


@pytest.fixture(scope="session")
def start(browser, server, site) -> Measured:
    return measure(browser, server, site, FIRST)


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_a_page_keeps_its_budgets(browser, server, site, start, page):
    measured = start if page == FIRST else measure(browser, server, site, page)
    figures = measured.figures(start)
    above = {name for name, limit in LIMITS.items() if figures[name] > limit}
    if page in LOOKED_UP:
        above -= {"screens"}
    if page in ABOUT_PYTHON:  # docstrings: names, and a parameter after the other
        above -= {"names", "words"}
    assert above == set(), (figures, measured.function_names)


def test_only_pages_of_the_book_are_excused():
    assert set(PAGES) >= LOOKED_UP | ABOUT_PYTHON
