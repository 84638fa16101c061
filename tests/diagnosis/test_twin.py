"""The same data give the same answers on the page and in Python."""

import numpy as np
import pytest
import scipy.special

from heteroionic_lite.diagnosis.candidates import Candidate
from heteroionic_lite.diagnosis.curves import Curve, Rows
from heteroionic_lite.diagnosis.result import of_table
from heteroionic_lite.diagnosis.simulation import DESIGNS, random_truth, simulate
from heteroionic_lite.diagnosis.table import HOUR
from heteroionic_lite.diagnosis.wider_laws import WIDER
from tests.diagnosis.corpus import SEED
from tests.diagnosis.twin import ask

pytestmark = pytest.mark.node

VERDICT = ("kind", "named", "best", "side", "axis", "sentence")


def test_the_corpus_is_large_and_has_every_kind_of_verdict(corpus):
    assert len(corpus) >= 100
    kinds = {own.verdict.kind for _, own, _ in corpus}
    assert kinds == {"named", "undecided", "none", "outlier", "no_mechanism"}


def test_sums_of_squares_agree_in_every_model_also_at_a_bound(corpus):
    worst = {}
    at_bound = 0
    for name, own, page in corpus:
        squares = {one["name"]: one["squares"] for one in page["fits"]}
        assert list(squares) == [fit.name for fit in own.fits], name
        for fit in own.fits:
            floor = max(fit.squares, fit.problem.noise.floor)
            worst[name, fit.name] = abs(squares[fit.name] - fit.squares) / floor
            at_bound += bool(fit.at_bound)
    assert at_bound > 100
    assert max(worst.values()) <= 1e-9, max(worst, key=worst.get)


def test_criteria_agree(corpus):
    for name, own, page in corpus:
        for fit, one in zip(own.fits, page["fits"], strict=True):
            assert one["aicc"] == pytest.approx(fit.aicc, abs=1e-6), name
            assert one["weight"] == pytest.approx(own.weights[fit.name], abs=1e-9), name


def test_parameters_of_the_named_model_agree_to_a_millionth_of_their_error(corpus):
    for name, own, page in corpus:
        if own.named is None:
            continue
        one = next(fit for fit in page["fits"] if fit["name"] == own.named.name)
        assert one["atBound"] == list(own.named.at_bound), name
        for place in own.named.inside:
            error = float(np.sqrt(own.named.covariance[place, place]))
            if np.isfinite(error):
                assert one["errors"][place] == pytest.approx(error, rel=1e-4), name
                assert abs(one["free"][place] - own.named.free[place]) <= 1e-6 * error, name


def test_verdict_set_doubts_and_next_row_are_identical(corpus):
    for name, own, page in corpus:
        for key in VERDICT:
            assert page["verdict"][key] == getattr(own.verdict, key), (name, key)
        assert tuple(page["verdict"]["members"]) == own.verdict.members, name
        assert tuple(page["verdict"]["rows"]) == own.verdict.rows, name
        assert page["untested"] == [candidate.name for candidate in own.untested], name
        assert page["doubts"] == list(own.doubts), name
        causes = [(one.name, one.fit.name) for one in own.causes]
        assert [(one["name"], one["with"]) for one in page["causes"]] == causes, name
        assert (page["asymmetry"] is None) == (own.asymmetry is None), name
        if own.next is None:
            assert page["next"] is None, name
            continue
        for key in ("concentration", "time", "drop", "kind", "cost", "sentence"):
            found = getattr(own.next, key)
            expected = pytest.approx(found, rel=1e-12) if isinstance(found, float) else found
            assert page["next"][key] == expected, (name, key)


def test_intervals_agree():
    rng = np.random.default_rng(SEED + 1)
    tables = [
        simulate(random_truth(rng, step, layer), DESIGNS[design], rng, stated=stated)
        for step, layer, design, stated in (
            ("transfer", "growing_layer", "full", False),
            ("transfer", "growing_layer", "aged, three biases", True),
            ("transfer", "", "no bias", False),
            ("", "growing_layer", "no bias", False),
        )
    ]
    for table, page in zip(tables, ask(tables, detailed=True)["answers"], strict=True):
        own = of_table(table).parameters
        assert len(page["intervals"]) == len(own) > 0
        for one, other in zip(own, page["intervals"], strict=True):
            for end in ("low", "high"):
                found, expected = other[end], getattr(one, end)
                assert (found is None) == (expected is None), one
                if expected is not None:
                    width = abs(expected - one.value)
                    assert found == pytest.approx(expected, abs=2e-3 * width), one


