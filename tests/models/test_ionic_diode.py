"""The ionic diode, against drift, diffusion, recombination and Poisson's equation."""

import numpy as np
import pytest
from scipy.constants import epsilon_0

from heteroionic_lite.models import ionic_diode as diode
from heteroionic_lite.models.arrhenius import thermal_voltage
from heteroionic_lite.models.bias import current_ratio
from heteroionic_lite.models.butler_volmer import butler_volmer_current
from heteroionic_lite.models.diffusion import diffusion_limited_current
from heteroionic_lite.models.rectification import generation_limited_flux
from heteroionic_lite.models.relaxation import relaxation_exchange_flux, relaxation_length
from tests.oracles.junction import Junction

F = 96485.33212
REVERSE, FORWARD = [-0.5, -2.0, -4.0, -8.0], [0.5, 1.5, 3.0, 4.2, 5.5, 7.5, 9.0]


def shockley(junction, drop):
    """The models' flux in the oracle's units: N = 1, k = 1."""
    lengths = {
        "interstitial_length": diode.interstitial_collecting_length(
            interstitial_diffusivity=junction.interstitial_diffusivity,
            recombination_constant=1.0,
            background_concentration=1.0,
        ),
        "vacancy_length": diode.vacancy_collecting_length(
            vacancy_diffusivity=junction.vacancy_diffusivity,
            recombination_constant=1.0,
            background_concentration=1.0,
        ),
    }
    saturation = diode.junction_saturation_flux(
        defect_concentration=junction.intrinsic,
        relaxation_time=1 / (2 * junction.intrinsic),
        junction_width=junction.depleted_width(drop),
        **lengths,
    )
    bias = drop * thermal_voltage()
    return diode.diode_current(saturation_flux=saturation, driving_drop=bias) / F


@pytest.fixture(scope="module")
def symmetric():
    junction = Junction()
    biases = [*REVERSE, *FORWARD]
    reverse, forward = junction.currents(REVERSE), junction.currents(FORWARD)
    flux, drop = np.hstack([reverse, forward])
    ideal = np.array([shockley(junction, float(min(d, 9))) for d in drop])
    return np.array(biases), drop, flux / ideal


def test_at_low_injection_the_junction_follows_shockley(symmetric):
    _, drop, ratio = symmetric
    low = drop < 4.3
    assert low.sum() >= 7
    assert ratio[low] == pytest.approx(np.ones(low.sum()), abs=0.025)


def test_reverse_saturation_creeps_with_the_width_of_the_junction(symmetric):
    _, drop, ratio = symmetric
    flux = ratio * np.array([shockley(Junction(), float(min(d, 9))) for d in drop])
    at_two, at_eight = flux[1] / np.expm1(drop[1]), flux[3] / np.expm1(drop[3])
    assert 1.02 < at_eight / at_two < 1.1


def test_at_high_injection_it_does_not(symmetric):
    biases, drop, ratio = symmetric
    assert ratio[biases == 9.0] > 1.08
    # which is where the minority at the junction's edge comes near the majority
    assert Junction().intrinsic ** 2 * np.exp(drop[biases == 9.0]) > 0.03


@pytest.mark.parametrize(("interstitials", "vacancies"), [(4.0, 0.25), (0.25, 4.0)])
def test_each_defect_is_collected_over_its_own_length(interstitials, vacancies):
    """The flux at either end of the solid tells how much each side has generated."""
    junction = Junction(
        interstitial_diffusivity=interstitials, vacancy_diffusivity=vacancies, reach=12.0
    )
    found = junction.generation(-3.0)
    width = junction.depleted_width(-3.0)
    generation = junction.intrinsic**2
    among_vacancies = generation * (
        width / 2
        + diode.interstitial_collecting_length(
            interstitial_diffusivity=interstitials,
            recombination_constant=1.0,
            background_concentration=1.0,
        )
    )
    among_interstitials = generation * (
        width / 2
        + diode.vacancy_collecting_length(
            vacancy_diffusivity=vacancies,
            recombination_constant=1.0,
            background_concentration=1.0,
        )
    )
    assert found == pytest.approx([among_interstitials, among_vacancies], rel=0.12)


def test_saturation_flux_is_thermal_generation_times_collecting_width():
    k, c_0 = 5e4, 1.0
    assert diode.junction_saturation_flux(
        defect_concentration=c_0,
        relaxation_time=1 / (2 * k * c_0),
        junction_width=1e-8,
        interstitial_length=2e-7,
        vacancy_length=3e-7,
    ) == pytest.approx(k * c_0**2 * 5.1e-7)


def test_with_equal_mobilities_eq_5_has_the_form_of_a_saturation_flux_with_four_lengths():
    length = relaxation_length()
    assert diode.junction_saturation_flux(
        defect_concentration=1000.0,
        junction_width=0,
        interstitial_length=2 * length,
        vacancy_length=2 * length,
    ) == pytest.approx(relaxation_exchange_flux(defect_concentration=1000.0))


def test_saturation_taken_as_eq_5_overestimates_the_undoped_limit_by_a_fifth():
    over = relaxation_exchange_flux() / generation_limited_flux()
    assert over == pytest.approx(np.sqrt(3 / 2))
    assert over - 1 == pytest.approx(0.22, abs=0.005)


