"""The numpy face: an expression as a function that costs no more than one written by hand.

>>> import sympy
>>> a, b, x = sympy.symbols("a b x")
>>> function = NumpyFunction([a, b, x], sympy.exp(-a * x / b))
>>> float(function(1.0, 2.0, 0.0))
1.0

Written out plainly, ``a*x/b`` passes over a large x twice. Whoever writes it by hand puts the
scalars together first; so does this function, once for each choice of arguments that are arrays.
Where all arguments are plain numbers, no numpy is called at all: loops and root finders want that.
"""

import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import sympy

from heteroionic_lite.constants import CONSTANTS
from heteroionic_lite.equation import PLAIN, Equation


def function(
    equation: Equation, names: Sequence[str] | None = None, given: Mapping[str, float] | None = None
) -> "NumpyFunction":
    """The equation as a numpy function of the named parameters, in that order and in SI.

    Without names it is one of all its parameters in their own order. The others are ``given``
    or have their defaults.
    """
    own = [equation[name] for name in (equation.defaults if names is None else names)]
    values = {**equation.defaults, **(given or {})}
    others = [p for p in equation.parameters if p not in own]
    symbols = [*(p.symbol for p in (*own, *others)), *equation.constants]
    last = [*(values[p.name] for p in others), *(CONSTANTS[c].value for c in equation.constants)]
    return NumpyFunction(symbols, equation.expression, last, [p.name for p in own])


class NumpyFunction:
    """``expression`` as a numpy function of ``symbols``; built at first use, then cached.

    ``last`` are the values of the last symbols, which are not among the arguments; ``names`` are
    those of the arguments, for who asks for the signature (as ``scipy.optimize.curve_fit`` does).
    """

    def __init__(
        self,
        symbols: Sequence[sympy.Symbol],
        expression: sympy.Expr,
        last: Sequence[float] = (),
        names: Sequence[str] = (),
    ) -> None:
        self.symbols = tuple(symbols)
        self.expression = expression
        self.last = tuple(last)
        self._built: dict[tuple[int, ...], Callable[..., Any]] = {}
        self._plain: Callable[..., Any] | None = None
        if names:
            self.__signature__ = inspect.Signature(
                [inspect.Parameter(name, inspect.Parameter.POSITIONAL_ONLY) for name in names]
            )

    def __call__(self, *arguments: Any) -> Any:
        """Evaluate; nothing is checked. Plain numbers give a float, arrays an array."""
        for value in arguments:
            if type(value) not in PLAIN:
                break
        else:
            result = self.plain(*arguments)
            if result is not None:
                return result
            # As numpy has it: a division by zero is infinite, and warned of.
            arguments = tuple(map(np.float64, arguments))
        arrays = tuple(i for i, value in enumerate(arguments) if np.ndim(value))
        built = self._built.get(arrays)
        if built is None:
            built = self._built[arrays] = self._build(arrays)
        return built(*arguments, *self.last)

    def plain(self, *arguments: float) -> float | None:
        """Evaluate for plain numbers; None where the result is no finite real number."""
        built = self._plain
        if built is None:
            built = self._plain = _lambdify(self.symbols, self.expression, modules="math")
        try:
            result = built(*arguments, *self.last)
            return float(result) if math.isfinite(result) else None
        except (ArithmeticError, TypeError, ValueError):  # 1/0, exp(1000), sqrt(-1), (-1)**0.5
            return None

    def __getstate__(self) -> dict[str, Any]:
        """What was built cannot be pickled and is soon built again."""
        return {**self.__dict__, "_built": {}, "_plain": None}

    def _build(self, arrays: tuple[int, ...]) -> Callable[..., Any]:
        if not arrays:
            return _lambdify(self.symbols, self.expression)
        varying = {self.symbols[i] for i in arrays}
        scalars: dict[sympy.Expr, sympy.Symbol] = {}
        reduced = _gather(self.expression, varying, scalars)
        prepare = _lambdify(self.symbols, list(scalars))
        finish = _lambdify((*self.symbols, *scalars.values()), reduced)
        # The arrays are not needed for the scalars, so a plain number stands in for them.
        stand_in = set(arrays)

        def function(*arguments: Any) -> Any:
            plain = (1.0 if i in stand_in else value for i, value in enumerate(arguments))
            return finish(*arguments, *prepare(*plain))

        return function


def several(
    symbols: Sequence[sympy.Symbol], expressions: Sequence[sympy.Expr]
) -> Callable[..., list[Any]]:
    """Some expressions as one numpy function of ``symbols``; what they share is computed once.

    >>> x, y = sympy.symbols("x y")
    >>> several([x, y], [x * y, (x * y) ** 2])(2.0, 3.0)
    [6.0, 36.0]

    Physical constants have their values.
    """
    constants = [c for c in CONSTANTS if any(c in e.free_symbols for e in expressions)]
    built = _lambdify((*symbols, *constants), list(expressions))
    last = [CONSTANTS[c].value for c in constants]

    def function(*arguments: Any) -> list[Any]:
        results: list[Any] = built(*arguments, *last)
        return results

    return function


def _lambdify(
    symbols: Sequence[sympy.Symbol], expression: Any, modules: str = "numpy"
) -> Callable[..., Any]:
    function: Callable[..., Any] = sympy.lambdify(symbols, expression, modules=modules, cse=True)
    return function


def _gather(
    expression: Any, varying: set[sympy.Symbol], scalars: dict[sympy.Expr, sympy.Symbol]
) -> Any:
    """Replace what does not vary in each sum and product by one symbol."""
    if not expression.args or not expression.free_symbols & varying:
        return expression
    parts = [_gather(part, varying, scalars) for part in expression.args]
    if isinstance(expression, (sympy.Mul, sympy.Add)):
        fixed = [part for part in expression.args if not part.free_symbols & varying]
        if len(fixed) > 1:
            together = expression.func(*fixed)
            symbol = scalars.setdefault(together, sympy.Symbol(f"_scalar_{len(scalars)}"))
            moving = [
                part
                for part, own in zip(parts, expression.args, strict=True)
                if own.free_symbols & varying
            ]
            return expression.func(symbol, *moving)
    return expression.func(*parts)
