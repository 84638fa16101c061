"""The answers of problem set 5, put back into what they were made from."""

from collections import Counter

import numpy as np
import pytest

from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT
from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.measuring import as_file, rows
from heteroionic_lite.course.sets import exercise
from heteroionic_lite.models import diagnosis
from tests.course.sheets import codes

THERMAL = CONSTANTS[GAS_CONSTANT].value * 298.15 / CONSTANTS[FARADAY].value
NAMED = ("transfer", "diffusion", "diode", "constant_layer", "transfer_constant_layer")


def each(name, count=20):
    return [draw(exercise(name), code) for code in codes(count)]


def test_with_the_layer_both_resistances_come_back():
    for one in each("ps5.1"):
        given, alpha = one.si, one.value("answer")
        layer = given["layer_share"] * given["resistance_1"]
        ratio = given["concentration_1"] / given["concentration_2"]
        lower = layer + (given["resistance_1"] - layer) * ratio ** (1 - alpha)
        assert lower == pytest.approx(given["resistance_2"])
        assert one.value("working plain") > alpha  # without a layer the slope looks shallower


def test_two_readings_agree_within_the_series_and_part_beyond_it():
    for one in each("ps5.2"):
        given = one.si
        high, between, low = (given[f"concentration_{k}"] for k in (1, 2, 3))

        def alone(c, given=given, high=high):
            return given["resistance_1"] * (high / c) ** (1 - given["alpha_without"])

        def both(c, given=given, high=high):
            share = given["layer_share"]
            rise = (high / c) ** (1 - given["alpha_with"])
            return given["resistance_1"] * (share + (1 - share) * rise)

        assert both(between) == pytest.approx(alone(between), rel=5e-3)
        apart = np.log(both(low) / alone(low)) / given["scatter"] * np.sqrt(given["repeats"])
        assert one.value("answer") == pytest.approx(apart)


@pytest.fixture(scope="module")
def diagnose():
    pytest.importorskip("scipy", reason="an optional extra: heteroionic-lite[fit]")
    from heteroionic_lite import diagnose

    return diagnose


def test_the_usual_rows_name_each_of_the_five_mechanisms(diagnose):
    found: Counter[bool] = Counter()
    truths = set()
    for one in each("ps5.3", 40):
        truth = NAMED[int(one.shown["mechanism"])]
        truths.add(truth)
        verdict = diagnose(as_file(one, one.exercise.bench.usual)).verdict
        found[verdict.named == truth] += 1
    assert truths == set(NAMED)
    assert found[True] >= 37  # of 40; five in a hundred may be refused or missed by chance


def test_a_fit_to_the_usual_rows_gives_coefficient_and_share_within_the_tolerance(diagnose):
    near = 0
    for one in each("ps5.4"):
        fit = next(
            fit
            for fit in diagnose(as_file(one, one.exercise.bench.usual)).fits
            if fit.name == "transfer_constant_layer"
        )
        step = THERMAL / np.exp(fit.free[0])
        share = step / (step + fit.values["layer_resistance"])
        other = draw(exercise("ps5.5"), one.code)
        alpha = fit.values["transfer_coefficient"]
        near += alpha == pytest.approx(one.value("answer"), rel=one.exercise.tolerance) and (
            share == pytest.approx(other.value("answer"), rel=other.exercise.tolerance)
        )
    assert near >= 18  # of 20


def test_at_rest_the_rows_say_nothing_of_the_direction():
    """Who buys rows at rest only may read them with a layer or without."""
    one = each("ps5.4", 1)[0]
    rest = rows(one, "002 102 202 302 402")
    assert {row.bias for row in rest} == {0}
    resistances = [row.resistance for row in rest]
    assert resistances == sorted(resistances, reverse=True)


def test_inside_and_outside_are_told_by_the_margin_and_the_last_rows():
    kinds = set()
    for one in each("ps5.6", 60):
        right = next(k for k in range(4) if one.is_right(k))
        behind = int(one.shown["behind"])
        assert right == behind  # the rows tell what is behind them
        margin = diagnosis.falsification_margin(
            concentration_slope=one.value("working fallen"),
            asymmetry=one.value("working lopsided"),
        )
        assert (margin < 0) == (behind == 1) or behind == 2
        kinds.add(behind)
    assert kinds == {0, 1, 2}


def test_the_mean_score_is_that_of_all_interfaces_one_by_one():
    for one in each("ps5.7"):
        given = one.si
        k, named, count = given["mechanisms"], given["stated"], int(given["hits"])
        missed = (1 - named) / (k - 1)
        scores = [1 + np.log(named) / np.log(k)] * count
        scores += [1 + np.log(missed) / np.log(k)] * (40 - count)
        assert one.value("answer") == pytest.approx(np.mean(scores))
        share = count / 40
        others = np.linspace(0.05, 0.95, 19)
        all_of = share * np.log(others) + (1 - share) * np.log((1 - others) / (k - 1))
        assert one.value("working honest") >= 1 + all_of.max() / np.log(k) - 1e-12