def test_costs_move_the_proposal_alike():
    rng = np.random.default_rng(SEED + 2)
    truth = random_truth(rng, "transfer", "growing_layer")
    table = simulate(truth, DESIGNS["aged, zero bias"], rng, stated=True)
    dear = {"bias": 1e3, "concentration": 1e3}
    free, priced = (of_table(table, costs).next for costs in (None, dear))
    assert free.kind in ("bias", "concentration")
    assert priced.kind == "row" or priced.value < free.value
    (page,) = ask([table], costs=dear)["answers"]
    assert page["next"]["sentence"] == priced.sentence


def test_values_and_gradients_agree_to_the_last_digits():
    rng = np.random.default_rng(SEED + 3)
    size = 60
    asked, expected = [], []
    for interfaces in (1, 2):
        for kind in ("chord", "differential"):
            for step, layer, more in (
                *(("transfer", "", ""), ("diffusion", "", ""), ("diode", "", "")),
                *(("", "growing_layer", ""), ("transfer", "growing_layer", "")),
                ("diffusion", "constant_layer", ""),
                *(("transfer", "growing_layer", one) for one in WIDER),
                ("", "growing_layer", "salt_exponent"),
            ):
                if interfaces == 2 and more == "reciprocal_limiting_current":
                    continue
                candidate = Candidate(step, layer, warm=True, more=more)
                columns = {
                    "concentration": np.exp(rng.uniform(np.log(10), np.log(5000), size)),
                    "time": rng.uniform(0, 400, size) * HOUR,
                    "drop": np.where(rng.random(size) < 0.2, 0, rng.uniform(-0.2, 0.2, size)),
                    "temperature": rng.uniform(270, 350, size),
                }
                usual = {
                    "log_current": rng.normal(),
                    "transfer_coefficient": rng.uniform(0, 1),
                    "layer_resistance": rng.uniform(0, 0.2),
                    "log_time": np.log(rng.uniform(5, 200) * HOUR),
                    "late_share": rng.uniform(0, 1),
                    "activation_energy": rng.uniform(0, 8e4),
                    "electrolyte_resistance": rng.uniform(0, 0.02),
                    "reciprocal_limiting_current": rng.uniform(0, 2),
                    "root_growth": rng.uniform(0, 0.1),
                    "salt_exponent": rng.uniform(0, 1),
                }
                free = [float(usual[name]) for name in candidate.free]
                rows = {name: column.tolist() for name, column in columns.items()}
                rows |= {"size": size, "charge": 1, "interfaces": interfaces, "kind": kind}
                given = {"step": step, "layer": layer, "warm": True, "more": more}
                asked.append(given | {"rows": rows, "free": free})
                own = Rows.of_conditions(**columns, interfaces=interfaces, kind=kind)
                expected.append(Curve(candidate, own)(np.array(free)))
    for page, (value, gradient) in zip(ask(curves=asked)["curves"], expected, strict=True):
        np.testing.assert_allclose(page["value"], value, rtol=0, atol=1e-13)
        scale = np.abs(gradient).max(axis=0)
        np.testing.assert_allclose(
            np.array(page["gradient"]) / scale, gradient / scale, rtol=0, atol=1e-12
        )


def test_the_distributions_of_the_page_are_scipys():
    asked, expected = [], []
    for freedom in (1, 2, 5, 12, 87, 4000):
        for x in (1e-3, 0.4, 1.0, 2.5, 9.0, 40.0):
            asked += [["chiSquaredTail", freedom, x * freedom], ["tTail", freedom, x]]
            expected += [
                scipy.special.chdtrc(freedom, x * freedom),
                scipy.special.stdtr(freedom, -x),
            ]
            for second in (1, 3, 30, 900):
                asked.append(["fTail", freedom, second, x])
                expected.append(scipy.special.fdtrc(freedom, second, x))
        asked.append(["tQuantile", freedom, 0.95])
        expected.append(scipy.special.stdtrit(freedom, 0.975))
    found = ask(special=asked)["special"]
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-300)
