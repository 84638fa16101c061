"""Straight lines by least squares as expressions, for answers that are read off scattered data.

>>> a, b, c = sympy.symbols("a b c")
>>> slope([0, 1, 2], [a, b, c])
-a/2 + c/2
"""

from collections.abc import Sequence
from typing import Any

import sympy


def slope(x: Sequence[Any], y: Sequence[Any]) -> sympy.Expr:
    """The slope of the straight line through points that scatter in y, all with one weight."""
    mean = sympy.Add(*x) / len(x)
    away = [one - mean for one in x]
    weighted = sympy.Add(*(a * b for a, b in zip(away, y, strict=True)))
    return weighted / sympy.Add(*(a**2 for a in away))


def intercept(x: Sequence[Any], y: Sequence[Any]) -> sympy.Expr:
    """Where that line meets x = 0."""
    return sympy.Add(*y) / len(y) - slope(x, y) * sympy.Add(*x) / len(x)


def logarithms(values: Sequence[Any]) -> list[sympy.Expr]:
    """Of each value the logarithm of its ratio to the first: a slope is the same, and has a unit.

    >>> logarithms(sympy.symbols("a b"))
    [0, log(b/a)]
    """
    return [sympy.log(sympy.sympify(one) / values[0]) for one in values]
