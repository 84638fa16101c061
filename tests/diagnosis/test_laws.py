"""What is fitted are the models' own laws."""

import mpmath
import numpy as np
import pytest
import sympy
from scipy.optimize import brentq

from heteroionic_lite.diagnosis.candidates import Candidate
from heteroionic_lite.diagnosis.curves import Curve, Rows
from heteroionic_lite.diagnosis.laws import _shape, _slope, step_drop
from heteroionic_lite.diagnosis.published import as_module, as_script
from heteroionic_lite.diagnosis.table import HOUR
from heteroionic_lite.models.bias import current_ratio
from heteroionic_lite.models.butler_volmer import (
    butler_volmer_current,
    charge_transfer_resistance,
    scaled_exchange_current,
)
from heteroionic_lite.models.differential import differential_resistance
from heteroionic_lite.models.interphase import interface_resistance, polarisation_resistance
from heteroionic_lite.models.parameters import transfer_coefficient

CURRENT, ALPHA, LAYER = 0.531, 0.44, 0.03
FREE = np.array([np.log(CURRENT), ALPHA, LAYER])


def resistances(candidate, free, **conditions):
    return np.exp(Curve(candidate, Rows.of_conditions(**conditions))(np.array(free))[0])


def test_without_bias_transfer_and_layer_are_equation_4():
    c = np.geomspace(10, 3000, 7)
    found = resistances(Candidate("transfer", "constant_layer"), FREE, concentration=c)
    expected = interface_resistance(concentration=c)
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    alone = resistances(Candidate("transfer"), FREE[:2], concentration=c)
    np.testing.assert_allclose(alone, charge_transfer_resistance(concentration=c), rtol=1e-12)


@pytest.mark.parametrize("kind", ["chord", "differential"])
def test_under_a_bias_the_drop_divides_between_step_and_layer(kind):
    """The models are parametric in the step's own overpotential; the fit solves for it."""
    model = {"chord": polarisation_resistance, "differential": differential_resistance}[kind]
    for eta in (-0.15, -0.02, 0.03, 0.1):
        given = {"exchange_current_density": CURRENT, "overpotential": eta}
        whole = -eta + LAYER * butler_volmer_current(**given)
        found = resistances(
            Candidate("transfer", "constant_layer"), FREE, drop=np.array([whole]), kind=kind
        )
        assert found[0] == pytest.approx(model(**given), rel=1e-12)


def test_without_a_layer_the_asymmetry_is_that_of_the_models():
    drop = 0.05
    up, down = resistances(Candidate("transfer"), FREE[:2], drop=np.array([drop, -drop]))
    assert down / up == pytest.approx(current_ratio(driving_drop=drop), rel=1e-12)


@pytest.mark.parametrize("alpha", [0.0, 0.3, 0.5, 1.0])
def test_two_interfaces_share_a_current_and_divide_the_drop(alpha):
    c = 300.0
    exchange = scaled_exchange_current(concentration=c, transfer_coefficient=alpha)

    def current(drop):
        return butler_volmer_current(
            exchange_current_density=exchange, transfer_coefficient=alpha, overpotential=-drop
        )

    def whole(i):
        """Both steps and both layers, at a current."""
        one = brentq(lambda u: current(u) - i, -0.5, 0.5, xtol=1e-15)
        other = brentq(lambda u: current(u) + i, -0.5, 0.5, xtol=1e-15)
        return one - other + 2 * LAYER * i

    i = 0.1
    free = [np.log(CURRENT), alpha, LAYER]
    candidate = Candidate("transfer", "constant_layer")
    at = {"concentration": np.array([c]), "drop": np.array([whole(i)]), "interfaces": 2}
    assert resistances(candidate, free, **at)[0] == pytest.approx(whole(i) / i, rel=1e-9)
    step = 1e-5
    slope = (whole(i + step) - whole(i - step)) / (2 * step)
    differential = resistances(candidate, free, **at, kind="differential")[0]
    assert differential == pytest.approx(slope, rel=1e-7)
    rest = resistances(candidate, free, concentration=np.array([c]), interfaces=2)[0]
    single = resistances(candidate, free, concentration=np.array([c]))[0]
    assert rest == pytest.approx(2 * single, rel=1e-12)


def test_a_share_of_the_layer_is_there_at_once_and_the_rest_grows():
    ages = np.array([0, 50, 1e5]) * HOUR
    free = [LAYER, np.log(50 * HOUR), 0.8]
    found = resistances(Candidate("", "growing_layer"), free, time=ages)
    expected = LAYER * np.array([0.2, 1 - 0.8 / np.e, 1])
    np.testing.assert_allclose(found, expected, rtol=1e-12)


@pytest.mark.parametrize("interfaces", [1, 2])
@pytest.mark.parametrize("kind", ["chord", "differential"])
def test_gradients_are_those_of_the_values(interfaces, kind):
    """With every cause as well, but what only one interface has."""
    rng = np.random.default_rng(7)
    size = 40
    rows = Rows.of_conditions(
        concentration=np.exp(rng.uniform(np.log(30), np.log(3000), size)),
        time=rng.uniform(0, 300, size) * HOUR,
        drop=rng.uniform(-0.1, 0.1, size),
        temperature=rng.uniform(280, 330, size),
        interfaces=interfaces,
        kind=kind,
    )
    more = {"electrolyte_resistance": 0.01, "root_growth": 0.02, "salt_exponent": 0.3}
    if interfaces == 1:
        more["reciprocal_limiting_current"] = 0.7
    for cause, value in {"": 0.0, **more}.items():
        curve = Curve(Candidate("transfer", "growing_layer", warm=True, more=cause), rows)
        free = np.array([-0.6, 0.44, 0.03, np.log(50 * HOUR), 0.7, 5e4])
        if cause:
            free = np.append(free, value)
        gradient = curve(free)[1]
        for place, width in enumerate((1e-5, 1e-5, 3e-7, 1e-5, 1e-5, 1.0, 1e-6)[: len(free)]):
            step = np.zeros(len(free))
            step[place] = width
            numerical = (curve(free + step)[0] - curve(free - step)[0]) / (2 * width)
            scale = np.abs(gradient[:, place]).max()
            np.testing.assert_allclose(numerical / scale, gradient[:, place] / scale, atol=3e-8)


@pytest.mark.parametrize("interfaces", [1, 2])
def test_the_slope_of_a_current_is_the_derivative_of_its_model(interfaces):
    """It is written as a sum, which keeps its digits where the model's derivative loses them."""
    arguments = [step_drop, transfer_coefficient.symbol]
    derivative = sympy.diff(_shape(interfaces), step_drop)
    by_model, by_sum = (
        sympy.lambdify(arguments, one, "mpmath") for one in (derivative, _slope(interfaces))
    )
    for y in (-6, -0.3, 0.01, 2, 8):
        for alpha in (0, 0.3, 0.5, 1):
            with mpmath.workdps(40):
                values = mpmath.mpf(y), mpmath.mpf(alpha)
                assert abs(by_model(*values) / by_sum(*values) - 1) < 1e-30


def test_what_is_published_is_one_script_that_evaluates_no_text():
    script = as_script()
    assert script.count("FARADAY =") == 1
    assert "eval(" not in script
    assert "Function(" not in script
    assert "export" not in script
    assert "globalThis.heteroionicLaws = published;" in script
    assert as_module().endswith("export { published };\n")
