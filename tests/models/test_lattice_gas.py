"""Sites that can run out."""

import numpy as np
import pytest
from scipy.optimize import minimize, minimize_scalar

from heteroionic_lite.models import lattice_gas as lattice

ALPHAS = [0.2, 0.44, 0.5, 0.8]


@pytest.mark.parametrize("alpha", ALPHAS)
def test_resistance_is_least_at_the_occupancy_one_minus_alpha(alpha):
    best = minimize_scalar(
        lambda t: lattice.site_exclusion_factor(site_occupancy=t, transfer_coefficient=alpha),
        bounds=(0.01, 0.99),
        method="bounded",
        options={"xatol": 1e-9},
    )
    assert lattice.best_occupancy(transfer_coefficient=alpha) == pytest.approx(best.x, abs=1e-6)
    assert best.fun == pytest.approx(1)


@pytest.mark.parametrize("alpha", ALPHAS)
def test_resistance_balances_a_jump_into_vacant_sites_with_the_jump_back(alpha):
    """From the two directions themselves: θ leaves, 1 − θ receives; equilibrium found by hand."""

    def exchange(theta):
        drop = np.log(theta / (1 - theta))  # where θ e^{−αφ} = (1 − θ) e^{(1−α)φ}
        return theta * np.exp(-alpha * drop)

    occupancy = np.array([0.05, 0.3, 0.9])
    factor = lattice.site_exclusion_factor(site_occupancy=occupancy, transfer_coefficient=alpha)
    assert factor == pytest.approx(exchange(1 - alpha) / exchange(occupancy))


@pytest.mark.parametrize("alpha", ALPHAS)
def test_slope_is_that_of_the_resistance(alpha):
    occupancy, step = np.array([0.001, 0.3, 0.7, 0.95]), 1e-6
    up, down = (
        np.log(
            lattice.site_exclusion_factor(
                site_occupancy=occupancy * factor, transfer_coefficient=alpha
            )
        )
        for factor in (1 + step, 1 - step)
    )
    slope = lattice.site_exclusion_slope(site_occupancy=occupancy, transfer_coefficient=alpha)
    assert slope == pytest.approx(-(up - down) / (2 * step), rel=1e-6, abs=1e-8)


def test_few_ions_give_the_slope_of_eq_3_and_few_vacancies_the_opposite_sign():
    assert lattice.site_exclusion_slope(
        site_occupancy=1e-6, transfer_coefficient=0.44
    ) == pytest.approx(0.56, rel=1e-5)
    assert lattice.site_exclusion_slope(site_occupancy=0.9, transfer_coefficient=0.44) < 0
    nearly_full = lattice.site_exclusion_factor(site_occupancy=[1 - 1e-6, 1 - 1e-8])
    assert np.log(nearly_full[1] / nearly_full[0]) / np.log(100) == pytest.approx(0.44, rel=1e-4)


def test_exchange_of_sites_and_vacancies_exchanges_alpha_and_one_minus_alpha():
    one = lattice.site_exclusion_factor(site_occupancy=0.2, transfer_coefficient=0.3)
    other = lattice.site_exclusion_factor(site_occupancy=0.8, transfer_coefficient=0.7)
    assert one == pytest.approx(other)


@pytest.mark.parametrize("alpha", [0.3, 0.44, 0.5])
def test_two_lattices_resist_least_inside_the_square(alpha):
    best = minimize(
        lambda x: lattice.two_sided_exclusion_factor(
            departing_occupancy=x[0], arriving_occupancy=x[1], transfer_coefficient=alpha
        ),
        [0.4, 0.6],
        bounds=[(0.05, 0.95)] * 2,
        tol=1e-12,
    )
    assert best.x == pytest.approx([1 - alpha, alpha], abs=1e-4)
    assert best.fun == pytest.approx(1)


def test_two_lattices_need_ions_on_one_side_and_vacancies_on_the_other():
    empty = lattice.two_sided_exclusion_factor(departing_occupancy=[1e-4, 1e-6])
    full = lattice.two_sided_exclusion_factor(arriving_occupancy=[1 - 1e-4, 1 - 1e-6])
    assert np.log(empty[1] / empty[0]) / np.log(100) == pytest.approx(0.56, rel=1e-3)
    assert np.log(full[1] / full[0]) / np.log(100) == pytest.approx(0.56, rel=1e-3)
    alike = lattice.two_sided_exclusion_factor(
        departing_occupancy=0.3, arriving_occupancy=0.3, transfer_coefficient=0.5
    )
    assert alike == pytest.approx(0.25 / (0.3 * 0.7))


@pytest.mark.parametrize(
    ("ratio", "molar"), [(15, 1.37), (27, 0.835), (3, 3.8), (22, 0.997), (253, 0.1)]
)
def test_molarity_of_a_polyether(ratio, molar):
    found = lattice.polymer_concentration(oxygens_per_cation=ratio) / 1e3
    assert found == pytest.approx(molar, rel=5e-3)


def test_salt_without_volume_of_its_own_is_diluted_by_the_polymer_alone():
    assert lattice.polymer_concentration(
        oxygens_per_cation=20, salt_volume=0, repeat_unit_volume=4e-5
    ) == pytest.approx(1250)


def test_least_resistance_at_fifteen_to_one_means_eight_oxygens_a_site():
    best = minimize_scalar(
        lambda r: lattice.polymer_interface_resistance(oxygens_per_cation=r),
        bounds=(10.1, 100),
        method="bounded",
        options={"xatol": 1e-8},
    )
    assert best.x == pytest.approx(15, rel=1e-5)
    assert lattice.best_composition() == pytest.approx(best.x, rel=1e-5)
    assert best.fun == pytest.approx(0.9)
    assert lattice.polymer_site_occupancy(oxygens_per_cation=15) == pytest.approx(0.56)


def test_a_polymer_with_fewer_oxygens_than_a_site_needs_is_refused():
    with pytest.raises(ValueError, match="oxygens_per_cation"):
        lattice.polymer_interface_resistance(oxygens_per_cation=9)
