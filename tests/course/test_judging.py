"""What is said of an answer, in which order, and for how much."""

import math

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.exercises import Choice, Draw, Mistake, Numeric, Option, Variant
from heteroionic_lite.course.expressions import NoExpression, read_expression
from heteroionic_lite.course.judging import Claim, judge, judge_values, points
from heteroionic_lite.course.numbers import NotANumber, split_number
from heteroionic_lite.course.sets import exercise
from heteroionic_lite.course.unit_texts import read_unit
from heteroionic_lite.models import parameters as p
from tests.course.sheets import codes

CODE = "1111-1119"


def made(**changes):
    """A resistance that is always 400 Ω cm²; the slip gives 900."""
    R = p.transfer_resistance
    fields = {
        "identifier": "ps9.1",
        "title": "a toy",
        "text": "[[transfer_resistance]]",
        "outcomes": ("le-se 1",),
        "minutes": 1,
        "draws": (Draw(R, (200.0,), "ohm cm^2"),),
        "answer": 2 * R,
        "unit": "ohm m^2",
        "asked_in": "ohm cm^2",
        "menu": ("ohm",),
        "mistakes": (Mistake("of nine", 4.5 * R, "Not nine.", "wrong-part-of-a-sum"),),
    }
    return Numeric(**{**fields, **changes})


TOY = made()


def said(value, unit="", exercise=TOY):
    return judge(exercise, CODE, Claim(exercise.identifier, CODE, value, unit))


def test_an_answer_may_be_in_any_unit_of_its_kind():
    for value, unit in [
        ("400", "ohm cm^2"),
        ("400", "Ω·cm²"),
        ("0.04", "ohm m^2"),
        ("0,4", "kΩ cm2"),
        ("400 ohm cm2", ""),
        ("4·10² Ω cm²", ""),
        ("406", "ohm cm^2"),
    ]:
        assert said(value, unit).kind == "right", (value, unit)
        assert said(value, unit).credit == 1
    assert said("410", "ohm cm^2").kind == "unknown"


def test_what_is_no_answer_is_no_attempt():
    for value, unit, kind in [
        ("four hundred", "ohm cm^2", "not a number"),
        ("1,400", "ohm cm^2", "not a number"),
        ("400 ohm", "ohm cm^2", "not a number"),
        ("400", "", "unit missing"),
        ("400", "bananas", "unit unknown"),
        ("400", "__import__('os').system('true')", "unit unknown"),
        ("400", "m**9**9**9", "unit unknown"),
    ]:
        found = said(value, unit)
        assert (found.kind, found.counts, found.credit) == (kind, False, 0)


def test_the_order_of_verdicts_and_what_each_is_worth():
    for value, unit, kind, credit in [
        ("400", "ohm", "number only", 0.5),
        ("17", "ohm", "dimension", 0),
        ("900", "ohm cm^2", "mistake", 0),
        ("-400", "ohm cm^2", "sign", 0.5),
        ("40", "ohm cm^2", "power of ten", 0.5),
        ("400", "ohm m^2", "power of ten", 0.5),
        ("9", "ohm cm^2", "mistake and power", 0),
        ("17", "ohm cm^2", "unknown", 0),
    ]:
        found = said(value, unit)
        assert (found.kind, found.credit, found.counts) == (kind, credit, True)
    assert said("40", "ohm cm^2").power == -1
    found = said("9000", "ohm cm^2")
    assert (found.mistake, found.misconception, found.power) == (
        "of nine",
        "wrong-part-of-a-sum",
        1,
    )
    assert found.link == "le-se-eq-4"


def test_a_mistake_that_has_a_name_comes_before_a_power_of_ten():
    tenth = made(
        mistakes=(Mistake("a tenth", p.transfer_resistance / 5, "A tenth.", "wrong-part-of-a-sum"),)
    )
    assert said("40", "ohm cm^2", tenth).mistake == "a tenth"


def test_no_message_holds_the_right_value():
    for value, unit in [("17", "ohm"), ("17", "ohm cm^2"), ("900", "ohm cm^2"), ("-400", "Ω cm²")]:
        assert "400" not in said(value, unit).message


def test_what_a_student_typed_is_no_markup():
    for found in (said("<b>", "ohm cm^2"), said("1", "<img src=x onerror=alert(1)>"), said("&")):
        assert "<" not in found.message


