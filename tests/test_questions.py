"""Self-check questions answer at once, without a script."""

import re

import pytest

from heteroionic_lite import ask, ask_number, right, wrong
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


class TestNumbers:
    """A question may take a number."""

    def make(self, **changes):
        given = {"because": "Ohm <b>times</b> area.", "mistakes": {"Over area.": 24}}
        return ask_number("le-se-q9", "What is it?", 6, "ohm cm^2", **{**given, **changes})

    def test_its_data_are_in_si_and_its_answer_is_folded(self):
        data = self.make().output()
        assert data.value == pytest.approx(6e-4)
        assert data.mistakes[0].value == pytest.approx(24e-4)
        assert data.answer == "6.0 Ω cm²"
        html = self.make()._repr_html_()
        assert '<details class="hx-answer"><summary>Answer</summary>' in html
        assert "<strong>6.0 Ω cm².</strong> Ohm <b>times</b> area." in html

    def test_a_unit_with_a_zero_of_its_own_is_converted(self):
        data = ask_number("q", "?", 25, "degC", because="").output()
        assert data.value == pytest.approx(298.15)

    def test_numbers_that_cannot_be_told_apart_are_refused(self):
        with pytest.raises(ValueError, match="too near to be told apart"):
            self.make(mistakes={"nearly": 6.2})
        for change in ({"tolerance": 0}, {"tolerance": 2}):
            with pytest.raises(ValueError, match=r"a relative tolerance between 0 and 1|too near"):
                self.make(**change)

    def test_in_a_terminal_it_has_room_for_a_number(self):
        assert repr(self.make()) == "What is it?\n  ____ Ω cm²"
