"""Self-check questions answer at once, aloud, and remember."""

import pytest
from playwright.sync_api import expect

from tests.browser.explorers import wait_until_ready
from tests.contents import page_of


@pytest.fixture
def question(open_page):
    page = open_page(page_of("le-se-q1"))
    wait_until_ready(page)
    return page.locator("#le-se-q1")


def test_each_answer_shows_its_own_feedback_and_says_it_aloud(question):
    choices = question.locator(".hx-choice")
    assert choices.count() >= 2
    expect(question.locator(".hx-feedback:visible")).to_have_count(0)
    for choice in choices.all():
        choice.locator("label").click()
        feedback = question.locator(".hx-feedback:visible")
        expect(feedback).to_have_count(1)
        said = choice.locator(".hx-feedback").text_content()
        expect(feedback).to_have_text(said)
        right = choice.get_attribute("data-right") == "true"
        assert said.startswith("Right." if right else "Not quite.")
        live = question.locator("[aria-live=polite]")
        expect(live).to_contain_text(said.split(maxsplit=1)[-1])
        assert live.text_content().count("Right.") == right
        assert live.text_content().count("Not quite.") == (not right)


def test_exactly_one_answer_of_every_question_is_right(question):
    questions = question.page.locator("fieldset[data-question]:not([data-number])")
    rights = questions.evaluate_all(
        "(all) => all.map((one) => one.querySelectorAll('[data-right=true]').length)"
    )
    assert rights
    assert set(rights) == {1}


def test_arrow_keys_choose(question):
    question.locator("input").first.focus()
    question.page.keyboard.press("ArrowDown")
    expect(question.locator("input").nth(1)).to_be_checked()
    expect(question.locator(".hx-feedback").nth(1)).to_be_visible()


def test_the_answer_is_remembered_after_a_reload(question):
    question.locator("label").nth(1).click()
    question.page.reload()
    expect(question.locator("input").nth(1)).to_be_checked()
    expect(question.locator(".hx-feedback").nth(1)).to_be_visible()
    expect(question.page.locator("#le-se-q2 input:checked")).to_have_count(0)


def test_feedback_needs_no_script(open_page):
    page = open_page(page_of("le-se-q2"), javascript=False)
    question = page.locator("#le-se-q2")
    question.locator("label").first.click()
    expect(question.locator(".hx-feedback").first).to_be_visible()
    expect(question.locator(".hx-feedback").nth(1)).to_be_hidden()


def test_a_number_is_read_in_any_unit_and_a_known_mistake_is_named(open_page):
    page = open_page(page_of("pe-se-q8"))
    asked = page.locator("#pe-se-q8")
    field, told = asked.get_by_role("textbox"), asked.get_by_role("status")
    expect(asked.locator(".hx-answer p")).to_be_hidden()
    for typed, answer in {
        "six": "does not begin with a number",
        "3 V": "is not a unit of this quantity",
        "6": "Those are both contacts.",
        "3e-4": "look at the units",
        "3,0": "Right.",
        "3e-4 Ω m²": "Right.",
    }.items():
        field.fill(typed)
        field.press("Enter")
        expect(told).to_contain_text(answer)
    expect(asked.locator(".hx-answer p")).to_be_visible()
    page.reload()
    expect(field).to_have_value("3e-4 Ω m²")
    expect(told).to_contain_text("Right.")


def test_a_number_has_its_answer_without_a_script(open_page):
    page = open_page(page_of("pe-se-q8"), javascript=False)
    page.locator("#pe-se-q8 summary").press("Enter")
    expect(page.locator("#pe-se-q8 .hx-answer p")).to_be_visible()
