"""Rough and spotted contacts; the constriction against the field of a disc."""

import numpy as np
import pytest
from scipy.integrate import quad

from heteroionic_lite.models import contact_spots as spots
from heteroionic_lite.models.contacts import partial_contact_resistance


def test_one_spot_resists_as_the_shells_around_a_disc_add_up():
    """Equipotentials of a disc are oblate spheroids; the same current passes each of them."""
    radius, sigma = 2e-5, 0.04
    one_side, _ = quad(lambda u: 1 / (2 * np.pi * sigma * radius * (1 + u**2)), 0, np.inf)
    share = 0.01
    number = share / (np.pi * radius**2)  # on a square metre
    found = spots.constriction_resistance(
        spot_radius=radius, spot_conductivity=sigma, contact_area_share=share
    )
    assert found == pytest.approx(2 * one_side / number, rel=1e-8)


def test_fine_spots_are_a_partial_contact_and_coarse_ones_are_not():
    fine, coarse = (
        spots.spotted_contact_resistance(spot_radius=a, contact_area_share=0.0056)
        for a in (1e-8, 1e-4)
    )
    plain = partial_contact_resistance(contact_area_share=0.0056)
    assert fine == pytest.approx(plain, rel=1e-3)
    assert coarse > 1.9 * plain


def test_step_and_constriction_are_equal_at_the_radius_given():
    equal = spots.spot_radius_of_equals()
    assert spots.constriction_resistance(spot_radius=equal, contact_area_share=0.01) == (
        pytest.approx(partial_contact_resistance(contact_area_share=0.01))
    )


def test_a_wetted_roughness_moves_size_and_capacitance_but_not_the_time_constant():
    flat, rough = (
        (spots.wetted_resistance(roughness_factor=f), spots.wetted_capacitance(roughness_factor=f))
        for f in (1, 8)
    )
    assert flat[0] / rough[0] == pytest.approx(8)
    assert flat[0] * flat[1] == pytest.approx(rough[0] * rough[1])
    with pytest.raises(ValueError, match="1 <= roughness_factor"):
        spots.wetted_resistance(roughness_factor=0.5)
