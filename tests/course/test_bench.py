"""Measurements are bought within a budget, and how sure an answer is counts."""

import math
from dataclasses import replace

import pytest

from heteroionic_lite.course.bench import Bench
from heteroionic_lite.course.claims import as_json, claims_of, marks, read_claim
from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.exercises import Choice, Numeric, Option
from heteroionic_lite.course.handin import hand_in_code, read_hand_in
from heteroionic_lite.course.judging import LETTERS, Claim, judge
from heteroionic_lite.course.measuring import rows
from heteroionic_lite.course.sets import exercise
from heteroionic_lite.course.student import Session
from tests.course.sheets import codes

CODE = "1111-1119"
WHICH, STEP, SHARE = (exercise(name) for name in ("ps5.3", "ps5.4", "ps5.5"))
BENCH = WHICH.bench


def letters(drawn):
    """The right letter and a wrong one."""
    places = [drawn.is_right(k) for k in drawn.order]
    return LETTERS[places.index(True)], LETTERS[places.index(False)]


def test_the_price_does_not_depend_on_the_order():
    some = BENCH.places("000 042 142 042 344")
    one = BENCH.prices
    # three concentrations, two ages, five rows
    expected = 5 * one.row + 3 * one.concentration + 2 * one.age
    assert BENCH.spent(some) == BENCH.spent(tuple(reversed(some))) == expected
    assert BENCH.spent(()) == 0


@pytest.mark.parametrize("text", ["9", "500", "050", "005", "00", "0000", "x00", "-10", "٣00"])
def test_what_was_not_offered_cannot_be_bought(text):
    with pytest.raises(ValueError, match="no measurement that was offered"):
        BENCH.places(text)
    claim = Claim("ps5.3", CODE, "a", "50 %", bought=text)
    found = judge(WHICH, CODE, claim)
    assert (found.kind, found.counts) == ("not bought", False)


def test_rows_do_not_depend_on_what_else_was_bought_and_scatter_when_bought_again():
    drawn = draw(WHICH, CODE)
    first = rows(drawn, "040 442 042")
    assert rows(drawn, "042 040") == [first[2], first[0]]
    again = rows(drawn, "042 042 042")
    assert len({row.resistance for row in again}) > 1
    other = rows(draw(WHICH, codes(2)[1]), "042")
    assert other != again[:1]


def test_rows_scatter_as_much_as_is_said():
    spread = []
    for code in codes(60):
        found = [row.resistance for row in rows(draw(STEP, code), "402 " * 8)]
        mean = sum(found) / len(found)
        spread += [(one / mean - 1) ** 2 for one in found]
    # eight rows leave seven degrees of freedom
    deviation = math.sqrt(sum(spread) / len(spread) * 8 / 7)
    assert deviation == pytest.approx(STEP.bench.noise, rel=0.12)


def test_what_costs_more_than_the_budget_does_not_count():
    drawn = draw(WHICH, CODE)
    right, _ = letters(drawn)
    dear = "000 010 020 030 040 100 200 300 400"
    found = judge(WHICH, drawn, Claim("ps5.3", CODE, right, "80 %", bought=dear))
    assert (found.kind, found.counts) == ("over budget", False)
    assert judge(WHICH, drawn, Claim("ps5.3", CODE, right, "80 %", bought=BENCH.usual)).counts


def test_the_score_is_the_logarithm_of_what_the_true_one_was_given():
    drawn = draw(WHICH, CODE)
    right, wrong = letters(drawn)
    for text, sure in (("20 %", 0.2), ("50%", 0.5), ("0.8", 0.8), ("95 percent", 0.95)):
        hit = judge(WHICH, drawn, Claim("ps5.3", CODE, right, text))
        miss = judge(WHICH, drawn, Claim("ps5.3", CODE, wrong, text))
        assert hit.credit == pytest.approx(1 + math.log(sure) / math.log(5), abs=1e-6), text
        assert miss.credit == pytest.approx(1 + math.log((1 - sure) / 4) / math.log(5), abs=1e-6)
        assert (hit.kind, miss.kind) == ("right", "mistake")
        assert miss.misconception


def test_honesty_pays_best():
    """Who is right in seven of ten earns most by saying so."""

    def earned(text):
        drawn = draw(WHICH, CODE)
        right, wrong = letters(drawn)
        hit, miss = (judge(WHICH, drawn, Claim("ps5.3", CODE, one, text)) for one in (right, wrong))
        return 0.7 * hit.credit + 0.3 * miss.credit

    said = {text: earned(text) for text in ("30 %", "50 %", "65 %", "70 %", "75 %", "90 %")}
    assert max(said, key=said.get) == "70 %"


@pytest.mark.parametrize("text", ["", "80", "19 %", "96 %", "1", "-0.5", "80 mV", "sure", "nan"])
def test_a_probability_that_is_none_is_no_attempt(text):
    drawn = draw(WHICH, CODE)
    found = judge(WHICH, drawn, Claim("ps5.3", CODE, "a", text))
    assert (found.kind, found.counts, found.credit) == ("how sure", False, 0.0)


