"""What a refusal may come from is named where it is so, with its size, and hardly elsewhere."""

import copy

import numpy as np
import pytest
import sympy

from heteroionic_lite.diagnosis.candidates import Candidate
from heteroionic_lite.diagnosis.causes import CAUSES, causes
from heteroionic_lite.diagnosis.curves import Curve, Rows
from heteroionic_lite.diagnosis.fit import fit_from
from heteroionic_lite.diagnosis.result import of_table
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.simulation import (
    CALLED,
    DESIGNS,
    ELECTROLYTE,
    FED,
    OUTSIDE,
    SALTED,
    TRUTHS,
    random_truth,
    simulate,
)
from heteroionic_lite.diagnosis.table import HOUR, Table
from heteroionic_lite.diagnosis.wider_laws import REFERENCE_TIME, WIDER
from heteroionic_lite.models.bias import depleted_current
from heteroionic_lite.models.butler_volmer import scaled_exchange_current
from heteroionic_lite.models.interphase import interface_resistance, parabolic_thickness
from tests.diagnosis.twin import ask

CURRENT, ALPHA, LAYER = 0.531, 0.44, 0.03
STEP = (np.log(CURRENT), ALPHA)
C = np.geomspace(30, 3000, 5)


def drawn(cause, sets, seed=31, **options):
    """Truth and table of so many sets, and how much of the cause is in each."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(sets):
        step, layer = ("transfer", "") if cause == "Nernst layer" else TRUTHS["transfer + layer"]
        truth = random_truth(rng, step, layer)
        ahead = copy.deepcopy(rng)
        table = simulate(truth, DESIGNS["full"], rng, outside=OUTSIDE[cause], **options)
        size = {
            "electrolyte left in": lambda: ELECTROLYTE,
            "layer conducts better in salt": lambda: SALTED,
            "growth with the root of time": lambda truth=truth: (
                truth.value("layer_resistance") * np.sqrt(100 / 300)
            ),
            "Nernst layer": lambda truth=truth, ahead=ahead: float(
                np.exp(truth.value("log_current") + ahead.uniform(*np.log(FED)))
            ),
        }
        found.append((table, size[cause]() if cause in size else None))
    return found


@pytest.mark.node
def test_each_cause_is_named_with_its_size():
    for cause, name in CALLED.items():
        sets = drawn(cause, 10)
        answers = ask([table for table, _ in sets])["answers"]
        refused, ratios = 0, []
        for (_, size), answer in zip(sets, answers, strict=True):
            refused += answer["verdict"]["kind"] == "none"
            ratios += [one["value"] / size for one in answer["causes"] if one["name"] == name]
        # A layer of which little grows can pass for one that saturates.
        assert refused >= (6 if name == "root_growth" else 8), cause
        assert len(ratios) >= refused - 1, cause
        assert np.median(ratios) == pytest.approx(1, abs=0.1), cause
        assert max(abs(np.log(ratios))) < np.log(2), cause


@pytest.mark.node
def test_no_cause_is_named_where_it_is_another():
    others = [cause for cause in OUTSIDE if cause not in CALLED]
    tables = [table for cause in others for table, _ in drawn(cause, 4)]
    answers = ask(tables)["answers"]
    refused = [one for one in answers if one["verdict"]["kind"] == "none"]
    assert len(refused) >= 10
    assert sum(bool(one["causes"]) for one in refused) <= 1
    assert not any(one["causes"] for one in answers if one["verdict"]["kind"] != "none")


@pytest.mark.node
def test_page_and_python_name_the_same_causes():
    """Beside the corpus: stated uncertainty, few ages, and causes that cannot be told apart."""
    tables = [
        drawn("Nernst layer", 1, stated=True)[0][0],
        drawn("electrolyte left in", 1, noise=0.01)[0][0],
        _three_ages(),
        drawn("electrolyte left in", 5, seed=99)[4][0],
    ]
    for table, page in zip(tables, ask(tables)["answers"], strict=True):
        own = of_table(table)
        assert own.verdict.kind == page["verdict"]["kind"] == "none"
        assert page["doubts"] == list(own.doubts)
        assert len(page["causes"]) == len(own.causes) > 0
        for one, other in zip(own.causes, page["causes"], strict=True):
            assert (other["name"], other["with"]) == (one.name, one.fit.name)
            assert other["aicc"] == pytest.approx(one.fit.aicc, abs=1e-6)
            assert other["p"] == pytest.approx(one.p, rel=1e-5)
            for place in one.fit.inside:
                error = np.sqrt(one.fit.covariance[place, place])
                assert abs(other["free"][place] - one.fit.free[place]) <= 1e-6 * error
    assert len(own.causes) == 2
    (several,) = (doubt for doubt in own.doubts if "do not tell them apart: " in doubt)
    assert several.count("charge transfer + growing layer with ") == 2


def _three_ages():
    """A layer that grows with the root of time, of which only three ages are known."""
    rng = np.random.default_rng(3)
    t = np.repeat([0.0, 20.0, 300.0], 5) * HOUR
    c = np.tile(np.geomspace(100, 1000, 5), 3)
    layer = 0.05 * np.sqrt(t / t.max())
    step = interface_resistance(concentration=c, interphase_resistance=0)
    return Table((step + layer) * np.exp(0.01 * rng.normal(size=15)), c, t)


def test_a_refusal_stays_one_and_says_where_to_look():
    table, _ = drawn("electrolyte left in", 1)[0]
    found = of_table(table)
    assert found.verdict.kind == "none"
    assert found.parameters == ()
    assert found.next is None
    (cause,) = found.causes
    said = next(i for i, one in enumerate(found.doubts) if "electrolyte left in the" in one)
    assert found.doubts[said].startswith("With electrolyte left in the resistance (")
    assert "Ω cm² at 1 mol/l) charge transfer + growing layer goes" in found.doubts[said]
    assert found.doubts[said + 1].startswith("Look ")
    (kept,) = found.record()["causes"]
    assert kept == {
        "name": "electrolyte_left", "with": "transfer_growing_layer", "value": cause.value,
        "aicc": cause.fit.aicc, "p": cause.p,
    }  # fmt: skip
    assert kept["aicc"] < found.fits[0].aicc - RULES["causes"]["margin"]
    assert kept["p"] >= RULES["misfit"]["level"]


def test_where_nothing_is_refused_no_cause_is_tried():
    truth = random_truth(np.random.default_rng(1), *TRUTHS["transfer + layer"])
    table = simulate(truth, DESIGNS["aged, three biases"], np.random.default_rng(1))
    found = of_table(table)
    assert found.verdict.kind == "named"
    assert (found.causes, found.asymmetry) == ((), None)
    # And if it were tried, a mechanism that is right leaves nothing to remove.
    assert causes(table, found.tried) == ()


def test_causes_begin_near_enough_to_their_least_squares():
    """From many starts at random none of the fits comes lower than from its own few."""
    rng = np.random.default_rng(5)
    for cause in ("electrolyte left in", "layer conducts better in salt", "Nernst layer"):
        table, _ = drawn(cause, 1, seed=8)[0]
        found = of_table(table).causes[0].fit
        curve = Curve(found.candidate, found.problem.rows)
        starts = [found.free * np.exp(0.7 * rng.normal(size=len(found.free))) for _ in range(6)]
        other = fit_from(curve, found.problem, starts)
        assert other.squares >= found.squares * (1 - 1e-9), cause


# -- the laws ------------------------------------------------------------------------------------


def curve_of(step, layer, more, free, **conditions):
    rows = Rows.of_conditions(**conditions)
    return np.exp(Curve(Candidate(step, layer, more=more), rows)(np.array(free))[0])


def test_each_cause_at_nothing_is_the_mechanism_itself():
    assert {cause.more for cause in CAUSES} == set(WIDER)
    rows = {"concentration": C, "drop": np.linspace(-0.1, 0.1, 5), "time": np.full(5, HOUR)}
    plain = curve_of("transfer", "constant_layer", "", (*STEP, LAYER), **rows)
    for more in WIDER:
        found = curve_of("transfer", "constant_layer", more, (*STEP, LAYER, 0), **rows)
        np.testing.assert_allclose(found, plain, rtol=1e-13)


def test_electrolyte_is_in_series_and_takes_its_part_of_the_bias():
    rest = curve_of("transfer", "", "electrolyte_resistance", (*STEP, 5e-3), concentration=C)
    expected = interface_resistance(concentration=C, interphase_resistance=0) + 5e-3 * 1000 / C
    np.testing.assert_allclose(rest, expected, rtol=1e-12)
    # At one concentration and at a bias it cannot be told from a layer.
    rows = {"drop": np.array([-0.1, 0.07])}
    as_layer = curve_of("transfer", "constant_layer", "", (*STEP, 5e-3), **rows)
    found = curve_of("transfer", "", "electrolyte_resistance", (*STEP, 5e-3), **rows)
    np.testing.assert_allclose(found, as_layer, rtol=1e-12)


def test_a_fed_step_is_the_depleted_current_of_the_models():
    limit = 0.8
    drop = np.array([-0.12, -0.03, 0.02, 0.05, 0.2])
    exchange = scaled_exchange_current(
        concentration=C, exchange_current_density=CURRENT, transfer_coefficient=ALPHA
    )
    current = depleted_current(
        exchange_current_density=exchange, transfer_coefficient=ALPHA, overpotential=-drop,
        limiting_current=limit * C / 1000,
    )  # fmt: skip
    free = (*STEP, 1 / limit)
    rows = {"concentration": C, "drop": drop}
    found = curve_of("transfer", "", "reciprocal_limiting_current", free, **rows)
    np.testing.assert_allclose(found, drop / current, rtol=1e-12)
    rest = curve_of("transfer", "", "reciprocal_limiting_current", free, concentration=C)
    thermal = 0.025692579  # V
    np.testing.assert_allclose(rest, thermal * (1 / exchange + 1000 / C / limit), rtol=1e-8)


def test_a_layer_grows_with_the_root_of_time_or_conducts_in_salt():
    t = np.array([0, 1, 25, 100, 400]) * HOUR
    given = {"known_thickness": 0.02, "time": t, "known_time": REFERENCE_TIME}
    grown = parabolic_thickness.numpy(*(given[one.name] for one in parabolic_thickness.parameters))
    found = curve_of("", "constant_layer", "root_growth", (LAYER, 0.02), time=t)
    np.testing.assert_allclose(found, LAYER + grown, rtol=1e-12)
    found = curve_of("", "constant_layer", "salt_exponent", (LAYER, 0.3), concentration=C)
    np.testing.assert_allclose(found, LAYER * (C / 1000) ** -0.3, rtol=1e-12)


def test_the_sums_that_no_step_behind_a_layer_has_are_where_its_share_is_one():
    """2n + A > 1 says of slope and asymmetry what a share above one says."""
    from heteroionic_lite.models.diagnosis import (
        asymmetry,
        concentration_slope,
        falsification_margin,
        inferred_transfer_share,
    )

    n, a = concentration_slope.symbol, asymmetry.symbol
    edge = inferred_transfer_share.expression.subs(a, 1 - 2 * n)
    for slope in (0.1, 0.5, 0.9):
        assert sympy.simplify(edge.subs(n, sympy.Rational(str(slope))) - 1) == 0
    assert falsification_margin(concentration_slope=0.3, asymmetry=-0.09) == pytest.approx(0)
