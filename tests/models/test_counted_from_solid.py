"""α counted from the solid: the mirror image of α counted from the liquid."""

import numpy as np
import pytest

from heteroionic_lite.models.bias import current_ratio
from heteroionic_lite.models.butler_volmer import (
    butler_volmer_current,
    charge_transfer_resistance,
)
from heteroionic_lite.models.counted_from_solid import (
    butler_volmer_current_from_solid,
    charge_transfer_resistance_from_solid,
    current_ratio_from_solid,
)

PAIRS = [
    (charge_transfer_resistance, charge_transfer_resistance_from_solid),
    (butler_volmer_current, butler_volmer_current_from_solid),
    (current_ratio, current_ratio_from_solid),
]


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda model: model.name)
def test_alpha_from_the_solid_is_one_minus_alpha_from_the_liquid(one, other):
    for alpha in (0.05, 0.44, 0.5, 0.9):
        assert other(transfer_coefficient=alpha) == pytest.approx(
            one(transfer_coefficient=1 - alpha), rel=1e-12
        )


def test_slope_with_concentration_is_then_minus_alpha():
    grid = np.geomspace(10, 6000, 50)
    resistance = charge_transfer_resistance_from_solid(concentration=grid)
    slope = np.diff(np.log(resistance)) / np.diff(np.log(grid))
    np.testing.assert_allclose(slope, -0.44, rtol=1e-9)


def test_both_countings_meet_at_the_reference_concentration():
    assert charge_transfer_resistance_from_solid(transfer_coefficient=0.3) == pytest.approx(
        charge_transfer_resistance(transfer_coefficient=0.3)
    )


def test_the_harder_direction_is_the_other_one():
    assert current_ratio() < 1 < current_ratio_from_solid()
    drop = np.array([0.01, 0.1])
    np.testing.assert_allclose(
        butler_volmer_current_from_solid(overpotential=drop),
        -butler_volmer_current(overpotential=-drop),
    )
