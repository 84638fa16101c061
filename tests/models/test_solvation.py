"""Donor number, bond retention and the last solvent molecule."""

import numpy as np
import pytest
import sympy
from scipy.constants import R

from heteroionic_lite.models.solvation import (
    apparent_energy_in_series,
    barrier_from_bond_retention,
    barrier_from_donor_number,
    donor_slope_from_transfer,
    first_step_share,
    resistance_from_donor_number,
)

T = 298.15
TWO_STEPS = {"first_barrier": 50e3, "second_barrier": 41e3, "prefactor_ratio": 0.02}


@pytest.mark.parametrize(
    ("solvent", "donor_number", "kilojoules"),
    [("FEC", 9.1, 45.2), ("PC", 15.1, 50.0), ("DMSO", 29.8, 61.76), ("EMIBF4", 7.0, 43.52)],
)
def test_barrier_follows_the_donor_number(solvent, donor_number, kilojoules):
    barrier = barrier_from_donor_number(donor_number=donor_number)
    assert barrier / 1e3 == pytest.approx(kilojoules), solvent


def test_barrier_ignores_the_donor_number_of_a_sodium_like_ion():
    assert barrier_from_donor_number(donor_slope=0.0, donor_number=29.8) == 50e3
    assert barrier_from_donor_number(donor_number=15.1, donor_slope=2000) == 50e3


def test_dimethyl_carbonate_is_an_outlier_that_needs_an_offset():
    offset = -18e3 - 800 * (16.0 - 15.1)
    barrier = barrier_from_donor_number(donor_number=16.0, solvation_offset=offset)
    assert barrier == pytest.approx(32e3)


def test_donor_number_of_a_polymer_needs_to_be_74_to_explain_one_electronvolt():
    assert barrier_from_donor_number(donor_number=74.4) / 96485.33 == pytest.approx(1.01, abs=0.001)


def test_dmso_is_115_times_more_resistive_than_propylene_carbonate():
    ratio = resistance_from_donor_number(donor_number=29.8) / resistance_from_donor_number()
    assert ratio == pytest.approx(114.885, rel=1e-5)
    assert resistance_from_donor_number() * 1e4 == pytest.approx(482.948, rel=1e-5)


def test_resistance_at_infinite_temperature_is_the_prefactor():
    temperature = resistance_from_donor_number["temperature"].symbol
    prefactor = resistance_from_donor_number["resistance_prefactor"].symbol
    assert sympy.limit(resistance_from_donor_number.expression, temperature, sympy.oo) == prefactor


def test_slope_is_the_part_of_the_solvation_energy_that_reaches_the_barrier():
    assert donor_slope_from_transfer() == pytest.approx(4184 * 0.19)
    assert donor_slope_from_transfer(bond_retention=0.0) == pytest.approx(4184 * 0.56)
    assert donor_slope_from_transfer(donor_strength=0.0) == 0


def test_bond_retention_of_one_minus_alpha_removes_the_donor_number_from_the_barrier():
    alpha, retention = (
        barrier_from_bond_retention[n].symbol for n in ("transfer_coefficient", "bond_retention")
    )
    barrier = barrier_from_bond_retention.expression.subs(retention, 1 - alpha)
    assert sympy.simplify(barrier - barrier_from_bond_retention["reference_barrier"].symbol) == 0
    assert donor_slope_from_transfer(bond_retention=0.56) == pytest.approx(0, abs=1e-9)


def test_only_bond_retention_of_minus_alpha_lets_the_whole_solvation_energy_through():
    assert donor_slope_from_transfer(bond_retention=-0.44) == pytest.approx(4184)


def test_barrier_with_the_slope_of_equation_2():
    barrier = barrier_from_bond_retention(donor_number=29.8, transfer_coefficient=0.3)
    assert barrier == pytest.approx(50e3 + 4184 * 0.33 * 14.7)
    assert barrier_from_bond_retention(reference_donor_number=10) == pytest.approx(
        50e3 + 4184 * 0.19 * 5.1
    )


def series_resistance(temperature):
    first = 0.02 * np.exp(50e3 / (R * temperature))
    return first, np.exp(41e3 / (R * temperature))


def test_apparent_energy_is_the_local_arrhenius_slope_of_two_steps_in_series():
    above, below = T * 1.0001, T / 1.0001
    logs = [np.log(sum(series_resistance(t))) for t in (above, below)]
    slope = R * (logs[0] - logs[1]) / (1 / above - 1 / below)
    assert apparent_energy_in_series(**TWO_STEPS) == pytest.approx(slope, rel=1e-6)


def test_share_of_the_first_step_is_its_part_of_the_resistance():
    first, second = series_resistance(T)
    share = first_step_share(**TWO_STEPS)
    assert share == pytest.approx(first / (first + second))
    mean = share * 50e3 + (1 - share) * 41e3
    assert apparent_energy_in_series(**TWO_STEPS) == pytest.approx(mean)


def test_the_strongest_partner_decides_when_its_step_is_slow():
    assert apparent_energy_in_series() == pytest.approx(49987.367, rel=1e-7)
    assert first_step_share() == pytest.approx(0.99929817, rel=1e-7)
    ratio = apparent_energy_in_series["prefactor_ratio"].symbol
    energy = apparent_energy_in_series.expression
    first, second = (
        apparent_energy_in_series[n].symbol for n in ("first_barrier", "second_barrier")
    )
    assert sympy.simplify(sympy.limit(energy, ratio, sympy.oo) - first) == 0
    assert sympy.limit(energy, ratio, 0) == second


def test_the_steps_change_places_where_they_are_equally_resistive():
    balance = float(np.exp(-(50e3 - 32e3) / (R * T)))
    assert first_step_share(prefactor_ratio=balance) == pytest.approx(0.5)
    assert apparent_energy_in_series(prefactor_ratio=balance) == pytest.approx(41e3)
