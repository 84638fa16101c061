"""The answers of problem set 1, put back into the models they were made from."""

import numpy as np
import pytest

from heteroionic_lite.constants import CONSTANTS, GAS_CONSTANT
from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.sets import exercise
from heteroionic_lite.models import (
    bias,
    butler_volmer,
    crowding_and_pairing,
    interphase,
    solvation,
)
from heteroionic_lite.models.diffusion import limiting_current_density
from tests.course.sheets import codes


def each(name):
    return [draw(exercise(name), code) for code in codes(20)]


def test_at_the_thickest_layer_the_limiting_current_is_the_current():
    for one in each("ps1.1"):
        given = dict(one.si)
        current = given.pop("current_density")
        found = limiting_current_density(layer_thickness=one.value("answer"), **given)
        assert found == pytest.approx(current)


def test_where_they_weigh_the_same_charge_transfer_is_the_layer():
    for one in each("ps1.2"):
        given = dict(one.si)
        layer = given.pop("interphase_resistance")
        found = butler_volmer.charge_transfer_resistance(concentration=one.value("answer"), **given)
        assert found == pytest.approx(layer)
        slope = interphase.apparent_slope(concentration=one.value("answer"), **one.si)
        assert slope == pytest.approx((1 - one.si["transfer_coefficient"]) / 2)


def test_the_layer_from_two_concentrations_is_the_one_it_was_made_with():
    for one in each("ps1.3"):  # but for the three digits of what is printed
        assert one.value("answer") == pytest.approx(one.si["interphase_resistance"], rel=0.06)


def test_what_the_donor_number_misses_is_its_barrier_less_that_of_a_fit():
    for one in each("ps1.4"):
        temperatures = np.array([one.si[f"temperature_{k}"] for k in range(1, 6)])
        resistances = np.array([one.si[f"resistance_{k}"] for k in range(1, 6)])
        slope = np.polyfit(1 / temperatures, np.log(resistances / temperatures), 1)[0]
        energy = slope * CONSTANTS[GAS_CONSTANT].value
        assert energy == pytest.approx(one.si["activation_energy"], rel=0.02)
        expected = solvation.barrier_from_donor_number(
            reference_barrier=one.si["reference_barrier"],
            reference_donor_number=one.si["reference_donor_number"],
            donor_number=one.si["donor_number"],
            donor_slope=one.si["donor_slope"],
        )
        assert one.value("answer") == pytest.approx(expected - energy)


def test_the_coefficient_gives_the_ratio_of_the_currents():
    for one in each("ps1.5"):
        ratio = one.si["current_in"] / one.si["current_out"]
        found = bias.current_ratio(
            transfer_coefficient=one.value("answer"),
            driving_drop=one.si["driving_drop"],
            temperature=one.si["temperature"],
        )
        assert found == pytest.approx(ratio)
        assert one.value("answer") == pytest.approx(one.si["transfer_coefficient"], abs=0.003)


def test_the_curve_is_lowest_where_it_is_asked_to_be():
    for one in each("ps1.6"):
        given = {**one.si, "crowding_concentration": one.value("answer")}
        lowest = given.pop("concentration")
        around = lowest * np.linspace(0.5, 2, 3001)
        curve = crowding_and_pairing.crowded_resistance(concentration=around, **given)
        assert around[curve.argmin()] == pytest.approx(lowest, rel=2e-3)
        assert 200 <= one.value("answer") <= 20000  # what the slider reaches


def test_the_slope_is_that_of_the_model():
    answer = exercise("ps1.7").models["answer"]
    for layer, c in ((0.0, 100.0), (0.03, 1000.0), (0.5, 30.0)):
        step = butler_volmer.charge_transfer_resistance(concentration=c)
        found = answer(
            transfer_coefficient=0.44, transfer_resistance=step, interphase_resistance=layer
        )
        assert found == pytest.approx(
            interphase.apparent_slope(interphase_resistance=layer, concentration=c)
        )
