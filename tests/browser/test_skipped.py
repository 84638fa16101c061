"""What a browser need not lay out far from the screen is there when it is wanted."""

import pytest

from tests.browser.explorers import wait_until_ready
from tests.contents import page_of

BLOCKS = ".bd-article section > :not(section, h1, h2, h3, h4), [data-explorer]"
VISIBILITY = "(all) => [...new Set(all.map((one) => getComputedStyle(one).contentVisibility))]"
# Blocks whose content reaches farther beyond them than a ring of focus.
CUT = """(all) => all.filter((one) =>
    one.scrollWidth > one.clientWidth + 16 && getComputedStyle(one).overflowX === "visible")
  .map((one) => one.className || one.outerHTML.slice(0, 80))"""
TOP = "(id) => document.getElementById(id).getBoundingClientRect().top"


@pytest.mark.one_of_each_kind
def test_on_paper_nothing_is_skipped(visit):
    page = visit()
    if page.locator("[data-explorer]").count():
        assert page.locator(BLOCKS).evaluate_all(VISIBILITY) == ["auto"]
    page.emulate_media(media="print")
    try:
        assert page.locator(BLOCKS).evaluate_all(VISIBILITY) == ["visible"]
    finally:
        page.emulate_media(media="screen")


@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_is_skipped_where_no_slider_is(open_page, scripts):
    """A browser that skips what it has not laid out yet may miss the place of a link."""
    page = open_page("book/symbols.html#term-interphase", javascript=scripts)
    assert page.locator(BLOCKS).evaluate_all(VISIBILITY) == ["visible"]


@pytest.mark.one_of_each_kind
@pytest.mark.parametrize("width", [1280, 390])
def test_no_block_is_cut_at_its_edge(visit, width):
    assert visit(width=width).locator(BLOCKS).evaluate_all(CUT) == []


@pytest.mark.parametrize("place", ["le-se-eq-4", "le-se-pinholes", "le-se-temperature"])
def test_a_link_leads_to_its_place_though_what_lies_between_was_never_laid_out(open_page, place):
    page = open_page(f"{page_of(place)}#{place}")
    wait_until_ready(page)
    page.wait_for_function(f"0 <= ({TOP})('{place}') && ({TOP})('{place}') < innerHeight / 2")


def test_a_ring_of_focus_is_whole_at_the_edge_of_a_block(open_page):
    page = open_page("book/le-se/index.html")
    box = page.locator(".bd-article section > .hx-run").first
    style = "(one) => [getComputedStyle(one).overflowClipMargin, getComputedStyle(one).overflow]"
    assert box.evaluate(style) == ["16px", "visible"]
