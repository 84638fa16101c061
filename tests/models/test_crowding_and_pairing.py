"""What concentration does beyond Eq. 3."""

import math

import numpy as np
import pytest
import sympy
from scipy.constants import N_A, R, e
from scipy.optimize import brentq, minimize_scalar

from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
from heteroionic_lite.models.crowding_and_pairing import (
    best_concentration,
    contact_pair_resistance,
    contact_pair_share,
    crowded_resistance,
    free_ion_concentration,
    pair_cleavage_barrier,
    paired_resistance,
    solvent_per_ion,
)

F = N_A * e
T = 298.15


@pytest.mark.parametrize("alpha", [0.2, 0.44, 0.7])
@pytest.mark.parametrize("hidden", [0.0, 0.03, 0.5])
def test_resistance_is_least_at_one_minus_alpha_times_the_crowding_concentration(alpha, hidden):
    given = {"transfer_coefficient": alpha, "crowding_concentration": 1700.0}
    found = minimize_scalar(
        lambda log_c: crowded_resistance(
            concentration=math.exp(log_c), interphase_resistance=hidden, **given
        ),
        bounds=(math.log(20), math.log(6000)),
        method="bounded",
        options={"xatol": 1e-10},
    )
    assert best_concentration(**given) == pytest.approx(math.exp(found.x), rel=1e-5)


def test_best_concentration_is_1_12_molar():
    assert best_concentration.quantity().magnitude == pytest.approx(1.12)
    assert best_concentration(transfer_coefficient=1.0) == 0
    assert best_concentration(transfer_coefficient=0.0) == 2000


def test_crowding_leaves_dilute_solutions_alone_and_stops_concentrated_ones():
    assert crowded_resistance() == pytest.approx(0.07838527, rel=1e-6)
    expression = crowded_resistance.expression
    c, crowd = (crowded_resistance[n].symbol for n in ("concentration", "crowding_concentration"))
    uncrowded = sympy.limit(expression, crowd, sympy.oo)
    series = crowded_resistance["interphase_resistance"].symbol
    assert sympy.simplify(uncrowded - series - charge_transfer_resistance.expression) == 0
    numbers = expression.subs(crowded_resistance["transfer_coefficient"].symbol, 0.5)
    assert sympy.limit(numbers, c, sympy.oo) == sympy.oo
    high = crowded_resistance(concentration=4000, interphase_resistance=0.0)
    assert high == pytest.approx(0.048385271 * 4**-0.56 * math.exp(1.5), rel=1e-6)


@pytest.mark.parametrize("salt", [1.0, 150.0, 6000.0])
def test_free_ions_obey_mass_action(salt):
    """[pair] = K [free]² and free + pairs = salt, solved by bracketing."""
    constant = 2e-3
    free = brentq(lambda x: x + constant * x**2 - salt, 0, salt, xtol=1e-14)
    model = free_ion_concentration(concentration=salt, pairing_constant=constant)
    assert model == pytest.approx(free, rel=1e-10)


def test_free_ion_concentration_always_rises_so_that_pairing_makes_no_minimum():
    c = free_ion_concentration["concentration"].symbol
    slope = sympy.simplify(sympy.diff(free_ion_concentration.expression, c))
    assert slope.is_positive
    resistance = paired_resistance(concentration=np.geomspace(1, 6000, 200), pairing_constant=1.0)
    assert np.all(np.diff(resistance) < 0)


def test_pairing_halves_the_exponent_at_most():
    c = np.array([0.01, 0.01001, 6e6, 6.006e6])
    free = free_ion_concentration(concentration=c, pairing_constant=1e-2)
    slopes = np.diff(np.log(free))[::2] / np.diff(np.log(c))[::2]
    np.testing.assert_allclose(slopes, [1.0, 0.5], atol=3e-3)


def test_at_one_molar_with_unit_pairing_the_golden_ratio_is_free():
    assert free_ion_concentration() == pytest.approx(1000 * (math.sqrt(5) - 1) / 2)


