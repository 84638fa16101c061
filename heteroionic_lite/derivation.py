r"""State a step of a derivation, prove it, show it.

>>> import sympy
>>> x = sympy.Symbol("x", positive=True)
>>> step = equal("A square root squared is the number itself.", sympy.sqrt(x) ** 2, x)
>>> equal("It is not twice the number.", sympy.sqrt(x) ** 2, 2 * x)
Traceback (most recent call last):
...
heteroionic_lite.derivation.DerivationError: It is not twice the number. | left minus right ...

A step that cannot be proved raises, so a page with a false derivation is never built. Every
function takes a sentence and expressions, and returns a Step that a notebook typesets.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sympy
from sympy.core.function import AppliedUndef

from heteroionic_lite.faces.formula import typeset
from heteroionic_lite.model import Model

_SAMPLES = 6
_NUMERICAL_ZERO = 1e-10


class DerivationError(AssertionError):
    """A step that is false, or that sympy cannot prove."""


@dataclass(frozen=True)
class Step:
    """A proved statement: the sentence, its formulas as LaTeX, and what was proved."""

    sentence: str
    formulas: tuple[str, ...]
    proof: str

    def _repr_markdown_(self) -> str:
        formulas = "\n\n".join(f"$$\n{formula}\n$$" for formula in self.formulas)
        return (
            f'<div class="hx-step">\n\n{self.sentence}\n\n{formulas}\n\n'
            f'<p class="hx-proof">{self.proof}</p>\n\n</div>\n'
        )

    def __repr__(self) -> str:
        return f"{self.sentence} [{self.proof}]"


def equal(sentence: str, left: Any, right: Any, show: Any = None) -> Step:
    """Both sides are the same expression; a Model stands for its own expression.

    ``show``, an expression or LaTeX, stands on the left where the left side itself would be too
    long to read, or would simplify to the right one at once.
    """
    _prove_zero(sentence, _expression(left) - _expression(right), "left minus right")
    shown = _shown(_label(left) if show is None else show)
    target = right.latex if isinstance(right, Model) else typeset(right)
    proof = "Proved: the difference of the two sides is zero."
    return Step(sentence, (f"{shown} = {target}",), proof)


def solves(
    sentence: str,
    equation: sympy.Eq,
    function: sympy.Expr,
    solution: Any,
    where: Mapping[sympy.Expr, sympy.Expr] | None = None,
) -> Step:
    """``solution`` in place of ``function`` satisfies a differential equation and its conditions.

    ``where`` maps a value or derivative at a point, such as ``c(0)`` or
    ``c(x).diff(x).subs(x, 0)``, to what it has to be.
    """
    solution = _expression(solution)
    inserted = _insert(equation.lhs - equation.rhs, function, solution)
    _prove_zero(sentence, inserted, "the differential equation's residual")
    for condition, value in (where or {}).items():
        residual = _insert(condition, function, solution) - value
        _prove_zero(sentence, residual, f"the condition {condition} = {value}: residual")
    conditions = [f"{typeset(c)} = {typeset(v)}" for c, v in (where or {}).items()]
    formulas = [typeset(equation), f"{typeset(function)} = {typeset(solution)}"]
    if conditions:
        formulas.insert(1, r",\qquad ".join(conditions))
    proof = "Proved: inserted, it satisfies the equation"
    return Step(sentence, tuple(formulas), proof + (" and every condition." if where else "."))


def root(
    sentence: str, equation: sympy.Eq, symbol: sympy.Symbol, value: Any, show: Any = None
) -> Step:
    """``value`` in place of ``symbol`` turns the equation into an identity.

    ``show`` is typeset in place of an equation that would be too long to read.
    """
    value = _expression(value)
    _prove_zero(sentence, (equation.lhs - equation.rhs).subs(symbol, value), "the residual")
    formulas = (
        _shown(equation if show is None else show),
        rf"\Rightarrow\quad {typeset(symbol)} = {typeset(value)}",
    )
    return Step(sentence, formulas, "Proved: inserted, it makes both sides equal.")


def limit(
    sentence: str,
    expression: Any,
    symbol: sympy.Symbol,
    point: Any,
    value: Any,
    *,
    side: str = "+",
) -> Step:
    """The expression tends to ``value`` as ``symbol`` tends to ``point`` from above or below."""
    found = sympy.limit(_expression(expression), symbol, point, side)
    value = _expression(value)
    if found in (sympy.oo, -sympy.oo) or value in (sympy.oo, -sympy.oo):
        if found != value:
            raise DerivationError(f"{sentence} | the limit is {found}, not {value}")
    else:
        _prove_zero(sentence, found - value, "the limit minus the claim")
    arrow = f"{typeset(symbol)} \\to {typeset(point)}"
    formula = f"\\lim_{{{arrow}}} {typeset(_label(expression))} = {typeset(value)}"
    return Step(sentence, (formula,), "Proved: sympy's limit is the one stated.")


def _expression(thing: Any) -> Any:
    return thing.expression if isinstance(thing, Model) else sympy.sympify(thing)


def _label(thing: Any) -> Any:
    return thing.symbol if isinstance(thing, Model) else thing


def _shown(thing: Any) -> str:
    return thing if isinstance(thing, str) else typeset(thing)


def _insert(target: Any, function: Any, solution: Any) -> Any:
    """Put a solution c(x) = … into an expression with derivatives and values of c."""
    variables = function.args
    return target.replace(function.func, sympy.Lambda(variables, solution)).doit()


def _prove_zero(sentence: str, residual: Any, what: str) -> None:
    residual = sympy.sympify(residual)
    counterexample = _counterexample(residual)
    if counterexample:
        raise DerivationError(f"{sentence} | {what} is not zero: {counterexample}")
    attempts = (
        sympy.simplify,
        lambda e: sympy.simplify(sympy.expand(e)),
        lambda e: sympy.simplify(sympy.powsimp(sympy.expand(sympy.expand_log(e)), combine="all")),
        lambda e: sympy.simplify(sympy.factor(e, deep=True)),
        lambda e: sympy.simplify(e.rewrite(sympy.exp)),
        lambda e: sympy.simplify(sympy.expand(sympy.powdenest(e.rewrite(sympy.exp), force=False))),
    )
    if residual == 0 or any(attempt(residual) == 0 for attempt in attempts):
        return
    raise DerivationError(f"{sentence} | {what} could not be shown to vanish: {residual}")


def _counterexample(residual: Any) -> str:
    """Numbers at which the residual is plainly not zero; empty if none was found."""
    symbols = sorted(residual.free_symbols, key=str)
    if residual.has(sympy.nan, sympy.zoo, sympy.AccumBounds):
        return f"{residual}, no number at all"
    if residual.atoms(AppliedUndef):
        return ""  # an unknown function has no number
    scale = [abs(term) for term in sympy.Add.make_args(residual)]
    generator = random.Random(20)  # noqa: S311 - test points, not secrets
    for _ in range(_SAMPLES):
        point = {s: _sample(s, generator) for s in symbols}
        # Numbers go in as it is evaluated: inserted before, they would be simplified with it.
        size = sum(complex(term.evalf(subs=point)).real for term in scale)
        value = abs(complex(residual.evalf(subs=point)))
        if value > _NUMERICAL_ZERO * max(size, 1e-30):
            numbers = ", ".join(f"{s} = {float(v):.3g}" for s, v in point.items())
            return f"{value:.3g} at {numbers or 'any point'}"
    return ""


def _sample(symbol: sympy.Symbol, generator: random.Random) -> sympy.Number:
    """A number of the symbol's own kind: whole, positive or of either sign."""
    if symbol.is_integer:
        return sympy.Integer(generator.randint(1, 5))
    return sympy.Float(generator.uniform(0.1 if symbol.is_nonnegative else -0.9, 0.9))
