"""Eq. 4: an interphase in series, at zero and at finite current, and how it grows."""

import math

import numpy as np
import pytest
import sympy
from scipy.constants import N_A, R, e, epsilon_0
from scipy.optimize import brentq

from heteroionic_lite.models.butler_volmer import butler_volmer_current
from heteroionic_lite.models.interphase import (
    apparent_slope,
    charge_transfer_share,
    chord_resistance,
    interface_resistance,
    interphase_alone,
    linear_thickness,
    logarithmic_thickness,
    parabolic_thickness,
    pinhole_resistance,
    polarisation_resistance,
    relaxation_ratio,
    saturating_growth,
    saturating_thickness,
    total_overpotential,
    two_layer_imaginary,
    two_layer_real,
    two_layer_resistance,
)

F = N_A * e
f = F / (R * 298.15)
HOUR = 3600.0
CM2 = 1e4  # ohm cm² in one ohm m²
THICKNESSES = [linear_thickness, parabolic_thickness, logarithmic_thickness, saturating_thickness]


def test_300_of_the_layer_and_484_of_the_transfer_make_784_ohm_square_centimetres():
    assert interface_resistance() * CM2 == pytest.approx(783.853, rel=1e-6)
    assert interface_resistance(interphase_resistance=0) * CM2 == pytest.approx(483.853, rel=1e-6)


def test_a_hidden_interphase_flattens_the_slope_to_0_470():
    c = np.geomspace(10, 1000, 21)
    slope, _ = np.polyfit(np.log(c), np.log(interface_resistance(concentration=c)), 1)
    assert slope == pytest.approx(-0.470, abs=5e-4)


def test_apparent_slope_is_the_local_slope_of_the_log_log_plot():
    c = np.array([20.0, 300.0, 2000.0])
    up, down = (np.log(interface_resistance(concentration=c * k)) for k in (1.0001, 1 / 1.0001))
    slope = -(up - down) / (2 * math.log(1.0001))
    np.testing.assert_allclose(apparent_slope(concentration=c), slope, rtol=1e-7)
    assert apparent_slope() == pytest.approx(0.345674, rel=1e-6)


def test_apparent_slope_is_one_minus_alpha_without_interphase_and_zero_under_a_thick_one():
    assert apparent_slope(interphase_resistance=0.0) == pytest.approx(0.56)
    thick = interface_resistance["interphase_resistance"].symbol
    assert sympy.limit(apparent_slope.expression, thick, sympy.oo) == 0
    assert sympy.limit(charge_transfer_share.expression, thick, sympy.oo) == 0


def test_sum_share_and_slope_by_hand_away_from_the_defaults():
    """A divalent ion in a warm, dilute solution under a thin interphase."""
    given = {
        "interphase_resistance": 0.02,
        "temperature": 330.0,
        "charge_number": 2,
        "exchange_current_density": 0.8,
        "concentration": 200.0,
        "reference_concentration": 500.0,
        "transfer_coefficient": 0.3,
    }
    transfer = R * 330 / (2 * F * 0.8) * 0.4**-0.7
    assert interface_resistance(**given) == pytest.approx(0.02 + transfer)
    assert charge_transfer_share(**given) == pytest.approx(transfer / (0.02 + transfer))
    assert apparent_slope(**given) == pytest.approx(0.7 * transfer / (0.02 + transfer))


def test_finite_current_by_hand_away_from_the_defaults():
    zf = 2 * F / (R * 330)
    current = 0.8 * (math.exp(0.3 * zf * 0.03) - math.exp(-0.7 * zf * 0.03))
    given = {
        "interphase_resistance": 0.02,
        "temperature": 330.0,
        "charge_number": 2,
        "exchange_current_density": 0.8,
        "transfer_coefficient": 0.3,
        "overpotential": -0.03,
    }
    assert total_overpotential(**given) == pytest.approx(-0.03 - 0.02 * current)
    assert polarisation_resistance(**given) == pytest.approx(0.02 + 0.03 / current)


def test_interphase_alone_does_not_depend_on_concentration():
    assert interphase_alone(interphase_resistance=0.07) == 0.07


def test_charge_transfer_has_62_per_cent_of_the_resistance():
    assert charge_transfer_share() == pytest.approx(483.853 / 783.853, rel=1e-6)
    assert charge_transfer_share(interphase_resistance=0.0) == pytest.approx(1)