def test_the_first_answer_counts():
    drawn = draw(WHICH, CODE)
    right, wrong = letters(drawn)
    claims = [
        Claim("ps5.3", CODE, wrong, "60 %"),
        Claim("ps5.3", CODE, right, "95 %", tries=1),
    ]
    found = marks(claims_of(hand_in_code("ps5-diagnosis", CODE, claims)))
    row = next(row for row in found.rows if row.exercise is WHICH)
    assert row.claim.value == wrong
    assert row.points < 0
    assert found.points == 0  # a set is never worth less than nothing


def test_what_was_bought_goes_with_the_claim_and_comes_back():
    claim = Claim("ps5.3", CODE, "b", "80 %", hints=1, bought="040 042 044")
    assert read_claim(as_json(claim)) == claim
    assert read_hand_in(hand_in_code("ps5-diagnosis", CODE, [claim]))[2] == [claim]
    older = as_json(replace(claim, bought=""))
    assert "bought" not in older
    assert read_claim(older).bought == ""
    with pytest.raises(ValueError, match="bought"):
        read_claim({**as_json(claim), "bought": 3})


def test_in_a_notebook_rows_are_bought_by_their_conditions():
    session = Session()
    session.sheet(CODE, "ps5")
    assert "0 of 28 spent" in repr(session.measure("ps5.3"))
    one = session.measure("ps5.3", "1 mol/l", "300 h", "-50 mV")
    assert (one.bought, one.spent) == ("441", 7)
    two = session.measure("ps5.3", "0 V", "1000 mmol/l", "12.5 d")
    assert two.bought == "441 442"
    assert [row.bias for row in two.rows] == [-50, 0]
    for wrong, why in (
        (("0.2 mol/l", "300 h", "0 mV"), "0.2 mol/l is not offered; offered are 0.01"),
        (("1 mol/l", "0 mV"), "an age is missing; offered are 0 h, 10 h"),
        (("1 mol/l", "1 mol/l", "0 mV"), "a concentration is given twice"),
        (("1 mol/l", "300 h", "5 K"), "no condition of a measurement"),
        (("1 mol/l", "300 h", "low"), "no condition of a measurement"),
    ):
        with pytest.raises(ValueError, match=why):
            session.measure("ps5.3", *wrong)
    assert session.measure("ps5.3").bought == "441 442"
    # an interface of one age needs none said
    assert session.measure("ps5.4", "1 mol/l", "0 mV").bought == "402"
    with pytest.raises(ValueError, match="nothing that can be measured"):
        session.measure("ps5.1")


def test_in_a_notebook_the_budget_ends_and_the_first_answer_stays():
    session = Session()
    session.sheet(CODE, "ps5")
    for age in ("0 h", "10 h", "30 h", "100 h", "300 h"):
        session.measure("ps5.3", "1 mol/l", age, "0 mV")
    session.measure("ps5.3", "0.1 mol/l", "0 h", "0 mV")
    before = session.measure("ps5.3").bought
    with pytest.raises(ValueError, match="costs 4, and 1 of 28 are left"):
        session.measure("ps5.3", "0.3 mol/l", "0 h", "0 mV")
    assert session.measure("ps5.3").bought == before
    right, wrong = letters(draw(WHICH, CODE))
    first = session.answer("ps5.3", wrong, "60 %")
    assert first.claim.bought == before
    second = session.answer("ps5.3", right, "95 %")
    assert (second.claim, second.verdict) == (first.claim, first.verdict)
    assert "The first answer counts" in repr(second)


def test_an_exercise_like_another_has_its_numbers():
    for code in codes(40):
        step, share = draw(STEP, code), draw(SHARE, code)
        assert step.si == share.si
        assert step.attempt == share.attempt
        assert rows(step, "402") == rows(share, "402")


def test_only_what_can_be_measured_may_be_asked_of_what_is_hidden():
    given = {"title": "a toy", "text": "", "outcomes": (), "minutes": 1, "draws": STEP.draws}
    hidden = STEP.draws[1].parameter.symbol
    with pytest.raises(ValueError, match="which no sheet shows"):
        Numeric(identifier="ps9.1", answer=hidden, unit="dimensionless", **given)
    with pytest.raises(ValueError, match="its numbers and its bench are those of"):
        Numeric(
            identifier="ps9.1", answer=hidden, unit="dimensionless", like=STEP,
            **{**given, "draws": ()},
        )  # fmt: skip
    with pytest.raises(ValueError, match="cost more than the budget"):
        Bench({}, (1.0,), (0.0,), (0.0,), budget=3, usual="000")
    with pytest.raises(ValueError, match="a truth has"):
        Bench({"alpha": hidden}, (1.0,), (0.0,), (0.0,), budget=30, usual="000")
    plain = Choice(identifier="ps9.2", options=(Option("yes", right=True),), **given)
    with pytest.raises(ValueError, match="nothing can be measured"):
        rows(draw(plain, CODE), "000")
