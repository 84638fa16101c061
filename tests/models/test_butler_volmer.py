"""Eqs. 2 and 3, against the two opposed rates they come from."""

import math

import numpy as np
import pytest
import sympy
from scipy.constants import N_A, R, e
from scipy.optimize import brentq

from heteroionic_lite.models.butler_volmer import (
    butler_volmer_current,
    charge_transfer_resistance,
    exchange_current_from_rates,
    reduced_activation_energy,
    scaled_exchange_current,
)

F = N_A * e
T = 298.15
RATES = {
    "helmholtz_thickness": 4e-10,
    "liquid_concentration": 800.0,
    "solid_concentration": 21000.0,
    "rate_into_solid": 3e9,
    "rate_into_liquid": 5e10,
}
INTO_SOLID, INTO_LIQUID = 47e3, 61e3


def branches(drop, z, alpha):
    """Forward and backward current of an activated jump under a potential drop in the layer."""
    layer = z * F * RATES["helmholtz_thickness"]
    forward = (
        layer
        * RATES["rate_into_solid"]
        * RATES["liquid_concentration"]
        * math.exp(-(INTO_SOLID + alpha * z * F * drop) / (R * T))
    )
    backward = (
        layer
        * RATES["rate_into_liquid"]
        * RATES["solid_concentration"]
        * math.exp(-(INTO_LIQUID - (1 - alpha) * z * F * drop) / (R * T))
    )
    return forward, backward


@pytest.mark.parametrize("z", [1, 2])
@pytest.mark.parametrize("alpha", [0.2, 0.44, 0.5, 0.8])
class TestTwoBranches:
    def equilibrium(self, z, alpha):
        return brentq(
            lambda drop: math.log(branches(drop, z, alpha)[0] / branches(drop, z, alpha)[1]),
            -1,
            1,
            xtol=1e-15,
        )

    def exchange(self, z, alpha):
        barrier = reduced_activation_energy(
            transfer_coefficient=alpha,
            barrier_into_solid=INTO_SOLID,
            barrier_into_liquid=INTO_LIQUID,
        )
        return exchange_current_from_rates(
            charge_number=z, transfer_coefficient=alpha, reduced_barrier=barrier, **RATES
        )

    def test_exchange_current_is_what_either_branch_carries_at_equilibrium(self, z, alpha):
        forward, backward = branches(self.equilibrium(z, alpha), z, alpha)
        assert self.exchange(z, alpha) == pytest.approx(forward, rel=1e-9)
        assert self.exchange(z, alpha) == pytest.approx(backward, rel=1e-9)

    @pytest.mark.parametrize("eta", [-0.12, -0.01, 0.03, 0.2])
    def test_butler_volmer_is_the_difference_of_the_branches(self, z, alpha, eta):
        forward, backward = branches(self.equilibrium(z, alpha) + eta, z, alpha)
        current = butler_volmer_current(
            exchange_current_density=self.exchange(z, alpha),
            transfer_coefficient=alpha,
            charge_number=z,
            overpotential=eta,
        )
        assert current == pytest.approx(forward - backward, rel=1e-9)


def test_default_rates_give_the_measured_exchange_current():
    assert exchange_current_from_rates.quantity().magnitude == pytest.approx(53.1, rel=1e-4)


def test_exchange_current_does_not_feel_the_side_its_transition_state_is_far_from():
    i = exchange_current_from_rates
    assert i(transfer_coefficient=1.0, liquid_concentration=10) == pytest.approx(
        i(transfer_coefficient=1.0, liquid_concentration=5000)
    )
    assert i(transfer_coefficient=0.0, solid_concentration=100) == pytest.approx(
        i(transfer_coefficient=0.0, solid_concentration=5000)
    )


def test_exchange_current_vanishes_with_the_ions_and_over_a_high_barrier():
    expression = exchange_current_from_rates.expression.subs(
        exchange_current_from_rates["transfer_coefficient"].symbol, sympy.Rational(1, 2)
    )
    for name in ("liquid_concentration", "solid_concentration"):
        assert sympy.limit(expression, exchange_current_from_rates[name].symbol, 0) == 0
    barrier = exchange_current_from_rates["reduced_barrier"].symbol
    assert sympy.limit(expression, barrier, sympy.oo) == 0


