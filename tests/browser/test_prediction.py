"""A prediction comes before the sliders, is answered with one key and remembered."""

import pytest
from playwright.sync_api import expect

NAME = "le-se-concentration"


@pytest.fixture
def asked(open_explorer):
    return open_explorer(NAME, unlock=False)


def question(explorer):
    return explorer.element.locator(".hx-predict")


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


def test_each_number_key_gives_its_answer_and_says_why(asked):
    for number, choice in enumerate(asked.spec["predict"]["choices"], start=1):
        asked.button("Skip").focus()
        asked.page.keyboard.press(str(number))
        expect(question(asked)).to_have_attribute(
            "data-state", "right" if choice["right"] else "wrong"
        )
        expect(question(asked)).to_contain_text("Right." if choice["right"] else "Not quite.")
        expect(question(asked)).to_contain_text(choice["because"])
        expect(question(asked).locator(".hx-because")).to_be_focused()
        expect(asked.element.locator(".hx-lock")).to_be_hidden()
        asked.button("Ask me again").click()
        expect(question(asked)).to_have_attribute("data-state", "asking")


def test_a_wrong_answer_is_told_the_right_one(asked):
    choices = asked.spec["predict"]["choices"]
    right = next(choice for choice in choices if choice["right"])
    wrong = next(choice for choice in choices if not choice["right"])
    question(asked).get_by_text(wrong["text"], exact=True).click()
    expect(question(asked)).to_contain_text(right["because"])


def test_escape_skips(asked):
    asked.button("Skip").focus()
    asked.page.keyboard.press("Escape")
    expect(question(asked)).to_have_attribute("data-state", "skipped")
    asked.slider(asked.sliders[0]).focus()
    before = asked.values()
    asked.page.keyboard.press("Home")
    assert asked.values() != before


def test_keys_answer_only_where_the_question_is(asked):
    asked.page.locator("body").press("1")
    expect(question(asked)).to_have_attribute("data-state", "asking")


def test_the_answer_is_remembered_after_a_reload_until_asked_again(asked):
    asked.button("Skip").focus()
    asked.page.keyboard.press("1")
    state = question(asked).get_attribute("data-state")
    asked.page.reload()
    expect(question(asked)).to_have_attribute("data-state", state)
    expect(asked.element.locator(".hx-lock")).to_be_hidden()
    asked.button("Ask me again").click()
    asked.page.reload()
    expect(question(asked)).to_have_attribute("data-state", "asking")


def test_skipping_is_remembered_too(asked):
    asked.button("Skip").click()
    asked.page.reload()
    expect(question(asked)).to_have_attribute("data-state", "skipped")


def test_a_link_with_settings_opens_the_sliders_without_asking(open_explorer):
    explorer = open_explorer(NAME, unlock=False, fragment="?concentration=100")
    expect(question(explorer)).to_have_attribute("data-state", "skipped")
    assert explorer.values()["concentration"] == 100
