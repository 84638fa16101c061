"""The JavaScript face computes what numpy computes, in every model and every function."""

import re

import numpy as np
import pytest
import sympy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heteroionic_lite import Model, Parameter
from heteroionic_lite.faces.javascript import _Printer, module_source
from heteroionic_lite.models import all_models

pytestmark = pytest.mark.node

MODELS = all_models()
MODULE = module_source(MODELS.values())
TOLERANCE = 1e-12

# Values are drawn from a lattice over each range, as a reader's slider does. Between lattice
# points a difference of two nearly equal terms can be arbitrarily ill-conditioned (1 − e^−x at
# x = 1e-14), and the comparison would then measure rounding, not the printer.
STEPS = 4096

A = Parameter("a", "first", "dimensionless", 0.7, 0.1, 2.0, "a")
B = Parameter("b", "second", "dimensionless", 1.3, 0.1, 2.0, "b")
a, b = A.symbol, B.symbol


def toy(expression, *parameters):
    return Model("toy", "y", expression, parameters or (A, B), "dimensionless", "a toy")


def along(parameter, share):
    """The value at a share of the range: by ratio where the slider is logarithmic."""
    share = np.asarray(share, dtype=float)
    if parameter.scale == "log":
        value = parameter.low * (parameter.high / parameter.low) ** share
    else:
        value = parameter.low + (parameter.high - parameter.low) * share
    if parameter.scale == "integer":
        value = np.round(value)
    return np.where(share == 1, parameter.high, value)


def grid(model):
    """Rows that cover each parameter's whole range, both ends included.

    Each parameter runs with the others at their defaults; all corners of the box (a thousand at
    most); a Latin square through the inside.
    """
    generator = np.random.default_rng(1)
    shares = np.linspace(0, 1, 33)
    n = len(model.parameters)
    corners = generator.permutation(2**n)[:1000]
    columns = {}
    for index, parameter in enumerate(model.parameters):
        run = [
            along(parameter, shares) if other == index else np.full(33, float(parameter.default))
            for other in range(n)
        ]
        ends = along(parameter, (corners >> index) & 1)
        inside = along(parameter, generator.permutation(STEPS + 1)[:1000] / STEPS)
        columns[parameter.name] = np.concatenate([*run, ends, inside])
    return columns


def worst(model, module, node, columns):
    """The largest relative difference between Node and numpy; NaN and ∞ have to agree."""
    with np.errstate(all="ignore"):
        expected = np.broadcast_to(
            model.numpy(*columns.values()), next(iter(columns.values())).shape
        )
    found = node.evaluate(module, model.name, columns)
    finite = np.isfinite(expected)
    np.testing.assert_array_equal(found[~finite], expected[~finite])
    scale = np.maximum(np.abs(expected), np.abs(found))
    scale[scale == 0] = 1
    return np.max((np.abs(found - expected) / scale)[finite], initial=0.0)


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_every_model_agrees_with_numpy_over_its_whole_ranges(model, node):
    columns = grid(model)
    for parameter in model.parameters:
        assert columns[parameter.name].min() == parameter.low
        assert columns[parameter.name].max() == parameter.high
    assert worst(model, MODULE, node, columns) <= TOLERANCE


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_every_model_agrees_with_numpy_wherever_a_reader_may_go(model, node):
    places = st.tuples(*(st.integers(0, STEPS) for _ in model.parameters))

    @settings(
        max_examples=12,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.lists(places, min_size=8, max_size=32))
    def agree(rows):
        shares = np.array(rows).T / STEPS
        columns = {
            p.name: along(p, share) for p, share in zip(model.parameters, shares, strict=True)
        }
        assert worst(model, MODULE, node, columns) <= TOLERANCE

    agree()