def test_diode_at_zero_forward_and_reverse_bias():
    given = {"saturation_flux": 1e-6, "temperature": 298.15}
    resistance = 1e-6 / diode.diode_current(driving_drop=1e-6, **given)
    assert diode.diode_resistance(**given) == pytest.approx(resistance, rel=1e-4)
    assert diode.diode_current(driving_drop=-1.0, **given) == pytest.approx(-F * 1e-6)
    assert diode.diode_current(driving_drop=0.05, **given) == pytest.approx(
        F * 1e-6 * (np.exp(0.05 / 0.0256926) - 1), rel=1e-5
    )
    assert diode.diode_resistance(charge_number=2) == pytest.approx(diode.diode_resistance() / 4)


def test_the_diode_passes_forward_what_the_ratio_says_it_does_not_pass_in_reverse():
    forward, reverse = (
        diode.diode_current(driving_drop=0.08),
        diode.diode_current(driving_drop=-0.08),
    )
    assert diode.rectification_ratio(driving_drop=0.08) == pytest.approx(-forward / reverse)


@pytest.mark.parametrize("bias", [-0.3, 0.0, 0.15])
def test_a_depleted_junction_holds_its_potential_with_the_charge_of_its_doping(bias):
    """Twice ∫ x ρ/ε over half of the width, and the oracle's form of the same."""
    given = {"relative_permittivity": 30.0, "built_in_potential": 0.5, "driving_drop": bias}
    width = diode.depleted_width(background_concentration=200.0, **given)
    potential = 2 * F * 200.0 / (30.0 * epsilon_0) * (width / 2) ** 2 / 2
    assert potential == pytest.approx(0.5 - bias, rel=1e-8)
    unit = F * 200.0 / (30.0 * epsilon_0 * thermal_voltage())  # 1/λ², with λ as in the oracle
    junction = Junction(intrinsic=float(np.exp(-0.25 / thermal_voltage())), screening_length=1.0)
    assert junction.depleted_width(bias / thermal_voltage()) / np.sqrt(unit) == (
        pytest.approx(width, rel=1e-6)
    )
    doubled = diode.depleted_width(background_concentration=200.0, charge_number=2, **given)
    assert doubled == pytest.approx(width / np.sqrt(2))


def test_built_in_potential_is_that_of_the_junction():
    junction = Junction()
    assert diode.built_in_potential_from_doping(
        background_concentration=1.0, defect_concentration=junction.intrinsic
    ) == pytest.approx(junction.built_in * thermal_voltage())


@pytest.mark.parametrize("drop", [0.01, 0.05, 0.2])
def test_diffusion_butler_volmer_and_diode_are_one_family(drop):
    given = {"characteristic_current": 0.7, "driving_drop": drop}
    assert diode.family_current(transfer_coefficient=0, **given) == pytest.approx(
        diffusion_limited_current(limiting_current=0.7, driving_drop=drop)
    )
    assert diode.family_current(transfer_coefficient=0.44, **given) == pytest.approx(
        butler_volmer_current(exchange_current_density=0.7, overpotential=-drop)
    )
    assert diode.family_current(transfer_coefficient=1, **given) == pytest.approx(
        diode.diode_current(saturation_flux=0.7 / F, driving_drop=drop)
    )


@pytest.mark.parametrize("alpha", [0.0, 0.44, 1.0])
def test_slope_and_asymmetry_add_up_to_one_for_the_whole_family(alpha):
    drop = 0.03
    ratio = diode.family_current(transfer_coefficient=alpha, driving_drop=drop) / (
        -diode.family_current(transfer_coefficient=alpha, driving_drop=-drop)
    )
    assert ratio == pytest.approx(current_ratio(transfer_coefficient=alpha, driving_drop=drop))
    asymmetry = (1 + np.log(ratio) * thermal_voltage() / drop) / 2
    assert diode.family_slope(transfer_coefficient=alpha) + asymmetry == pytest.approx(1)


def test_the_junctions_current_is_the_diodes_with_its_own_saturation_flux():
    bias = [-0.2, -0.01, 0.1]
    flux = diode.junction_saturation_flux(relaxation_time=1e-4)
    assert diode.junction_current(relaxation_time=1e-4, driving_drop=bias) == pytest.approx(
        diode.diode_current(saturation_flux=flux, driving_drop=bias)
    )


@pytest.mark.parametrize("z", [1, 2])
def test_a_cation_of_charge_z_carries_z_charges_over_z_times_the_voltage(z):
    given = {"charge_number": z, "saturation_flux": 1e-6}
    assert diode.diode_current(driving_drop=-1.0, **given) == pytest.approx(-z * F * 1e-6)
    steep = np.log(
        diode.diode_current(driving_drop=0.31, **given)
        / diode.diode_current(driving_drop=0.30, **given)
    )
    assert steep == pytest.approx(z * 0.01 / thermal_voltage(), rel=1e-4)
    slope = diode.diode_current(driving_drop=1e-7, **given) / 1e-7
    assert 1 / slope == pytest.approx(diode.diode_resistance(**given), rel=1e-5)
