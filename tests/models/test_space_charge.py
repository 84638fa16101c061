"""Space charge, against Poisson–Boltzmann by quadrature."""

import numpy as np
import pytest
from scipy.constants import epsilon_0
from scipy.integrate import quad, solve_ivp
from scipy.optimize import brentq

from heteroionic_lite.models import space_charge as layer
from heteroionic_lite.models.arrhenius import thermal_voltage

F = 96485.33212


def excess(potential, square_of_field, carriers):
    """∫ (1/n − 1) dx in Debye lengths: dx = dy/√(square of the field)."""
    value, _ = quad(
        lambda y: (1 / carriers(y) - 1) / np.sqrt(square_of_field(y)), 0, potential, limit=200
    )
    return value


def fixed_anions(potential):
    return excess(potential, lambda y: 2 * (np.exp(-y) + y - 1), lambda y: np.exp(-y))


def both_mobile(potential):
    return excess(potential, lambda y: 2 * (np.cosh(y) - 1), lambda y: np.exp(-y))


@pytest.mark.parametrize("potential", [-6.0, -0.5, 1e-3, 1.0, 5.0, 12.0])
def test_resistance_with_both_ions_mobile_is_the_integral_over_the_layer(potential):
    found = layer.gouy_chapman_resistance(
        reduced_potential=potential, screening_length=2e-9, cation_conductivity=0.03
    )
    # y' of a Gouy–Chapman layer is 2 sinh(y/2), also for accumulation
    exact, _ = quad(lambda y: (np.exp(y) - 1) / (2 * np.sinh(abs(y) / 2)), 0, potential)
    exact *= np.sign(potential)
    assert found == pytest.approx(2e-9 / 0.03 * exact, rel=1e-7)


@pytest.mark.parametrize("potential", [1.0, 4.0])
def test_gouy_chapman_profile_integrated_step_by_step(potential):
    """dy/dx = −2 sinh(y/2), the missing conductivity summed on the way."""
    result = solve_ivp(
        lambda _, s: [-2 * np.sinh(s[0] / 2), np.exp(s[0]) - 1],
        (0, 40),
        [potential, 0],
        rtol=1e-9,
        atol=1e-12,
    )
    found = layer.gouy_chapman_resistance(reduced_potential=potential) * 0.05 / 1.1e-10
    assert found == pytest.approx(result.y[1, -1], rel=1e-5)


@pytest.mark.parametrize(
    ("potential", "low", "high"), [(4, 0.13, 0.17), (13, 0.03, 0.06), (25, 0, 0.03)]
)
def test_fixed_anions_asymptote_is_low_by_a_known_share(potential, low, high):
    found = layer.depletion_resistance(reduced_potential=potential) * 0.05 / 1.1e-10
    assert low < fixed_anions(potential) / found - 1 < high


def test_a_weak_layer_resists_as_its_potential_and_debye_length():
    assert fixed_anions(1e-3) == pytest.approx(1e-3, rel=1e-3)
    found = layer.gouy_chapman_resistance(reduced_potential=1e-3) * 0.05 / 1.1e-10
    assert found == pytest.approx(1e-3, rel=1e-3)


def test_a_strong_layer_with_fixed_anions_grows_as_the_square_of_the_other():
    """e^y against e^{y/2}: the slopes of ln R with the reduced potential."""
    step = 1e-4
    slopes = [
        np.log(model(reduced_potential=20 + step) / model(reduced_potential=20)) / step
        for model in (layer.depletion_resistance, layer.gouy_chapman_resistance)
    ]
    assert slopes == pytest.approx([1 - 1 / 38, 0.5], rel=1e-3)


def test_one_ohm_square_centimetre_takes_a_third_of_a_volt_in_a_garnet():
    length = layer.debye_length_fixed_anions(
        relative_permittivity=50, concentration=10000, temperature=298.15
    )
    assert length == pytest.approx(0.11e-9, rel=0.02)
    reduced = 1e-4 * 0.05 / length
    exact = brentq(lambda y: fixed_anions(y) - reduced, 2, 20) * thermal_voltage()
    assert exact == pytest.approx(0.315, abs=0.001)
    assert layer.depletion_potential(reduced_resistance=reduced) == pytest.approx(exact, abs=0.002)
    depletion = layer.surface_depletion(reduced_potential=exact / thermal_voltage())
    assert 1e-6 < depletion < 1e-5


