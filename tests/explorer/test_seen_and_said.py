"""Names beside marks, curves that coincide, numbers in formulas: as the front end has them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import sympy

from heteroionic_lite.explorer.formulas import setting
from heteroionic_lite.explorer.marks.names import placed
from heteroionic_lite.explorer.same import Course, coinciding
from heteroionic_lite.faces.speech import spoken, spoken_symbol
from heteroionic_lite.model import Model
from heteroionic_lite.models import all_models
from heteroionic_lite.models import parameters as p
from heteroionic_lite.units import display
from heteroionic_lite.units.speech import spoken_unit

CASES = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))


def test_names_stand_where_nothing_is_hidden():
    for case in CASES["names"]:
        room = {name: [tuple(one) for one in case[name]] for name in ("taken", "lines")}
        found = placed(
            [tuple(one) for one in case["named"]], 10, 8, within=tuple(case["within"]), **room
        )
        assert found == [one and tuple(one) for one in case["found"]], case


def test_curves_coincide_where_no_eye_could_tell_them_apart():
    for *courses, wanted in CASES["same"]:
        made = [Course(label, over, np.array(x), np.array(y)) for label, over, x, y in courses]
        assert coinciding(made) == wanted


def test_a_number_in_a_formula_has_its_unit():
    for unit, shown, value, text in CASES["settings"]:
        assert setting(display(unit, shown), value) == text


def test_a_symbol_is_said_by_its_letters():
    for name, said in {
        "R_ct": "R sub c t",
        "c_ref": "c sub ref",
        "alpha": "alpha",
        "DeltaG_ddag": "Delta G double dagger",
        "i_star": "i star",
        "R_cell_meas": "R sub cell meas",
        "t_plus": "t sub plus",
        "R_pin": "R sub pin",
        "ReZ": "the real part of Z",
    }.items():
        assert spoken_symbol(sympy.Symbol(name)) == said


def test_fractions_powers_and_brackets_say_where_they_end():
    z, T, c = (q.symbol for q in (p.charge_number, p.temperature, p.concentration))

    def said(expression):
        model = Model("some", "R", expression, unit="dimensionless", meaning="for the test")
        return spoken(model).removeprefix("R equals ")

    assert said(z / T) == "z over T"
    assert said((z + 1) / T) == "the fraction z plus 1, over T, end fraction"
    assert said(z * (T - c)) == "z times open bracket T minus c close bracket"
    assert said(c**2) == "c squared"
    assert said(c ** (z - 1)) == "c to the power z minus 1, end power"
    assert said(sympy.sqrt(c)) == "the square root of c"
    assert said(sympy.exp(-z / T)) == "e to the power minus z over T, end power"
    assert said(sympy.log(c)) == "the natural logarithm of c"


def test_every_model_and_every_unit_can_be_said():
    for model in all_models().values():
        assert " equals " in spoken(model)
        for one in (model, *model.parameters):
            assert spoken_unit(one.shown_in).isascii(), one.shown_in
