"""Words, equations, rows and references are explained where they stand, however one reads."""

import json

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.browser.accessibility import LAY_OUT, violations
from tests.browser.explorers import wait_until_ready
from tests.contents import PAGES

PAGE = "book/le-se/measured.html"
BOX = ".hx-popover"
# Every word of the page in turn, as the keyboard reaches it.
OPEN_EACH = """() => {
  const told = [];
  for (const link of document.querySelectorAll("article a.hx-term")) {
    const folded = link.closest("details:not([open])");
    if (folded) folded.open = true;
    link.closest(".toggle-hidden")?.querySelector(".toggle-button").click();
    link.focus();
    const box = document.querySelector(".hx-popover");
    told.push([link.hash.slice(1), box?.querySelector(".hx-popover-title")?.textContent ?? "",
      link.getAttribute("aria-describedby") === box?.id]);
  }
  return told;
}"""


def explained(page, selector):
    """A link to something that is explained, in the middle of the window."""
    link = page.locator(f"article {selector}").first
    link.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    return link


@pytest.mark.one_of_each_kind
def test_every_word_that_a_page_explains_opens_its_entry(open_page, chapter):
    page = open_page(chapter)
    page.keyboard.press("Tab")
    entries = json.loads(page.locator("#hx-help").text_content())
    for anchor, heading, described in page.evaluate(OPEN_EACH):
        assert heading == entries[anchor][0]
        assert described


def page_with(site, selector):
    """The first page of the book that has such a link."""
    return next(
        name
        for name in PAGES
        if BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser").select(
            f"article {selector}"
        )
    )


@pytest.mark.parametrize(
    ("selector", "says"),
    [
        ("a.hx-term[href$='#term-interphase']", "A layer of reaction products"),
        ("a[href$='data.html#V040']", "53.1 µA/cm²"),
        (".hx-review-number a[href$='#review-49']", "[49] in the review"),
        ("p a.hx-eq", "Eq. "),
        ("a.hx-symbol", "In the glossary"),
    ],
)
def test_the_mouse_over_a_link_opens_what_it_means_and_moves_nothing(
    open_page, site, selector, says
):
    page = open_page(page_with(site, selector), width=1366, height=768)
    # what lies between is laid out first: its height was only estimated
    page.evaluate(LAY_OUT)
    wait_until_ready(page)
    link = explained(page, selector)
    height = "document.querySelector('article').getBoundingClientRect().height"
    before = page.evaluate(height), link.bounding_box()
    link.hover()
    expect(page.locator(BOX)).to_contain_text(says)
    assert (page.evaluate(height), link.bounding_box()) == before
    box = page.locator(BOX).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1366
    page.locator(BOX).hover()  # it stays while it is read
    expect(page.locator(BOX)).to_be_visible()
    page.mouse.move(5, 5)
    expect(page.locator(BOX)).to_have_count(0)


def test_the_keyboard_opens_enters_and_leaves_an_explanation(open_page):
    page = open_page(PAGE)
    link = explained(page, "a.hx-term[href$='#term-interphase']")
    page.keyboard.press("Tab")
    link.focus()
    expect(page.locator(BOX)).to_be_visible()
    expect(link).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.hx-popover'))")
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_have_count(0)
    expect(link).to_be_focused()
    assert link.get_attribute("aria-expanded") is None


def test_tab_passes_through_an_explanation_and_closes_it_behind(open_page):
    page = open_page(PAGE)
    link = explained(page, "a.hx-term[href$='#term-interphase']")
    page.keyboard.press("Tab")
    link.focus()
    inside = page.locator(f"{BOX} a").count()
    for _ in range(inside + 1):
        page.keyboard.press("Tab")
    assert not page.evaluate("Boolean(document.activeElement.closest('.hx-popover'))")
    assert page.evaluate(
        "(old) => Boolean(old.compareDocumentPosition(document.activeElement) & 4)",
        link.element_handle(),
    )
    assert page.locator(f"{BOX} a[href*='term-interphase']").count() == 0


def test_the_first_tap_opens_an_explanation_and_the_second_follows_the_link(open_page):
    page = open_page(PAGE, width=390, height=844, has_touch=True, is_mobile=True)
    link = explained(page, "a.hx-term[href$='#term-interphase']")
    link.tap()
    expect(page.locator(BOX)).to_be_visible()
    box = page.locator(BOX).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    link.tap()
    page.wait_for_url("**/symbols.html#term-interphase")


def test_a_tap_elsewhere_closes_an_explanation(open_page):
    page = open_page(PAGE, width=390, height=844, has_touch=True, is_mobile=True)
    explained(page, "a.hx-term[href$='#term-interphase']").tap()
    expect(page.locator(BOX)).to_be_visible()
    page.touchscreen.tap(195, 120)
    expect(page.locator(BOX)).to_have_count(0)


def test_without_scripts_a_word_leads_to_its_entry(open_page):
    page = open_page(PAGE, javascript=False)
    explained(page, "a.hx-term[href$='#term-interphase']").click()
    page.wait_for_url("**/symbols.html#term-interphase")
    entry = page.locator("#term-interphase")
    expect(entry).to_be_in_viewport()  # once what lies above it has been laid out
    # it may be higher than the window: its head is what one sees
    top = entry.evaluate("(one) => one.getBoundingClientRect().top")
    assert 0 <= top < page.viewport_size["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_explanation_has_no_accessibility_violation(open_page, scheme):
    page = open_page("book/index.html", color_scheme=scheme)
    explained(page, "a.hx-term").hover()
    expect(page.locator(BOX)).to_be_visible()
    assert violations(page) == []


def test_explanations_open_on_a_page_from_a_disk(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / PAGE).as_uri())
    explained(page, "a.hx-term[href$='#term-interphase']").hover()
    expect(page.locator(BOX)).to_contain_text("A layer of reaction products")
    context.close()


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("i0", ["symbol-i_0"]),
        ("SLEI", ["abbr-slei", "term-interphase", "symbol-R_SLEI"]),
        ("alpha", ["symbol-alpha"]),
        ("α", ["symbol-alpha"]),
    ],
)
def test_the_glossary_leaves_what_is_typed(open_page, typed, rows):
    page = open_page("book/symbols.html")
    page.get_by_label("Filter words, abbreviations and symbols").fill(typed)
    for anchor in rows:
        expect(page.locator(f"[id='{anchor}']")).to_be_visible()
    expect(page.locator("#term-percolation")).to_be_hidden()
    expect(page.locator(".hx-glossary [role=status]")).to_contain_text(" of ")


def test_escape_and_a_link_to_a_hidden_word_bring_the_glossary_back(open_page):
    page = open_page("book/symbols.html")
    field = page.get_by_label("Filter words, abbreviations and symbols")
    field.fill("percolation")
    expect(page.locator("#term-desolvation")).to_be_hidden()
    field.press("Escape")
    expect(page.locator("#term-desolvation")).to_be_visible()
    field.fill("percolation")
    page.evaluate("location.hash = '#term-desolvation'")
    expect(page.locator("#term-desolvation")).to_be_in_viewport()


def test_a_filtered_glossary_has_no_accessibility_violation(open_page):
    page = open_page("book/symbols.html")
    page.get_by_label("Filter words, abbreviations and symbols").fill("conduct")
    expect(page.locator("#term-desolvation")).to_be_hidden()
    assert violations(page) == []


def test_without_scripts_the_glossary_is_a_plain_page(open_page):
    page = open_page("book/symbols.html", javascript=False)
    assert page.locator("#hx-glossary-field").count() == 0
    assert page.locator("dt:visible").count() > 40
