"""What counts as a proof: an expression vanishes, has one sign, or an equation has no other root.

>>> x, c = sympy.symbols("x c", positive=True)
>>> why_not_zero((x + 1) ** 2 - x**2 - 2 * x - 1)
''
>>> why_not_zero(x - 2 * x)
'is not zero: 0.825 at x = 0.825'
>>> no_other_root(x**2 - c, x, [sympy.sqrt(c)])
True

Numbers only refute. A proof is algebra's, with the signs that symbols have: those sympy was told,
and that a quantity of the book whose domain is 0 to 1 lies between them.
"""

import random
from collections.abc import Callable, Iterable
from typing import Any

import sympy
from sympy.core.function import AppliedUndef

from heteroionic_lite.definitions import domains

_SAMPLES = 6
_NUMERICAL_ZERO = 1e-10

_ATTEMPTS: tuple[Callable[[Any], Any], ...] = (
    sympy.simplify,
    lambda e: sympy.simplify(sympy.expand(e)),
    lambda e: sympy.simplify(sympy.powsimp(sympy.expand(sympy.expand_log(e)), combine="all")),
    lambda e: sympy.simplify(sympy.factor(e, deep=True)),
    lambda e: sympy.simplify(e.rewrite(sympy.exp)),
    lambda e: sympy.simplify(sympy.expand(sympy.powdenest(e.rewrite(sympy.exp), force=False))),
)


def why_not_zero(residual: Any) -> str:
    """Why an expression cannot be said to vanish everywhere; empty where it is proved to."""
    residual = sympy.sympify(residual)
    counterexample = _counterexample(residual)
    if counterexample:
        return f"is not zero: {counterexample}"
    if residual == 0 or any(attempt(residual) == 0 for attempt in _ATTEMPTS):
        return ""
    return f"could not be shown to vanish: {residual}"


def sign(expression: Any) -> int:
    """1 or −1 for an expression that has this sign wherever its symbols live; 0 if unproved."""
    bounded = {s: bound for s in sympy.sympify(expression).free_symbols if (bound := _bounded(s))}
    inside = sympy.sympify(expression).subs(bounded)
    for form in (inside, sympy.factor(sympy.together(inside)), sympy.simplify(inside)):
        for known, value in ((form.is_positive, 1), (form.is_negative, -1)):
            if known:
                return value
        over, below = sympy.fraction(sympy.together(form))
        signs = {_sign_of_terms(part) for part in (over, below)}
        if 0 not in signs:
            return 1 if len(signs) == 1 else -1
    return 0


def no_other_root(residual: Any, symbol: Any, roots: Iterable[Any]) -> bool:
    """Whether it is proved that an expression vanishes at no other place than the roots given.

    Proved by division, where it is a polynomial whose remaining factor has one sign, or because
    the expression rises or falls all the way; for equations of first degree it is always so.
    """
    unknown = symbol if symbol.is_Symbol else sympy.Dummy(real=True)
    expression = sympy.sympify(residual).subs(symbol, unknown)
    given = tuple(roots)
    return (
        _nothing_left(expression, unknown, given)
        or sign(sympy.diff(expression, unknown)) != 0
        or _nothing_left(sympy.factor(sympy.simplify(expression), deep=True), unknown, given)
    )


def _nothing_left(expression: Any, unknown: sympy.Symbol, roots: tuple[Any, ...]) -> bool:
    """Whether what remains of the numerator after division by the roots has no further one."""
    over, _ = sympy.fraction(sympy.together(expression))
    factors = (part for part in sympy.Mul.make_args(over) if not _keeps_sign(part, unknown))
    polynomial = sympy.Mul(*factors).as_poly(unknown)
    if not polynomial or unknown in polynomial.free_symbols_in_domain:
        return False
    rest = polynomial.as_expr()
    for root in roots:
        rest, remainder = sympy.div(rest, unknown - root, unknown)
        if why_not_zero(remainder):
            return False
    return unknown not in rest.free_symbols or bool(sign(rest))


def _keeps_sign(factor: Any, unknown: sympy.Symbol) -> bool:
    """Whether a factor depends on the unknown and yet never vanishes."""
    return unknown in factor.free_symbols and bool(sign(factor))


def _sign_of_terms(expression: Any) -> int:
    """The sign that all terms of a sum have in common."""
    terms = sympy.Add.make_args(sympy.expand(expression))
    if all(term.is_positive for term in terms):
        return 1
    return -1 if all(term.is_negative for term in terms) else 0


def _bounded(symbol: sympy.Symbol) -> sympy.Expr | None:
    """A share between 0 and 1, written so that sympy sees the sign of the share and of its rest."""
    known = domains(symbol)
    if not known or any(domain.end != 1 for domain in known):
        return None
    rest = sympy.Dummy(positive=True)
    return 1 / (1 + rest) if all(domain.start == 0 for domain in known) else 1 - rest


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
