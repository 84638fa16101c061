"""Parameter and Model: evaluation, and errors that say what is wrong and what is allowed."""

import dataclasses
import math

import numpy as np
import pytest
import sympy

from heteroionic_lite import Model, Parameter, quantity
from heteroionic_lite.constants import FARADAY, GAS_CONSTANT
from heteroionic_lite.equation import FRACTION, NOT_NEGATIVE, POSITIVE
from heteroionic_lite.models import all_models
from heteroionic_lite.models.butler_volmer import butler_volmer_current
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance as resistance
from heteroionic_lite.models.diffusion import limiting_current_density
from heteroionic_lite.models.parameters import concentration, temperature
from heteroionic_lite.units import UnitError

X = Parameter("x", "first", "m", 1.0, 0.0, 2.0, "a length")
Y = Parameter("y", "second", "m", 1.0, 0.0, 2.0, "another length")
FIELDS = ("x", "first", "m", 1.0, 0.0, 2.0, "a length")


def model_of(expression, *parameters, **changes):
    fields = {"name": "toy", "symbol": "t", "unit": "m", "meaning": "a toy", **changes}
    return Model(expression=expression, parameters=parameters or (X, Y), **fields)


class TestEvaluation:
    def test_scalars_give_a_float_and_omitted_values_their_default(self):
        assert type(resistance()) is float
        assert resistance() == resistance(temperature=298.15, concentration=1000)

    def test_arrays_broadcast_against_each_other(self):
        c = np.array([100.0, 1000.0, 2000.0])
        alpha = np.array([[0.3], [0.5]])
        table = resistance(concentration=c, transfer_coefficient=alpha)
        assert table.shape == (2, 3)
        assert table[1, 0] == resistance(concentration=100.0, transfer_coefficient=0.5)

    def test_lists_and_whole_numbers_are_welcome(self):
        np.testing.assert_array_equal(
            resistance(concentration=[100, 1000]), resistance(concentration=np.array([1e2, 1e3]))
        )
        assert resistance(temperature=sympy.Rational(59630, 200)) == resistance()

    def test_an_empty_array_gives_an_empty_array(self):
        assert resistance(concentration=[]).shape == (0,)

    def test_a_parameter_the_result_ignores_still_shapes_it(self):
        ignored = resistance(transfer_coefficient=np.full(3, 0.5), concentration=1000)
        assert ignored.shape == (3,)

    def test_the_result_never_shares_memory_with_an_argument(self):
        same = model_of(X.symbol, X)
        given = np.array([0.5, 1.0])
        result = same(first=given)
        result[0] = 7
        assert given[0] == 0.5

    def test_a_million_points_equal_hand_written_numpy(self):
        c = np.geomspace(10, 6000, 1_000_000)
        by_hand = (
            8.31446261815324 * 298.15 / (1 * 96485.33212331001 * 0.531) * (c / 1000) ** (0.44 - 1)
        )
        np.testing.assert_allclose(resistance(concentration=c), by_hand, rtol=1e-14)

    def test_constants_are_shown_as_symbols_and_computed_as_numbers(self):
        volt = model_of(GAS_CONSTANT * temperature.symbol / FARADAY, temperature, unit="V")
        assert volt.latex == "t = \\frac{R T}{F}"
        assert volt(temperature=300) == pytest.approx(0.02585199, rel=1e-6)

    def test_an_item_of_a_model_is_its_parameter(self):
        assert resistance["concentration"] is concentration
        with pytest.raises(KeyError, match=r"no parameter 'pressure'; it has .*temperature"):
            resistance["pressure"]


class TestQuantities:
    def test_quantities_are_converted(self):
        molar = resistance(concentration=quantity(0.1, "mol/l"))
        assert molar == pytest.approx(resistance(concentration=100))
        assert resistance(temperature=quantity(25, "degC")) == pytest.approx(resistance())

    def test_arrays_of_quantities_are_converted(self):
        run = resistance(concentration=quantity(np.array([0.1, 1.0]), "mol/l"))
        np.testing.assert_allclose(run, resistance(concentration=[100, 1000]))

    def test_quantities_of_a_foreign_registry_are_converted(self):
        import pint

        foreign = pint.UnitRegistry().Quantity(0.1, "mol/l")
        assert resistance(concentration=foreign) == pytest.approx(resistance(concentration=100))

    def test_a_wrong_dimension_is_refused_with_the_expected_one(self):
        with pytest.raises(ValueError, match=r"concentration = .*expected .*substance.*mol/m\^3"):
            resistance(concentration=quantity(1, "kg/m^3"))

    def test_a_quantity_outside_the_domain_is_refused_in_si(self):
        with pytest.raises(ValueError, match=r"concentration = -1000 mol/m\^3"):
            resistance(concentration=quantity(-1, "mol/l"))

    def test_an_answer_can_be_had_in_the_unit_people_use(self):
        answer = resistance.quantity(concentration=100)
        assert str(answer.units) == "centimeter ** 2 * ohm"
        assert answer.magnitude == pytest.approx(1756.76, rel=1e-5)


