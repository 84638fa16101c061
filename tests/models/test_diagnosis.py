"""Slope and asymmetry of simulated measurements give back what went into them."""

import numpy as np
import pytest
from scipy.optimize import brentq

from heteroionic_lite.models import diagnosis
from heteroionic_lite.models.arrhenius import thermal_voltage
from heteroionic_lite.models.butler_volmer import (
    butler_volmer_current,
    charge_transfer_resistance,
    scaled_exchange_current,
)


def current(voltage, alpha, layer, concentration=1000.0):
    """Butler–Volmer behind an ohmic layer: the overpotential that makes both currents equal."""
    exchange = scaled_exchange_current(concentration=concentration, transfer_coefficient=alpha)

    def transfer(eta):
        return float(
            butler_volmer_current(
                exchange_current_density=exchange, transfer_coefficient=alpha, overpotential=eta
            )
        )

    eta = brentq(lambda e: e - layer * transfer(e) + voltage, -0.5, 0.5, xtol=1e-15)
    return transfer(eta)


def measured(alpha, layer, voltage=1e-3):
    """Slope over a little concentration and asymmetry at a little bias."""
    up, down = (
        2 * voltage / (current(voltage, alpha, layer, c) - current(-voltage, alpha, layer, c))
        for c in (1001.0, 1000.0 / 1.001)
    )
    ratio = current(voltage, alpha, layer) / -current(-voltage, alpha, layer)
    return {
        "concentration_slope": -np.log(up / down) / (2 * np.log(1.001)),
        "asymmetry": np.log(ratio) * thermal_voltage() / voltage,
    }


@pytest.mark.parametrize("layer", [0.0, 0.01, 0.03, 0.1])
@pytest.mark.parametrize("alpha", [0.3, 0.44, 0.6])
def test_slope_and_asymmetry_give_back_transfer_coefficient_and_hidden_layer(alpha, layer):
    found = measured(alpha, layer)
    transfer = charge_transfer_resistance()
    share = transfer / (transfer + layer)
    assert diagnosis.inferred_transfer_coefficient(**found) == pytest.approx(alpha, abs=1e-3)
    assert diagnosis.inferred_transfer_share(**found) == pytest.approx(share, abs=1e-3)
    assert diagnosis.expected_slope(
        transfer_coefficient=alpha, transfer_share=share
    ) == pytest.approx(found["concentration_slope"], abs=1e-4)
    assert diagnosis.expected_asymmetry(
        transfer_coefficient=alpha, transfer_share=share
    ) == pytest.approx(found["asymmetry"], abs=1e-4)
    margin = diagnosis.falsification_margin(**found)
    assert margin == pytest.approx((alpha * share) ** 2, abs=1e-4)


def test_data_that_no_ohmic_layer_can_explain_are_recognised():
    assert diagnosis.falsification_margin(concentration_slope=0.3, asymmetry=-0.2) < 0


def test_signatures_of_the_pure_cases():
    """Slope and share α_ρ = (1 + A)/2 of Butler–Volmer, of an interphase, of both in series."""
    pure = {"transfer_coefficient": 0.44, "transfer_share": 1.0}
    assert diagnosis.expected_slope(**pure) == pytest.approx(0.56)
    assert (1 + diagnosis.expected_asymmetry(**pure)) / 2 == pytest.approx(0.44)
    hidden = {"transfer_coefficient": 0.44, "transfer_share": 0.0}
    assert diagnosis.expected_slope(**hidden) == 0
    assert (1 + diagnosis.expected_asymmetry(**hidden)) / 2 == 0.5
    series = {"transfer_coefficient": 0.44, "transfer_share": 0.6173}
    assert diagnosis.expected_slope(**series) == pytest.approx(0.346, abs=5e-4)
    assert (1 + diagnosis.expected_asymmetry(**series)) / 2 == pytest.approx(0.477, abs=5e-4)


def test_the_effect_of_bias_is_small_enough_to_be_missed_at_ten_millivolts():
    for voltage, effect in ((0.01, 0.018), (0.05, 0.078)):
        ratio = current(voltage, 0.44, 0.03) / -current(-voltage, 0.44, 0.03)
        assert 1 - ratio == pytest.approx(effect, abs=1.5e-3)
