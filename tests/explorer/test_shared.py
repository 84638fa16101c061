"""Figures of a notebook that share a parameter follow each other."""

import gc

import pytest

from heteroionic_lite import Panel, explore
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
from heteroionic_lite.models.parameters import concentration, transfer_coefficient

PANEL = Panel([charge_transfer_resistance], x=concentration)


def figure(name, sliders="transfer_coefficient temperature", shared="transfer_coefficient"):
    return explore(f"sharing-{name}", PANEL, sliders=sliders, shared=shared)


def test_what_is_shared_follows_and_nothing_else():
    one, two, three = figure("a"), figure("b"), figure("c", shared="")
    one.values = {"transfer_coefficient": 0.3, "temperature": 310.0}
    assert (two.transfer_coefficient, two.temperature) == (0.3, 298.15)
    assert three.transfer_coefficient == 0.44
    two.transfer_coefficient = 0.6
    assert one.transfer_coefficient == 0.6


def test_the_specification_says_what_is_shared():
    shared = {p["name"]: p.get("shared") for p in figure("a").spec["parameters"]}
    assert {name for name, is_shared in shared.items() if is_shared} == {"transfer_coefficient"}


def test_what_is_out_of_the_other_s_range_is_not_set_there():
    narrow = [transfer_coefficient.having(low=0.4, high=0.5)]
    one, two = figure("a"), figure("b", sliders=narrow)
    one.transfer_coefficient = 0.9
    assert two.transfer_coefficient == 0.44
    two.transfer_coefficient = 0.5
    assert one.transfer_coefficient == 0.5


def test_a_figure_that_comes_later_takes_what_was_set():
    one = figure("a")
    one.transfer_coefficient = 0.2
    assert figure("b").transfer_coefficient == 0.2


def test_a_cell_that_is_run_again_makes_the_figure_that_counts():
    old, other = figure("a"), figure("b")
    new = figure("a")
    old.transfer_coefficient = 0.2
    assert (new.transfer_coefficient, other.transfer_coefficient) == (0.44, 0.44)
    new.transfer_coefficient = 0.3
    assert (old.transfer_coefficient, other.transfer_coefficient) == (0.2, 0.3)


def test_a_name_that_no_curve_depends_on_is_refused():
    with pytest.raises(ValueError, match=r"no curve or readout depends on \['layer_thickness'\]"):
        figure("a", shared="layer_thickness")


@pytest.fixture(autouse=True)
def forgotten():
    """What one test shared is not there in the next."""
    yield
    from heteroionic_lite.explorer import shared

    shared._SHARING.clear()
    gc.collect()
