"""A step of a derivation is shown only if it is true, and proved."""

import pytest
import sympy

from heteroionic_lite.derivation import DerivationError, equal, limit, root, solves
from heteroionic_lite.models.butler_volmer import (
    butler_volmer_current,
    charge_transfer_resistance,
)
from heteroionic_lite.models.diffusion import concentration_profile, limiting_current_density

x, y = sympy.symbols("x y", positive=True)
real = sympy.Symbol("r", real=True)
whole = sympy.Symbol("n", integer=True)
layer, bulk = sympy.symbols("delta c_b", positive=True)
f, c = sympy.Function("f"), sympy.Function("c")


class TestEqual:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ((x + y) ** 2, x**2 + 2 * x * y + y**2),
            (sympy.exp(x) * sympy.exp(y), sympy.exp(x + y)),
            (sympy.log(x * y), sympy.log(x) + sympy.log(y)),
            (x ** (1 - y) * x**y, x),
            (sympy.cosh(x) ** 2 - sympy.sinh(x) ** 2, 1),
            (sympy.sin(whole * sympy.pi), 0),
            (sympy.Integral(x, (x, 0, y)), y**2 / 2),
            (f(x) + f(x), 2 * f(x)),
            (sympy.sqrt(x**2), x),
        ],
        ids=str,
    )
    def test_a_true_equality_is_shown(self, left, right):
        step = equal("So it is.", left, right)
        assert step.proof == "Proved: the difference of the two sides is zero."

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ((x + y) ** 2, x**2 + y**2),
            (x, -x),
            (sympy.log(x + y), sympy.log(x) + sympy.log(y)),
            (sympy.exp(x), sympy.exp(x) * (1 + sympy.Rational(1, 10**6))),
            (sympy.sqrt(real**2), real),
            (sympy.Integral(x, (x, 0, y)), y**2),
            (sympy.Integer(2), 3),
        ],
        ids=str,
    )
    def test_a_false_equality_is_refused_with_a_counterexample(self, left, right):
        with pytest.raises(DerivationError, match=r"Not so. \| left minus right is not zero: "):
            equal("Not so.", left, right)

    def test_a_counterexample_names_its_numbers(self):
        with pytest.raises(DerivationError, match=r"not zero: 0\.\d+ at x = 0\.\d+"):
            equal("Not so.", x, 2 * x)

    def test_numerical_agreement_alone_proves_nothing(self):
        with pytest.raises(DerivationError, match="could not be shown to vanish"):
            equal("True, but sympy cannot see it.", sympy.LambertW(x * sympy.exp(x)), x)

    def test_a_difference_too_small_for_numbers_is_refused_all_the_same(self):
        with pytest.raises(DerivationError):
            equal("Not so.", x + y, x + y * (1 + sympy.Rational(1, 10**14)))

    def test_a_function_of_unknown_form_equals_only_itself(self):
        with pytest.raises(DerivationError, match="could not be shown to vanish"):
            equal("Not so.", f(x) + f(y), 2 * f(x))

    def test_a_difference_that_vanishes_on_a_part_only_is_refused(self):
        with pytest.raises(DerivationError):
            equal("Not so.", sympy.Piecewise((x, x > 2), (0, True)), 0)

    def test_infinity_equals_nothing(self):
        with pytest.raises(DerivationError, match="no number at all"):
            equal("Not so.", sympy.oo, sympy.oo)

    def test_a_model_stands_for_its_expression_on_either_side(self):
        i, expression = limiting_current_density, limiting_current_density.expression
        assert r"i_{\mathrm{D},\mathrm{max}} = \frac" in equal("Left.", i, expression).formulas[0]
        assert (
            r"= i_{\mathrm{D},\mathrm{max}} = \frac" in equal("Right.", expression, i).formulas[0]
        )
        for left, right in ((i, 2 * expression), (2 * expression, i)):
            with pytest.raises(DerivationError):
                equal("Not so.", left, right)

    def test_what_is_shown_on_the_left_can_be_shorter_than_what_is_proved(self):
        step = equal("Short.", x * (x + y) - x * y, x**2, show=sympy.Symbol("A_ref"))
        assert step.formulas == (r"A_{\mathrm{ref}} = x^{2}",)

    def test_the_slope_of_butler_volmer_at_rest_is_a_provable_step(self):
        eta = butler_volmer_current["overpotential"].symbol
        slope = sympy.diff(butler_volmer_current.expression, eta).subs(eta, 0)
        dilute, reference = (
            charge_transfer_resistance[n].symbol
            for n in ("concentration", "reference_concentration")
        )
        resistance = charge_transfer_resistance.expression.subs(dilute, reference)
        assert equal("Eq. 3.", -1 / slope, resistance)
        with pytest.raises(DerivationError):
            equal("Wrong sign.", 1 / slope, resistance)


