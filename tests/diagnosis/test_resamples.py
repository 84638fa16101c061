"""Intervals from resamples of the residuals: near the profile's, and the page draws the same."""

import json

import numpy as np
import pytest

from heteroionic_lite.diagnosis.resamples import bootstrap, enlarged
from heteroionic_lite.diagnosis.result import of_table
from heteroionic_lite.diagnosis.simulation import DESIGNS, OUTSIDE, TRUTHS, random_truth, simulate
from tests.diagnosis.twin import ask

SEED = 12


def tables():
    rng = np.random.default_rng(SEED)
    return [
        simulate(random_truth(rng, *TRUTHS[truth]), DESIGNS[design], rng, stated=stated)
        for truth, design, stated in (
            ("transfer + layer", "aged, three biases", False),
            ("transfer", "no bias", True),
            ("transfer + layer", "full", False),
        )
    ]


@pytest.mark.node
def test_the_page_draws_the_same_resamples():
    some = tables()
    for table, page in zip(some, ask(some, resamples=[60, 7])["answers"], strict=True):
        found = of_table(table)
        own = bootstrap(found.named, 60, 7)
        assert (page["resampled"]["samples"], page["resampled"]["seed"]) == (60, 7)
        for place, (one, other) in enumerate(
            zip(own.intervals, page["resampled"]["intervals"], strict=True)
        ):
            assert other["name"] == one.name
            error = float(np.sqrt(found.named.covariance[place, place]))
            factor = found.named.values[one.name] if found.named.candidate.free[
                place].startswith("log_") else 1.0  # fmt: skip
            for end in ("low", "high"):
                assert abs(other[end] - getattr(one, end)) <= 1e-6 * error * factor, one


def test_the_intervals_are_near_those_of_the_profile_and_are_told():
    found = of_table(tables()[0])
    assert found.record()["resampled"] is None
    assert "resamples" not in found.text()
    own = found.bootstrap(seed=3)
    for one, profile in zip(own.intervals, found.parameters, strict=True):
        assert one.name == profile.name
        assert one.low < profile.value < one.high
        assert one.high - one.low == pytest.approx(profile.high - profile.low, rel=0.4)
    assert "By 200 resamples of the residuals, seed 3:" in found.text()
    assert found.bootstrap(40, seed=4) == found.bootstrap(40, seed=4) != found.bootstrap(40, seed=5)
    assert "By 40 resamples of the residuals, seed 5:" in found.text()
    record = json.loads(json.dumps(found.record(), allow_nan=False))
    assert (record["resampled"]["samples"], record["resampled"]["seed"]) == (40, 5)


def test_residuals_are_enlarged_by_what_their_rows_pull_the_fit_to_themselves():
    """Against the hat matrix written out; their mean square is then the fit's own variance."""
    fit = of_table(tables()[0]).named
    jacobian = fit.curve(fit.free)[1][:, list(fit.inside)]
    hat = jacobian @ np.linalg.solve(jacobian.T @ jacobian, jacobian.T)
    expected = fit.residuals / np.sqrt(1 - np.diag(hat))
    found = enlarged(fit)
    np.testing.assert_allclose(found, expected - expected.mean(), atol=1e-12)
    assert found.mean() == pytest.approx(0, abs=1e-15)
    assert np.mean(found**2) == pytest.approx(fit.variance, rel=0.15)


def test_where_nothing_is_named_there_is_nothing_to_resample():
    rng = np.random.default_rng(SEED)
    truth = random_truth(rng, *TRUTHS["transfer + layer"])
    refused = simulate(truth, DESIGNS["full"], rng, outside=OUTSIDE["electrolyte left in"])
    with pytest.raises(ValueError, match="no parameters to resample: None of these mechanisms"):
        of_table(refused).bootstrap()
    found = of_table(tables()[0])
    for wrong in ({"samples": 10}, {"samples": 10**6}, {"seed": -1}, {"seed": 0.5}):
        with pytest.raises(ValueError, match=f"{next(iter(wrong))} = "):
            found.bootstrap(**wrong)