class TestBadValues:
    def test_an_unknown_name_is_refused_with_the_names_there_are(self):
        with pytest.raises(ValueError, match="no parameter 'conc'; allowed: temperature, charge"):
            resistance(conc=100)

    def test_a_negative_concentration_is_refused_with_value_unit_and_domain(self):
        with pytest.raises(ValueError) as error:
            resistance(concentration=-5.0)
        assert str(error.value) == (
            "concentration = -5 mol/m^3 is outside its physical domain: 0 < concentration"
        )

    @pytest.mark.parametrize("value", [-0.01, 1.2])
    def test_a_transfer_coefficient_outside_0_to_1_is_refused(self, value):
        message = f"transfer_coefficient = {value} .*0 <= transfer_coefficient <= 1"
        with pytest.raises(ValueError, match=message):
            resistance(transfer_coefficient=value)

    def test_the_ends_of_a_closed_domain_are_allowed_and_of_an_open_one_not(self):
        assert resistance(transfer_coefficient=1.0) == pytest.approx(resistance())
        with pytest.raises(ValueError, match="0 < temperature"):
            resistance(temperature=0.0)

    def test_one_bad_element_spoils_an_array(self):
        with pytest.raises(ValueError, match=r"concentration = -3 mol/m\^3"):
            resistance(concentration=[1.0, -3.0, 2.0])

    @pytest.mark.parametrize("value", [math.nan, [1.0, math.nan]])
    def test_nan_is_refused(self, value):
        with pytest.raises(ValueError, match=r"temperature contains NaN; .*0 < temperature, in K"):
            resistance(temperature=value)

    @pytest.mark.parametrize("value", [math.inf, -math.inf, [1.0, math.inf]])
    def test_infinity_is_refused(self, value):
        with pytest.raises(ValueError, match=r"overpotential contains infinity; .*any finite"):
            butler_volmer_current(overpotential=value)

    @pytest.mark.parametrize(
        "value",
        ["300", "warm", b"300", ["300"], 1 + 2j, np.array([1j]), {}, True, None, [[1], [1, 2]]],
        ids=repr,
    )
    def test_what_is_not_a_real_number_is_refused(self, value):
        with pytest.raises(ValueError, match=r"temperature = .* is not a number .* in K"):
            resistance(temperature=value)

    def test_shapes_that_do_not_fit_are_refused_with_their_names(self):
        with pytest.raises(ValueError, match=r"concentration': \(2,\).*coefficient': \(3,\)"):
            resistance(concentration=[100, 200], transfer_coefficient=[0.1, 0.2, 0.3])


class TestParameter:
    def test_symbols_know_their_sign_from_the_domain(self):
        assert concentration.symbol.is_positive
        assert X.symbol.is_real
        assert X.symbol.is_positive is None

    def test_a_symbol_can_be_given_as_such(self):
        own = sympy.Symbol("x", negative=True)
        assert Parameter(own, *FIELDS[1:]).symbol is own

    @pytest.mark.parametrize("name", ["two words", "lambda", "1st", ""])
    def test_a_name_that_is_no_keyword_argument_is_refused(self, name):
        with pytest.raises(ValueError, match="not a usable keyword"):
            Parameter("x", name, *FIELDS[2:])

    @pytest.mark.parametrize("default", [-0.1, 2.1, math.nan])
    def test_a_default_outside_the_range_is_refused(self, default):
        with pytest.raises(ValueError, match=r"first: default .* is not within 0..2"):
            Parameter("x", "first", "m", default, 0.0, 2.0, "a length")

    def test_a_logarithmic_range_cannot_start_at_zero(self):
        with pytest.raises(ValueError, match="logarithmic range cannot start at 0"):
            Parameter(*FIELDS, scale="log")

    def test_an_unknown_scale_is_refused(self):
        with pytest.raises(ValueError, match="scale 'cubic' is not one of"):
            Parameter(*FIELDS, scale="cubic")

    @pytest.mark.parametrize("domain", [POSITIVE, sympy.Interval(0, 1)])
    def test_a_range_beyond_the_domain_is_refused(self, domain):
        with pytest.raises(ValueError, match="outside its physical domain"):
            Parameter(*FIELDS, domain=domain)

    def test_an_infinite_range_is_refused(self):
        with pytest.raises(ValueError, match="infinity"):
            Parameter("x", "first", "m", 1.0, 0.0, math.inf, "a length")

    def test_allowed_values_are_said_in_words(self):
        assert concentration.allowed == "0 < concentration"
        assert X.allowed == "any finite first"
        assert Parameter(*FIELDS, domain=NOT_NEGATIVE).allowed == "0 <= first"
        narrow = Parameter("x", "share", "", 0.5, 0.1, 0.9, "a share", domain=FRACTION)
        assert narrow.allowed == "0 <= share <= 1"

    def test_another_default_leaves_the_original_alone(self):
        dilute = concentration.having(default=20.0)
        assert (dilute.default, concentration.default) == (20.0, 1000)
        assert dilute.symbol == concentration.symbol
        with pytest.raises(ValueError, match="default 1 is not within"):
            concentration.having(default=1.0)

    def test_a_parameter_is_frozen(self):
        with pytest.raises(dataclasses.FrozenInstanceError):
            concentration.default = 5.0

    def test_a_name_with_underscores_reads_as_words(self):
        assert resistance["transfer_coefficient"].title == "transfer coefficient"
        assert temperature.shown_in == "degC"
        assert X.shown_in == "m"


