"""The answers of problem set 3, put back into the models they were made from."""

import numpy as np
import pytest

from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.sets import exercise
from heteroionic_lite.models import (
    arrhenius,
    butler_volmer,
    cell_bounds,
    diffusion,
    interdiffusion,
    lattice_gas,
    relaxation,
    relaxation_impedance,
)
from tests.course.sheets import codes


def each(name, count=20):
    return [draw(exercise(name), code) for code in codes(count)]


def test_a_step_with_the_exchange_current_of_one_junction_passes_that_current():
    for one in each("ps3.1"):
        cold, warm = one.si["reference_temperature"], one.si["temperature"]
        at_rest = butler_volmer.inferred_exchange_current(
            transfer_resistance=one.si["sandwich_resistance"] / 2, temperature=cold
        )
        warmed = at_rest * arrhenius.temperature_factor(
            activation_energy=one.si["activation_energy"],
            reference_temperature=cold,
            temperature=warm,
        )
        found = butler_volmer.butler_volmer_current(
            exchange_current_density=warmed,
            overpotential=-one.si["driving_drop"],
            transfer_coefficient=0.5,
            temperature=warm,
        )
        assert found == pytest.approx(one.value("answer"), rel=0.005)  # 6 mV are small


def test_the_exchange_is_the_best_one_over_the_resistance_of_the_lattices():
    answer = exercise("ps3.2").models["answer"]
    at = {"departing_occupancy": 0.9, "arriving_occupancy": 0.2, "transfer_coefficient": 0.3}
    assert answer(**at) == pytest.approx(1 / lattice_gas.two_sided_exclusion_factor(**at))
    places = np.linspace(0.01, 0.99, 99)
    grid = answer(
        departing_occupancy=places[:, None],
        arriving_occupancy=places[None, :],
        transfer_coefficient=0.3,
    )
    best = np.unravel_index(grid.argmax(), grid.shape)
    assert (places[best[0]], places[best[1]]) == pytest.approx((0.7, 0.3))
    assert grid.max() == pytest.approx(1)


def test_the_allowed_loss_drives_that_multiple_of_the_limit():
    for one in each("ps3.3"):
        given = dict(one.si)
        loss, conductivity = given.pop("driving_drop"), given.pop("liquid_conductivity")
        limit = diffusion.limiting_current_density(**given)
        lost = one.value("answer") * limit * given["layer_thickness"] / conductivity
        assert lost == pytest.approx(loss)


def test_a_closed_layer_as_thick_as_the_open_one_costs_the_answer():
    for one in each("ps3.4"):
        given = dict(one.si)
        seen = given.pop("seen_resistance")
        per_thickness = interdiffusion.decomposed_composite_resistance(
            product_thickness=1.0, **given
        )
        closed = interdiffusion.decomposed_layer_resistance(
            product_thickness=seen / per_thickness,
            product_conductivity=given["product_conductivity"],
        )
        assert closed == pytest.approx(one.value("answer"))


def test_the_junction_from_five_cells_is_that_of_a_fit_and_near_the_true_one():
    for one in each("ps3.5"):
        thickness = np.array([one.si[f"thickness_{k}"] for k in range(1, 6)])
        cells = np.array([one.si[f"cell_{k}"] for k in range(1, 6)])
        electrodes = one.si["electrodes_resistance"]
        assert one.value("answer") == pytest.approx(np.polyfit(thickness, cells, 1)[1] - electrodes)
        assert one.value("answer") == pytest.approx(one.si["junction_resistance"], rel=0.15)
        bound = cell_bounds.left_for_interface(
            internal_resistance=cells,
            each_thickness=thickness,
            each_conductivity=one.si["each_conductivity"],
            electrodes_resistance=electrodes,
        )
        assert bound == pytest.approx(one.si["junction_resistance"], rel=0.3)


def test_at_the_top_of_its_arc_relaxation_has_the_resistance_of_the_junction():
    for one in each("ps3.6"):
        given = dict(one.si)
        wanted, temperature = given.pop("junction_resistance"), given.pop("temperature")
        time = one.value("working needed")
        flux = relaxation.interstitial_exchange_flux(relaxation_time=time, **given)
        resistance = 8.31446261815324 * temperature / (96485.33212331001**2 * flux)
        assert resistance == pytest.approx(wanted)
        frequencies = one.value("answer") * np.geomspace(0.5, 2, 2001)
        arc = relaxation_impedance.relaxation_impedance_imaginary(
            zero_frequency_resistance=resistance,
            relaxation_time=time,
            angular_frequency=2 * np.pi * frequencies,
        )
        assert frequencies[arc.argmax()] == pytest.approx(one.value("answer"), rel=2e-3)


def test_the_verdict_on_three_currents_is_the_law_they_were_made_with():
    right = {0.5: 2, 0.66: 1, 0.7: 1, 1: 0}  # α of the family: option
    seen = set()
    for one in each("ps3.7", 200):
        verdicts = [k for k in range(4) if one.is_right(k)]
        assert verdicts == [right[one.shown["transfer_coefficient"]]]
        seen.add(verdicts[0])
        if verdicts == [0]:  # what tells a diode: in reverse it hardly grows
            assert one.shown["current_reverse_twice"] < 1.35 * one.shown["current_reverse"]
        else:
            assert one.shown["current_reverse_twice"] > 1.5 * one.shown["current_reverse"]
    assert seen == {0, 1, 2}
