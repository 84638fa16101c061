r"""State a step of a derivation, prove it, show it.

>>> import sympy
>>> x = sympy.Symbol("x", positive=True)
>>> step = equal("A square root squared is the number itself.", sympy.sqrt(x) ** 2, x)
>>> equal("It is not twice the number.", sympy.sqrt(x) ** 2, 2 * x)
Traceback (most recent call last):
...
heteroionic_lite.derivation.DerivationError: It is not twice the number. | left minus right ...

A step shows what was proved and nothing else: its formulas are set from the very expressions that
were checked, and a step that cannot be proved raises, so a page with a false derivation is never
built. What would be long to read gets a name, which ``define`` shows with what it stands for; in
later steps the name is printed and what it stands for is checked. A model is such a name too.

>>> a = define("Call the area of a square A.", "A", x**2)
Call the area of a square A. [A definition: there is nothing to prove.]
>>> equal("It grows with the side as", sympy.Derivative(a, x), 2 * x)
It grows with the side as [Proved: with A written out, the difference of the two sides is zero.]

Derivatives, integrals and values at a point stay as sympy writes them unevaluated
(``Derivative``, ``Integral``, ``Subs`` or here ``at``), an order in a log-log plot as ``order``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import sympy

from heteroionic_lite.extras import display
from heteroionic_lite.faces.formula import symbol_html, symbol_text, typeset
from heteroionic_lite.model import Model
from heteroionic_lite.proving import no_other_root, sign, why_not_zero
from heteroionic_lite.symbolic import LogSlope, Name, names, order, written_out

__all__ = [
    "DerivationError", "Step", "at", "define", "equal", "limit", "order", "root", "solves",
]  # fmt: skip


# A letter or a word, primes, subscripts.
_LETTERS = re.compile(r"[A-Za-z]+'*(_[A-Za-z0-9]+)*")
# The names that a page has shown with what they stand for.
_STATED: set[Name] = set()
# What sympy leaves as it is written until it is asked.
_TO_DO = (sympy.Derivative, sympy.Integral, sympy.Subs, LogSlope)


class DerivationError(AssertionError):
    """A step that is false, or that sympy cannot prove."""


@dataclass(frozen=True)
class Step:
    """A statement: the sentence, its formulas as LaTeX, and what was proved of them.

    ``written`` are the names in the formulas that stand for something longer; the proof says so
    in the place of its ``{written}``.
    """

    sentence: str
    formulas: tuple[str, ...]
    claim: str
    written: tuple[Name, ...] = ()
    defines: bool = False

    @property
    def proof(self) -> str:
        """What was proved, as plain text."""
        return self._said([symbol_text(one.symbol) for one in self.written])

    def _said(self, written: Sequence[str]) -> str:
        listed = " and ".join([", ".join(written[:-1]), written[-1]] if written[1:] else written)
        return self.claim.format(written=f"with {listed} written out, " if written else "")

    def _repr_markdown_(self) -> str:
        formulas = "\n\n".join(f"$$\n{formula}\n$$" for formula in self.formulas)
        # A model's name is explained, since its formula may stand on another page.
        written = [
            symbol_html(one.symbol) + (f" ({escape(one.title)})" if one.title else "")
            for one in self.written
        ]
        kind = "hx-proof hx-definition" if self.defines else "hx-proof"
        return (
            f'<div class="hx-step">\n\n{self.sentence}\n\n{formulas}\n\n'
            f'<p class="{kind}">{self._said(written)}</p>\n\n</div>\n'
        )

    def __repr__(self) -> str:
        return f"{self.sentence} [{self.proof}]"


def define(sentence: str, symbol: Any, meaning: Any = None) -> Name:
    """Show what is called by a symbol, and return the name that stands for it from there on.

    A model in place of symbol and meaning is shown with its formula.
    """
    if isinstance(symbol, Model):
        name: Name = _expression(symbol)
    else:
        if not _LETTERS.fullmatch(str(symbol)):
            raise DerivationError(f"{sentence} | {symbol!r} is no symbol: A, eta, R_ct, u'")
        name = Name(sympy.Symbol(str(symbol)), _expression(meaning))
    _unambiguous(sentence, name.symbol, name.meaning)
    if name.symbol.name in map(str, name.meaning.free_symbols):
        raise DerivationError(f"{sentence} | {name} is defined by itself")
    _STATED.add(name)
    formula = f"{typeset(name)} := {typeset(name.meaning)}"
    shown = Step(sentence, (formula,), "A definition: there is nothing to prove.", defines=True)
    display(shown)
    return name


def at(expression: Any, point: Mapping[Any, Any]) -> sympy.Subs:
    """An expression at a point, not yet inserted: ``at(i, {eta: 0})``."""
    return sympy.Subs(expression, tuple(point), tuple(map(_expression, point.values())))


def equal(sentence: str, left: Any, right: Any) -> Step:
    """Both sides are the same expression, once names are written out and operations carried out.

    A model on the right shows its formula as well.
    """
    shown = _expression(left)
    _prove_zero(sentence, _evaluated(left) - _evaluated(right), "left minus right")
    if isinstance(shown, Name) and _expression(right) == shown.meaning:
        raise DerivationError(f"{sentence} | this is what {shown} stands for: a definition")
    written = _unambiguous(sentence, shown, right)
    if isinstance(right, Model):
        formula = f"{typeset(shown)} = {right.latex}"
    else:
        formula = f"{typeset(shown)} = {typeset(right)}"
    claim = "Proved: {written}the difference of the two sides is zero."
    return Step(sentence, (formula,), claim, written)


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
    where = where or {}
    found = _evaluated(solution)
    inserted = _insert(written_out(equation.lhs - equation.rhs), function, found)
    _prove_zero(sentence, inserted, "the differential equation's residual")
    for condition, value in where.items():
        residual = _insert(condition, function, found) - written_out(value)
        _prove_zero(sentence, residual, f"the condition {condition} = {value}: residual")
    shown = solution.expression if isinstance(solution, Model) else _expression(solution)
    written = _unambiguous(sentence, equation, shown, *where.values())
    conditions = [f"{typeset(c)} = {typeset(v)}" for c, v in where.items()]
    formulas = [typeset(equation), f"{typeset(function)} = {typeset(shown)}"]
    if conditions:
        formulas.insert(1, r",\qquad ".join(conditions))
    claim = "Proved: inserted, {written}it satisfies the equation"
    return Step(
        sentence, tuple(formulas), claim + (" and every condition." if where else "."), written
    )


def root(
    sentence: str,
    equation: sympy.Eq,
    symbol: Any,
    value: Any,
    *,
    others: Sequence[Any] = (),
    only: bool = True,
) -> Step:
    """``value`` in place of ``symbol`` turns the equation into an identity, and nothing else does.

    Further roots are ``others``; that there are no more of them is proved, or the step raises.
    With ``only=False`` nothing is claimed of other roots, and the step says that.
    """
    residual = _evaluated(equation.lhs) - _evaluated(equation.rhs)
    unknown = _expression(symbol)
    found = [_evaluated(one) for one in (value, *others)]
    for one in found:
        _prove_zero(sentence, residual.subs(unknown, one).doit(), "the residual")
        if unknown.is_positive and sign(one) < 0:
            raise DerivationError(f"{sentence} | {unknown} is positive and cannot be {one}")
    if only and not no_other_root(residual, unknown, found):
        raise DerivationError(
            f"{sentence} | {value} could not be shown to be the only {unknown} for which "
            f"{equation.lhs} = {equation.rhs}: give the others=[…], or say only=False"
        )
    shown = [one.expression if isinstance(one, Model) else one for one in (value, *others)]
    written = _unambiguous(sentence, equation, *shown)
    roots = r"\quad\text{or}\quad ".join(f"{typeset(unknown)} = {typeset(one)}" for one in shown)
    kind = "positive number" if unknown.is_positive else "number" if unknown.is_Symbol else "value"
    claims = "each makes" if others else "it makes"
    rest = f"; no other {kind} does." if only else ". Whether it is the only one is left open."
    return Step(
        sentence,
        (typeset(equation), rf"\Rightarrow\quad {roots}"),
        f"Proved: inserted, {{written}}{claims} both sides equal{rest}",
        written,
    )


def limit(
    sentence: str,
    expression: Any,
    symbol: Any,
    point: Any,
    value: Any,
    *,
    side: str = "+",
) -> Step:
    """The expression tends to ``value`` as ``symbol`` tends to ``point`` from above or below."""
    unknown = _expression(symbol)
    found = sympy.limit(_evaluated(expression), unknown, point, side)
    wanted = _evaluated(value)
    if found in (sympy.oo, -sympy.oo) or wanted in (sympy.oo, -sympy.oo):
        if found != wanted:
            raise DerivationError(f"{sentence} | the limit is {found}, not {wanted}")
    else:
        _prove_zero(sentence, found - wanted, "the limit minus the claim")
    shown = _expression(expression)
    written = _unambiguous(sentence, shown, value)
    marks = {"+": "^+", "-": "^-"}[side] if _expression(point).is_finite else ""
    tends = f"{typeset(unknown)} \\to {typeset(point)}{marks}"
    body = typeset(shown)
    if shown.is_Add:
        body = rf"\left({body}\right)"
    return Step(
        sentence,
        (f"\\lim_{{{tends}}} {body} = {typeset(value)}",),
        "Proved: {written}sympy's limit is the one stated.",
        written,
    )


def _expression(thing: Any) -> Any:
    """What sympy makes of a number, a parameter or a model; text is none of them."""
    try:
        return sympy.sympify(thing, strict=True)
    except sympy.SympifyError:
        raise DerivationError(f"{thing!r} is no expression, and only those are proved") from None


def _evaluated(thing: Any) -> Any:
    """What is checked of what is shown: names written out, operations carried out from within."""
    written = written_out(_expression(thing))
    return written.replace(lambda part: isinstance(part, _TO_DO), lambda part: part.doit()).doit()


def _unambiguous(sentence: str, *shown: Any) -> tuple[Name, ...]:
    """The names in what is shown; raises where two things would be printed alike."""
    found: dict[str, sympy.Expr] = {}
    written: list[Name] = []
    for expression in map(_expression, shown):
        named = names(expression)
        written += [one for one in named if one not in written]
        for one in named:
            if not one.title and one not in _STATED:
                raise DerivationError(f"{sentence} | what {one} stands for was never defined")
        bare = expression.xreplace({one: sympy.Dummy() for one in named})
        plain = [one for one in bare.atoms(sympy.Symbol) if not isinstance(one, sympy.Dummy)]
        for one in (*named, *plain):
            letter = str(one)
            if found.setdefault(letter, one) != one:
                raise DerivationError(f"{sentence} | {letter} stands for two things here")
    return tuple(written)


def _insert(target: Any, function: Any, solution: Any) -> Any:
    """Put a solution c(x) = … into an expression with derivatives and values of c."""
    variables = function.args
    return target.replace(function.func, sympy.Lambda(variables, solution)).doit()


def _prove_zero(sentence: str, residual: Any, what: str) -> None:
    reason = why_not_zero(residual)
    if reason:
        raise DerivationError(f"{sentence} | {what} {reason}")
