"""Arrhenius: which plot gives which energy."""

import numpy as np
import pytest
import sympy
from scipy.constants import N_A, R, e

from heteroionic_lite.models import arrhenius
from heteroionic_lite.models.arrhenius import (
    activated_resistance,
    apparent_energy_of_conductance,
    bare_hop_prefactor,
    reciprocal_temperature,
    temperature_factor,
    temperature_over_resistance,
    thermal_voltage,
    transfer_resistance_at,
)

F = N_A * e
NEAR = np.array([0.9999, 1.0001])


def slope_against_reciprocal(model, quantity, at, **given):
    """−R d ln(quantity)/d(1/T): the energy an Arrhenius plot gives at one temperature."""
    run = at * NEAR
    logs = np.log(quantity(model(temperature=run, **given), run))
    return -R * np.diff(logs)[0] / np.diff(1 / run)[0]


def test_thermal_voltage_is_25_7_millivolt():
    assert thermal_voltage.quantity().magnitude == pytest.approx(25.6926, rel=1e-6)
    assert thermal_voltage(temperature=350) == pytest.approx(350 * R / F)


def test_reciprocal_temperature_is_shown_per_kilokelvin():
    assert reciprocal_temperature.quantity(temperature=400).magnitude == pytest.approx(2.5)


def test_activated_resistance_has_the_energy_it_is_given():
    energy = slope_against_reciprocal(activated_resistance, lambda r, _t: 1 / r, 298.15)
    assert energy == pytest.approx(50e3, rel=1e-6)
    assert activated_resistance() * 1e4 == pytest.approx(482.948, rel=1e-5)
    assert activated_resistance(activation_energy=0.0, resistance_prefactor=3e-4) == 3e-4


def test_solid_solid_anchor_of_16_ohm_square_centimetres():
    resistance = activated_resistance(resistance_prefactor=1.82e-11, activation_energy=45348)
    assert resistance * 1e4 == pytest.approx(16.0, rel=3e-3)


def test_resistance_vanishes_nowhere_and_diverges_in_the_cold():
    temperature = activated_resistance["temperature"].symbol
    prefactor = activated_resistance["resistance_prefactor"].symbol
    assert sympy.limit(activated_resistance.expression, temperature, sympy.oo) == prefactor
    assert sympy.limit(activated_resistance.expression, temperature, 0, "+") == sympy.oo


def test_transfer_resistance_is_484_at_the_reference_temperature_whatever_the_barrier():
    assert transfer_resistance_at() * 1e4 == pytest.approx(483.853, rel=1e-6)
    assert transfer_resistance_at(activation_energy=9e4) == pytest.approx(transfer_resistance_at())
    assert transfer_resistance_at(charge_number=2) == pytest.approx(transfer_resistance_at() / 2)


def test_transfer_resistance_by_hand_at_sixty_degrees():
    exchange = 0.531 * np.exp(-50e3 / R * (1 / 333.15 - 1 / 298.15))
    by_hand = R * 333.15 / (F * exchange)
    assert transfer_resistance_at(temperature=333.15) == pytest.approx(by_hand)


@pytest.mark.parametrize("at", [298.15, 350.0])
def test_temperature_over_resistance_gives_the_exact_barrier(at):
    energy = slope_against_reciprocal(temperature_over_resistance, lambda y, _t: y, at)
    assert energy == pytest.approx(50e3, rel=1e-6)
    conductance = 1 / transfer_resistance_at(temperature=at)
    assert temperature_over_resistance(temperature=at) == pytest.approx(at * conductance)


@pytest.mark.parametrize("at", [298.15, 350.0])
def test_conductance_gives_one_rt_less(at):
    energy = slope_against_reciprocal(transfer_resistance_at, lambda r, _t: 1 / r, at)
    assert energy == pytest.approx(apparent_energy_of_conductance(temperature=at), rel=1e-6)


