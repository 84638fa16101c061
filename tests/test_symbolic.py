"""In an expression a quantity stands under its symbol, and a model under a name it keeps."""

import sympy

from heteroionic_lite import Model
from heteroionic_lite.models.arrhenius import thermal_voltage
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance as transfer
from heteroionic_lite.models.parameters import concentration, interphase_resistance, temperature
from heteroionic_lite.symbolic import Name, names, order, written_out

x, y = sympy.symbols("x y", positive=True)
area = Name(sympy.Symbol("A"), x**2)


def test_a_model_in_arithmetic_is_its_name_and_written_out_its_expression():
    whole = interphase_resistance + transfer
    assert str(whole) == "R_SLEI + R_ct"
    assert written_out(whole) == interphase_resistance.symbol + transfer.expression
    assert written_out(1 / transfer) == 1 / transfer.expression


def test_a_model_made_of_models_holds_what_they_stand_for():
    double = Model("double", "R_2", 2 * transfer, unit="ohm m^2", meaning="two contacts")
    assert double.expression == 2 * transfer.expression
    assert set(double) == set(transfer)
    assert double() == 2 * transfer()


def test_a_name_knows_what_it_depends_on_and_is_no_more_one_after_a_substitution():
    assert area.free_symbols == {x}
    assert sympy.Derivative(area, x) != 0
    assert area.diff(x) == 2 * x
    assert area.subs(x, 3) == 9
    assert area.subs(y, 3) is area
    assert (area / x).is_positive


def test_names_within_names_are_written_out_and_not_listed():
    outer = Name(sympy.Symbol("V"), area * y)
    assert set(names(outer + area)) == {outer, area}
    assert names(outer) == [outer]
    assert written_out(outer + area) == x**2 * y + x**2


def test_an_order_is_the_slope_of_the_logarithms():
    assert order(area * y, x).doit() == 2
    assert order(thermal_voltage, temperature).doit() == 1
    slope = written_out(order(transfer, concentration)).doit()
    assert sympy.simplify(slope + 1 - sympy.Symbol("alpha", positive=True)) == 0
