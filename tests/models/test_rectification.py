"""The exact nonlinear law behind Eq. 5, against the boundary-value problem it solves."""

import numpy as np
import pytest

from heteroionic_lite.models import rectification as law
from heteroionic_lite.models.relaxation import (
    interstitial_exchange_flux,
    relaxation_exchange_flux,
    relaxation_length,
)
from tests.oracles.frenkel_boundary import electroneutral

RT = 8.314462618 * 298.15
FLUXES = [-0.3, -0.1, 0.05, 0.4]


@pytest.mark.parametrize("transference", [0.2, 0.5])
@pytest.mark.parametrize("flux", FLUXES)
def test_flux_and_overpotential_follow_the_full_equations(transference, flux):
    flux = flux * 2 * transference
    boundary = electroneutral(flux, transference)
    given = {"defect_ratio": boundary.defect_ratio, "interstitial_transference": transference}
    assert law.reduced_flux_of_ratio(**given) == pytest.approx(flux, rel=1e-7)
    assert law.reduced_overpotential(**given) == pytest.approx(boundary.overpotential, rel=1e-7)
    assert law.relaxation_overpotential(temperature=350.0, charge_number=2, **given) == (
        pytest.approx(boundary.overpotential * 350 * 8.617333262e-5 / 2, rel=1e-6)
    )


@pytest.mark.parametrize("transference", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("flux", [*FLUXES, 2.0])
def test_flux_over_affinity_follows_the_full_equations(transference, flux):
    flux = flux * 2 * transference
    boundary = electroneutral(flux, transference)
    affinity = boundary.affinity * RT
    given = {"interstitial_transference": transference, "boundary_affinity": affinity}
    assert law.reduced_flux(**given) == pytest.approx(flux, rel=1e-6)
    assert law.boundary_defect_ratio(boundary_affinity=affinity) == pytest.approx(
        boundary.defect_ratio, rel=1e-7
    )


def test_flux_in_moles_is_the_reduced_one_times_eq_5():
    solid = {"interstitial_diffusivity": 3e-10, "vacancy_diffusivity": 7e-10}
    reduced = law.reduced_flux(interstitial_transference=0.3, boundary_affinity=4000.0)
    assert law.rectified_flux(boundary_affinity=4000.0, **solid) == pytest.approx(
        reduced * relaxation_exchange_flux(**solid), rel=1e-12
    )


@pytest.mark.parametrize("transference", [0.2, 0.4, 0.6])
def test_a_small_flux_meets_the_exchange_flux_of_interstitials_only(transference):
    """η/J → t_V/t_i, the first row of the table in the models chapter."""
    ratio = 1 + 1e-6
    flux = law.reduced_flux_of_ratio(defect_ratio=ratio, interstitial_transference=transference)
    drop = law.reduced_overpotential(defect_ratio=ratio, interstitial_transference=transference)
    assert flux / drop == pytest.approx(transference / (1 - transference), rel=1e-5)
    solid = {
        "interstitial_diffusivity": transference * 1e-9,
        "vacancy_diffusivity": (1 - transference) * 1e-9,
    }
    assert flux / drop == pytest.approx(
        interstitial_exchange_flux(**solid) / relaxation_exchange_flux(**solid), rel=1e-5
    )


@pytest.mark.parametrize("transference", [0.2, 0.5, 0.8])
def test_a_small_affinity_drives_twice_the_share_of_interstitials(transference):
    slope = (
        law.reduced_flux(interstitial_transference=transference, boundary_affinity=1e-5 * RT) / 1e-5
    )
    assert slope == pytest.approx(transference, rel=1e-5)


def test_in_reverse_the_flux_saturates_at_what_the_solid_generates():
    assert law.reduced_flux(
        interstitial_transference=0.5, boundary_affinity=-60 * RT
    ) == pytest.approx(-np.sqrt(2 / 3), rel=1e-9)
    assert law.generation_limited_flux() == pytest.approx(
        0.8165 * relaxation_exchange_flux(), rel=1e-4
    )


def test_the_limit_is_the_generation_integrated_over_the_depleted_solid():
    """Generation less recombination, k(c₀² − c²), over the profile that starts at c = 0."""
    depth, step = np.linspace(0, 40, 400_001, retstep=True)
    # u'' = (u² − 1)/2 with u(0) = 0: u = 3 tanh²(ξ/2 + ξ₀) − 2
    start = np.arctanh(np.sqrt(2 / 3))
    profile = 3 * np.tanh(depth / 2 + start) ** 2 - 2
    net = np.sum(1 - profile**2) * step
    solid = {
        "interstitial_diffusivity": 2e-10,
        "vacancy_diffusivity": 8e-10,
        "relaxation_time": 3e-6,
    }
    c_0 = 50.0
    generated = c_0 / (2 * 3e-6) * net * relaxation_length(**solid)
    # of which the interstitials carry all, the vacancies drifting back their own share
    vacancies = 0.8
    assert law.generation_limited_flux(defect_concentration=c_0, **solid) * vacancies == (
        pytest.approx(generated, rel=1e-4)
    )


def test_far_forward_the_flux_grows_as_three_quarters_of_the_affinity():
    one, two = (
        law.reduced_flux(boundary_affinity=a * RT, interstitial_transference=0.5) for a in (30, 31)
    )
    assert np.log(two / one) == pytest.approx(0.75, abs=1e-5)


def test_forward_overpotential_turns_back_because_the_extra_defects_conduct():
    ratio = np.linspace(1.0001, 4, 500)
    drop = law.reduced_overpotential(defect_ratio=ratio, interstitial_transference=0.5)
    assert drop[0] > 0
    assert drop[-1] < 0
    assert 1.2 < ratio[np.argmax(drop)] < 1.6
