"""A symbol has one meaning: what is taken for one quantity, and what is refused."""

import re

import pytest
import sympy
from _site.quantities import gather, home, quantities, read

from heteroionic_lite.equation import POSITIVE, Parameter
from heteroionic_lite.faces.formula import symbol_html, symbol_latex, symbol_text
from heteroionic_lite.model import Model
from heteroionic_lite.models import all_models
from heteroionic_lite.models.parameters import charge_number, temperature

MODELS = all_models().values()


def length(symbol, name, unit="m"):
    return Parameter(symbol, name, unit, 1, 0.1, 10, "how long", domain=POSITIVE)


def model(name, symbol, *parameters, unit="m"):
    total = sum(p.symbol for p in parameters)
    return Model(name, symbol, sympy.sympify(total), parameters, unit, "a sum")


def listing(tmp_path, rows):
    path = tmp_path / "quantities.csv"
    path.write_text(f"symbol,quantity,names\n{rows}", encoding="utf-8")
    return read(path)


def refused(models, listed=None):
    with pytest.raises(ValueError) as caught:
        gather(models, listed or {}, "quantities.csv")
    return str(caught.value)


def test_no_symbol_of_the_models_has_two_meanings():
    known = quantities()
    for one in MODELS:
        assert one.name in {result.name for result in known[str(one.symbol)].results}
        for parameter in one.parameters:
            assert parameter in known[str(parameter.symbol)].parameters


@pytest.mark.parametrize("face", [symbol_latex, symbol_html, symbol_text])
def test_no_two_quantities_look_alike_in_any_face(face):
    shown = [face(quantity.symbol) for quantity in quantities().values()]
    assert len(set(shown)) == len(shown)


def test_no_two_quantities_have_the_same_name():
    names = [quantity.name for quantity in quantities().values()]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_a_symbol_for_two_parameters_is_refused():
    one, other = length("l", "pellet_thickness"), length("l", "film_thickness")
    message = refused([model("a", "A", one), model("b", "B", other)])
    assert "the symbol l (l) is printed for film_thickness, pellet_thickness" in message
    assert "give the rarer one another symbol" in message


def test_a_symbol_for_a_parameter_and_a_result_is_refused_unless_listed(tmp_path):
    thickness = length("l", "thickness")
    models = [model("grown_thickness", "l", length("k", "start")), model("sum", "S", thickness)]
    assert "list them so in quantities.csv" in refused(models)
    listed = listing(tmp_path, "l,thickness of the layer,thickness grown_thickness\n")
    assert gather(models, listed, "quantities.csv")["l"].name == "thickness of the layer"


def test_symbols_that_only_look_alike_are_one():
    one, other = length("phi", "first"), length("varphi", "second")
    assert "is printed for first, second" in refused([model("sum", "S", one, other)])


def test_a_symbol_with_two_dimensions_is_refused(tmp_path):
    one, other = length("x", "position"), length("x", "share", unit="dimensionless")
    listed = listing(tmp_path, "x,position,position share\n")
    models = [model("a", "A", one), model("b", "B", other, unit="dimensionless")]
    assert "the symbol x has two dimensions: m, dimensionless" in refused(models, listed)


def test_the_symbol_of_a_constant_is_refused():
    assert "R is the molar gas constant" in refused([model("sum", "R", length("l", "length"))])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("l,length,length width\n", "listed but gone: width"),
        ("q,charge,charge\n", "no parameter or model has the symbol q"),
    ],
)
def test_a_list_that_is_out_of_date_is_refused(tmp_path, row, message):
    assert message in refused([model("sum", "S", length("l", "length"))], listing(tmp_path, row))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("l,,length\n", "line 2, column quantity: is empty"),
        ("l,length,a\nl,length,b\n", "line 3: the symbol l occurs twice"),
    ],
)
def test_a_broken_row_is_refused_with_its_line(tmp_path, rows, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        listing(tmp_path, rows)


def test_a_quantity_knows_where_it_belongs():
    assert home(quantities()[str(temperature.symbol)]) == "common"
    assert home(quantities()["lambda_D"]) == "space_charge"
    assert charge_number in quantities()["z"].parameters
