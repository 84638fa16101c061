"""Slope and asymmetry at rest, from the rows alone: what no step behind a layer can have."""

from collections import Counter

import numpy as np
import pytest

from heteroionic_lite.diagnosis.asymmetry import measured
from heteroionic_lite.diagnosis.result import of_table
from heteroionic_lite.diagnosis.simulation import DESIGNS, OUTSIDE, TRUTHS, random_truth, simulate
from heteroionic_lite.diagnosis.table import Table
from heteroionic_lite.models.diagnosis import expected_asymmetry, expected_slope
from tests.diagnosis.twin import ask

INSIDE = {**TRUTHS, "diffusion + layer": ("diffusion", "growing_layer")}


def table_of(rng, truth, design="full", **options):
    return simulate(random_truth(rng, *INSIDE[truth]), DESIGNS[design], rng, **options)


def test_no_table_inside_the_set_is_called_impossible():
    rng = np.random.default_rng(6)
    keys = Counter(
        measured(table_of(rng, truth, design, stated=stated)).key
        for truth in INSIDE
        for design in ("full", "aged, three biases")
        for stated in (False, True)
        for _ in range(20)
    )
    assert keys.total() == 480
    assert keys[""] >= 478


def test_most_asymmetries_of_the_wrong_sign_are_called_impossible():
    """By n² + A where the step's own α is high, by 2n + A where it is low; some pass between."""
    rng = np.random.default_rng(7)
    keys, high = Counter(), Counter()
    for _ in range(100):
        truth = random_truth(rng, *TRUTHS["transfer + layer"])
        outside = OUTSIDE["asymmetry of the wrong sign"]
        key = measured(simulate(truth, DESIGNS["full"], rng, outside=outside)).key
        keys[key] += 1
        if truth.value("transfer_coefficient") > 0.65:
            high[key] += 1
    assert keys["margin"] + keys["sum"] >= 65
    assert high["margin"] >= 0.9 * high.total() > 5


def test_slope_and_asymmetry_are_those_of_the_models():
    rng = np.random.default_rng(8)
    for alpha in (0.3, 0.5, 0.7):
        truth = random_truth(rng, "transfer", "")
        free = (truth.free[0], alpha)
        found = measured(simulate(type(truth)(truth.candidate, free), DESIGNS["full"], rng))
        given = {"transfer_coefficient": alpha, "transfer_share": 1}
        assert abs(found.slope - expected_slope(**given)) < 4 * found.slope_error
        assert abs(found.asymmetry - expected_asymmetry(**given)) < 4 * found.asymmetry_error
        assert found.slope_error < 0.05


def test_what_the_rows_cannot_show_is_not_told():
    rng = np.random.default_rng(9)
    for design in ("no bias", "one concentration", "aged, zero bias"):
        assert measured(table_of(rng, "transfer", design)) is None
    assert measured(table_of(rng, "transfer", interfaces=2)) is None
    assert measured(table_of(rng, "transfer", kind="differential")) is None
    one_sided = table_of(rng, "transfer")
    one_sided = one_sided.without(*(np.flatnonzero(one_sided.drop < 0) + 1))
    assert measured(one_sided) is None
    wide = table_of(rng, "transfer")
    far = Table(
        wide.resistance, wide.concentration, wide.time, 4 * wide.drop, wide.temperature,
        interfaces=1, resistance_kind="chord",
    )  # fmt: skip
    assert measured(far) is None  # beyond what is said of asymmetry at rest


@pytest.mark.node
def test_the_page_finds_the_same_and_a_refusal_says_so():
    rng = np.random.default_rng(10)
    outside = OUTSIDE["asymmetry of the wrong sign"]
    tables = [table_of(rng, "transfer + layer", outside=outside) for _ in range(8)]
    tables += [table_of(rng, truth, stated=True) for truth in INSIDE]
    for table, page in zip(tables, ask(slopes=tables)["slopes"], strict=True):
        own = measured(table)
        for name, value in page.items():
            expected = getattr(own, name)
            assert value == (expected if isinstance(expected, str) else pytest.approx(expected))
    said = next(table for table in tables if measured(table).key == "margin")
    found = of_table(said)
    assert found.verdict.kind == "none"
    (doubt,) = (one for one in found.doubts if "n² + A = −" in one)
    assert doubt.startswith("Slope and asymmetry at rest after 0 h, n = ")
    assert doubt.endswith("at any α.")
    assert found.record()["asymmetry"]["margin"] < 0
