"""On paper and without scripts a figure is still a figure."""

from playwright.sync_api import expect

from tests.browser.explorers import wait_until_ready


def test_paper_shows_the_figures_and_leaves_out_what_only_a_hand_can_use(open_page, chapter):
    page = open_page(chapter)
    wait_until_ready(page)
    page.emulate_media(media="print")
    for explorer in page.locator("[data-explorer]").all():
        expect(explorer.locator("svg.hx-svg")).to_be_visible()
        expect(explorer.locator(".hx-legend")).to_be_visible()
        # The places over reported values carry no mark of their own.
        controls = explorer.locator("input:visible, button:visible:not(.hx-point-button)")
        expect(controls).to_have_count(0)


def test_without_scripts_the_pictures_are_loaded(open_page, specs, chapter):
    page = open_page(chapter, javascript=False)
    pictures = page.locator("[data-explorer] img.hx-fallback")
    expect(pictures).to_have_count(len(specs(chapter)))
    widths = pictures.evaluate_all("(all) => all.map((picture) => picture.naturalWidth)")
    assert all(width > 100 for width in widths)


def test_with_scripts_no_still_picture_is_asked_for(open_page):
    page = open_page("book/index.html")
    wait_until_ready(page)
    asked = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [url for url in asked if "/explorers/" in url and not url.endswith(".js")] == []