FUNCTIONS = {
    name: getattr(sympy, name)(a)
    for name in (
        "sin",
        "cos",
        "tan",
        "sec",
        "exp",
        "log",
        "sqrt",
        "cbrt",
        "sinh",
        "cosh",
        "tanh",
        "coth",
        "asinh",
        "atan",
        "sign",
        "Abs",
        "floor",
        "ceiling",
    )
} | {
    "acosh": sympy.acosh(a + 1),
    "asin": sympy.asin(a / 3),
    "acos": sympy.acos(a / 3),
    "atanh": sympy.atanh(a / 3),
    "atan2": sympy.atan2(a, b),
    "Max": sympy.Max(a, b),
    "Min": sympy.Min(a, b),
    "power": a**b,
    "square": a**2,
    "square of a sum": (a + b) ** 2,
    "reciprocal": 1 / a,
    "rational power": a ** sympy.Rational(3, 2),
    "rational": a / 3,
    "root of a reciprocal": 1 / sympy.sqrt(a),
    "negative power": -(a**-2),
    "pi": sympy.pi * a,
    "e": sympy.E**a,
    "float": 1e-20 * a,
    "piecewise": sympy.Piecewise((a, a > b), (b**2, True)),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_elementary_function_agrees_with_numpy(name, node):
    used = [p for p in (A, B) if FUNCTIONS[name].has(p.symbol)]
    model = toy(FUNCTIONS[name], *used)
    assert worst(model, module_source([model]), node, grid(model)) <= TOLERANCE


def test_poles_and_complex_roots_are_infinity_and_nan_in_both(node):
    model = toy(1 / (a - 1) + sympy.sqrt(b - 1))
    columns = {"first": [1.0, 1.0, 2.0], "second": [2.0, 0.0, 0.0]}
    found = node.evaluate(module_source([model]), "toy", columns)
    np.testing.assert_array_equal(found, [np.inf, np.nan, np.nan])


def test_temporaries_do_not_shadow_parameters(node):
    names = ["t0", "t1", "t2", "t3"]
    parameters = [Parameter(n, n, "dimensionless", 1.0, 0.5, 2.0, n) for n in names]
    total = sum(p.symbol for p in parameters)
    model = toy(sympy.exp(total) + sympy.sin(total) ** 2 + parameters[0].symbol, *parameters)
    assert worst(model, module_source([model]), node, grid(model)) <= TOLERANCE


def test_module_defines_each_constant_once_and_only_those_used():
    assert len(re.findall("const FARADAY =", MODULE)) == 1
    lone = module_source([MODELS["solvent_per_ion"]])
    assert "const FARADAY" not in lone
    assert "export const functions" in lone


def test_module_holds_every_function_under_its_models_name(node):
    for name in MODELS:
        assert f"\n{name}: ({{" in MODULE
    with pytest.raises(RuntimeError, match="not a function"):
        node.evaluate(MODULE, "no_such_model", {"x": [1.0]})


BUGS = {
    "power as product": ("_print_Pow", lambda js, e: f"({js._print(e.base)}*{js._print(e.exp)})"),
    "exp of the opposite": ("_print_exp", lambda js, e: f"Math.exp(-({js._print(e.args[0])}))"),
    "log to the base of ten": ("_print_log", lambda js, e: f"Math.log10({js._print(e.args[0])})"),
    "single precision": ("_print_Float", lambda _js, e: repr(float(np.float32(float(e))))),
}


@pytest.mark.parametrize("bug", BUGS)
def test_a_bug_in_the_printer_makes_the_comparison_fail(bug, node, monkeypatch):
    method, broken = BUGS[bug]
    monkeypatch.setattr(_Printer, method, broken, raising=False)
    model = toy(sympy.exp(-a) + a**2 + sympy.log(b) + 0.1 * b)
    assert worst(model, module_source([model]), node, grid(model)) > 1e-9


def test_a_wrong_constant_makes_the_comparison_fail(node):
    broken = MODULE.replace("const FARADAY = 96485.33212331001", "const FARADAY = 96485.332")
    assert broken != MODULE
    assert worst(MODELS["thermal_voltage"], broken, node, grid(MODELS["thermal_voltage"])) > 1e-10
