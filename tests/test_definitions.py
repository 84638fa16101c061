"""An expression says what it depends on: parameters need not be named twice."""

import pytest
import sympy

from heteroionic_lite import Model, Parameter, definitions
from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.models import all_models
from heteroionic_lite.models.parameters import (
    charge_number,
    concentration,
    diffusion_coefficient,
    temperature,
)


def made(expression, **changes):
    return Model("toy", "t", expression, **{"unit": "m", "meaning": "a toy", **changes})


def defined(module, *fields, **options):
    """A parameter as a cell or a file of that name would define it."""
    scope = {"__name__": module, "Parameter": Parameter, "fields": fields, "options": options}
    exec("made = Parameter(*fields, **options)", scope)  # noqa: S102
    return scope["made"]


class TestArithmetic:
    x = Parameter("x_a", "first_one", "m", 1.0, 0.0, 2.0, "a length")
    y = Parameter("y_a", "second_one", "m", 1.0, 0.0, 2.0, "another length")

    @pytest.mark.parametrize(
        "formula",
        [
            lambda x, y: x + y,
            lambda x, y: x - y,
            lambda x, y: x * y,
            lambda x, y: x / y,
            lambda x, y: x**y,
            lambda x, _: -x,
            lambda x, _: 2 + x - 3,
            lambda x, _: 2 * x / 3,
            lambda x, _: 1 / x - (2 - x),
            lambda x, _: x**2 + 2**x,
            lambda x, y: F * x / (R * y),
            lambda x, y: (x + F) * (F - x) ** y,
            lambda x, y: sympy.exp(x) * sympy.sqrt(y),
        ],
    )
    def test_a_parameter_is_its_symbol(self, formula):
        assert formula(self.x, self.y) == formula(self.x.symbol, self.y.symbol)

    def test_variants_of_one_symbol_stay_different_parameters(self):
        assert self.x == self.x.having()
        assert self.x != self.x.having(default=0.5)


class TestInference:
    def test_the_example_of_contributing(self):
        conductivity = Model(
            "nernst_einstein_conductivity",
            "sigma_NE",
            charge_number**2 * F**2 * diffusion_coefficient * concentration / (R * temperature),
            unit="S/m",
            meaning="conductivity of an ion that diffuses without regard to the others",
        )
        conductivity.check_units()
        assert conductivity(
            concentration=1000, diffusion_coefficient=3e-10, temperature=298.15
        ) == pytest.approx(1.127, rel=1e-3)
        assert list(conductivity) == [
            *("temperature", "charge_number", "concentration", "diffusion_coefficient")
        ]

    def test_a_constant_alone_needs_no_parameters(self):
        assert made(2 * F).parameters == ()
        assert made(2 * F)() == pytest.approx(192970.66)

    def test_named_parameters_keep_their_order_and_their_variants(self):
        warm = temperature.having(default=350.0)
        model = made(charge_number * temperature, parameters=(charge_number, warm))
        assert model.defaults == {"charge_number": 1, "temperature": 350.0}
        assert made(charge_number * temperature).defaults["temperature"] == 298.15

    def test_a_symbol_that_nothing_was_defined_with_is_refused(self):
        with pytest.raises(ValueError, match=r"toy: symbols without a parameter \['nobody'\]"):
            made(2 * sympy.Symbol("nobody"))

    def test_a_symbol_that_two_modules_define_has_to_be_named(self):
        mine = defined("a_module", "k_two", "rate", "1/s", 1.0, 0.0, 2.0, "a rate")
        theirs = defined("other_module", "k_two", "speed", "m/s", 3.0, 0.0, 9.0, "a speed")
        assert mine.symbol == theirs.symbol
        with pytest.raises(ValueError, match=r"k_two stands for rate .*1 1/s.* and speed .*3 m/s"):
            made(2 * mine)
        assert made(2 * mine, parameters=(mine,)).defaults == {"rate": 1.0}

    def test_the_same_default_in_two_modules_is_no_contradiction(self):
        fields = ("k_same", "constant_rate", "1/s", 1.0, 0.0, 2.0, "a rate")
        one, other = defined("a_module", *fields), defined("other_module", *fields)
        assert made(2 * one).parameters == (other,)

    def test_a_cell_that_is_run_again_replaces_its_definition(self):
        fields = ("k_again", "rate_again", "1/s")
        defined("__main__", *fields, 1.0, 0.0, 2.0, "a rate")
        again = defined("__main__", *fields, 1.5, 0.0, 2.0, "a rate")
        assert made(2 * again).defaults == {"rate_again": 1.5}

    def test_a_unit_and_a_meaning_are_asked_for(self):
        for missing in ({"unit": ""}, {"meaning": ""}):
            with pytest.raises(ValueError, match=r"toy: say in which unit .* and what it means"):
                made(2 * temperature, **missing)


def test_every_model_could_have_left_out_parameters_it_shares_with_their_definition():
    """What is inferred is what the authors wrote, wherever no symbol has several definitions."""
    inferred = 0
    for model in all_models().values():
        symbols = {p.symbol for p in model.parameters}
        try:
            found = definitions.standing_for(symbols)
        except ValueError:
            continue
        inferred += 1
        assert {p.name for p in found} == set(model), model.name
    assert inferred > 100
