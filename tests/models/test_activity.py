"""The slope of a resistance against concentration where the activity is what counts."""

import numpy as np
import pytest

from heteroionic_lite.models.activity import (
    activity_resistance,
    activity_slope,
    transfer_coefficient_misread,
)
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
from heteroionic_lite.models.crossing import current_into_liquid, current_into_solid


def exchange_current(activity, alpha):
    """Where two rates cross, found without Eq. 2 on a grid of drops."""
    drops = np.linspace(-0.6, 0.6, 20001)
    into, out = (
        model(potential_drop=drops, transfer_coefficient=alpha, **given)
        for model, given in (
            (current_into_solid, {"liquid_concentration": activity}),
            (current_into_liquid, {}),
        )
    )
    rest = (
        np.interp(0, -np.log(into / out)[::-1], drops[::-1])
        if into[0] < out[0]
        else np.interp(0, np.log(out / into), drops)
    )
    return float(np.exp(np.interp(rest, drops, np.log(into))))


@pytest.mark.parametrize("alpha", [0.3, 0.44])
def test_the_slope_is_the_factor_times_that_of_a_dilute_solution(alpha):
    """An activity that rises steeper than c, a = c exp(c/c₀): Γ = 1 + c/c₀ at each place."""
    scale, c, step = 3000.0, 1500.0, 1.01
    low, high = (exchange_current(one * np.exp(one / scale), alpha) for one in (c / step, c * step))
    slope = np.log(high / low) / np.log(step**2)
    found = activity_slope(transfer_coefficient=alpha, thermodynamic_factor=1 + c / scale)
    assert found == pytest.approx(slope, rel=1e-3)


def test_read_as_dilute_the_slope_gives_too_small_a_transfer_coefficient():
    assert transfer_coefficient_misread(thermodynamic_factor=1) == pytest.approx(0.44)
    assert transfer_coefficient_misread(thermodynamic_factor=1.5) == pytest.approx(0.16)


def test_with_a_factor_of_one_the_resistance_is_eq_3():
    for c in (100.0, 4000.0):
        assert activity_resistance(concentration=c, thermodynamic_factor=1) == pytest.approx(
            charge_transfer_resistance(concentration=c)
        )
    rise = activity_resistance(concentration=100.0) / activity_resistance(concentration=1000.0)
    assert rise == pytest.approx(10**0.84)
