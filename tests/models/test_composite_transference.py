"""Cations through the particles, anions around them."""

import pytest
import sympy

from heteroionic_lite.models import composite_transference as composite
from heteroionic_lite.models import composites

FILLED = {
    "particle_conductivity": 0.3,
    "matrix_conductivity": 0.049,
    "contact_resistance": 2.4e-4,
    "particle_radius": 5e-6,
    "volume_fraction": 0.2,
}


def test_each_carrier_follows_its_own_potential_around_a_sphere():
    """Salt and electric potential as unknowns, in units of RT and F; both gradients are free."""
    sp, sm, t, skin = sympy.symbols("sigma_p sigma_m t skin", positive=True)
    salt, field, salt_dipole, field_dipole, inside = sympy.symbols("G E B_c B_phi g")
    # per cos θ on a sphere of radius 1: a uniform gradient and a dipole outside
    salt_here, field_here = salt + salt_dipole, field + field_dipole
    salt_slope, field_slope = salt - 2 * salt_dipole, field - 2 * field_dipole
    cations = t * sm * (salt_slope + field_slope)
    anions = (1 - t) * sm * (salt_slope - field_slope)
    answer = sympy.solve(
        [anions, cations - sp * inside, salt_here + field_here - inside - skin * cations],
        [salt_dipole, field_dipole, inside],
    )
    found = (answer[salt_dipole] + answer[field_dipole]) / (salt + field)
    coated = sp / (1 + sp * skin)
    assert sympy.simplify(found + (coated - t * sm) / (coated + 2 * t * sm)) == 0
    around = (answer[salt_dipole] - answer[field_dipole]) / (salt - field)
    assert sympy.simplify(around) == sympy.Rational(1, 2)


def test_a_matrix_of_one_carrier_is_hasselman_and_johnson():
    assert composite.cation_conductivity_of_composite(
        transference_number=1, **FILLED
    ) == pytest.approx(composites.composite_conductivity(**FILLED))
    assert composite.composite_transference_number(transference_number=1, **FILLED) == 1


def test_without_particles_the_matrix_keeps_its_transference_number():
    empty = {**FILLED, "volume_fraction": 0}
    assert composite.composite_transference_number(
        transference_number=0.3, **empty
    ) == pytest.approx(0.3)


def test_particles_that_pass_nothing_leave_it_as_well():
    idle = {**FILLED, "contact_resistance": 1e6}
    assert composite.composite_transference_number(
        transference_number=0.3, **idle
    ) == pytest.approx(0.3, rel=1e-5)
    assert composite.cation_gain(transference_number=0.3, **idle) == pytest.approx(0.8 / 1.1)


def test_the_conductivity_may_fall_while_the_transference_number_rises():
    assert composites.composite_gain(**FILLED) < 1
    assert composite.cation_gain(**FILLED) > 1
    assert composite.composite_transference_number(**FILLED) > 0.25


def test_at_its_critical_radius_a_particle_leaves_the_cation_as_it_was():
    given = {
        key: FILLED[key] for key in FILLED if key not in {"particle_radius", "volume_fraction"}
    }
    radius = composite.cation_critical_radius(transference_number=0.2, **given)
    assert radius == pytest.approx(2.4e-4 / (1 / 0.0098 - 1 / 0.3))
    assert composite.cation_gain(
        transference_number=0.2, particle_radius=radius, **given
    ) == pytest.approx(1)
    assert radius < composites.critical_radius(**given)


def test_a_particle_with_the_tolerable_skin_changes_nothing():
    skin = composite.tolerable_contact_resistance(
        particle_radius=5e-6, particle_conductivity=0.3, matrix_conductivity=0.03
    )
    assert skin * 1e4 == pytest.approx(1.5)
    assert composites.composite_gain(
        contact_resistance=skin,
        particle_radius=5e-6,
        particle_conductivity=0.3,
        matrix_conductivity=0.03,
    ) == pytest.approx(1)
