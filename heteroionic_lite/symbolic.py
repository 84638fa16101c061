"""Arithmetic with what has a symbol: it enters an expression as that symbol.

>>> from heteroionic_lite.models.parameters import charge_number, temperature
>>> charge_number**2 / temperature + 1
1 + z**2/T

``sympy.exp(temperature)`` works as well.
"""

from typing import Any

import sympy


class Symbolic:
    """What stands for its ``symbol`` in expressions."""

    symbol: sympy.Symbol

    def _sympy_(self) -> sympy.Symbol:
        return self.symbol

    def __neg__(self) -> sympy.Expr:
        return -self.symbol

    def __add__(self, other: Any) -> sympy.Expr:
        return self.symbol + other

    def __radd__(self, other: Any) -> sympy.Expr:
        return other + self.symbol

    def __sub__(self, other: Any) -> sympy.Expr:
        return self.symbol - other

    def __rsub__(self, other: Any) -> sympy.Expr:
        return other - self.symbol

    def __mul__(self, other: Any) -> sympy.Expr:
        return self.symbol * other

    def __rmul__(self, other: Any) -> sympy.Expr:
        return other * self.symbol

    def __truediv__(self, other: Any) -> sympy.Expr:
        return self.symbol / other

    def __rtruediv__(self, other: Any) -> sympy.Expr:
        return other / self.symbol

    def __pow__(self, other: Any) -> sympy.Expr:
        return self.symbol**other

    def __rpow__(self, other: Any) -> sympy.Expr:
        return other**self.symbol
