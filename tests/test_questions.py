"""Self-check questions answer at once, without a script."""

import re

import pytest

from heteroionic_lite import ask, right, wrong
from heteroionic_lite.output.html import html as on_a_page


@pytest.fixture
def question():
    return ask(
        "le-se-q1",
        "What halves <i>R</i>?",
        wrong("a thicker layer", "that is Eq. 1"),
        right("twice <i>i</i><sub>0</sub>", "Eq. 3"),
        wrong("more salt", "only if α = 0"),
    )


def test_a_question_is_a_fieldset_of_radio_buttons_with_feedback_beside_each(question):
    html = on_a_page(question.output())
    assert html.startswith('<fieldset class="hx-question" id="le-se-q1" data-question>')
    assert "<legend>What halves <i>R</i>?</legend>" in html
    buttons = re.findall(r'<input type="radio" name="le-se-q1" id="([\w-]+)"', html)
    assert buttons == re.findall(r'<label for="([\w-]+)">', html)
    assert len(set(buttons)) == html.count('<p class="hx-feedback">') == 3
    for choice in html.split('<div class="hx-choice"')[1:]:
        assert choice.index("<input") < choice.index("<label") < choice.index("hx-feedback")


def test_exactly_the_right_choice_is_marked_right(question):
    html = on_a_page(question.output())
    assert re.findall(r'data-right="(\w+)"', html) == ["false", "true", "false"]
    assert html.count("<strong>Right.</strong> Eq. 3") == 1
    assert html.count("<strong>Not quite.</strong>") == 2


def test_an_identifier_cannot_break_out_of_its_attribute():
    asked = ask('x" onclick="y', "?", right("a", ""), wrong("b", ""))
    for html in (on_a_page(asked.output()), asked._repr_html_()):
        assert 'onclick="y"' not in html


def test_in_a_notebook_each_answer_is_folded_behind_its_choice(question):
    html = question._repr_html_()
    for choice in question.choices:
        assert html.count(f"<summary>{choice.text}</summary>") == 1
    folded = re.sub(r"(?s)(<details>.*?</summary>).*?</details>", r"\1</details>", html)
    for said in ("Right.", "Not quite.", "Eq. 1", "Eq. 3", "only if"):
        assert said in html
        assert said not in folded
    assert "<details open" not in html


def test_in_a_notebook_a_link_to_the_page_is_words():
    asked = ask("q", "Which?", right("a", 'see <a href="#le-se-eq-1">Eq. 1</a>'), wrong("b", ""))
    assert "see Eq. 1" in asked._repr_html_()


def test_a_question_needs_two_to_four_choices_and_one_right():
    for choices in [(right("a", ""),), (wrong("a", ""), wrong("b", ""))]:
        with pytest.raises(ValueError, match="two to four choices, exactly one of them right"):
            ask("q", "Which?", *choices)


def test_a_question_in_a_terminal_lists_its_choices(question):
    assert repr(question).splitlines()[1] == "  ( ) a thicker layer"