class TestSolves:
    fick = sympy.Eq(c(x).diff(x, 2), 0)
    profile = bulk * x / layer

    def test_a_solution_with_its_boundary_conditions_is_shown(self):
        ends = {c(0): 0, c(layer): bulk, c(x).diff(x).subs(x, 0): bulk / layer}
        step = solves("Linear.", self.fick, c(x), self.profile, ends)
        assert step.proof.endswith("and every condition.")
        assert "c{\\left(\\delta \\right)} = c_{\\mathrm{b}}" in step.formulas[1]
        assert step.formulas[2] == "c{\\left(x \\right)} = \\frac{c_{\\mathrm{b}} x}{\\delta}"

    def test_a_function_that_misses_the_equation_is_refused(self):
        with pytest.raises(DerivationError, match="the differential equation's residual is not"):
            solves("Not so.", self.fick, c(x), bulk * x**2 / layer**2)

    @pytest.mark.parametrize(
        "condition",
        [{c(0): bulk}, {c(layer): 0}, {c(x).diff(x).subs(x, 0): -bulk / layer}],
        ids=str,
    )
    def test_a_missed_boundary_condition_is_refused_by_name(self, condition):
        with pytest.raises(DerivationError, match=r"Not so. \| the condition .* residual is not"):
            solves("Not so.", self.fick, c(x), self.profile, condition)

    def test_a_condition_at_infinity_is_a_limit(self):
        decay = sympy.Eq(c(x).diff(x), -c(x) / layer)
        far = sympy.Limit(c(x), x, sympy.oo)
        assert solves("Decays.", decay, c(x), sympy.exp(-x / layer), {far: 0, c(0): 1})
        with pytest.raises(DerivationError):
            solves("Not so.", decay, c(x), sympy.exp(-x / layer), {far: 1})

    def test_a_model_can_be_the_solution(self):
        position = concentration_profile["position"].symbol
        equation = sympy.Eq(c(position).diff(position, 2), 0)
        edge = c(concentration_profile["layer_thickness"].symbol)
        ends = {edge: concentration_profile["concentration"].symbol}
        assert solves("Eq. 1.", equation, c(position), concentration_profile, ends)


class TestRoot:
    def test_a_root_is_shown(self):
        step = root("Solve.", sympy.Eq(x**2, 4 * y), x, 2 * sympy.sqrt(y))
        assert step.formulas == ("x^{2} = 4 y", r"\Rightarrow\quad x = 2 \sqrt{y}")

    def test_what_is_no_root_is_refused(self):
        with pytest.raises(DerivationError, match=r"Not so. \| the residual is not zero"):
            root("Not so.", sympy.Eq(x**2, 4 * y), x, sympy.sqrt(y))


class TestLimit:
    def test_a_limit_is_shown(self):
        step = limit("Euler.", (1 + 1 / x) ** x, x, sympy.oo, sympy.E)
        assert step.formulas[0].startswith(r"\lim_{x \to \infty}")
        assert step.formulas[0].endswith("= e")

    @pytest.mark.parametrize(
        ("expression", "point", "value"),
        [(1 / x, 0, 0), (x, sympy.oo, 1), (1 / x, 0, -sympy.oo), (sympy.sin(x) / x, 0, 2)],
    )
    def test_a_wrong_limit_is_refused(self, expression, point, value):
        with pytest.raises(DerivationError, match="limit"):
            limit("Not so.", expression, x, point, value)

    def test_a_limit_that_does_not_exist_is_refused(self):
        with pytest.raises(DerivationError, match="no number at all"):
            limit("Not so.", sympy.sin(1 / x), x, 0, 0)

    def test_a_limit_sympy_cannot_take_is_refused(self):
        with pytest.raises(DerivationError, match="could not be shown"):
            limit("Who knows.", f(x), x, 0, 0)

    def test_the_side_matters(self):
        assert limit("From below.", 1 / real, real, 0, -sympy.oo, side="-")
        with pytest.raises(DerivationError):
            limit("From above.", 1 / real, real, 0, -sympy.oo)

    def test_a_model_shows_its_symbol(self):
        thickness = limiting_current_density["layer_thickness"].symbol
        step = limit("A thick layer.", limiting_current_density, thickness, sympy.oo, 0)
        assert step.formulas == (r"\lim_{\delta \to \infty} i_{\mathrm{D},\mathrm{max}} = 0",)


def test_a_step_shows_sentence_formula_and_what_was_proved():
    page = equal("A square.", (x + 1) ** 2, x**2 + 2 * x + 1)._repr_markdown_()
    assert "A square." in page
    assert "$$\n\\left(x + 1\\right)^{2} = x^{2} + 2 x + 1\n$$" in page
    assert "Proved: the difference of the two sides is zero." in page
    assert repr(equal("Same.", x, x)).startswith("Same. [Proved")


def test_a_refused_step_fails_a_build_like_any_error():
    assert issubclass(DerivationError, AssertionError)
