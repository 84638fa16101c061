"""Python writes numbers, labels axes and fits ranges as the front end does."""

import json
from pathlib import Path

import pytest

from heteroionic_lite.explorer.axes import fitted, ticks
from heteroionic_lite.units import number_text

# The front end's tests read the same table.
CASES = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("value", "digits", "trim", "text"), CASES["numbers"])
def test_numbers_are_written_as_on_the_page(value, digits, trim, text):
    assert number_text(value, digits, trim=trim) == text


@pytest.mark.parametrize(("scale", "low", "high", "room", "labels"), CASES["ticks"])
def test_axes_are_labelled_as_on_the_page(scale, low, high, room, labels):
    assert ticks(scale, low, high, room).labels == labels


@pytest.mark.parametrize(("scale", "snug", "numbers", "wanted"), CASES["ranges"])
def test_a_range_is_fitted_as_on_the_page(scale, snug, numbers, wanted):
    assert fitted(numbers, scale, snug=snug) == tuple(wanted)
