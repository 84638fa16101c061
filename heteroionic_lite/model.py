"""Parameter and Model: an equation written once, and its faces.

>>> from heteroionic_lite.models.charge_transfer import charge_transfer_resistance
>>> round(charge_transfer_resistance(concentration=1000.0) * 1e4)  # ohm cm²
484

Numbers go in and come out in SI units; pint quantities are converted. The other faces of the
same expression are ``.latex``, ``.numpy``, ``.javascript`` and ``.check_units()``.
"""

import keyword
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import sympy

from heteroionic_lite.constants import CONSTANTS
from heteroionic_lite.notation import symbol_latex, typeset, words

Status = Literal["rigorous", "measured", "illustrative"]
Scale = Literal["linear", "log", "integer"]
FloatArray = npt.NDArray[np.float64]

POSITIVE = sympy.Interval.open(0, sympy.oo)
NOT_NEGATIVE = sympy.Interval(0, sympy.oo)
FRACTION = sympy.Interval(0, 1)
UP_TO_ONE = sympy.Interval(-sympy.oo, 1)
REAL = sympy.Interval(-sympy.oo, sympy.oo)


class _Quantity:
    """What a parameter and a model's result have in common: a name and a unit to show."""

    name: str
    unit: str
    display_unit: str

    @property
    def title(self) -> str:
        """The name as words: ``transfer coefficient``."""
        return words(self.name)

    @property
    def shown_in(self) -> str:
        """The unit people use for it; the SI unit where they use that."""
        return self.display_unit or self.unit


@dataclass(frozen=True)
class Parameter(_Quantity):
    """One quantity a model depends on.

    >>> concentration = Parameter("c", "concentration", "mol/m^3", 1000, 10, 6000,
    ...                           "salt in the bulk", display_unit="mol/l", scale="log",
    ...                           domain=POSITIVE)
    >>> concentration.check(-1.0)
    Traceback (most recent call last):
    ...
    ValueError: concentration = -1 mol/m^3 is outside its physical domain: 0 < concentration

    ``default``, ``low`` and ``high`` are in ``unit`` (SI) and describe a slider; ``domain`` is
    what physics allows. ``source`` says where the default comes from.
    """

    symbol: sympy.Symbol
    name: str
    unit: str
    default: float
    low: float
    high: float
    meaning: str
    source: str = "illustrative"
    display_unit: str = ""
    scale: Scale = "linear"
    domain: sympy.Interval = REAL

    def __post_init__(self) -> None:
        if isinstance(self.symbol, str):
            # Assumptions come from the domain, so that sympy may simplify as physics allows.
            sign = {"positive": True} if self.domain.start >= 0 else {"real": True}
            object.__setattr__(self, "symbol", sympy.Symbol(self.symbol, **sign))
        if not self.name.isidentifier() or keyword.iskeyword(self.name):
            raise ValueError(f"parameter name {self.name!r} is not a usable keyword")
        if not self.low <= self.default <= self.high:
            raise ValueError(
                f"{self.name}: default {self.default:g} is not within {self.low:g}..{self.high:g}"
            )
        if self.scale == "log" and self.low <= 0:
            raise ValueError(f"{self.name}: a logarithmic range cannot start at {self.low:g}")
        if self.scale not in get_args(Scale):
            raise ValueError(f"{self.name}: scale {self.scale!r} is not one of {get_args(Scale)}")
        self.check([self.low, self.default, self.high])

    @property
    def allowed(self) -> str:
        """The physical domain in words: ``0 < concentration``."""
        low, high = self.domain.start, self.domain.end
        text = self.name
        if low.is_finite:
            text = f"{float(low):g} {'<' if self.domain.left_open else '<='} {text}"
        if high.is_finite:
            text = f"{text} {'<' if self.domain.right_open else '<='} {float(high):g}"
        return text if low.is_finite or high.is_finite else f"any finite {text}"

    def having(self, **changes: Any) -> "Parameter":
        """The same quantity with another default or range, for one figure."""
        return replace(self, **changes)

    def check(self, value: Any) -> FloatArray:
        """Return ``value`` as floats in SI, or raise a ValueError that says what is allowed."""
        if hasattr(value, "magnitude") and hasattr(value, "to"):
            from heteroionic_lite.units import magnitude

            value = magnitude(value, self.unit, self.name)
        try:
            array = np.asarray(value)
            if array.dtype.kind not in "iufO":  # numpy would read the text "300" and drop a 2j
                raise TypeError
            array = array.astype(np.float64, copy=False)
        except (TypeError, ValueError, OverflowError):
            raise ValueError(
                f"{self.name} = {value!r} is not a number or an array of numbers in {self.unit}"
            ) from None
        if array.size:
            low, high = array.min(), array.max()  # both are NaN if any element is
            for what, present in (
                ("NaN", np.isnan(low)),
                ("infinity", np.isinf([low, high]).any()),
            ):
                if present:
                    raise ValueError(
                        f"{self.name} contains {what}; allowed: {self.allowed}, in {self.unit}"
                    )
            for bad in (low, high):
                if not self._within(float(bad)):
                    unit = "" if self.unit == "dimensionless" else f" {self.unit}"
                    found = f"{self.name} = {bad:g}{unit}"
                    raise ValueError(f"{found} is outside its physical domain: {self.allowed}")
        return array

    def _within(self, value: float) -> bool:
        low, high = self._bounds
        above = value > low if self.domain.left_open else value >= low
        below = value < high if self.domain.right_open else value <= high
        return above and below

    @cached_property
    def _bounds(self) -> tuple[float, float]:
        return float(self.domain.start), float(self.domain.end)


