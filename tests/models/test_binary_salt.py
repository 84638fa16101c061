"""Eq. 1 with migration, against Nernst–Planck–Poisson without electroneutrality."""

import numpy as np
import pytest
from scipy.constants import physical_constants
from scipy.optimize import brentq

from heteroionic_lite.models.arrhenius import thermal_voltage
from heteroionic_lite.models.binary_salt import (
    binary_limiting_current,
    cation_share,
    closed_cell_limiting_current,
    salt_diffusivity,
)
from heteroionic_lite.models.diffusion import (
    diffusion_overpotential,
    diffusion_overpotential_supported,
    limiting_current_density,
    surface_concentration,
)
from tests.oracles import stagnant_layer

F = physical_constants["Faraday constant"][0]


def limiting_flux(support):
    """Extrapolated to an empty surface from two solutions of the full equations, in D₊c/δ."""
    flux = np.array([0.5, 0.9]) * (2 if support == 0 else 1)
    left = [stagnant_layer.solve(f, support).surface_concentration for f in flux]
    return brentq(
        lambda f: (
            np.interp(f, flux, left)
            + (f - flux[-1]) * np.diff(left)[0] / np.diff(flux)[0] * (f > flux[-1])
        ),
        0.5,
        4,
    )


def test_the_full_equations_give_twice_the_diffusive_limit_for_a_binary_salt():
    D, c, delta = 2e-10, 1000.0, 1e-4
    found = limiting_flux(support=0) * F * D * c / delta
    assert binary_limiting_current(
        cation_diffusivity=D, concentration=c, layer_thickness=delta
    ) == pytest.approx(found, rel=0.01)


def test_the_full_equations_give_the_printed_limit_with_supporting_salt():
    D, c, delta = 2e-10, 1000.0, 1e-4
    found = limiting_flux(support=200) * F * D * c / delta
    assert limiting_current_density(
        diffusion_coefficient=D, concentration=c, layer_thickness=delta, transference_number=0
    ) == pytest.approx(found, rel=0.01)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_surface_concentration_and_overpotential_follow_the_full_equations(share):
    layer = stagnant_layer.solve(2 * share, screening_length=0.001)
    assert surface_concentration(concentration=1.0, utilisation=share) == pytest.approx(
        layer.surface_concentration, rel=1e-3
    )
    assert diffusion_overpotential(utilisation=share) == pytest.approx(
        layer.overpotential * thermal_voltage(), rel=1e-3
    )


def test_with_supporting_salt_the_overpotential_is_half_of_it():
    layer = stagnant_layer.solve(0.5, support=200, screening_length=0.001)
    assert diffusion_overpotential_supported(utilisation=0.5) == pytest.approx(
        layer.overpotential * thermal_voltage(), rel=5e-3
    )


@pytest.mark.parametrize("anion", [1e-12, 2e-10, 7e-9])
def test_eq_1_with_migration_does_not_depend_on_how_the_anion_moves(anion):
    pair = {"cation_diffusivity": 2e-10, "anion_diffusivity": anion}
    assert limiting_current_density(
        diffusion_coefficient=salt_diffusivity(**pair), transference_number=cation_share(**pair)
    ) == pytest.approx(binary_limiting_current(cation_diffusivity=2e-10), rel=1e-12)


def test_the_slower_ion_sets_the_salt_diffusivity():
    slow = salt_diffusivity(cation_diffusivity=1e-9, anion_diffusivity=1e-14)
    assert slow == pytest.approx(2e-14, rel=1e-4)
    assert salt_diffusivity(cation_diffusivity=3e-10, anion_diffusivity=3e-10) == pytest.approx(
        3e-10
    )


def test_salt_diffusivity_is_the_same_with_the_ions_exchanged_but_not_the_transference_number():
    one = {"cation_diffusivity": 1e-10, "anion_diffusivity": 3e-10}
    other = {"cation_diffusivity": 3e-10, "anion_diffusivity": 1e-10}
    assert salt_diffusivity(**one) == pytest.approx(salt_diffusivity(**other))
    assert cation_share(**one) == pytest.approx(0.25)
    assert cation_share(**other) == pytest.approx(0.75)


def test_a_closed_cell_has_a_stagnant_layer_of_half_its_thickness_on_each_side():
    assert closed_cell_limiting_current(cell_thickness=2e-4) == pytest.approx(
        binary_limiting_current(layer_thickness=1e-4), rel=1e-12
    )


def test_a_closed_cell_of_one_millimetre():
    assert closed_cell_limiting_current(
        cation_diffusivity=1e-10, concentration=1000, cell_thickness=1e-3, charge_number=1
    ) == pytest.approx(38.594, rel=1e-4)
    assert closed_cell_limiting_current(charge_number=2) == pytest.approx(
        2 * closed_cell_limiting_current()
    )