def test_reduced_barrier_weighs_the_barrier_into_the_solid_with_one_minus_alpha():
    assert reduced_activation_energy() == pytest.approx(45600)
    assert reduced_activation_energy(transfer_coefficient=0) == 50000
    assert reduced_activation_energy(transfer_coefficient=1) == 40000


def test_scaled_exchange_current_follows_equation_2():
    ratio = exchange_current_from_rates(liquid_concentration=37) / exchange_current_from_rates()
    scaled = scaled_exchange_current(concentration=37)
    assert scaled == pytest.approx(0.531 * ratio)
    assert scaled_exchange_current(concentration=100) == pytest.approx(0.531 / 3.630781, rel=1e-6)
    assert scaled_exchange_current(reference_concentration=100) == pytest.approx(1.927944, rel=1e-6)


def test_measured_exchange_current_means_484_ohm_square_centimetres():
    assert charge_transfer_resistance.quantity().magnitude == pytest.approx(483.85, rel=1e-5)


def test_tenfold_dilution_multiplies_the_resistance_by_3_631():
    ratio = charge_transfer_resistance(concentration=100) / charge_transfer_resistance()
    assert ratio == pytest.approx(10**0.56)
    assert ratio == pytest.approx(3.631, abs=5e-4)


def test_slope_of_charge_transfer_resistance_is_minus_one_minus_alpha():
    resistance = charge_transfer_resistance.expression
    c = charge_transfer_resistance["concentration"]
    slope = sympy.simplify(sympy.diff(sympy.log(resistance), c.symbol) * c.symbol)
    alpha = charge_transfer_resistance["transfer_coefficient"].symbol
    assert sympy.simplify(slope + 1 - alpha) == 0


def test_resistance_is_the_inverse_slope_of_butler_volmer_at_rest():
    eta = butler_volmer_current["overpotential"].symbol
    slope = -1 / sympy.diff(butler_volmer_current.expression, eta).subs(eta, 0)
    c, ref = (
        charge_transfer_resistance[n].symbol for n in ("concentration", "reference_concentration")
    )
    assert sympy.simplify(slope - charge_transfer_resistance.expression.subs(c, ref)) == 0


@pytest.mark.parametrize("alpha", [0.3, 0.44, 0.5, 0.7])
@pytest.mark.parametrize("half_width", [1e-5, 0.05], ids=["slope at rest", "chord of ±50 mV"])
def test_unlinearised_law_has_the_same_slope_against_concentration(alpha, half_width):
    """The bracket of the two exponentials does not depend on c, so the chord has it too."""
    c = np.geomspace(10, 1000, 9)
    exchange = scaled_exchange_current(concentration=c, transfer_coefficient=alpha)

    def current(eta):
        return butler_volmer_current(
            exchange_current_density=exchange, transfer_coefficient=alpha, overpotential=eta
        )

    chord = 2 * half_width / (current(-half_width) - current(half_width))
    slope, _ = np.polyfit(np.log(c), np.log(chord), 1)
    assert slope == pytest.approx(-(1 - alpha), abs=1e-6)


def test_desolvation_is_a_positive_current_driven_by_negative_overpotential():
    assert butler_volmer_current(overpotential=-0.05) == pytest.approx(1.0716119, rel=1e-6)
    assert butler_volmer_current(overpotential=0.05) == pytest.approx(-1.3535008, rel=1e-6)
    assert butler_volmer_current(overpotential=0.0) == 0


def test_symmetric_transfer_is_an_odd_function_and_far_out_a_tafel_law():
    eta = np.array([0.01, 0.1, 0.25])
    there = butler_volmer_current(overpotential=-eta, transfer_coefficient=0.5)
    back = butler_volmer_current(overpotential=eta, transfer_coefficient=0.5)
    np.testing.assert_allclose(there, -back, rtol=1e-12)
    np.testing.assert_allclose(there, 2 * 0.531 * np.sinh(eta * F / (2 * R * T)), rtol=1e-12)
    steep = butler_volmer_current(overpotential=[-0.25, -0.26], transfer_coefficient=0.4)
    assert np.log(steep[1] / steep[0]) == pytest.approx(0.4 * 0.01 * F / (R * T), rel=1e-3)


def test_resistance_halves_for_a_divalent_ion_and_grows_with_temperature_at_fixed_exchange():
    assert charge_transfer_resistance(charge_number=2) == pytest.approx(0.024192636, rel=1e-6)
    assert charge_transfer_resistance(temperature=350) == pytest.approx(0.056799744, rel=1e-6)