def test_paired_resistance_is_that_of_the_free_ions():
    free = free_ion_concentration(concentration=700)
    bare = charge_transfer_resistance(concentration=free)
    assert paired_resistance(concentration=700) == pytest.approx(bare)
    assert paired_resistance() == pytest.approx(0.048385271 * 1.618034**0.56, rel=1e-6)
    weak = paired_resistance(pairing_constant=1e-12)
    assert weak == pytest.approx(charge_transfer_resistance(), rel=1e-6)


@pytest.mark.parametrize(("salt", "solvent", "share"), [(3950, 2.99, 0.028), (5930, 1.99, 0.951)])
def test_contact_pairs_take_over_between_three_and_two_solvents_per_ion(salt, solvent, share):
    assert solvent_per_ion(concentration=salt) == pytest.approx(solvent, abs=0.005)
    assert contact_pair_share(concentration=salt) == pytest.approx(share, abs=6e-4)


def test_contact_pairs_are_half_at_the_critical_coordination_whatever_the_sharpness():
    salt = 1 / (8.46e-5 * 2.4)
    for sharpness in (1.0, 16.0, 40.0):
        half = contact_pair_share(concentration=salt, pairing_sharpness=sharpness)
        assert half == pytest.approx(0.5)


def test_contact_pairs_vanish_on_dilution_and_are_everywhere_without_solvent():
    assert contact_pair_share(concentration=10.0) < 1e-30
    assert contact_pair_share(concentration=1e6) == pytest.approx(1)
    assert solvent_per_ion() == pytest.approx(11.82033, rel=1e-6)


def test_barrier_rises_by_ten_kilojoules_when_pairs_have_to_break():
    assert pair_cleavage_barrier() == pytest.approx(50e3)
    assert pair_cleavage_barrier(concentration=3950) == pytest.approx(50283, abs=6)
    assert pair_cleavage_barrier(concentration=5930) == pytest.approx(59510, abs=6)
    assert pair_cleavage_barrier(concentration=5930, pair_cleavage=0.0) == 50e3
    assert pair_cleavage_barrier(concentration=1e6, reference_barrier=4e4) == pytest.approx(5e4)


def test_everything_together_multiplies_the_transfer_by_the_boltzmann_factor_of_cleavage():
    salt = {"concentration": 5930.0}
    transfer = crowded_resistance(interphase_resistance=0.0, **salt)
    factor = math.exp(10e3 * contact_pair_share(**salt) / (R * T))
    assert factor == pytest.approx(46.4, rel=5e-3)
    assert contact_pair_resistance(**salt) == pytest.approx(0.03 + transfer * factor)


def test_every_factor_by_hand_away_from_the_defaults():
    """A divalent ion in a warm, concentrated, partly paired solution."""
    salt, temperature, alpha = 5000.0, 330.0, 0.3
    given = {
        "concentration": salt,
        "temperature": temperature,
        "transfer_coefficient": alpha,
        "charge_number": 2,
        "exchange_current_density": 0.8,
        "reference_concentration": 500.0,
    }
    transfer = R * temperature / (2 * F * 0.8) * (salt / 500) ** (alpha - 1)
    crowded = transfer * math.exp((salt - 500) / 3000)
    pairs = 1 / (1 + (1 / (8e-5 * salt * 2.2)) ** 12)
    more = given | {"crowding_concentration": 3000.0, "interphase_resistance": 0.01}
    assert crowded_resistance(**more) == pytest.approx(0.01 + crowded)
    more |= {
        "solution_volume": 8e-5,
        "critical_coordination": 2.2,
        "pairing_sharpness": 12,
        "pair_cleavage": 7e3,
    }
    boltzmann = math.exp(7e3 * pairs / (R * temperature))
    assert contact_pair_resistance(**more) == pytest.approx(0.01 + crowded * boltzmann)
    free = (math.sqrt(1 + 4 * 0.01 * salt) - 1) / (2 * 0.01)
    paired = paired_resistance(pairing_constant=0.01, **given)
    assert paired == pytest.approx(transfer * (free / salt) ** (alpha - 1))


def test_everything_together_is_the_crowded_law_without_cleavage_or_pairs():
    free = contact_pair_resistance(concentration=5930, pair_cleavage=0.0)
    assert free == pytest.approx(crowded_resistance(concentration=5930))
    dilute = contact_pair_resistance(concentration=100)
    assert dilute == pytest.approx(crowded_resistance(concentration=100))