@pytest.mark.parametrize("reduced", [30.0, 1e3, 4.5e4, 1e8])
def test_depletion_potential_gives_back_the_resistance(reduced):
    potential = layer.depletion_potential(
        reduced_resistance=reduced, temperature=320, charge_number=2
    )
    y = potential * 2 / thermal_voltage(temperature=320)
    found = layer.depletion_resistance(
        reduced_potential=y, screening_length=1e-9, cation_conductivity=1.0
    )
    assert found / 1e-9 == pytest.approx(reduced, rel=1e-3)


@pytest.mark.parametrize("resistance", [1e-8, 1e-4, 1.0])
def test_gouy_chapman_potential_gives_back_the_resistance(resistance):
    potential = layer.gouy_chapman_potential(layer_resistance=resistance, charge_number=2)
    found = layer.gouy_chapman_resistance(reduced_potential=2 * potential / thermal_voltage())
    assert found == pytest.approx(resistance, rel=1e-9)


def test_surface_potential_is_counted_in_thermal_voltages():
    assert layer.surface_potential(reduced_potential=1, charge_number=2) == pytest.approx(
        thermal_voltage() / 2
    )
    assert layer.surface_depletion(reduced_potential=np.log(100)) == pytest.approx(0.01)


def test_debye_lengths():
    """From Poisson's equation linearised: λ⁻² = Σ z²F²c/εRT over the mobile ions."""
    given = {"relative_permittivity": 78.5, "concentration": 100.0, "temperature": 298.15}
    assert layer.debye_length(**given) == pytest.approx(0.962e-9, rel=2e-3)  # water, 0.1 mol/l
    one_ion = F**2 * 100 / (78.5 * epsilon_0 * 8.314462618 * 298.15)
    assert layer.debye_length_fixed_anions(**given) == pytest.approx(one_ion**-0.5, rel=1e-8)
    assert layer.debye_length(**given) == pytest.approx((2 * one_ion) ** -0.5, rel=1e-8)
    assert layer.debye_length(charge_number=2, **given) == pytest.approx(
        layer.debye_length(**given) / 2
    )


@pytest.mark.parametrize(("chi", "slope"), [(1.0, -1.0), (2.0, -0.5), (3.0, 0.0), (4.0, 0.5)])
def test_the_simplest_layer_in_a_polymer_falls_with_concentration_unless_its_potential_rises_fast(
    chi, slope
):
    """ln R against ln c well above the neutral concentration: −3/2 + χ/2."""
    resistance = [
        layer.gouy_chapman_resistance(
            screening_length=layer.debye_length(relative_permittivity=5.0, concentration=salt),
            cation_conductivity=3e-5 * salt,
            reduced_potential=chi * np.log(salt / 1e-9),
        )
        for salt in (5000.0, 6000.0)
    ]
    found = np.log(resistance[1] / resistance[0]) / np.log(1.2)
    assert found == pytest.approx(slope, abs=1e-5)


@pytest.mark.parametrize("potential", [0.1, 1.0, 5.0, 20.0])
def test_an_enriched_layer_saves_less_than_two_debye_lengths_of_bulk(potential):
    found = layer.enriched_layer_gain(
        enrichment=potential, screening_length=2e-9, cation_conductivity=0.03
    )
    # y' = 2 sinh(y/2) where both ions move; the counter-charge frozen, y'² = 2(eᵘ − u − 1)
    mobile, _ = quad(lambda u: -np.expm1(-u) / (2 * np.sinh(u / 2)), 0, potential)
    frozen, _ = quad(lambda u: -np.expm1(-u) / np.sqrt(2 * (np.expm1(u) - u)), 1e-9, potential)
    assert found == pytest.approx(2e-9 / 0.03 * mobile, rel=1e-7)
    assert frozen < mobile < 2


def test_an_empty_layer_with_a_sharp_edge_is_as_wide_as_the_exact_one_is_empty():
    """Mott and Schottky: y″ = 1/λ² from the interface to the edge, against Poisson–Boltzmann."""
    potential = 25.0
    width = layer.depletion_width(reduced_potential=potential, screening_length=1e-9)
    # the exact layer from its surface down to y = 1, where a third of the ions is left
    exact, _ = quad(lambda y: 1 / np.sqrt(2 * (np.exp(-y) + y - 1)), 1, potential)
    assert exact * 1e-9 == pytest.approx(width, rel=0.15)
    assert width == pytest.approx(np.sqrt(50) * 1e-9)
