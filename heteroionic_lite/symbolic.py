"""Arithmetic with what has a symbol, and names that stand for what they were said to be.

>>> from heteroionic_lite.models.parameters import charge_number, temperature
>>> charge_number**2 / temperature + 1
1 + z**2/T

``sympy.exp(temperature)`` works as well. A parameter enters an expression as its symbol, a model
as its name, which remembers the model's formula:

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> twice = 2 * charge_transfer_resistance
>>> twice
2*R_ct
>>> written_out(twice) == 2 * charge_transfer_resistance.expression
True
"""

from typing import Any, Self

import sympy
from sympy.core.function import AppliedUndef
from sympy.core.symbol import Str


class Name(sympy.Expr):  # type: ignore[misc]  # sympy is untyped
    """A symbol that stands for an expression: printed as the one, in every proof the other.

    >>> x = sympy.Symbol("x")
    >>> area = Name(sympy.Symbol("A"), x**2)
    >>> sympy.Derivative(area, x), sympy.Derivative(area, x).doit()
    (Derivative(A, x), 2*x)

    A substitution in it leaves no name behind, since what is left is no longer what was named.
    ``title`` says in words what it is.
    """

    def __new__(cls, symbol: sympy.Symbol, meaning: Any, title: Any = "") -> Self:
        """A name, made of its symbol, what it stands for and what it is in words."""
        made: Self = sympy.Expr.__new__(cls, symbol, sympy.sympify(meaning), Str(str(title)))
        return made

    @property
    def symbol(self) -> sympy.Symbol:
        """How it is printed."""
        return self.args[0]

    @property
    def meaning(self) -> sympy.Expr:
        """What it stands for."""
        return self.args[1]

    @property
    def title(self) -> str:
        """What it is, in words."""
        return str(self.args[2])

    @property
    def free_symbols(self) -> set[sympy.Basic]:
        """What it depends on; not its own symbol."""
        return set(self.meaning.free_symbols)

    def doit(self, **hints: Any) -> sympy.Expr:
        """What it stands for, carried out."""
        return self.meaning.doit(**hints)

    def _eval_derivative(self, symbol: sympy.Symbol) -> sympy.Expr:
        return self.meaning.diff(symbol)

    def _eval_subs(self, old: sympy.Basic, new: sympy.Basic) -> sympy.Expr:
        changed = self.meaning.subs(old, new)
        return self if changed == self.meaning else changed

    def _eval_is_positive(self) -> Any:
        return self.meaning.is_positive

    def _eval_is_real(self) -> Any:
        return self.meaning.is_real

    def _eval_is_commutative(self) -> bool:
        return True

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        printed = printer.doprint(self.symbol)
        return f"{{{printed}}}^{{{exp}}}" if exp is not None else printed

    def _sympystr(self, printer: Any) -> str:
        return str(printer.doprint(self.symbol))


class LogSlope(sympy.Expr):  # type: ignore[misc]  # sympy is untyped
    """∂ ln y/∂ ln x, not yet taken: see ``order``."""

    def __new__(cls, of: Any, by: Any) -> Self:
        """The slope of the logarithm of one thing by that of another."""
        made: Self = sympy.Expr.__new__(cls, sympy.sympify(of), sympy.sympify(by))
        return made

    def doit(self, **hints: Any) -> sympy.Expr:
        """The slope itself."""
        of, by = (one.doit(**hints) for one in self.args)
        return by * of.diff(by) / of

    def _eval_is_commutative(self) -> bool:
        return True

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        of, by = (
            printer.doprint(one)
            if one.is_Atom or isinstance(one, Name | AppliedUndef)
            else rf"\left({printer.doprint(one)}\right)"
            for one in self.args
        )
        printed = rf"\frac{{\partial\ln {of}}}{{\partial\ln {by}}}"
        return rf"\left({printed}\right)^{{{exp}}}" if exp is not None else printed

    def _sympystr(self, printer: Any) -> str:
        of, by = (printer.doprint(one) for one in self.args)
        return f"dln({of})/dln({by})"


def order(of: Any, by: Any) -> LogSlope:
    """The order of one quantity in another, ∂ ln y/∂ ln x: the slope of a log-log plot.

    >>> x = sympy.Symbol("x", positive=True)
    >>> order(3 * x**2, x).doit()
    2
    """
    return LogSlope(of, by)


def names(expression: Any) -> list[Name]:
    """The names in an expression as it is printed, not those within what they stand for."""
    found: list[Name] = []
    walk = sympy.preorder_traversal(sympy.sympify(expression))
    for part in walk:
        if isinstance(part, Name):
            walk.skip()
            if part not in found:
                found.append(part)
    return found


def written_out(expression: Any) -> Any:
    """An expression without names: each is replaced by what it stands for."""
    expression = sympy.sympify(expression)
    while found := expression.atoms(Name):
        outer = [one for one in found if not any(one != o and o.has(one) for o in found)]
        expression = expression.xreplace({one: one.meaning for one in outer})
    return expression


class Symbolic:
    """What stands for its ``symbol`` in expressions."""

    symbol: sympy.Symbol

    def _sympy_(self) -> sympy.Expr:
        return self.symbol

    def __neg__(self) -> sympy.Expr:
        return -self._sympy_()

    def __add__(self, other: Any) -> sympy.Expr:
        return self._sympy_() + other

    def __radd__(self, other: Any) -> sympy.Expr:
        return other + self._sympy_()

    def __sub__(self, other: Any) -> sympy.Expr:
        return self._sympy_() - other

    def __rsub__(self, other: Any) -> sympy.Expr:
        return other - self._sympy_()

    def __mul__(self, other: Any) -> sympy.Expr:
        return self._sympy_() * other

    def __rmul__(self, other: Any) -> sympy.Expr:
        return other * self._sympy_()

    def __truediv__(self, other: Any) -> sympy.Expr:
        return self._sympy_() / other

    def __rtruediv__(self, other: Any) -> sympy.Expr:
        return other / self._sympy_()

    def __pow__(self, other: Any) -> sympy.Expr:
        return self._sympy_() ** other

    def __rpow__(self, other: Any) -> sympy.Expr:
        return other ** self._sympy_()