@pytest.mark.parametrize("z", [1, 2])
@pytest.mark.parametrize("current", [0.003, 1.0, 40.0])
def test_chord_resistance_agrees_with_root_finding(current, z):
    exchange, series = 0.531, 0.03
    eta = brentq(
        lambda x: exchange * (math.exp(-z * f * x / 2) - math.exp(z * f * x / 2)) - current,
        -2,
        2,
        xtol=1e-15,
    )
    chord = chord_resistance(current_density=current, charge_number=z)
    assert chord == pytest.approx(series - eta / current, rel=1e-9)


def test_chord_resistance_tends_to_equation_4_at_rest_and_to_the_interphase_far_out():
    rest = chord_resistance(current_density=1e-6)
    assert rest == pytest.approx(interface_resistance(transfer_coefficient=0.5), rel=1e-9)
    i = chord_resistance["current_density"].symbol
    series = chord_resistance["interphase_resistance"].symbol
    assert sympy.limit(chord_resistance.expression, i, sympy.oo) == series


@pytest.mark.parametrize("eta", [-0.2, -0.001, 0.07])
def test_polarisation_resistance_is_total_drop_over_current(eta):
    current = 0.531 * (math.exp(-0.44 * f * eta) - math.exp(0.56 * f * eta))
    total = eta - current * 0.03
    assert total_overpotential(overpotential=eta) == pytest.approx(total, rel=1e-12)
    assert polarisation_resistance(overpotential=eta) == pytest.approx(-total / current, rel=1e-10)


def test_polarisation_resistance_tends_to_equation_4_at_rest_and_to_the_interphase_far_out():
    rest = polarisation_resistance(overpotential=1e-7)
    assert rest == pytest.approx(interface_resistance(), rel=1e-6)
    assert polarisation_resistance(overpotential=-3.0) == pytest.approx(0.03, rel=1e-6)


def test_polarisation_and_chord_resistance_agree_for_symmetric_transfer():
    current = butler_volmer_current(overpotential=-0.08, transfer_coefficient=0.5)
    polarisation = polarisation_resistance(overpotential=-0.08, transfer_coefficient=0.5)
    assert polarisation == pytest.approx(chord_resistance(current_density=current), rel=1e-12)


def test_total_overpotential_without_interphase_is_that_of_the_transfer():
    assert total_overpotential(interphase_resistance=0.0, overpotential=-0.04) == -0.04
    assert total_overpotential(overpotential=0.0) == 0


def test_growth_is_95_per_cent_complete_after_150_hours():
    assert saturating_growth() / 0.03 == pytest.approx(0.950213, rel=1e-6)
    assert saturating_growth(time=0.0) == 0
    assert saturating_growth(time=1e8) == pytest.approx(0.03)
    early = saturating_growth(time=36.0)
    assert early == pytest.approx(0.03 * 36 / (50 * HOUR), rel=1e-3)


@pytest.mark.parametrize(
    ("model", "nanometres"),
    [
        (linear_thickness, 156.25),
        (parabolic_thickness, 62.5),
        (logarithmic_thickness, 38.9676),
        (saturating_thickness, 62.3145),
    ],
    ids=["linear", "parabolic", "logarithmic", "saturating"],
)
def test_25_nm_after_a_day_grow_by_the_law_assumed(model, nanometres):
    assert model.quantity().magnitude == pytest.approx(nanometres, rel=1e-4)


@pytest.mark.parametrize("model", THICKNESSES, ids=lambda m: m.name)
def test_every_growth_law_starts_from_nothing_and_passes_the_known_point(model):
    assert model(time=0.0) == 0
    assert model(time=24 * HOUR) == pytest.approx(25e-9)
    assert model(time=10 * HOUR, known_time=10 * HOUR, known_thickness=3e-9) == pytest.approx(3e-9)


def test_early_growth_is_linear_except_for_the_parabolic_law():
    for model, power in zip(THICKNESSES, [1, 0.5, 1, 1], strict=True):
        doubled = model(time=0.02) / model(time=0.01)
        assert doubled == pytest.approx(2**power, rel=1e-4), model.name


