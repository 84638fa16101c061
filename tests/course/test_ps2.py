"""The answers of problem set 2, put back into the models they were made from."""

import numpy as np
import pytest

from heteroionic_lite.constants import CONSTANTS, GAS_CONSTANT
from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.sets import exercise
from heteroionic_lite.models import (
    arrhenius,
    electrode_arrangement,
    lattice_gas,
    parallel_and_series,
    polymer_film,
)
from tests.course.sheets import codes


def each(name, count=20):
    return [draw(exercise(name), code) for code in codes(count)]


def test_a_film_that_settles_so_slowly_has_the_current_for_its_limit():
    for one in each("ps2.1"):
        given = dict(one.si)
        current, diffusivity = given.pop("current_density"), given["diffusion_coefficient"]
        thickness = np.pi * np.sqrt(diffusivity * one.value("answer"))
        found = polymer_film.film_limiting_current(film_thickness=thickness, **given)
        assert found == pytest.approx(current)
        settling = polymer_film.settling_time(
            film_thickness=thickness, diffusion_coefficient=diffusivity
        )
        assert settling == pytest.approx(one.value("answer"))


def test_the_ratio_gives_the_molarity_back():
    for one in each("ps2.2"):
        given = dict(one.si)
        wanted = given.pop("concentration")
        found = lattice_gas.polymer_concentration(oxygens_per_cation=one.value("answer"), **given)
        assert found == pytest.approx(wanted)


def test_the_sites_are_those_of_a_curve_with_that_slope_and_minimum():
    answer = exercise("ps2.3").models["answer"]
    for alpha, sites in ((0.44, 8.4), (0.3, 5.0), (0.62, 9.5)):
        best = lattice_gas.best_composition(oxygens_per_site=sites, transfer_coefficient=alpha)
        ratio = np.array([0.9999, 1.0001]) * 90
        curve = lattice_gas.polymer_interface_resistance(
            oxygens_per_cation=ratio, oxygens_per_site=sites, transfer_coefficient=alpha
        )
        slope = np.log(curve[1] / curve[0]) / np.log(ratio[1] / ratio[0])
        found = answer(slope=slope, oxygens_per_cation=90, best_ratio=best)
        assert found == pytest.approx(sites, rel=1e-5)


def test_an_error_of_the_sum_makes_the_allowed_error_of_a_contact():
    for one in each("ps2.4"):
        given = dict(one.si)
        allowed, true = given.pop("allowed_error"), given["single_interface_resistance"]
        measured = electrode_arrangement.two_point_sum(**given) * (1 + one.value("answer"))
        rest = 2 * given["electrode_resistance"] + given["electrolyte_resistance"]
        assert (measured - rest) / 2 == pytest.approx(true * (1 + allowed))


def test_the_verdict_on_pressing_is_what_was_done_to_the_contact():
    right = {0: 1, 0.45: 2, 1: 0}  # power of the capacitance: option
    seen = set()
    for one in each("ps2.5", 200):
        verdicts = [k for k in range(4) if one.is_right(k)]
        assert verdicts == [right[one.shown["rise"]]]
        seen.add(verdicts[0])
    assert seen == {0, 1, 2}


def test_at_that_temperature_a_fit_gives_two_contacts_of_what_is_wanted():
    for one in each("ps2.6"):
        temperatures = np.array([one.si[f"temperature_{k}"] for k in range(1, 6)])
        resistances = np.array([one.si[f"resistance_{k}"] for k in range(1, 6)])
        slope, cut = np.polyfit(1 / temperatures, np.log(resistances), 1)
        both = np.exp(cut + slope / one.value("answer"))
        assert both == pytest.approx(2 * one.si["wanted_resistance"])
        energy = slope * CONSTANTS[GAS_CONSTANT].value
        assert energy == pytest.approx(one.si["activation_energy"], rel=0.1)
        true = arrhenius.shifted_resistance(
            measured_resistance=one.si["measured_resistance"],
            activation_energy=one.si["activation_energy"],
            measuring_temperature=one.si["measuring_temperature"],
            temperature=one.value("answer"),
        )
        assert true == pytest.approx(one.si["wanted_resistance"], rel=0.25)  # carried far


def test_the_softened_share_lowers_the_resistance_as_asked():
    for one in each("ps2.7"):
        given = dict(one.si)
        drop = given.pop("drop")
        contact = parallel_and_series.parallel_patches_resistance
        dry = contact(plasticised_share=0, **given)
        wet = contact(plasticised_share=one.value("answer"), **given)
        assert dry / wet == pytest.approx(drop)
        assert 1e-6 <= one.value("answer") <= 1  # what the left panel shows
