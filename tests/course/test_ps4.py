"""The answers of problem set 4, put back into the models they were made from."""

import numpy as np
import pytest

from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.sets import exercise
from heteroionic_lite.course.sets.ps4_models import HEIGHTS, MISPRINTS
from heteroionic_lite.models import (
    diagnosis,
    differential,
    diffusion,
    frenkel,
    impedance,
    interphase,
    relaxation,
    relaxation_impedance,
)
from heteroionic_lite.units import UnitError
from tests.course.sheets import codes


def each(name, count=20):
    return [draw(exercise(name), code) for code in codes(count)]


def test_each_misprint_has_the_unit_that_is_said_and_not_the_one_it_should_have():
    assert len(MISPRINTS) == 5
    for one in MISPRINTS:
        one.model.check_units()
        one.model.having(expression=one.printed, unit=one.unit, display_unit="").check_units()
        with pytest.raises(UnitError):
            one.model.having(expression=one.printed).check_units()
    pages = exercise("ps4.1").draws[0].texts
    assert len(set(pages)) == len(MISPRINTS)


def test_the_ohmic_part_is_what_the_conductivity_along_the_layer_takes():
    for one in each("ps4.2"):
        given = dict(one.si)
        current, temperature = given.pop("current_density"), given.pop("temperature")
        share = current / diffusion.limiting_current_density(
            **{name: value for name, value in given.items() if name != "utilisation"}
        )
        places = np.linspace(0, given["layer_thickness"], 20001)
        profile = diffusion.concentration_profile(
            concentration=given["concentration"],
            utilisation=share,
            position=places,
            layer_thickness=given["layer_thickness"],
        )
        # σ = F²(D₊ + D₋)c/RT, with 2D₊ = D/(1 − t₊) and t₊ = D₊/(D₊ + D₋)
        t_plus, salt = given["transference_number"], given["diffusion_coefficient"]
        both = salt / (2 * (1 - t_plus) * t_plus)
        sigma = 96485.33212331001**2 * both * profile / (8.31446261815324 * temperature)
        assert np.trapezoid(current / sigma, places) == pytest.approx(one.value("answer"), rel=1e-5)


def test_alpha_and_share_give_slope_and_asymmetry_back():
    for one in each("ps4.3"):
        found = {
            "transfer_coefficient": one.value("answer"),
            "transfer_share": one.value("working weight"),
        }
        n, a = one.value("working fallen"), one.value("working lopsided")
        assert diagnosis.expected_slope(**found) == pytest.approx(n)
        assert diagnosis.expected_asymmetry(**found) == pytest.approx(a)
        salt = np.log([one.si[f"concentration_{k}"] for k in range(1, 6)])
        whole = np.log([one.si[f"resistance_{k}"] for k in range(1, 6)])
        assert n == pytest.approx(-np.polyfit(salt, whole, 1)[0])
        assert found["transfer_coefficient"] == pytest.approx(
            one.si["transfer_coefficient"], abs=0.09
        )


def test_at_the_working_current_the_contact_has_the_chord_of_the_curve():
    for one in each("ps4.4"):
        given = dict(one.si)
        current = given.pop("current_density")
        step = np.linspace(-0.4, -1e-4, 200001)
        curve = dict(given, transfer_coefficient=0.5, overpotential=step)
        drop = -interphase.total_overpotential(**curve)
        passed = (drop + step) / given["interphase_resistance"]  # through the layer
        place = np.argmin(abs(passed - current))
        chord = drop[place] / passed[place]
        at_rest = interphase.interface_resistance(
            concentration=1000, reference_concentration=1000, **given
        )
        assert 1 - chord / at_rest == pytest.approx(one.value("answer"), rel=2e-3)
        tangent = differential.differential_resistance(**dict(curve, overpotential=step[place]))
        assert tangent == pytest.approx(one.value("working tangent"), rel=2e-3)


def test_what_takes_the_place_of_eq_5_is_the_ratio_of_the_two_fluxes():
    answer = exercise("ps4.5").models["answer"]
    at = {"interstitial_diffusivity": 4e-10, "vacancy_diffusivity": 3e-9}
    for share in (0.6, 0.85, 1.0):
        expected = relaxation.relaxation_exchange_flux(**at) / frenkel.dissipation_exchange_flux(
            interstitial_share=share, **at
        )
        assert answer(interstitial_share=share, **at) == pytest.approx(expected)
    alone = relaxation.relaxation_exchange_flux(**at) / relaxation.interstitial_exchange_flux(**at)
    assert answer(interstitial_share=1.0, **at) == pytest.approx(alone)


def test_the_capacitance_of_the_spectrum_is_that_of_the_circuit_it_was_made_of():
    for one in each("ps4.6"):
        true = 1 / (2 * np.pi * one.si["step_top"] * one.si["step_resistance"])
        assert one.value("answer") == pytest.approx(true, rel=0.1)
        heights = [one.si[f"imaginary_{k}"] for k in range(1, 10)]
        tops = [k for k in range(1, 8) if heights[k] > max(heights[k - 1], heights[k + 1])]
        assert tops == [2, 6]  # so that a reader finds two arcs, and their tops
        assert heights[4] < 0.4 * min(heights[2], heights[6])
        frequencies = np.array([one.si[f"frequency_{k}"] for k in range(1, 10)])
        arcs = [
            impedance.depressed_arc_imaginary(
                interphase_resistance=one.si[f"{which}_resistance"],
                arc_time=1 / (2 * np.pi * one.si[f"{which}_top"]),
                arc_exponent=1.0,
                angular_frequency=2 * np.pi * frequencies,
            )
            for which in ("layer", "step")
        ]
        assert np.array(heights) == pytest.approx(sum(arcs), rel=0.05)


def test_the_circuit_is_the_one_whose_arc_has_that_height():
    omega = np.geomspace(1e-2, 1e2, 20001)
    one_second = {"angular_frequency": omega}
    arcs = (
        impedance.depressed_arc_imaginary(
            interphase_resistance=1.0, arc_time=1.0, arc_exponent=1.0, **one_second
        ),
        impedance.diffusion_impedance_imaginary(
            diffusion_resistance=1.0, diffusion_time=1.0, **one_second
        ),
        relaxation_impedance.relaxation_impedance_imaginary(
            zero_frequency_resistance=1.0, relaxation_time=1.0, **one_second
        ),
    )
    assert [arc.max() for arc in arcs] == pytest.approx(HEIGHTS, rel=1e-6)
    seen = set()
    for drawn in each("ps4.7", 200):
        verdicts = [k for k in range(4) if drawn.is_right(k)]
        assert [HEIGHTS[k] for k in verdicts] == [drawn.shown["shape"]]
        seen |= set(verdicts)
    assert seen == {0, 1, 2}
