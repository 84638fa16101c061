"""A search leads to the place and shows there what was sought."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.explorers import wait_until_ready

HITS = "#hx-hits a"
MARK = "article mark.hx-found"


def search(page, text):
    page.locator(".hx-search input[name=q]").fill(text)
    expect(page.locator("#hx-hits-count")).to_contain_text("found")
    page.wait_for_url(lambda url: "q=" in url)


def address(link):
    """Where a hit leads, without the words to be marked there."""
    page, _, rest = link.get_attribute("href").partition("?")
    return f"{page}#{rest.partition('#')[2]}"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("SLEI", "book/le-se"),
        ("desolvatoin", "#term-desolvation"),
        ("53.1", "#V040"),
        ("16 Ω cm²", "#V077"),
        ("16 ohm cm2", "#V077"),
        ("V040", "#V040"),
        ("Eq. 3", "-eq-3"),
        ("donor number", "#le-se-donor-number"),
        ("cahrge transfer", "#term-charge-transfer"),
    ],
)
def test_the_first_hit_is_what_was_meant(open_page, typed, first):
    page = open_page("search.html")
    search(page, typed)
    assert first in address(page.locator(HITS).first)


@pytest.mark.parametrize(
    ("typed", "entry"),
    [("i0", "symbol-i_0"), ("R_ct", "symbol-R_ct"), ("HLDL", "abbr-hldl"), ("DN", "symbol-DN")],
)
def test_what_is_typed_is_explained_first(open_page, typed, entry):
    page = open_page("search.html")
    search(page, typed)
    assert address(page.locator(".hx-meanings a").first).endswith(f"#{entry}")


def test_a_hit_is_followed_to_its_place_with_the_words_marked_until_they_are_cleared(open_page):
    page = open_page("search.html?q=desolvatoin")
    page.locator(f"{HITS}[href*='le-se']").first.click()
    expect(page.locator(MARK).first).to_be_attached()
    assert all("solv" in text.lower() for text in page.locator(MARK).all_text_contents())
    assert "found=" not in page.url
    wait_until_ready(page)
    text = page.locator("article p").all_text_contents()
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(MARK)).to_have_count(0)
    assert page.locator("article p").all_text_contents() == text


def test_of_a_quantity_number_and_unit_are_marked_only_together(open_page):
    page = open_page("search.html?q=16+ohm+cm2")
    page.locator(f"{HITS}[href*='se-se']").first.click()
    expect(page.locator(MARK).first).to_be_attached()
    for around in page.locator(MARK).evaluate_all(
        "(all) => all.map((one) => one.parentElement.textContent)"
    ):
        assert "Ω" in around or "16" in around


def test_escape_clears_the_marks(open_page):
    page = open_page("book/le-se/measured.html?found=slei#le-se-measured")
    expect(page.locator(MARK).first).to_be_attached()
    page.keyboard.press("Escape")
    expect(page.locator(MARK)).to_have_count(0)


def test_marks_have_enough_contrast_in_the_dark(open_page):
    page = open_page("book/index.html?found=liquid#index", color_scheme="dark")
    expect(page.locator(MARK).first).to_be_attached()
    assert violations(page, colours_only=True) == []


def test_excerpts_mark_the_words_and_hold_neither_code_nor_latex(open_page):
    page = open_page("search.html?q=resistance")
    expect(page.locator(HITS).nth(5)).to_be_visible()
    texts = page.locator(".hx-hit p").all_text_contents()
    assert not any("\\" in text or "import " in text for text in texts)
    assert page.locator(".hx-hit mark").count() >= 5


def test_the_keyboard_alone_searches_and_follows(open_page):
    page = open_page("book/le-se/index.html")
    page.keyboard.press("Control+k")
    page.locator("#pst-search-dialog input[name=q]").press_sequentially("SLEI")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=SLEI")
    expect(page.locator(HITS).first).to_be_visible()
    field = page.locator(".hx-search input[name=q]")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(HITS).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/le-se/**")


def test_more_hits_are_shown_on_request(open_page):
    page = open_page("search.html?q=interphase")
    shown = page.locator(HITS)
    expect(shown).to_have_count(12)
    page.get_by_role("button", name="Show more").click()
    expect(shown).to_have_count(24)
    expect(shown.nth(12)).to_be_focused()


def test_what_is_nowhere_is_said_to_be_nowhere(open_page):
    page = open_page("search.html?q=xylophonequartz")
    expect(page.locator("#hx-hits-count")).to_contain_text("Nothing found")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_hits_have_no_accessibility_violation_and_fit_a_phone(open_page, scheme):
    page = open_page("search.html?q=16+ohm+cm2", color_scheme=scheme, width=390, height=844)
    expect(page.locator(HITS).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []


def test_the_search_works_on_a_page_from_a_disk(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "search.html").as_uri() + "?q=SLEI")
    page.locator(HITS).first.click()
    expect(page.locator(MARK).first).to_be_attached()
    context.close()


def test_without_scripts_the_search_says_so(open_page):
    page = open_page("search.html?q=SLEI", javascript=False)
    expect(page.get_by_text("The search needs JavaScript")).to_be_visible()
