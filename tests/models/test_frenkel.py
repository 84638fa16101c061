"""Eq. 5 in general: what it measures depends on what the interface lets through."""

import numpy as np
import pytest

from heteroionic_lite.models import frenkel, relaxation
from heteroionic_lite.models.arrhenius import thermal_voltage
from tests.oracles.frenkel_boundary import electroneutral, with_space_charge

SMALL = 1e-6


def solid(transference, **more):
    """Diffusivities that add up to 2e-9 m²/s."""
    return {
        "interstitial_diffusivity": 2e-9 * transference,
        "vacancy_diffusivity": 2e-9 * (1 - transference),
        **more,
    }


def printed(transference):
    return relaxation.relaxation_exchange_flux(**solid(transference))


@pytest.mark.parametrize("transference", [0.2, 0.5, 0.8])
def test_an_interface_for_interstitials_only_passes_what_the_full_equations_give(transference):
    found = SMALL / electroneutral(SMALL, transference).overpotential * printed(transference)
    flux = relaxation.interstitial_exchange_flux(**solid(transference))
    assert flux == pytest.approx(found, rel=1e-4)


@pytest.mark.parametrize("transference", [0.2, 0.5, 0.8])
def test_an_interface_for_vacancies_only_passes_what_the_full_equations_give(transference):
    boundary = electroneutral(SMALL, transference, share=0.0)
    found = SMALL / boundary.vacancy_overpotential * printed(transference)
    flux = frenkel.vacancy_exchange_flux(**solid(transference))
    assert flux == pytest.approx(found, rel=1e-4)


@pytest.mark.parametrize("transference", [0.2, 0.5, 0.8])
def test_eq_5_as_printed_is_what_the_blocked_vacancies_read_with_the_sign_reversed(transference):
    boundary = electroneutral(SMALL, transference)
    assert SMALL / boundary.vacancy_overpotential == pytest.approx(-1, rel=1e-4)


@pytest.mark.parametrize("transference", [0.2, 0.5, 0.8])
def test_the_affinity_reads_another_exchange_flux(transference):
    found = SMALL / electroneutral(SMALL, transference).affinity * printed(transference)
    assert frenkel.affinity_exchange_flux(**solid(transference)) == pytest.approx(found, rel=1e-4)


@pytest.mark.parametrize(("transference", "share"), [(0.2, 1.0), (0.3, 0.8), (0.45, 0.6)])
def test_the_heat_of_relaxation_belongs_to_the_mean_drop_of_both_defects(transference, share):
    boundary = electroneutral(SMALL, transference, share)
    drop = share * boundary.overpotential + (1 - share) * boundary.vacancy_overpotential
    flux = frenkel.dissipation_exchange_flux(interstitial_share=share, **solid(transference))
    assert flux == pytest.approx(SMALL / drop * printed(transference), rel=1e-3)


@pytest.mark.parametrize(("transference", "share"), [(0.2, 1.0), (0.3, 0.8), (0.45, 0.6)])
def test_boundary_affinity_is_that_of_the_full_equations(transference, share):
    given = solid(transference, interstitial_share=share, temperature=310.0)
    flux = SMALL * printed(transference)
    found = electroneutral(SMALL, transference, share).affinity * 8.314462618 * 310.0
    assert frenkel.affinity_from_flux(defect_flux=flux, **given) == pytest.approx(found, rel=1e-3)


@pytest.mark.parametrize("screening", [0.05, 0.5, 5.0])
@pytest.mark.parametrize(("transference", "factor"), [(0.5, 1.0), (0.8, 4.0)])
def test_space_charge_does_not_change_the_exchange_flux(screening, transference, factor):
    boundary = with_space_charge(1e-5, transference, screening)
    assert 1e-5 / boundary.overpotential == pytest.approx(factor, rel=3e-3)
    flux = relaxation.interstitial_exchange_flux(**solid(transference))
    assert flux / printed(transference) == pytest.approx(factor)


@pytest.mark.parametrize("transference", [0.1, 0.5, 0.7])
def test_eq_5_is_the_geometric_mean_of_interstitials_only_and_vacancies_only(transference):
    product = relaxation.interstitial_exchange_flux(
        **solid(transference)
    ) * frenkel.vacancy_exchange_flux(**solid(transference))
    assert np.sqrt(product) == pytest.approx(printed(transference))