def test_growth_laws_that_slow_down_have_the_time_constants_they_name():
    final = saturating_thickness(time=1e9) / saturating_thickness(time=50 * HOUR)
    assert final == pytest.approx(1 / (1 - math.exp(-1)))
    decades = [logarithmic_thickness(time=HOUR * (10**k - 1)) for k in (1, 2)]
    assert decades[1] / decades[0] == pytest.approx(2)


def test_pinholes_are_two_contacts_in_parallel():
    resistance = pinhole_resistance(
        pinhole_share=0.3,
        time=50 * HOUR,
        film_resistance=0.02,
        covered_transfer=0.05,
        bare_transfer=0.04,
    )
    bare = 0.3 / math.e
    assert 1 / resistance == pytest.approx((1 - bare) / 0.07 + bare / 0.04)


def test_pinholes_close_from_the_bare_contact_to_the_sealed_one():
    assert pinhole_resistance(pinhole_share=1.0, time=0.0) == pytest.approx(0.0484)
    assert pinhole_resistance(pinhole_share=0.0) == pytest.approx(0.0784)
    assert pinhole_resistance(time=1e9) == pytest.approx(0.0784)
    assert pinhole_resistance() == pytest.approx(0.07791909, rel=1e-6)


def test_25_nm_at_8e_9_siemens_per_centimetre_are_300_ohm_square_centimetres():
    assert two_layer_resistance() * CM2 == pytest.approx(301.2, rel=1e-4)
    layers = two_layer_resistance(
        inner_thickness=2e-8,
        inner_conductivity=1e-6,
        outer_thickness=3e-8,
        outer_conductivity=2e-7,
    )
    assert layers == pytest.approx(0.02 + 0.15)


LAYERS = {
    "inner_thickness": 2e-8,
    "inner_conductivity": 1e-6,
    "inner_permittivity": 8.0,
    "outer_thickness": 3e-8,
    "outer_conductivity": 2e-8,
    "outer_permittivity": 15.0,
}


def test_impedance_of_two_layers_agrees_with_complex_arithmetic():
    omega = np.geomspace(1e-4, 1e8, 121)
    impedance = sum(
        1
        / (
            LAYERS[f"{k}_conductivity"] / LAYERS[f"{k}_thickness"]
            + 1j * omega * epsilon_0 * LAYERS[f"{k}_permittivity"] / LAYERS[f"{k}_thickness"]
        )
        for k in ("inner", "outer")
    )
    real = two_layer_real(angular_frequency=omega, **LAYERS)
    minus_imaginary = two_layer_imaginary(angular_frequency=omega, **LAYERS)
    np.testing.assert_allclose(real, impedance.real, rtol=1e-8)  # ε₀ differs between CODATA sets
    np.testing.assert_allclose(minus_imaginary, -impedance.imag, rtol=1e-8)


def test_impedance_of_two_layers_is_their_resistance_at_rest_and_vanishes_at_high_frequency():
    resistive = {k: v for k, v in LAYERS.items() if "permittivity" not in k}
    dc = two_layer_real(angular_frequency=1e-6, **LAYERS)
    assert dc == pytest.approx(two_layer_resistance(**resistive))
    for part in (two_layer_real, two_layer_imaginary):
        omega = part["angular_frequency"].symbol
        assert sympy.limit(part.expression, omega, sympy.oo) == 0
    assert sympy.limit(two_layer_imaginary.expression, omega, 0) == 0


def test_equal_time_constants_make_one_arc_with_its_top_at_one_and_a_half_kilohertz():
    omega = 2 * math.pi * np.geomspace(100, 1e5, 4001)
    arc = two_layer_imaginary(angular_frequency=omega)
    assert omega[arc.argmax()] / (2 * math.pi) == pytest.approx(1492, rel=2e-3)
    assert arc.max() == pytest.approx(two_layer_resistance() / 2, rel=1e-5)
    assert relaxation_ratio() == 1


def test_relaxation_ratio_compares_permittivity_over_conductivity():
    ratio = relaxation_ratio(
        inner_permittivity=30,
        inner_conductivity=1e-8,
        outer_permittivity=10,
        outer_conductivity=1e-6,
    )
    assert ratio == pytest.approx(300)
    assert relaxation_ratio(inner_permittivity=20) == pytest.approx(2)
    assert relaxation_ratio(outer_conductivity=8.3e-6) == pytest.approx(10)
