"""Prefactors with a temperature, and energies that go with them, against fits of numbers."""

import numpy as np
import pytest
from scipy import constants

from heteroionic_lite.models.arrhenius import activated_resistance
from heteroionic_lite.models.compensation import (
    compensated_prefactor,
    compensated_resistance,
    transition_state_resistance,
)

TEMPERATURES = np.linspace(260.0, 360.0, 41)


def slope(values):
    return np.polyfit(1 / TEMPERATURES, np.log(values), 1)[0] * constants.R


def test_of_a_transition_state_the_logarithm_of_r_gives_the_enthalpy_exactly():
    found = transition_state_resistance(activation_enthalpy=60e3, temperature=TEMPERATURES)
    assert slope(found) == pytest.approx(60e3, rel=1e-9)
    assert slope(found / TEMPERATURES) == pytest.approx(60e3 + 2.55e3, rel=5e-3)


def test_its_resistance_is_that_of_the_rate_constant():
    temperature, barrier, entropy = 310.0, 45e3, 20.0
    rate = (
        constants.k
        * temperature
        / constants.h
        * np.exp(entropy / constants.R - barrier / (constants.R * temperature))
    )
    faraday = constants.e * constants.N_A
    exchange = faraday * 5e-10 * 20000 * rate  # A/m²: F d c k
    found = transition_state_resistance(
        activation_enthalpy=barrier, activation_entropy=entropy, temperature=temperature
    )
    assert found == pytest.approx(constants.R * temperature / (faraday * exchange))


def test_compensated_lines_meet_and_change_their_order_there():
    energies = np.array([20e3, 50e3, 90e3])
    cold, there, warm = (
        compensated_resistance(
            activation_energy=energies, temperature=t, isokinetic_temperature=300.0
        )
        for t in (280.0, 300.0, 330.0)
    )
    assert there == pytest.approx(there[0] * np.ones(3))
    assert list(np.argsort(cold)) == [0, 1, 2]
    assert list(np.argsort(warm)) == [2, 1, 0]


def test_energy_and_prefactor_of_such_contacts_lie_on_a_line_that_gives_the_temperature():
    energies = np.linspace(30e3, 100e3, 8)
    fits = [
        np.polyfit(1 / TEMPERATURES, np.log(compensated_resistance(
            activation_energy=e, temperature=TEMPERATURES, isokinetic_temperature=320.0
        )), 1)
        for e in energies
    ]  # fmt: skip
    found, prefactors = np.array(fits).T
    steepness = np.polyfit(found * constants.R, prefactors, 1)[0]
    assert -1 / (constants.R * steepness) == pytest.approx(320.0, rel=1e-6)
    assert np.exp(prefactors[0]) == pytest.approx(
        compensated_prefactor(activation_energy=30e3, isokinetic_temperature=320.0), rel=1e-6
    )


def test_a_contact_with_that_prefactor_is_the_plain_activated_one():
    prefactor = compensated_prefactor()
    assert activated_resistance(resistance_prefactor=prefactor) == pytest.approx(
        compensated_resistance()
    )