def symbols(*parameters: Parameter) -> tuple[sympy.Symbol, ...]:
    """The symbols of some parameters, to write an expression with.

    >>> from heteroionic_lite.models import parameters as p
    >>> symbols(p.charge_number, p.temperature)
    (z, T)
    """
    return tuple(parameter.symbol for parameter in parameters)


@dataclass(frozen=True)
class Model(_Quantity):
    """An expression with everything needed to show it, compute it and check it.

    >>> from heteroionic_lite.models.parameters import temperature, charge_number
    >>> from heteroionic_lite.constants import FARADAY, GAS_CONSTANT
    >>> thermal_voltage = Model(
    ...     "thermal_voltage", "V_T", GAS_CONSTANT * temperature.symbol / FARADAY,
    ...     (temperature,), "V", "what one kT is worth to a unit charge", display_unit="mV")
    >>> round(thermal_voltage(temperature=298.15), 6)
    0.025693

    ``expression`` may contain the symbols of ``parameters`` and of the physical constants,
    nothing else; each parameter must occur in it. ``reference`` is the review's equation or
    section, ``citation`` a key of ``book/references.bib``.
    """

    name: str
    symbol: sympy.Symbol
    expression: sympy.Expr
    parameters: tuple[Parameter, ...]
    unit: str
    meaning: str
    reference: str = ""
    status: Status = "rigorous"
    display_unit: str = ""
    citation: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.symbol, str):
            object.__setattr__(self, "symbol", sympy.Symbol(self.symbol))
        if not self.name.isidentifier() or keyword.iskeyword(self.name):
            raise ValueError(f"model name {self.name!r} is not a usable identifier")
        if self.status not in get_args(Status):
            raise ValueError(
                f"{self.name}: status {self.status!r} is not one of {get_args(Status)}"
            )
        object.__setattr__(self, "expression", sympy.sympify(self.expression))
        names = [p.name for p in self.parameters]
        if len(set(names)) < len(names):
            raise ValueError(f"{self.name}: a parameter name occurs twice in {names}")
        free = self.expression.free_symbols - set(CONSTANTS)
        unknown = sorted(map(str, free - {p.symbol for p in self.parameters}))
        idle = sorted(p.name for p in self.parameters if p.symbol not in free)
        if unknown or idle:
            raise ValueError(
                f"{self.name}: symbols without a parameter {unknown}, "
                f"parameters not in the expression {idle}"
            )

    # -- looking things up ------------------------------------------------------------------

    @property
    def defaults(self) -> dict[str, float]:
        """The default of every parameter, in SI."""
        return {p.name: p.default for p in self.parameters}

    @property
    def constants(self) -> tuple[sympy.Symbol, ...]:
        """The physical constants in the expression, in a fixed order."""
        return tuple(c for c in CONSTANTS if c in self.expression.free_symbols)

    def __getitem__(self, name: str) -> Parameter:
        """The parameter of that name: ``model["temperature"]``."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise KeyError(f"{self.name} has no parameter {name!r}; it has {list(self.defaults)}")

    def having(self, **changes: Any) -> "Model":
        """The same expression under another name, unit or status."""
        return replace(self, **changes)

    # -- the faces --------------------------------------------------------------------------

    @cached_property
    def latex(self) -> str:
        """The formula as LaTeX: symbol = expression."""
        return f"{symbol_latex(self.symbol)} = {typeset(self.expression)}"

    def _repr_markdown_(self) -> str:
        from heteroionic_lite.card import card

        return card(self)

    @cached_property
    def numpy(self) -> Callable[..., Any]:
        """The bare numpy function, arguments in the order of ``parameters``; nothing is checked."""
        from heteroionic_lite.numpy_face import NumpyFunction

        function = NumpyFunction(
            [p.symbol for p in self.parameters] + list(self.constants), self.expression
        )
        constants = [CONSTANTS[c].value for c in self.constants]
        return lambda *arguments: function(*arguments, *constants)

    @cached_property
    def javascript(self) -> str:
        """A JavaScript function expression of one object with the parameters as keys."""
        from heteroionic_lite.javascript import function_source

        return function_source(self)

    def check_units(self) -> None:
        """Raise a UnitError unless the expression has the declared unit."""
        from heteroionic_lite.units import check

        check(self)

    def __call__(self, **values: Any) -> Any:
        """Evaluate in SI units; what is not given takes its default.

        >>> from heteroionic_lite.models.charge_transfer import charge_transfer_resistance
        >>> charge_transfer_resistance(concentration=[100, 1000]).shape
        (2,)

        Values are numbers, arrays (broadcast against each other) or pint quantities. The
        result is a float if all values are scalars, else an array of their common shape.
        Raises ValueError for an unknown name, a value outside the physical domain, NaN, a
        quantity of the wrong dimension, or shapes that do not fit together.
        """
        arrays = self._checked(values)
        try:
            shape = np.broadcast_shapes(*(a.shape for a in arrays))
        except ValueError:
            shapes = {
                p.name: a.shape for p, a in zip(self.parameters, arrays, strict=True) if a.ndim
            }
            raise ValueError(f"{self.name}: shapes do not broadcast together: {shapes}") from None
        result = self.numpy(*(a[()] for a in arrays))
        if shape == ():
            return float(result)
        array = np.asarray(result, dtype=np.float64)
        if array.shape == shape and not any(np.may_share_memory(array, a) for a in arrays):
            return array
        return np.broadcast_to(array, shape).copy()

    def quantity(self, **values: Any) -> Any:
        """Evaluate like a call, but return a pint quantity in the display unit."""
        from heteroionic_lite.units import quantity

        return quantity(self(**values), self.unit).to(self.shown_in)

    def text(self, digits: int = 4, **values: Any) -> str:
        """A scalar result in the display unit, written out: ``483.9 Ω cm²``."""
        from heteroionic_lite.units import display, number_text

        shown = display(self.unit, self.shown_in)
        return f"{number_text(shown.show(self(**values)), digits)} {shown.unit}".rstrip()

    def _checked(self, values: Mapping[str, Any]) -> list[FloatArray]:
        unknown = sorted(set(values) - set(self.defaults))
        if unknown:
            raise ValueError(
                f"{self.name} has no parameter {', '.join(map(repr, unknown))}; "
                f"allowed: {', '.join(self.defaults)}"
            )
        return [p.check(values.get(p.name, p.default)) for p in self.parameters]
