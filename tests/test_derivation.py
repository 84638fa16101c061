"""A step of a derivation is shown only if it is true, and proved."""

import pytest
import sympy

from heteroionic_lite.derivation import (
    DerivationError,
    at,
    define,
    equal,
    limit,
    order,
    root,
    solves,
)
from heteroionic_lite.models import parameters as p
from heteroionic_lite.models.butler_volmer import (
    butler_volmer_current,
    charge_transfer_resistance,
)
from heteroionic_lite.models.diffusion import concentration_profile, limiting_current_density
from heteroionic_lite.symbolic import Name

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

    def test_a_model_is_printed_by_its_name_and_checked_by_its_formula(self):
        i, expression = limiting_current_density, limiting_current_density.expression
        right = equal("Right.", expression, i)
        assert r"= i_{\mathrm{D},\mathrm{max}} = \frac" in right.formulas[0]
        assert right.proof == (
            "Proved: with i_D,max written out, the difference of the two sides is zero."
        )
        assert "(limiting current density) written out" in right._repr_markdown_()
        for left, other in ((i, 2 * expression), (2 * expression, i), (2 * i, i)):
            with pytest.raises(DerivationError):
                equal("Not so.", left, other)

    def test_operations_are_shown_as_they_are_written_and_carried_out_to_be_checked(self):
        step = equal("A slope.", at(sympy.Derivative(x**2, x), {x: 3}), 6)
        assert step.formulas == (r"\left.\left(\frac{d}{d x} x^{2}\right)\right|_{x = 3} = 6",)
        step = equal("An area.", sympy.Integral(x, (x, 0, y)), y**2 / 2)
        assert step.formulas == (r"\int\limits_{0}^{y} x\, dx = \frac{y^{2}}{2}",)
        step = equal("An order.", order(3 * x**2, x), 2)
        assert step.formulas == (r"\frac{\partial\ln \left(3 x^{2}\right)}{\partial\ln x} = 2",)
        step = equal("A turn.", at(x + real, {real: -real}), x - real)
        assert step.formulas == (r"\left.\left(r + x\right)\right|_{r \to - r} = x - r",)

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


class TestDefine:
    """What a step displays is what was checked."""

    @pytest.fixture(autouse=True)
    def area(self, capsys):
        self.area = define("Call the area of a square A.", "A", x**2)
        self.said = capsys.readouterr().out

    def test_a_definition_is_shown_where_it_is_made_and_says_that_it_is_one(self):
        assert self.said.strip() == (
            "Call the area of a square A. [A definition: there is nothing to prove.]"
        )

    def test_a_name_is_printed_and_what_it_stands_for_is_checked(self):
        step = equal("It grows with the side.", sympy.Derivative(self.area, x), 2 * x)
        assert step.formulas == (r"\frac{d}{d x} A = 2 x",)
        assert "with A written out" in step.proof

    def test_a_model_is_defined_with_its_own_formula(self, capsys):
        name = define("The limit of diffusion is", limiting_current_density)
        assert capsys.readouterr().out.startswith("The limit of diffusion is [A definition")
        with pytest.raises(DerivationError, match="a definition"):
            equal("It is what it is.", name, limiting_current_density.expression)

    def test_nothing_false_is_displayed(self):
        """Each of these would be a page that says what nobody proved."""
        free = sympy.Symbol("A")
        other = define("Another square's.", "A", y**2)
        false = {
            "a text in place of the left side": lambda: equal("", "E=mc^3", x**2),
            "a text beside it": lambda: equal("", x**2, x * x, show="E=mc^3"),
            "a wrong left side": lambda: equal("", self.area + x, x**2),
            "a wrong derivative": lambda: equal("", sympy.Derivative(self.area, x), x),
            "a wrong integral": lambda: equal("", sympy.Integral(self.area, (x, 0, y)), y**3),
            "a wrong point": lambda: equal("", at(self.area, {x: 2}), 5),
            "a wrong order": lambda: equal("", order(self.area, x), 1),
            "a symbol that was never defined": lambda: equal("", sympy.Symbol("B"), x**2),
            "the letter of a name, but not the name": lambda: equal("", free, x**2),
            "a name that no step has shown": lambda: equal("", Name(free, x**3), x**2 * x),
            "two meanings of one letter": lambda: equal("", self.area - other, x**2 - y**2),
            "a letter and a name alike": lambda: equal("", self.area + free, x**2 + free),
            "a definition as if it were proved": lambda: equal("", self.area, x**2),
            "a definition by itself": lambda: define("", "x", x + 1),
            "a formula for a symbol": lambda: define("", "E=mc^3", x**2),
            "a solution that is none": lambda: solves(
                "", sympy.Eq(f(x).diff(x), self.area), f(x), x**2
            ),
            "a root that is none": lambda: root("", sympy.Eq(self.area, y**2), x, 2 * y),
            "a root that is not the only one": lambda: root("", sympy.Eq(real**2, real), real, 0),
            "a limit that is none": lambda: limit("", self.area, x, 0, 1),
        }
        for what, step in false.items():
            with pytest.raises((DerivationError, TypeError)):
                pytest.fail(f"{what}: {step()!r}")


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
        assert step.proof == (
            "Proved: inserted, it makes both sides equal; no other positive number does."
        )

    def test_a_root_that_is_not_the_only_one_is_not_called_the_root(self):
        square = sympy.Eq(real**2, 4)
        with pytest.raises(DerivationError, match="could not be shown to be the only r for which"):
            root("Not so.", square, real, 2)
        both = root("Two.", square, real, 2, others=[-2])
        assert both.formulas[1] == r"\Rightarrow\quad r = 2\quad\text{or}\quad r = -2"
        assert both.proof.endswith("each makes both sides equal; no other number does.")
        one = root("One of them.", square, real, 2, only=False)
        assert one.proof.endswith("Whether it is the only one is left open.")
        with pytest.raises(DerivationError, match="the residual is not zero"):
            root("Not so.", square, real, 2, others=[-3])
        with pytest.raises(DerivationError, match="could not be shown to be the only"):
            root("A third is left.", sympy.Eq(real**3, 4 * real), real, 2, others=[-2])

    def test_that_there_is_no_other_root_is_seen_by_division_or_because_the_curve_only_rises(self):
        alpha = p.transfer_coefficient.symbol
        for equation, symbol, value in (
            (sympy.Eq(y * x**2 + x, y + 1), x, 1),
            (sympy.Eq(sympy.exp(real) - sympy.exp(-real), 0), real, 0),
            (sympy.Eq(sympy.exp(alpha * real), sympy.exp((alpha - 1) * real)), real, 0),
            (sympy.Eq(sympy.Derivative(f(x) + x, x), 2), f(x).diff(x), 1),
        ):
            assert root("Alone.", equation, symbol, value)
        with pytest.raises(DerivationError, match="only"):  # with a slope of either sign
            root("Not so.", sympy.Eq(sympy.exp(real), 1 + 2 * real), real, 0)

    def test_a_root_lies_where_the_unknown_may_be(self):
        with pytest.raises(DerivationError, match="x is positive and cannot be -2"):
            root("Not so.", sympy.Eq(x**2, 4), x, -2)

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
