"""What has no JavaScript form is refused with the reason, instead of failing in a browser."""

import pytest
import sympy
from sympy.printing.jscode import JavascriptCodePrinter

from heteroionic_lite import Model, Parameter
from heteroionic_lite.faces.javascript import JavaScriptError

A = Parameter("a", "first", "dimensionless", 0.7, 0.1, 2.0, "a")
B = Parameter("b", "second", "dimensionless", 1.3, 0.1, 2.0, "b")
a, b = A.symbol, B.symbol


def toy(expression, *parameters):
    return Model("toy", "y", expression, parameters or (A, B), "dimensionless", "a toy")


@pytest.mark.parametrize(
    "expression",
    [
        sympy.erf(a) + b,
        sympy.LambertW(a) * b,
        sympy.gamma(a) + b,
        sympy.besselj(0, a) * b,
        sympy.Integral(sympy.exp(-(a**2)), (a, 0, b)) + a,
        sympy.Function("f")(a) + b,
    ],
    ids=["erf", "LambertW", "gamma", "Bessel", "Integral", "unknown function"],
)
def test_functions_a_browser_lacks_are_refused_by_name(expression):
    with pytest.raises(JavaScriptError, match=r"toy: .* has no JavaScript form"):
        _ = toy(expression).javascript


@pytest.mark.parametrize("expression", [sympy.I * a + b, sympy.exp(sympy.I * a) + b])
def test_a_complex_expression_is_refused_before_it_prints_an_undefined_i(expression):
    with pytest.raises(JavaScriptError, match=r"toy: a complex expression .* real and imaginary"):
        _ = toy(expression).javascript


@pytest.mark.parametrize("word", ["function", "typeof", "new", "Math", "FARADAY"])
def test_names_that_javascript_needs_itself_are_refused(word):
    taken = Parameter("x", word, "dimensionless", 1.0, 0.0, 2.0, "x")
    with pytest.raises(JavaScriptError, match=word):
        _ = toy(taken.symbol + 1, taken).javascript


def test_sympy_still_prints_the_undefined_i_that_ours_refuses():
    """If sympy learns to refuse it, our printer's guard can go."""
    assert "I" in JavascriptCodePrinter().doprint(sympy.I * a)
