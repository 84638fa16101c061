"""A figure written short is the figure written at length."""

import json

import pytest

from heteroionic_lite import (
    Curve,
    Panel,
    Point,
    Predict,
    Sweep,
    ask,
    explore,
    quantity,
    right,
    row,
    wrong,
)
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
from heteroionic_lite.models.interphase import interface_resistance
from heteroionic_lite.models.parameters import concentration

QUESTION = "Which way?"
CHOICES = (right("down", "Eq. 3"), wrong("up & <i>away</i>", "that is viscosity"))
TEXT = """
    Which
    way?
    [x] down — Eq. 3
    [ ] up & <i>away</i> — that is
        viscosity
"""


def test_labels_as_keys_and_sliders_and_question_as_text_give_the_same_figure():
    long = explore(
        "demo",
        Panel(
            [
                Curve(charge_transfer_resistance, "bare"),
                Curve(charge_transfer_resistance, "½", given={"transfer_coefficient": 0.5}),
            ],
            x=concentration,
            points=[Point(1000, 0.05, "here", row("V040").source)],
        ),
        sliders=["concentration", "transfer_coefficient"],
        readouts=[Curve(interface_resistance, "both")],
        presets={"garnet": {"transfer_coefficient": row("V041").si}},
        predict=Predict(QUESTION, *CHOICES),
    )
    short = explore(
        "demo",
        Panel(
            {
                "bare": charge_transfer_resistance,
                "½": Curve(charge_transfer_resistance, given={"transfer_coefficient": 0.5}),
            },
            x=concentration,
            points=[Point(1000, 0.05, "here", row("V040"))],
        ),
        sliders="concentration transfer_coefficient",
        readouts={"both": interface_resistance},
        presets={"garnet": {"transfer_coefficient": row("V041")}},
        predict=TEXT,
    )
    assert short.spec == long.spec
    assert short.module == long.module


def test_a_slider_with_a_range_of_its_own_stands_among_names():
    own = concentration.having(default=500.0)
    figure = explore(
        "demo",
        Panel([charge_transfer_resistance], x=concentration),
        sliders=["transfer_coefficient temperature", own],
    )
    sliding = [p["name"] for p in figure.spec["parameters"] if p["slider"]]
    assert sliding == ["transfer_coefficient", "temperature", "concentration"]
    assert figure.concentration == 500.0


def test_questions_in_text_are_the_questions_in_calls():
    assert ask("q", TEXT) == ask("q", QUESTION, *CHOICES)


@pytest.mark.parametrize(
    "text",
    [
        "Why?\n[x] because\n[ ] so — no",  # nothing to say about the first
        "Why?\n[x] a — b",  # one choice
        "Why?\n[ ] a — b\n[ ] c — d",  # none right
        "Why?\n[y] a — b\n[ ] c — d",  # not a box
    ],
)
def test_a_question_that_is_not_complete_is_refused(text):
    with pytest.raises(ValueError, match=r"choices|is not of the form"):
        ask("q", text)


def test_a_row_that_is_no_single_value_is_refused_as_a_number():
    with pytest.raises(ValueError, match="must not be drawn as one"):
        explore(
            "demo",
            Panel([charge_transfer_resistance], x=concentration),
            sliders="concentration",
            presets={"bound": {"exchange_current_density": row("V057")}},
        )


def test_quantities_and_rows_become_numbers_in_si_and_a_wrong_dimension_is_refused():
    warm = quantity(50, "degC")
    curve = Curve(
        charge_transfer_resistance,
        given={"temperature": warm, "exchange_current_density": row("V040")},
    )
    assert curve.given == {
        "temperature": pytest.approx(323.15),
        "exchange_current_density": pytest.approx(0.531),
    }
    panel = Panel([curve], x=Sweep(concentration, quantity(0.1, "mol/l"), quantity(1, "mol/l")))
    figure = explore("demo", panel, sliders="temperature", presets={"warm": {"temperature": warm}})
    assert figure.spec["presets"][0]["values"] == {"temperature": pytest.approx(323.15)}
    assert (figure.spec["panels"][0]["curves"][0]["from"]) == pytest.approx(100)
    json.dumps(figure.spec)
    for bad in (row("V040"), quantity(1, "V"), quantity(25, "delta_degC"), "300", True):
        with pytest.raises(ValueError, match="temperature"):
            Curve(charge_transfer_resistance, given={"temperature": bad})
        with pytest.raises(ValueError, match="temperature"):
            explore("demo", panel, sliders=[], presets={"a": {"temperature": bad}})


def test_scales_and_places_are_checked_where_they_are_written():
    with pytest.raises(ValueError, match=r"Sweep\(scale='logarithmic'\).*did you mean log\?"):
        Sweep(concentration, 1, 10, "logarithmic")
    with pytest.raises(ValueError, match="positive"):
        Sweep(concentration, 0.0, 10, "log")
    for scale in ("", 3, None, ["log"]):
        with pytest.raises(ValueError, match="a scale is one of linear, log"):
            Panel([charge_transfer_resistance], x=concentration, y_scale=scale)
    for bad in (quantity(1, "V"), "1", [1, 2], True):
        with pytest.raises(ValueError, match="number"):
            Point(bad, 1.0, "label", "source")
