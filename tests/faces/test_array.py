"""The numpy face: for plain numbers without numpy, for loops and fits as a function of some."""

import copy
import math
import pickle
import warnings
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest
import sympy
from scipy import optimize

from heteroionic_lite import Model, Parameter, find
from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE
from heteroionic_lite.models import all_models

R = find("charge_transfer_resistance")[0]
NAMES = sorted(all_models())


def used(model):
    """The model after all of its faces have been asked for."""
    _ = model.latex, model.javascript, model.__doc__, model.__signature__, repr(model)
    model()
    model(**{name: np.full(2, value) for name, value in model.defaults.items()})
    model.quantity()
    return model


def evaluated(model):
    return model()


@pytest.mark.parametrize("name", NAMES)
def test_plain_numbers_and_arrays_give_the_same(name):
    model = all_models()[name]
    for share in (0.0, 0.25, 0.5, 1.0):
        at = {p.name: p.low + share * (p.high - p.low) for p in model.parameters}
        at |= {p.name: round(at[p.name]) for p in model.parameters if p.scale == "integer"}
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            plain = model(**at)
            (array,) = model(**{key: np.array([value]) for key, value in at.items()})
        assert type(plain) is float
        np.testing.assert_allclose(plain, array, rtol=1e-12)


@pytest.mark.parametrize("value", [300, 300.0, np.float64(300), np.int64(300), np.float32(300)])
def test_every_kind_of_number_gives_the_same_float(value):
    assert type(R(temperature=value)) is float
    assert R(temperature=value) == R(temperature=300.0)


class TestWhereAFloatHasNoResult:
    """Division by zero, overflow and roots of negative numbers: as numpy has them."""

    a = Parameter("a_", "first", "m", 1.0, 0.0, 2.0, "a length", domain=NOT_NEGATIVE)
    b = Parameter("b_", "second", "m", 1.0, -1e4, 1e4, "another length")

    def made(self, expression):
        return Model("toy", "t", expression, unit="m", meaning="a toy")

    def test_division_by_zero_is_infinite_and_warned_of(self):
        with pytest.warns(RuntimeWarning, match="divide by zero"):
            assert self.made(1 / self.a)(first=0.0) == math.inf

    def test_overflow_is_infinite_and_warned_of(self):
        with pytest.warns(RuntimeWarning, match="overflow"):
            assert self.made(sympy.exp(self.b))(second=1e4) == math.inf
        with pytest.warns(RuntimeWarning, match="overflow"):
            assert self.made(1e305 * self.b)(second=1e4) == math.inf

    def test_a_root_of_a_negative_number_is_no_number_and_warned_of(self):
        for power in (sympy.Rational(1, 2), sympy.Rational(1, 3)):
            with pytest.warns(RuntimeWarning, match="invalid value"):
                assert math.isnan(self.made(self.b**power)(second=-1.0))


class TestRefusals:
    """The quick way of plain numbers refuses what the other one refuses."""

    @pytest.mark.parametrize(
        "name", sorted({p.name for m in all_models().values() for p in m.parameters})
    )
    def test_the_least_and_greatest_numbers_of_a_domain_are_its_own(self, name):
        p = next(m[name] for m in all_models().values() if name in m)
        least, most = p.ends
        assert p.check(least) == least
        assert p.check(most) == most
        for beyond in (math.nextafter(least, -math.inf), math.nextafter(most, math.inf)):
            for given in (beyond, [beyond]):
                with pytest.raises(ValueError, match=name):
                    p.check(given)

    @pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 0, -1, True, 10**400])
    def test_a_call_refuses_what_a_parameter_refuses(self, value):
        with pytest.raises(ValueError, match="temperature") as called:
            R(temperature=value)
        with pytest.raises(ValueError, match="temperature") as checked:
            R["temperature"].check(value)
        assert str(called.value) == str(checked.value)

    def test_an_open_end_is_not_allowed_and_a_closed_one_is(self):
        open_ = Parameter("a_o", "open_end", "m", 1.0, 0.5, 2.0, "a length", domain=POSITIVE)
        closed = Parameter("a_c", "closed_end", "m", 1.0, 0.5, 2.0, "a length", domain=NOT_NEGATIVE)
        assert closed.check(0.0) == 0
        assert open_.check(5e-324) == 5e-324
        with pytest.raises(ValueError, match="0 < open_end"):
            open_.check(0.0)


class TestFunction:
    def test_it_takes_the_named_parameters_in_that_order_and_holds_the_others(self):
        function = R.function("concentration", "temperature", transfer_coefficient=0.5)
        expected = R(concentration=100, temperature=330, transfer_coefficient=0.5)
        assert function(100.0, 330.0) == pytest.approx(expected, rel=1e-14)
        c = np.geomspace(10, 6000, 7)
        np.testing.assert_allclose(
            function(c, 330.0),
            R(concentration=c, temperature=330, transfer_coefficient=0.5),
            rtol=1e-14,
        )

    def test_what_is_held_may_be_a_quantity_and_is_checked(self):
        from heteroionic_lite import quantity

        warm = R.function("concentration", temperature=quantity("25 °C"))
        assert warm(1000) == pytest.approx(R())
        with pytest.raises(ValueError, match="0 < temperature"):
            R.function("concentration", temperature=-1)

    def test_without_names_all_is_held(self):
        assert R.function()() == R()

    def test_curve_fit_finds_the_coefficient_that_made_the_data(self):
        c = np.geomspace(100, 3000, 12)
        measured = R(concentration=c, transfer_coefficient=0.31, exchange_current_density=2.0)
        model = R.function("concentration", "transfer_coefficient", "exchange_current_density")
        found, _ = optimize.curve_fit(model, c, measured, p0=[0.5, 1.0])
        np.testing.assert_allclose(found, [0.31, 2.0], rtol=1e-6)
        without_guess, _ = optimize.curve_fit(model, c, measured)
        np.testing.assert_allclose(without_guess, [0.31, 2.0], rtol=1e-6)

    def test_a_root_finder_finds_the_concentration_of_a_resistance(self):
        function = R.function("concentration", temperature=330)
        found = optimize.brentq(lambda c: function(c) - 0.1, 10, 6000)
        assert R(concentration=found, temperature=330) == pytest.approx(0.1)

    def test_it_can_be_pickled_after_use(self):
        function = R.function("concentration")
        expected = function(100.0)
        assert pickle.loads(pickle.dumps(function))(100.0) == expected  # noqa: S301


@pytest.mark.parametrize("name", NAMES)
def test_a_model_can_be_pickled_and_copied_after_use(name):
    model = used(all_models()[name])
    for other in (pickle.loads(pickle.dumps(model)), copy.copy(model), copy.deepcopy(model)):  # noqa: S301
        assert other == model
        assert hash(other) == hash(model)
        assert other() == model()
        assert other.__module__ == model.__module__
        assert other.latex == model.latex


def test_models_work_in_other_processes():
    models = [used(model) for model in all_models().values()]
    with ProcessPoolExecutor(2) as pool:
        assert list(pool.map(evaluated, models, chunksize=60)) == [model() for model in models]