def test_fifty_kilojoules_look_like_47_and_a_half():
    assert apparent_energy_of_conductance() == pytest.approx(47521.04, rel=1e-7)
    fitted_over = np.linspace(273.15, 333.15, 61)
    logs = np.log(1 / transfer_resistance_at(temperature=fitted_over))
    slope, _ = np.polyfit(1 / fitted_over, logs, 1)
    assert -R * slope == pytest.approx(47.49e3, abs=25)


@pytest.mark.parametrize(
    ("electronvolt", "factor"), [(0.47, 6.8), (0.52, 8.4), (0.74, 20.6), (1.01, 62.2)]
)
def test_sixty_degrees_are_worth_a_factor_that_grows_with_the_barrier(electronvolt, factor):
    found = temperature_factor(activation_energy=electronvolt * F)
    assert found == pytest.approx(factor, rel=6e-3)


def test_temperature_factor_is_the_ratio_of_activated_resistances():
    ratio = activated_resistance(temperature=280) / activated_resistance(temperature=320)
    factor = temperature_factor(reference_temperature=280, temperature=320)
    assert factor == pytest.approx(ratio)
    assert temperature_factor(temperature=298.15) == 1
    assert temperature_factor(activation_energy=0.0) == 1


def test_prefactor_of_a_bare_hop_falls_with_the_square_of_the_charge():
    prefactor = bare_hop_prefactor(
        charge_number=2,
        temperature=330,
        helmholtz_thickness=4e-10,
        solid_concentration=2e4,
        attempt_frequency=5e12,
    )
    assert prefactor == pytest.approx(R * 330 / (4 * F**2 * 4e-10 * 2e4 * 5e12))


HERE = {
    "measured_resistance": 0.9,
    "activation_energy": 97e3,
    "measuring_temperature": 343.15,
    "temperature": 298.15,
}
ERRORS = {"energy_uncertainty": 3e3, "temperature_uncertainty": 1.5}


class TestShiftedResistance:
    """How far off a resistance may be that was carried to another temperature."""

    def test_the_spread_is_that_of_many_such_readings(self):
        """The logarithm over readings whose energy and temperature scatter as they may."""
        draw = np.random.default_rng(7)
        n = 400_000
        energy = draw.normal(HERE["activation_energy"], 3e3, n)
        true = draw.normal(HERE["measuring_temperature"], 1.5, n)
        logs = energy / R * (1 / HERE["temperature"] - 1 / true)
        known = {k: v for k, v in HERE.items() if k != "measured_resistance"}
        found = arrhenius.shift_spread(**known, **ERRORS)
        assert np.log(found) == pytest.approx(np.std(logs), rel=0.01)

    def test_each_error_counts_by_itself(self):
        known = {k: v for k, v in HERE.items() if k != "measured_resistance"}
        by_energy = arrhenius.shift_spread(
            **known, energy_uncertainty=3e3, temperature_uncertainty=0
        )
        assert by_energy == pytest.approx(np.exp(3e3 / R * (1 / 298.15 - 1 / 343.15)), rel=1e-12)
        by_temperature = arrhenius.shift_spread(
            **known, energy_uncertainty=0, temperature_uncertainty=1.5
        )
        at_two, at_one = (
            arrhenius.activated_resistance(
                resistance_prefactor=1.0, activation_energy=97e3, temperature=t
            )
            for t in (343.15 - 1e-3, 343.15 + 1e-3)
        )
        steepness = np.log(at_two / at_one) / 2e-3  # per kelvin
        assert np.log(by_temperature) == pytest.approx(1.5 * steepness, rel=1e-6)

    def test_the_ends_lie_as_far_above_as_below(self):
        middle = arrhenius.shifted_resistance(**HERE)
        low, high = (
            model(**HERE, **ERRORS) for model in (arrhenius.shifted_low, arrhenius.shifted_high)
        )
        assert low < middle < high
        assert high / middle == pytest.approx(middle / low)
        known = {k: v for k, v in HERE.items() if k != "measured_resistance"}
        assert high / middle == pytest.approx(arrhenius.shift_spread(**known, **ERRORS))
        exact = {"energy_uncertainty": 0, "temperature_uncertainty": 0}
        assert arrhenius.shifted_high(**HERE, **exact) == pytest.approx(middle)
