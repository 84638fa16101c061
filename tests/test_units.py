"""The unit face: every model passes, and expressions that mix dimensions do not."""

import numpy as np
import pytest
import sympy

from heteroionic_lite import Model, Parameter
from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.models import all_models
from heteroionic_lite.models.butler_volmer import exchange_current_from_rates
from heteroionic_lite.models.parameters import (
    charge_number,
    concentration,
    exchange_current_density,
    overpotential,
    temperature,
    transfer_coefficient,
)
from heteroionic_lite.units import UnitError, display, label, quantity, typeset

eta, c, i0 = overpotential.symbol, concentration.symbol, exchange_current_density.symbol
T, alpha, z = temperature.symbol, transfer_coefficient.symbol, charge_number.symbol


def model_of(expression, parameters, unit):
    return Model("toy", "t", expression, parameters, unit, "a toy")


@pytest.mark.parametrize("model", all_models().values(), ids=all_models())
def test_every_model_has_the_unit_it_declares(model):
    model.check_units()


def test_equation_2_as_printed_is_refused_because_it_is_a_flux():
    printed = exchange_current_from_rates.expression / (z * F)
    parameters = tuple(p for p in exchange_current_from_rates.parameters if p is not charge_number)
    with pytest.raises(UnitError, match=r"toy: the expression has dimension .*'A/m\^2'"):
        model_of(printed, parameters, "A/m^2").check_units()
    model_of(printed, parameters, "mol/m^2/s").check_units()


@pytest.mark.parametrize(
    ("expression", "parameters"),
    [
        (i0 * sympy.exp(eta), (exchange_current_density, overpotential)),
        (i0 * sympy.log(c), (exchange_current_density, concentration)),
        (i0 + eta, (exchange_current_density, overpotential)),
        (i0 * sympy.asinh(eta), (exchange_current_density, overpotential)),
        (i0 * 2**eta, (exchange_current_density, overpotential)),
        (i0 * sympy.sin(c), (exchange_current_density, concentration)),
        (i0 * (1 + eta), (exchange_current_density, overpotential)),
        (i0 * sympy.exp(F * eta / R), (exchange_current_density, overpotential)),
    ],
    ids=str,
)
def test_a_mixture_of_dimensions_is_refused(expression, parameters):
    with pytest.raises(UnitError, match="toy: the expression mixes dimensions"):
        model_of(expression, parameters, "A/m^2").check_units()


def test_a_right_exponent_is_accepted_where_powers_add_up_to_one():
    split = c ** (1 - alpha) * (2 * c) ** alpha
    model_of(split, (concentration, transfer_coefficient), "mol/m^3").check_units()


def test_a_power_that_depends_on_a_parameter_is_refused_even_if_the_default_hides_it():
    half = Parameter("a", "exponent", "dimensionless", 1.0, 0.1, 2.0, "hides itself at 1")
    with pytest.raises(UnitError):
        model_of(c**half.symbol, (concentration, half), "mol/m^3").check_units()


def test_branches_of_different_dimension_are_refused():
    mixed = sympy.Piecewise((eta, eta < 0), (i0, True))
    with pytest.raises(UnitError, match="mixes dimensions"):
        model_of(mixed, (overpotential, exchange_current_density), "V").check_units()


def test_branches_of_one_dimension_are_accepted():
    kinked = sympy.Piecewise((eta, eta < 0), (2 * eta, True))
    model_of(kinked, (overpotential,), "V").check_units()
    with pytest.raises(UnitError, match="declared unit 'A'"):
        model_of(kinked, (overpotential,), "A").check_units()


def test_a_pure_number_is_dimensionless():
    model_of(2 * alpha, (transfer_coefficient,), "dimensionless").check_units()
    with pytest.raises(UnitError):
        model_of(2 * alpha, (transfer_coefficient,), "V").check_units()


@pytest.mark.parametrize(
    ("unit", "shown_in", "si", "shown", "label_"),
    [
        ("K", "degC", 298.15, 25.0, "°C"),
        ("mol/m^3", "mol/l", 1500.0, 1.5, "mol/l"),
        ("ohm m^2", "ohm cm^2", 0.0484, 484.0, "Ω cm²"),
        ("A/m^2", "mA/cm^2", 289.5, 28.95, "mA/cm²"),
        ("A/m^2", "uA/cm^2", 0.531, 53.1, "µA/cm²"),
        ("J/mol", "kJ/mol", 5e4, 50.0, "kJ/mol"),
        ("V", "mV", -0.05, -50.0, "mV"),
        ("s", "hour", 5.4e5, 150.0, "h"),
        ("m", "um", 1e-4, 100.0, "µm"),
        ("dimensionless", "dimensionless", 0.44, 0.44, ""),
    ],
)
def test_values_are_shown_in_the_unit_people_use_and_read_back(unit, shown_in, si, shown, label_):
    conversion = display(unit, shown_in)
    assert conversion.unit == label_
    assert conversion.show(si) == pytest.approx(shown, rel=1e-11)
    assert conversion.read(shown) == pytest.approx(si, rel=1e-11)
    run = np.array([si, 2 * si])
    np.testing.assert_allclose(conversion.read(conversion.show(run)), run)


def test_conversion_factors_carry_no_rounding_errors():
    assert display("mol/m^3", "mol/l").factor == 0.001
    assert display("K", "degC").factor == 1.0
    assert display("K", "degC").offset == -273.15


@pytest.mark.parametrize("model", all_models().values(), ids=all_models())
def test_every_unit_people_use_converts_from_the_si_unit(model):
    for thing in (model, *model.parameters):
        conversion = display(thing.unit, thing.shown_in)
        assert conversion.factor > 0
        assert not {"ohm", "^", "dimensionless"} & {*conversion.unit.split(), *conversion.unit}


def test_units_are_written_as_people_write_them():
    assert label("ohm cm^2") == "Ω cm²"
    assert label("K/(ohm cm^2)") == "K/(Ω cm²)"
    assert label("cm^3/mol") == "cm³/mol"


@pytest.mark.parametrize(
    ("written", "set_in_type"),
    [
        ("mol/l", "mol l⁻¹"),
        ("ohm cm^2", "Ω cm²"),
        ("ohm*cm**2", "Ω cm²"),
        ("mA/cm^2", "mA cm⁻²"),
        ("J/mol/K", "J mol⁻¹ K⁻¹"),
        ("J/(mol K)", "J mol⁻¹ K⁻¹"),
        ("K/(ohm cm^2)", "K Ω⁻¹ cm⁻²"),
        ("1/s", "s⁻¹"),
        ("m^-1", "m⁻¹"),
        ("degC", "°C"),
        ("uA/cm^2", "µA cm⁻²"),
        ("um", "µm"),
        ("kohm", "kΩ"),
        ("deg", "°"),
        ("", ""),
        ("1", ""),
        ("dimensionless", ""),
    ],
)
def test_units_are_set_with_exponents_however_they_were_written(written, set_in_type):
    assert typeset(written) == set_in_type


def test_quantity_is_a_number_with_its_unit():
    assert quantity(484, "ohm cm^2").to("ohm m^2").magnitude == pytest.approx(0.0484)
