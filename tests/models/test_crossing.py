"""Eq. 2 from its two directions: equilibrium, exchange current and slope found numerically."""

import numpy as np
import pytest
from scipy.optimize import brentq

from heteroionic_lite.models import crossing
from heteroionic_lite.models.arrhenius import thermal_voltage
from heteroionic_lite.models.butler_volmer import (
    butler_volmer_current,
    exchange_current_from_rates,
    reduced_activation_energy,
)


def directions(drop, **given):
    """Both currents; each takes the parameters it knows."""
    return [
        model(potential_drop=drop, **{k: v for k, v in given.items() if k in model.defaults})
        for model in (crossing.current_into_solid, crossing.current_into_liquid)
    ]


def balance(**given):
    return brentq(lambda d: np.log(np.divide(*directions(d, **given))), -2, 2, xtol=1e-14)


CASES = [
    {"transfer_coefficient": 0.3, "liquid_concentration": 30.0},
    {"transfer_coefficient": 0.44, "barrier_into_liquid": 65e3, "temperature": 340.0},
    {"transfer_coefficient": 0.7, "charge_number": 2, "rate_into_solid": 1e11},
]


@pytest.mark.parametrize("given", CASES)
def test_at_the_equilibrium_drop_both_directions_carry_the_exchange_current(given):
    found = balance(**given)
    known = {k: v for k, v in given.items() if k in crossing.equilibrium_drop.defaults}
    assert crossing.equilibrium_drop(**known) == pytest.approx(found, abs=1e-10)
    barrier = reduced_activation_energy(
        **{k: v for k, v in given.items() if k in reduced_activation_energy.defaults}
    )
    rest = {k: v for k, v in given.items() if k in exchange_current_from_rates.defaults}
    exchange = exchange_current_from_rates(reduced_barrier=barrier, **rest)
    assert directions(found, **given) == pytest.approx([exchange, exchange])


@pytest.mark.parametrize("alpha", [0.3, 0.44, 0.5, 0.7])
def test_the_whole_nonlinear_curve_falls_in_resistance_as_concentration_to_one_minus_alpha(alpha):
    """Eq. 3's exponent, at zero bias and at ±50 mV, with nothing linearised."""
    concentrations = np.logspace(1, 3, 5)
    for eta in (1e-5, -0.05, 0.05):
        resistance = []
        for c in concentrations:
            given = {"transfer_coefficient": alpha, "liquid_concentration": c}
            into_solid, into_liquid = directions(balance(**given) + eta, **given)
            resistance.append(-eta / (into_solid - into_liquid))
        slope = np.polyfit(np.log(concentrations), np.log(resistance), 1)[0]
        assert slope == pytest.approx(-(1 - alpha), abs=1e-6)


@pytest.mark.parametrize("eta", [-0.1, -0.01, 0.03, 0.1])
def test_beyond_equilibrium_the_difference_is_butler_volmers(eta):
    given = {"transfer_coefficient": 0.4, "temperature": 310.0}
    at = balance(**given)
    into_solid, into_liquid = directions(at + eta, **given)
    assert butler_volmer_current(
        exchange_current_density=directions(at, **given)[0], overpotential=eta, **given
    ) == pytest.approx(into_solid - into_liquid, rel=1e-9)


def test_at_a_fixed_drop_the_current_is_proportional_to_concentration():
    one, ten = (crossing.current_into_solid(liquid_concentration=c) for c in (100, 1000))
    assert ten / one == pytest.approx(10)
    one, ten = (crossing.current_into_liquid(solid_concentration=c) for c in (1000, 10000))
    assert ten / one == pytest.approx(10)


def test_tenfold_concentration_moves_the_equilibrium_by_the_nernst_shift():
    shift = crossing.equilibrium_drop(liquid_concentration=1000) - crossing.equilibrium_drop(
        liquid_concentration=100
    )
    assert shift == pytest.approx(thermal_voltage() * np.log(10))
    assert shift == pytest.approx(0.05916, abs=1e-5)


def test_a_positive_solid_holds_the_cation_back():
    assert crossing.current_into_solid(potential_drop=0.1) < crossing.current_into_solid(
        potential_drop=0.0
    )
    assert crossing.current_into_liquid(potential_drop=0.1) > crossing.current_into_liquid(
        potential_drop=0.0
    )