def test_eq_5_is_the_conductance_of_a_slab_of_bulk_of_the_relaxation_length():
    c_0, z = 1000.0, 1
    conductivity = z * 96485.33212 / thermal_voltage() * c_0 * 2e-9
    slab = relaxation.relaxation_length(**solid(0.3)) / conductivity
    assert relaxation.relaxation_resistance(**solid(0.3)) == pytest.approx(slab, rel=1e-8)


def test_immobile_interstitials_block_an_interface_that_passes_nothing_else():
    flux = [
        relaxation.interstitial_exchange_flux(interstitial_diffusivity=d, vacancy_diffusivity=1e-9)
        for d in (1e-12, 1e-14, 1e-16)
    ]
    assert np.diff(np.log10(flux)) == pytest.approx([-1, -1], abs=2e-3)  # as √D_i, to nothing
    blocked = relaxation.relaxation_exchange_flux(
        interstitial_diffusivity=1e-16, vacancy_diffusivity=1e-9
    )
    assert blocked > 1e4 * flux[-1]  # the printed one diverges


def test_equal_mobilities_make_all_readings_agree_but_the_affinity():
    assert frenkel.vacancy_exchange_flux() == pytest.approx(relaxation.relaxation_exchange_flux())
    assert frenkel.affinity_exchange_flux() == pytest.approx(
        relaxation.relaxation_exchange_flux() / 2
    )
    assert frenkel.dissipation_exchange_flux(interstitial_share=1) == pytest.approx(
        relaxation.relaxation_exchange_flux()
    )


def test_relaxation_time_is_that_of_a_homogeneous_surplus():
    """ċ = −k(c² − c₀²), followed by small steps until the surplus has fallen by e."""
    k, c_0 = 5e4, 2.0
    surplus, time, step = 1e-4, 0.0, 1e-9
    while surplus > 1e-4 / np.e:
        surplus -= step * k * ((c_0 + surplus) ** 2 - c_0**2)
        time += step
    found = frenkel.defect_relaxation_time(recombination_constant=k, defect_concentration=c_0)
    assert found == pytest.approx(time, rel=1e-3)


def test_ten_microseconds_of_diffusion_controlled_recombination_need_very_dilute_defects():
    assert frenkel.relaxing_defect_concentration() == pytest.approx(0.0066, rel=2e-3)
    assert frenkel.defect_relaxation_time(defect_concentration=0.0066) == pytest.approx(
        1e-5, rel=2e-3
    )


@pytest.mark.parametrize(
    ("defects", "resistance"), [(2.4e4, 5.6e-6), (1e3, 1.33e-4), (1.0, 0.13), (0.0066, 20)]
)
def test_relaxation_matters_for_dilute_defects_only(defects, resistance):
    found = relaxation.relaxation_resistance(defect_concentration=defects)
    assert found * 1e4 == pytest.approx(resistance, rel=0.03)


def test_with_diffusion_controlled_recombination_the_interface_is_more_activated_than_the_bulk():
    """Arrhenius lines through the exchange flux itself: D and k follow E_m, c₀ follows ΔH_F/2."""
    barrier, formation, gas = 25e3, 60e3, 8.314462618
    temperature = np.array([299.0, 301.0])
    diffusivity = 1e-5 * np.exp(-barrier / (gas * temperature))
    defects = 1e5 * np.exp(-formation / (2 * gas * temperature))
    time = frenkel.defect_relaxation_time(
        recombination_constant=1e15 * diffusivity, defect_concentration=defects
    )
    flux = relaxation.relaxation_exchange_flux(
        defect_concentration=defects,
        relaxation_time=time,
        interstitial_diffusivity=diffusivity,
        vacancy_diffusivity=diffusivity,
    )

    def energy(quantity):
        return -gas * np.diff(np.log(quantity))[0] / np.diff(1 / temperature)[0]

    given = {"migration_barrier": barrier, "defect_formation": formation}
    assert frenkel.relaxation_activation_energy(**given) == pytest.approx(energy(flux), rel=1e-6)
    assert frenkel.intrinsic_activation_energy(**given) == pytest.approx(
        energy(defects * diffusivity), rel=1e-6
    )
