"""A prediction comes before the sliders, hides its answer, may be tried again, is remembered."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorers import shown_in

NAME = "le-se-ion"


@pytest.fixture
def asked(open_explorer):
    return open_explorer(NAME, unlock=False, reduced_motion="reduce")


def question(explorer):
    return explorer.element.locator(".hx-predict")


def choices(explorer, *, right):
    return [c for c in explorer.spec["predict"]["choices"] if c["right"] == right]


def press(explorer, choice):
    place = explorer.spec["predict"]["choices"].index(choice) + 1
    explorer.button("Skip").focus()
    explorer.page.keyboard.press(str(place))


def test_sliders_stay_locked_until_the_prediction_is_made(asked):
    expect(asked.element.locator(".hx-lock")).to_be_visible()
    before = asked.values()
    slider = asked.slider(asked.sliders[0])
    slider.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    box = slider.bounding_box()
    asked.page.mouse.click(box["x"] + 0.9 * box["width"], box["y"] + box["height"] / 2)
    slider.evaluate("(element) => element.focus()")
    asked.page.keyboard.press("Home")
    assert asked.values() == before


def test_what_is_asked_about_cannot_be_read_off_before(asked):
    assert set(asked.read().paths().values()) == {""}
    assert asked.read().seen["markers"] == []
    assert set(asked.element.locator(".hx-readout-number").all_text_contents()) == {"?"}
    assert asked.element.locator("[data-live]").text_content() == ""
    for selector in (".hx-summary", ".hx-svg"):
        one = asked.element.locator(selector)
        said = one.get_attribute("aria-label") or one.text_content()
        assert "hidden until you have answered" in said
    for name in ("Pin", "Fit axes", "CSV", "SVG", "PNG"):
        assert not asked.element.get_by_text(name, exact=True).is_visible(), name
    expect(asked.element.locator(".hx-data")).to_be_hidden()
    expect(asked.element.locator(".hx-formula-numbers").first).to_be_hidden()
    asked.button("Skip").click()
    assert "" not in asked.read().paths().values()
    assert asked.read().complaints() == []
    assert "?" not in asked.element.locator(".hx-readout-number").all_text_contents()
    told = re.compile(f"^{re.escape(asked.spec['description'])} Now: barrier: ")
    expect(asked.element.locator(".hx-svg")).to_have_attribute("aria-label", told)


def test_a_wrong_answer_says_why_and_another_may_be_tried(asked):
    wrong, right = choices(asked, right=False)[0], choices(asked, right=True)[0]
    press(asked, wrong)
    expect(question(asked)).to_have_attribute("data-state", "asking")
    expect(question(asked)).to_contain_text(wrong["because"])
    expect(question(asked)).not_to_contain_text(right["because"])
    assert set(asked.read().paths().values()) == {""}
    press(asked, right)
    expect(question(asked)).to_have_attribute("data-state", "wrong")
    expect(question(asked)).to_contain_text("Right at the second try.")
    expect(question(asked)).to_contain_text(right["because"])
    expect(question(asked).locator(".hx-because")).to_be_focused()
    expect(asked.element.locator(".hx-lock")).to_be_hidden()
    asked.button("Ask me again").click()
    press(asked, wrong)
    asked.button("Show me").click()
    expect(question(asked)).to_contain_text(right["because"])


def test_a_right_answer_says_why_and_the_figure_moves_to_show_it(asked):
    right = choices(asked, right=True)[0]
    press(asked, right)
    expect(question(asked)).to_have_attribute("data-state", "right")
    expect(question(asked)).to_contain_text(right["because"])
    for move in asked.spec["predict"]["show"]:
        asked.wait_for(move["name"], move["to"])


def test_the_figure_moves_there_and_not_at_once(open_explorer):
    explorer = open_explorer(NAME, unlock=False, reduced_motion="no-preference")
    (move,) = explorer.spec["predict"]["show"]
    shown = explorer.field(move["name"]).element_handle()
    ends = [shown_in(explorer.parameter(move["name"])["display"], move[e]) for e in ("from", "to")]
    between = "([field, [from, to]]) => field.value > from && field.value < to"
    press(explorer, choices(explorer, right=True)[0])
    explorer.page.wait_for_function(between, arg=[shown, ends])
    explorer.wait_for(move["name"], move["to"])


def test_escape_skips_where_the_question_is_and_nowhere_else(asked):
    asked.page.locator("body").press("Escape")
    asked.page.locator("body").press("1")
    expect(question(asked)).to_have_attribute("data-state", "asking")
    asked.button("Skip").focus()
    asked.page.keyboard.press("Escape")
    expect(question(asked)).to_have_attribute("data-state", "skipped")
    asked.slider(asked.sliders[0]).focus()
    before = asked.values()
    asked.page.keyboard.press("Home")
    assert asked.values() != before


def test_the_answer_is_remembered_after_a_reload_until_asked_again(asked):
    for act, state in (
        (lambda: press(asked, choices(asked, right=True)[0]), "right"),
        (lambda: asked.button("Skip").click(), "skipped"),
    ):
        act()
        expect(question(asked)).to_have_attribute("data-state", state)
        asked.page.reload()
        expect(question(asked)).to_have_attribute("data-state", state)
        expect(asked.element.locator(".hx-lock")).to_be_hidden()
        asked.button("Ask me again").click()
        asked.page.reload()
        expect(question(asked)).to_have_attribute("data-state", "asking")


def test_a_link_with_settings_opens_the_sliders_without_asking(open_explorer):
    explorer = open_explorer(NAME, unlock=False, fragment="?donor_number=20")
    expect(question(explorer)).to_have_attribute("data-state", "skipped")
    assert explorer.values()["donor_number"] == 20
    assert explorer.read().complaints() == []


def test_paper_asks_and_shows_the_whole_figure(asked):
    asked.page.emulate_media(media="print")
    asked.page.wait_for_function(
        "(path) => path.getAttribute('d')",
        arg=asked.element.locator("path.hx-curve").first.element_handle(),
    )
    assert asked.read().complaints() == []
    asked.page.emulate_media(media="screen")
    asked.page.wait_for_function(
        "(path) => !path.getAttribute('d')",
        arg=asked.element.locator("path.hx-curve").first.element_handle(),
    )
