"""The bank of questions, judged by Moodle's rules: right answers, slips, units."""

import re

import pytest

from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.exercises import Choice, Essay, Expression, Numeric
from heteroionic_lite.course.judging import Claim, judge, messages
from heteroionic_lite.course.lecturer import moodle
from heteroionic_lite.course.lecturer.links import section
from heteroionic_lite.course.misconceptions import misconceptions
from heteroionic_lite.course.sets import problem_sets
from heteroionic_lite.course.unit_texts import read_unit
from tests.contents import ROOT
from tests.course.moodle_rules import NONE, read

SETS = problem_sets()
VARIANTS = 40
each_set = pytest.mark.parametrize("own", SETS.values(), ids=SETS)


@pytest.fixture(scope="module")
def banks():
    made = {}
    for own in SETS.values():
        codes = moodle.variants(own, "", VARIANTS)
        made[own.identifier] = codes, read(moodle.bank(own, codes, site="https://book"))
    return made


def questions(banks, own, exercise):
    codes, bank = banks[own.identifier]
    found = bank[f"$course$/top/{own.identifier}/{exercise.identifier}"]
    return {one.name.split()[-1]: one for one in found}, codes


def menu_name(exercise):
    return moodle._unit_name(exercise.asked)


@each_set
def test_every_exercise_is_a_category_of_variants(banks, own):
    for one in own.exercises:
        found, _ = questions(banks, own, one)
        kind = "essay" if isinstance(one, Essay) else "multichoice"
        assert {each.kind for each in found.values()} == {
            "numerical" if isinstance(one, Numeric) else kind
        }
        assert {each.points for each in found.values()} == {one.points}
        if isinstance(one, Numeric):
            assert len(found) >= VARIANTS - 5  # two sheets may have the same numbers
        for each in found.values():
            assert "[[" not in each.text
            assert all("[[" not in text for *_, text in each.answers)


@each_set
def test_right_answer_and_every_slip_get_the_credit_and_the_message_they_get_elsewhere(banks, own):
    said = messages()
    for one in own.exercises:
        if not isinstance(one, Numeric):
            continue
        found, _ = questions(banks, own, one)
        for code, question in found.items():
            drawn = draw(one, code)
            unit = "" if question.show == NONE else menu_name(one)
            right = drawn.asked()
            for value in (right, -right, 10 * right, right / 1000, right * 1.37):
                compare(one, drawn, question, value, unit)
            for k, mistake in enumerate(one.mistakes):
                graded = compare(one, drawn, question, drawn.asked(f"mistake {k}"), unit)
                assert drawn.fill(mistake.message).split(".")[0][:30] in graded.feedback
                assert mistake.section in graded.feedback
            far = Claim(one.identifier, code, "1e77", one.asked.replace("dimensionless", ""))
            assert judge(one, drawn, far).message == said["unknown"]
            assert question.grade("1e77", unit).feedback == said["unknown"]
            assert question.grade(f"{right:.8g}".replace(".", ","), unit).credit == 1


def compare(exercise, drawn, question, value, unit):
    """Moodle's credit against the book's, for a number in the unit that is asked for."""
    asked = "" if exercise.asked == "dimensionless" else exercise.asked
    text = f"{value:.8g}"
    verdict = judge(exercise, drawn, Claim(exercise.identifier, drawn.code, text, asked))
    graded = question.grade(text, unit)
    assert graded.credit == verdict.credit, (drawn.code, text, verdict)
    return graded


@each_set
def test_other_units_of_the_menu_convert_and_wrong_ones_cost_half(banks, own):
    for one in own.exercises:
        if not isinstance(one, Numeric):
            continue
        found, codes = questions(banks, own, one)
        question, drawn = found[codes[0]], draw(one, codes[0])
        if question.show == NONE:
            assert question.units == {}
            continue
        assert question.units[menu_name(one)] == 1
        assert not question.grade("1").complete  # a unit has to be chosen
        assert not question.grade("1 m", menu_name(one)).complete
        base, right = read_unit(one.unit), drawn.value("answer")
        for text in one.units:
            unit, name = read_unit(text), moodle._unit_name(text)
            assert not re.search(r"\s", name)
            zeros = {read_unit(one.asked).to_si(0.0, base), unit.to_si(0.0, base)}
            if unit.dimension == base.dimension and zeros == {0}:
                value = right / unit.to_si(1.0, base)
                assert question.grade(f"{value:.8g}", name).credit == 1, text
            elif name in question.units and unit.to_si(1.0, base) is None:
                graded = question.grade(f"{drawn.asked():.8g}", name)
                assert graded.credit == 0.5, text
                assert graded.feedback.startswith("The number is right.")
                assert question.grade("17.3e30", name).credit == 0


@each_set
def test_of_choices_and_formulas_one_is_right_and_wrong_ones_say_why(banks, own):
    for one in own.exercises:
        if not isinstance(one, Choice | Expression):
            continue
        found, _ = questions(banks, own, one)
        for question in found.values():
            credits_ = [question.choose(k).credit for k in range(len(question.answers))]
            assert sorted(credits_) == [0] * (len(credits_) - 1) + [1]
            wrong = [question.choose(k) for k, credit in enumerate(credits_) if not credit]
            assert all(len(each.feedback) > 20 for each in wrong)
            assert len({text for text, *_ in question.answers}) == len(question.answers)


def test_feedback_leads_to_the_section_of_the_book_that_has_the_anchor():
    for one in misconceptions().values():
        address = section("https://book", one.link)
        folder = ROOT / "book" / address.split("/")[-1].split(".")[0]
        pages = [path.read_text(encoding="utf-8") for path in folder.glob("*.md")]
        assert any(f"({one.link})=" in page for page in pages), one.link


def test_another_word_gives_another_bank_and_solutions_stand_there_only_on_request():
    own = next(iter(SETS.values()))
    assert set(moodle.variants(own, "a", 40)).isdisjoint(moodle.variants(own, "b", 40))
    codes = moodle.variants(own, "", 2)
    bare, solved = moodle.bank(own, codes), moodle.bank(own, codes, solution=True)
    assert "<strong>" not in "".join(re.findall(r"<generalfeedback.*", bare))
    assert "<strong>" in "".join(re.findall(r"<generalfeedback.*", solved))
