"""Particles and grains."""

import numpy as np
import pytest
import sympy

from heteroionic_lite.models import composites
from heteroionic_lite.models.composites import composite_conductivity as mixture


def test_hasselman_and_johnson_follow_from_one_sphere():
    """A sphere with a resistive skin in a field, then Maxwell's dilute suspension of them."""
    inside, dipole = sympy.symbols("inside dipole")
    sp, sm, phi, skin, radius = (
        mixture[name].symbol
        for name in (
            "particle_conductivity",
            "matrix_conductivity",
            "volume_fraction",
            "contact_resistance",
            "particle_radius",
        )
    )
    # potentials per cos θ: inside·r within, r + dipole·a³/r² outside
    flux_in, flux_out = sp * inside, sm * (1 - 2 * dipole)
    jump = (radius + dipole * radius) - inside * radius
    answer = sympy.solve([flux_in - flux_out, jump - skin * flux_in], [inside, dipole])
    polarisability = -answer[dipole]
    maxwell = sm * (1 + 2 * phi * polarisability) / (1 - phi * polarisability)
    assert sympy.simplify(maxwell - mixture.expression) == 0


def test_a_resistive_skin_acts_as_a_lower_conductivity():
    skin = {"contact_resistance": 3e-4, "particle_radius": 2e-6}
    lower = composites.coated_particle_conductivity(particle_conductivity=0.1, **skin)
    assert 2e-6 / lower == pytest.approx(2e-6 / 0.1 + 3e-4)
    assert mixture(particle_conductivity=0.1, **skin) == pytest.approx(
        mixture(particle_conductivity=lower, contact_resistance=0)
    )


def test_no_filler_changes_nothing_and_an_insulating_one_obstructs():
    assert mixture(volume_fraction=0, matrix_conductivity=0.02) == pytest.approx(0.02)
    phi = np.array([0.1, 0.3, 0.5])
    insulating = mixture(volume_fraction=phi, contact_resistance=1e6, matrix_conductivity=0.02)
    assert insulating / 0.02 == pytest.approx((1 - phi) / (1 + phi / 2), rel=1e-5)
    conducting = mixture(
        volume_fraction=0.1,
        particle_conductivity=1e6,
        contact_resistance=0,
        matrix_conductivity=1.0,
    )
    assert conducting == pytest.approx(1.2 / 0.9, rel=1e-5)


def test_the_gain_is_over_the_matrix_alone():
    assert composites.composite_gain(matrix_conductivity=0.004) == pytest.approx(
        mixture(matrix_conductivity=0.004) / 0.004
    )


def test_at_the_critical_radius_the_filler_neither_helps_nor_harms():
    given = {"particle_conductivity": 0.08, "matrix_conductivity": 0.01, "contact_resistance": 5e-4}
    radius = composites.critical_radius(**given)
    assert composites.composite_gain(particle_radius=radius, volume_fraction=0.3, **given) == (
        pytest.approx(1)
    )
    assert composites.composite_gain(particle_radius=2 * radius, **given) > 1
    assert composites.composite_gain(particle_radius=radius / 2, **given) < 1


@pytest.mark.parametrize(
    ("resistance", "particle", "matrix", "radius"),
    [(9e3, 0.1, 0.03, 3.9e-2), (16, 0.3, 0.03, 53e-6), (2.4, 0.3, 0.049, 14e-6)],
)
def test_critical_radius_of_what_has_been_measured(resistance, particle, matrix, radius):
    """Area resistances in Ω cm²; the conductivities are of the order of the systems named."""
    assert composites.critical_radius(
        contact_resistance=resistance * 1e-4,
        particle_conductivity=particle,
        matrix_conductivity=matrix,
    ) == pytest.approx(radius, rel=0.02)


def test_brick_layer_is_grains_and_boundaries_in_series():
    given = {
        "grain_resistivity": 20.0,
        "boundary_resistivity": 5e5,
        "boundary_thickness": 2e-9,
        "grain_size": 4e-7,
    }
    cells = 1000
    length = cells * 4e-7
    series = cells * (20.0 * (4e-7 - 2e-9) + 5e5 * 2e-9) / length
    assert composites.brick_layer_resistivity(**given) == pytest.approx(series)
    boundary = composites.boundary_resistance(boundary_resistivity=5e5, boundary_thickness=2e-9)
    assert composites.boundary_share(**given) == pytest.approx(boundary * cells / (series * length))
    assert composites.brick_layer_capacitance_ratio(
        grain_size=4e-7, boundary_thickness=2e-9
    ) == pytest.approx(200)


def test_brick_layer_at_its_ends():
    given = {"grain_resistivity": 10.0, "boundary_resistivity": 1e4}
    assert composites.brick_layer_resistivity(
        grain_size=1.0, boundary_thickness=1e-9, **given
    ) == pytest.approx(10, rel=1e-5)
    assert composites.brick_layer_resistivity(
        grain_size=1e-9, boundary_thickness=1e-9, **given
    ) == pytest.approx(1e4)
    same = {"grain_resistivity": 10.0, "boundary_resistivity": 10.0}
    assert composites.brick_layer_resistivity(**same) == pytest.approx(10)
