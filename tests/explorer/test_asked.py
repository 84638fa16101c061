"""What a reader is asked before the sliders unlock, as the front end reads it."""

from dataclasses import replace

import pytest

from heteroionic_lite import Curve, Guess, Panel, Predict, Sweep, explore, row
from heteroionic_lite.models.butler_volmer import (
    butler_volmer_current,
    charge_transfer_resistance,
)
from heteroionic_lite.models.interphase import interface_resistance, total_overpotential
from heteroionic_lite.models.parameters import concentration, overpotential
from heteroionic_lite.units import quantity

ALONE, SUM = "the step alone", "with a layer"
GUESS = Guess(
    "Where is the sum?",
    SUM,
    at=[10, 100.0, quantity(1, "mol/l")],
    because="A constant makes a slope shallower.",
    slope=True,
    shown=[ALONE],
    show={"interphase_resistance": (0.0, row("V039")), "concentration": 100},
)


def figure(predict, **changes):
    panel = Panel(
        {ALONE: charge_transfer_resistance, SUM: interface_resistance},
        x=concentration,
        **{"y_scale": "log", **changes},
    )
    driven = Curve(butler_volmer_current, x=total_overpotential, along=overpotential)
    current = Panel({"current": driven})
    return explore("demo", panel, current, sliders="concentration", predict=predict)


def test_a_guess_is_places_on_a_curve_and_where_the_figure_moves():
    asked = figure(GUESS).spec["predict"]
    assert asked["choices"] == []
    assert asked["guess"] == {
        "panel": 0,
        "curve": "interface_resistance",
        "at": pytest.approx([10, 100, 1000]),
        "because": GUESS.because,
        "slope": True,
    }
    assert asked["show"] == [
        {"name": "interphase_resistance", "from": 0, "to": row("V039").si},
        {"name": "concentration", "from": concentration.default, "to": 100},
    ]
    assert asked["shown"] == [ALONE]


def test_a_single_place_needs_no_list():
    assert figure(replace(GUESS, at=100, slope=False)).spec["predict"]["guess"]["at"] == [100]


def test_choices_may_move_the_figure_as_well():
    text = "How?\n[x] so — yes\n[ ] not so — no"
    asked = figure(Predict(text, show={"concentration": 100}, points=True)).spec["predict"]
    assert asked["guess"] is None
    assert [choice["right"] for choice in asked["choices"]] == [True, False]
    assert asked["show"] == [{"name": "concentration", "from": 1000, "to": 100}]
    assert asked["points"]


def test_a_guess_that_cannot_be_made_is_refused_with_what_is_allowed():
    refused = {
        "this figure has 'the step alone', 'with a layer'": {"curve": "with a lyer"},
        "cannot have it shown": {"shown": [SUM]},
        "'current' is parametric": {"curve": "current", "at": 0.05},
        "one to 6 places in rising order": {"at": [100, 10]},
        r"in rising order, not \[\]": {"at": []},
        "is not on the axes": {"at": 1e9},
        "shows the unknown": {"show": {"concentrations": 100}},
        "outside this figure's range": {"show": {"concentration": 1e9}},
        "to one value, or from one to another": {"show": {"concentration": (1, 2, 3)}},
        "names 'nothing'": {"shown": ["nothing"]},
    }
    for message, change in refused.items():
        with pytest.raises(ValueError, match=message):
            figure(replace(GUESS, **change))
    with pytest.raises(ValueError, match="axes of two scales"):
        figure(GUESS, y_scale="linear")


def test_a_guess_whose_truth_leaves_the_axes_is_refused():
    with pytest.raises(ValueError, match="is not on the axes"):
        figure(GUESS, y_range=(0.01, 0.1))


def test_a_guess_runs_along_a_sweep_of_its_own():
    current = Curve(butler_volmer_current, along=Sweep(overpotential, -0.2, 0.2))
    asked = Guess("Where?", "bare", at=-0.1, because="α")
    made = explore("demo", Panel({"bare": current}), sliders="transfer_coefficient", predict=asked)
    assert made.spec["predict"]["guess"]["at"] == [-0.1]