class TestModel:
    def test_a_symbol_without_parameter_is_refused(self):
        with pytest.raises(ValueError, match=r"toy: symbols without a parameter \['y'\]"):
            model_of(X.symbol + Y.symbol, X)

    def test_a_symbol_with_other_assumptions_is_another_symbol(self):
        with pytest.raises(ValueError, match=r"symbols without a parameter \['x'\]"):
            model_of(sympy.Symbol("x", positive=True) + X.symbol, X)

    def test_an_idle_parameter_is_refused(self):
        with pytest.raises(ValueError, match=r"parameters not in the expression \['second'\]"):
            model_of(2 * X.symbol)

    def test_a_name_used_twice_is_refused(self):
        other = Parameter("y", "first", "m", 1.0, 0.0, 2.0, "same name")
        with pytest.raises(ValueError, match="a parameter name occurs twice"):
            model_of(X.symbol + other.symbol, X, other)

    def test_an_unknown_status_is_refused(self):
        with pytest.raises(ValueError, match="status 'guessed' is not one of"):
            model_of(X.symbol + Y.symbol, status="guessed")

    @pytest.mark.parametrize("name", ["two words", "lambda"])
    def test_a_name_that_is_no_identifier_is_refused(self, name):
        with pytest.raises(ValueError, match="not a usable identifier"):
            model_of(X.symbol + Y.symbol, name=name)

    def test_a_model_is_frozen_and_its_faces_are_made_once(self):
        with pytest.raises(dataclasses.FrozenInstanceError):
            resistance.unit = "V"
        assert resistance.numpy is resistance.numpy
        assert resistance.javascript is resistance.javascript
        assert resistance.latex is resistance.latex

    def test_a_renamed_model_computes_the_same_and_has_faces_of_its_own(self):
        _ = resistance.latex
        renamed = resistance.having(name="other", symbol=sympy.Symbol("R_x"))
        assert renamed() == resistance()
        assert renamed.latex.startswith("R_{\\mathrm{x}} =")

    def test_a_notebook_shows_the_formula_and_a_row_for_each_parameter(self):
        shown = limiting_current_density._repr_markdown_()
        assert "i_{\\mathrm{D},\\mathrm{max}} = \\frac{z F D c}{\\delta" in shown
        assert shown.count("\n| $") == len(limiting_current_density.parameters)
        assert "| $c$ | concentration: salt in the bulk of the liquid | 1 mol/l |" in shown

    def test_a_model_with_a_wrong_unit_cannot_be_shown(self):
        with pytest.raises(UnitError):
            limiting_current_density.having(unit="V", display_unit="")._repr_markdown_()


def test_all_models_have_unique_names_a_meaning_and_a_valid_display_unit():
    models = all_models()
    assert len(models) > 50
    for name, model in models.items():
        assert name == model.name
        assert model.meaning
        model.quantity()


def test_every_parameter_that_models_share_by_name_is_the_same_quantity():
    seen = {}
    for model in all_models().values():
        for parameter in model.parameters:
            known = seen.setdefault(parameter.name, parameter)
            assert (known.symbol, known.unit) == (parameter.symbol, parameter.unit), model.name


def test_every_model_is_finite_at_its_defaults():
    for model in all_models().values():
        assert math.isfinite(model()), model.name
