"""Slope and chord of one curve, against a curve that is solved and differentiated numerically."""

import numpy as np
import pytest
from scipy.optimize import brentq

from heteroionic_lite.models.bias import current_ratio, hidden_ratio
from heteroionic_lite.models.butler_volmer import butler_volmer_current
from heteroionic_lite.models.differential import differential_resistance, slope_ratio
from heteroionic_lite.models.interphase import (
    interface_resistance,
    polarisation_resistance,
    total_overpotential,
)

STEP = butler_volmer_current.function("overpotential")


def current_at(voltage, layer):
    """The current through step and layer in series at a voltage across both."""
    eta = brentq(lambda e: e - STEP(e) * layer - voltage, -1, 1, xtol=1e-15)
    return STEP(eta), eta


def test_the_slope_is_that_of_the_solved_series_law():
    for layer in (0.0, 0.03):
        for voltage in (-0.15, -0.05, 0.01, 0.1):
            _, eta = current_at(voltage, layer)
            up, down = (current_at(voltage + d, layer)[0] for d in (1e-5, -1e-5))
            numerical = -2e-5 / (up - down)
            exact = differential_resistance(overpotential=eta, interphase_resistance=layer)
            assert exact == pytest.approx(numerical, rel=1e-6)


def test_at_rest_slope_and_chord_are_eq_4():
    whole = interface_resistance()
    assert differential_resistance(overpotential=0) == pytest.approx(whole)
    assert polarisation_resistance(overpotential=1e-7) == pytest.approx(whole, rel=1e-5)


def test_the_voltage_and_the_current_of_the_series_law_belong_together():
    for voltage in (-0.2, -0.05, 0.05):
        current, eta = current_at(voltage, 0.03)
        assert total_overpotential(overpotential=eta) == pytest.approx(voltage, abs=1e-12)
        assert polarisation_resistance(overpotential=eta) == pytest.approx(-voltage / current)


def test_the_slope_is_twice_as_asymmetric_as_the_chord_for_a_small_bias():
    for alpha in (0.2, 0.44, 0.7):
        given = {"transfer_coefficient": alpha, "driving_drop": 1e-4}
        twice = np.log(slope_ratio(**given)) / np.log(current_ratio(**given))
        assert twice == pytest.approx(2, rel=1e-4)


@pytest.mark.parametrize(("bias", "chord", "slope"), [(0.01, 1.048, 1.097), (0.05, 1.263, 1.513)])
def test_the_asymmetries_of_the_bare_step_are_those_of_its_numerical_branches(bias, chord, slope):
    in_, out = (-(STEP(e + 1e-6) - STEP(e - 1e-6)) / 2e-6 for e in (-bias, bias))
    assert 1 / slope_ratio(driving_drop=bias) == pytest.approx(out / in_, rel=1e-6)
    assert out / in_ == pytest.approx(slope, abs=1e-3)
    assert -STEP(bias) / STEP(-bias) == pytest.approx(chord, abs=1e-3)


@pytest.mark.parametrize(("bias", "off"), [(0.01, 0.0), (0.05, 0.007), (0.2, 0.16)])
def test_the_hidden_ratio_is_good_for_a_small_bias_only(bias, off):
    exact = current_at(-bias, 0.03)[0] / -current_at(bias, 0.03)[0]
    assert exact - hidden_ratio(driving_drop=bias) == pytest.approx(off, abs=0.0025)
