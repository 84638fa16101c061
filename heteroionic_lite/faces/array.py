"""The numpy face: an expression as a function that costs no more than one written by hand.

>>> import sympy
>>> a, b, x = sympy.symbols("a b x")
>>> function = NumpyFunction([a, b, x], sympy.exp(-a * x / b))
>>> float(function(1.0, 2.0, 0.0))
1.0

Written out plainly, ``a*x/b`` passes over a large x twice. Whoever writes it by hand puts the
scalars together first; so does this function, once for each choice of arguments that are arrays.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import sympy

from heteroionic_lite.constants import CONSTANTS
from heteroionic_lite.equation import Equation


def function(equation: Equation) -> "NumpyFunction":
    """The equation as a numpy function of its parameters, in their order and in SI."""
    symbols = [*(p.symbol for p in equation.parameters), *equation.constants]
    constants = [CONSTANTS[c].value for c in equation.constants]
    return NumpyFunction(symbols, equation.expression, constants)


class NumpyFunction:
    """``expression`` as a numpy function of ``symbols``; built at first use, then cached.

    ``last`` are the values of the last symbols, which are not among the arguments.
    """

    def __init__(
        self, symbols: Sequence[sympy.Symbol], expression: sympy.Expr, last: Sequence[float] = ()
    ) -> None:
        self.symbols = tuple(symbols)
        self.expression = expression
        self.last = tuple(last)
        self._built: dict[tuple[int, ...], Callable[..., Any]] = {}

    def __call__(self, *arguments: Any) -> Any:
        """Evaluate; nothing is checked."""
        arrays = tuple(i for i, value in enumerate(arguments) if np.ndim(value))
        built = self._built.get(arrays)
        if built is None:
            built = self._built[arrays] = self._build(arrays)
        return built(*arguments, *self.last)

    def __getstate__(self) -> dict[str, Any]:
        """What was built cannot be pickled and is soon built again."""
        return {**self.__dict__, "_built": {}}

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


def _lambdify(symbols: Sequence[sympy.Symbol], expression: Any) -> Callable[..., Any]:
    function: Callable[..., Any] = sympy.lambdify(symbols, expression, modules="numpy", cse=True)
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