def test_an_answer_to_another_sheet_says_so():
    found = judge(TOY, CODE, Claim("ps9.1", "2222-2222", "400", "ohm cm^2"))
    assert (found.kind, found.credit) == ("another sheet", 0)


def test_a_pure_number_needs_no_unit_and_takes_per_cent():
    share = made(
        draws=(Draw(p.transfer_coefficient, (0.2,)),),
        text="",
        answer=2 * p.transfer_coefficient,
        unit="dimensionless",
        asked_in="",
        mistakes=(),
    )
    for value, unit in [("0.4", ""), ("0,4", "dimensionless"), ("40", "%"), ("40 %", "")]:
        assert said(value, unit, share).kind == "right"
    in_per_cent = made(
        draws=(Draw(p.transfer_coefficient, (0.2,)),),
        text="",
        answer=2 * p.transfer_coefficient,
        unit="dimensionless",
        asked_in="percent",
        mistakes=(),
    )
    assert said("40", "", in_per_cent).kind == "unit missing"
    assert said("40", "%", in_per_cent).kind == "right"


def test_a_temperature_and_an_energy_of_one_particle_are_converted():
    warm = made(
        draws=(Draw(p.temperature, (40,), "degC"),),
        text="",
        answer=1 * p.temperature,
        unit="K",
        asked_in="degC",
        tolerance=0.001,
        mistakes=(),
    )
    assert said("40", "°C", warm).kind == "right"
    assert said("313.15", "K", warm).kind == "right"
    barrier = made(
        draws=(Draw(p.activation_energy, (48.2427,), "kJ/mol"),),
        text="",
        answer=1 * p.activation_energy,
        unit="J/mol",
        asked_in="kJ/mol",
        mistakes=(),
    )
    assert said("0.5", "eV", barrier).kind == "right"
    assert said("0.5", "J", barrier).kind == "dimension"


def test_the_numbers_are_those_that_are_printed():
    drawn = draw(exercise("ps1.3"), CODE)
    strong, weak = (drawn.shown[name] for name in ("resistance_strong", "resistance_weak"))
    gain = 10 ** (1 - drawn.shown["transfer_coefficient"])
    expected = (strong * gain - weak) / (gain - 1)
    assert drawn.value("answer") * 1e4 == pytest.approx(expected, rel=1e-12)


# -- formulas and functions ------------------------------------------------------------------

SLOPE = exercise("ps1.7")


def test_a_formula_is_right_however_it_is_written():
    for text in (
        "(1-alpha)*R_ct/(R_ct+R_SLEI)",
        "(1−α)·R_ct/(R_SLEI+R_ct)",
        "R_ct/(R_ct+R_SLEI) - alpha/(1+R_SLEI/R_ct)",
        "(1 - transfer_coefficient)/(1 + R_SLEI*R_ct^-1)",
    ):
        assert said(text, exercise=SLOPE).kind == "right", text


def test_a_formula_with_a_slip_has_its_name_and_another_the_limit_it_misses():
    assert said("1-alpha", exercise=SLOPE).mistake == "no layer"
    assert said("(1-alpha)*R_SLEI/(R_ct+R_SLEI)", exercise=SLOPE).mistake == "weight upside down"
    assert said("-(1-alpha)*R_ct/(R_ct+R_SLEI)", exercise=SLOPE).kind == "sign"
    missed = said("(1-alpha)*R_ct/(R_ct+2*R_SLEI) + alpha", exercise=SLOPE)
    assert (missed.kind, missed.credit) == ("limit", 0)
    assert said("(1-alpha)*R_ct/(R_ct+2*R_SLEI)", exercise=SLOPE).kind == "unknown"


def test_a_function_is_judged_by_what_it_gives():
    drawn = draw(SLOPE, CODE)
    at = points(SLOPE)
    names = [one.name for one in SLOPE.of]

    def right(a, step, layer):
        return (1 - a) * step / (step + layer)

    values = [right(*(point[name] for name in names)) for point in at]
    assert judge_values(SLOPE, drawn, values).kind == "right"
    assert judge_values(SLOPE, drawn, [math.nan] * len(at)).kind == "unknown"
    assert judge_values(SLOPE, drawn, [1 - point[names[0]] for point in at]).mistake == "no layer"
    found = judge(SLOPE, drawn, Claim("ps1.7", CODE, "def f(a): while True: pass", "python"))
    assert (found.kind, found.credit) == ("function", None)


# -- choices that the sheet decides ----------------------------------------------------------


