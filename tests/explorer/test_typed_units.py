"""The front end reads units by a table that is Python's own."""

import json

from heteroionic_lite import units
from heteroionic_lite.models import all_models
from tests.contents import ROOT
from tests.explorer.test_axes import CASES


def test_the_table_of_the_front_end_is_what_python_knows():
    text = (ROOT / "heteroionic_lite" / "units" / "factors.json").read_text(encoding="utf-8")
    assert json.loads(text) == {name: one for name, one in units.common_units().items() if name}


def test_every_unit_of_a_slider_is_among_those_that_the_front_end_is_tried_with():
    shown = {
        (one.unit, one.typeset, parameter.unit, one.factor, one.offset)
        for model in all_models().values()
        for parameter in model.parameters
        for one in [units.display_of(parameter)]
    }
    assert shown == {tuple(case) for case in CASES["units"]}
