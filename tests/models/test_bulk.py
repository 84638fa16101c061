"""The solid itself, as a yardstick for its interface."""

import pytest
from scipy.constants import N_A, R, e

from heteroionic_lite.models.bulk import bulk_resistance, equivalent_thickness
from heteroionic_lite.models.interphase import interface_resistance

F = N_A * e


def test_half_a_millimetre_of_garnet_resists_100_ohm_square_centimetres():
    assert bulk_resistance.quantity().magnitude == pytest.approx(100)
    assert bulk_resistance(pellet_conductivity=0.1) == pytest.approx(5e-3)
    assert bulk_resistance(pellet_thickness=1e-3) == pytest.approx(2e-2)


def test_an_interface_resists_as_much_as_four_millimetres_of_garnet():
    assert equivalent_thickness.quantity().magnitude == pytest.approx(3.919264, rel=1e-6)


def test_a_pellet_of_the_equivalent_thickness_resists_as_much_as_the_interface():
    given = {
        "interphase_resistance": 0.02,
        "temperature": 330.0,
        "charge_number": 2,
        "exchange_current_density": 0.8,
        "concentration": 200.0,
        "reference_concentration": 500.0,
        "transfer_coefficient": 0.3,
    }
    thickness = equivalent_thickness(pellet_conductivity=0.3, **given)
    by_hand = 0.02 + R * 330 / (2 * F * 0.8) * 0.4**-0.7
    assert thickness / 0.3 == pytest.approx(by_hand)
    assert interface_resistance(**given) == pytest.approx(by_hand)
