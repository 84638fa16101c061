"""On paper a figure is still a figure."""

import pytest

from tests.browser.explorers import wait_until_ready


def of_which(page, selector):
    """The explorers that show what the selector names."""
    explorers = page.locator(f"[data-explorer]:has({selector})")
    return explorers.evaluate_all("(all) => all.map((one) => one.id)")


@pytest.mark.one_of_each_kind
def test_paper_shows_the_figures_and_leaves_out_what_only_a_hand_can_use(visit, specs, chapter):
    page = visit()
    page.emulate_media(media="print")
    try:
        assert of_which(page, "svg.hx-svg:visible") == list(specs(chapter))
        assert of_which(page, ".hx-legend:visible") == list(specs(chapter))
        asking = [name for name, spec in specs(chapter).items() if spec["predict"]]
        assert of_which(page, ".hx-on-paper:visible") == asking
        # The places over reported values carry no mark of their own.
        assert of_which(page, "input:visible, button:visible:not(.hx-point-button)") == []
    finally:
        page.emulate_media(media="screen")


def test_with_scripts_no_still_picture_is_asked_for(open_page):
    page = open_page("book/index.html")
    wait_until_ready(page)
    asked = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [url for url in asked if "/explorers/" in url and not url.endswith(".js")] == []