def test_a_choice_may_be_right_on_one_sheet_and_wrong_on_another():
    case = Variant("toy_case", ("falls", "rises"))
    asks = Choice(
        identifier="ps9.2",
        title="a toy",
        text="It [[toy_case]].",
        outcomes=("le-se 1",),
        minutes=1,
        draws=(case,),
        options=(
            Option("down", sympy.Eq(case.symbol, 0), "It rises.", "first-order", "down"),
            Option("up", sympy.Eq(case.symbol, 1), "It falls.", "first-order", "up"),
            Option("neither", message="It does.", misconception="first-order", name="neither"),
        ),
    )
    seen = set()
    for code in codes(40):
        drawn = draw(asks, code)
        right = {"falls": "down", "rises": "up"}[case.texts[round(drawn.shown["toy_case"])]]
        for letter, k in zip("abc", drawn.order, strict=True):
            found = judge(asks, drawn, Claim("ps9.2", code, letter))
            assert (found.kind == "right") == (asks.options[k].text == right)
            seen.add((letter, right, found.kind))
    assert len(seen) == 12  # each letter is right and wrong, in both cases


# -- exercises that are made badly -----------------------------------------------------------


def test_an_exercise_that_tells_what_the_sheet_does_not_show_is_refused():
    hidden = (Draw(p.transfer_resistance, (200.0,), "ohm cm^2", hidden=True),)
    with pytest.raises(ValueError, match="no sheet shows"):
        made(draws=hidden)


def test_mistakes_that_cannot_be_kept_apart_are_an_error_that_names_the_exercise():
    near = made(mistakes=(Mistake("near", 2.05 * p.transfer_resistance, "Near.", "first-order"),))
    with pytest.raises(ValueError, match=r"ps9\.1: no draw of the sheet"):
        draw(near, CODE)


def test_a_place_for_which_nothing_is_drawn_and_an_unknown_misconception_are_refused():
    with pytest.raises(ValueError, match=r"\[\[temperature\]\]"):
        made(text="[[temperature]]")
    with pytest.raises(ValueError, match="first-order"):
        made(mistakes=(Mistake("x", 9 * p.transfer_resistance, "x", "first-ordr"),))
    with pytest.raises(ValueError, match="symbols without a parameter"):
        made(answer=p.temperature * p.transfer_resistance)


# -- untrusted texts -------------------------------------------------------------------------

SIGNS = "0123456789abcdefmOhklΩµ°²⁻·^*/()-+.,eE_ \t'\"\\[]{}:;%$\u200b\u0660𝛼\x00"
TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=SIGNS, max_size=150),
    st.lists(
        st.sampled_from(
            ["m", "ohm", "**", "^", "9", "(", ")", "/", "-", "1e", "cm", "·", "e9", "α"]
        ),
        max_size=60,
    ).map("".join),
)


def refusal(kind, function, *arguments):
    """What a function says of what it refuses; nothing where it refuses nothing."""
    try:
        function(*arguments)
    except kind as error:
        return str(error)
    return ""


@settings(max_examples=150, deadline=2000)  # what hangs fails
@given(TEXTS)
def test_no_text_hangs_or_breaks_the_reading_of_units_numbers_and_formulas(text):
    unit = read_unit(text)
    assert unit is None or math.isfinite(unit.factor)
    if not refusal(NotANumber, split_number, text):
        assert math.isfinite(split_number(text)[0])
    values = {"alpha": 0.5, "α": 0.5, "R_ct": 2.0}
    if not refusal(NoExpression, read_expression, text, values):
        assert isinstance(read_expression(text, values)(values), float)


def test_a_formula_of_all_that_python_could_do_does_nothing():
    for text in (
        "__import__('os').system('touch /tmp/x')",
        "().__class__.__bases__",
        "exec",
        "9**9**9**9**9",
        "alpha.__class__",
        "[x for x in range(9)]",
        "lambda: 0",
        "f'{1}'",
    ):
        refused = refusal(NoExpression, read_expression, text, ["alpha"])
        assert refused or math.isnan(read_expression(text, ["alpha"])({"alpha": 0.5})), text


def test_a_formula_is_what_numpy_computes():
    found = read_expression("exp(-a)*2**-b + sqrt(a)/(1+b)", ["a", "b"])
    for a, b in ((0.3, 2.0), (5.0, -0.4)):
        expected = np.exp(-a) * 2**-b + np.sqrt(a) / (1 + b)
        assert found({"a": a, "b": b}) == pytest.approx(expected)
