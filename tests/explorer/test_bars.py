"""Bars are stacked of models, and say what they are made of."""

import re

import pytest

from heteroionic_lite import Curve, Panel, Point, explore
from heteroionic_lite.models import separator_cell
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
from heteroionic_lite.models.parameters import concentration
from heteroionic_lite.units import number_text

LAYERS = {
    "plate": separator_cell.plate_resistance,
    "faces": separator_cell.faces_resistance,
}
WARM = {label: Curve(model, given={"temperature": 333.15}) for label, model in LAYERS.items()}


def budget(**changes):
    panel = {"bars": {"as set": LAYERS, "at 60 °C": WARM}, "x": "area resistance", **changes}
    return explore("demo-budget", Panel(**panel), sliders="hard_thickness temperature")


def test_an_axis_begins_at_zero_and_holds_the_longest_bar():
    (panel,) = budget().spec["panels"]
    total = sum(model() for model in LAYERS.values())
    assert panel["x"]["low"] == 0
    assert total < panel["x"]["high"] < 1.5 * total
    assert panel["x"]["title"] == "area resistance / Ω cm²"
    assert (panel["y"]["scale"], panel["y"]["high"]) == ("none", 2)


def test_parts_of_one_label_share_a_colour_and_only_given_values_tell_bars_apart():
    first, second = budget().spec["panels"][0]["bars"]
    assert [part["style"] for part in first["parts"]] == [0, 1]
    assert [part["style"] for part in second["parts"]] == [0, 1]
    assert [part["given"] for part in second["parts"]] == [{"temperature": 333.15}] * 2


def test_every_part_has_its_function_in_the_module_and_its_formula():
    figure = budget()
    for model in LAYERS.values():
        assert f"\n{model.name}: ({{" in figure.module
    assert [f["label"] for f in figure.spec["formulas"]] == [m.title for m in LAYERS.values()]


def test_the_picture_says_each_sum_and_the_share_of_its_widest_part():
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", budget()._still["svg"].decode())
    parts = [model() for model in LAYERS.values()]
    assert f"as set: {number_text(1e4 * sum(parts), 3)} Ω cm²" in texts
    assert f"faces {100 * max(parts) / sum(parts):.0f} %" in texts


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"curves": [charge_transfer_resistance], "x": concentration}, "a Panel of their own"),
        ({"points": [Point(1, 1, "a", "b")]}, "a Panel of their own"),
        ({"x_scale": "log"}, "cannot be logarithmic"),
        ({"bars": {"empty": {}, "as set": LAYERS}}, "the bar 'empty' has no parts"),
        ({"bars": {"a": {"E": Curve(charge_transfer_resistance, given={"x": 1})}}}, "depend on x"),
        (
            {"bars": {"a": {**LAYERS, "loss": separator_cell.separator_cell_loss}}},
            "need one unit",
        ),
    ],
)
def test_what_cannot_be_a_bar_is_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        budget(**changes)


def test_a_negative_part_is_refused():
    negative = separator_cell.plate_resistance.having(
        name="less", expression=-separator_cell.plate_resistance.expression
    )
    with pytest.raises(
        ValueError, match=r"less = -0\.01 cannot be a part of a bar: it is negative"
    ):
        budget(bars={"a": {"less": negative}})
