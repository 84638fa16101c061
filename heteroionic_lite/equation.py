"""Parameter and Equation: what is written once.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> charge_transfer_resistance["temperature"].allowed
'0 < temperature'

An equation is a sympy expression with the quantities it depends on: symbol, unit, default, range,
meaning, source. It knows none of its faces (``faces/``); ``Model`` hangs them on it.
"""

import keyword
import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import sympy

from heteroionic_lite.constants import CONSTANTS

Status = Literal["rigorous", "measured", "illustrative"]
Scale = Literal["linear", "log", "integer"]
FloatArray = npt.NDArray[np.float64]

POSITIVE = sympy.Interval.open(0, sympy.oo)
NOT_NEGATIVE = sympy.Interval(0, sympy.oo)
FRACTION = sympy.Interval(0, 1)
UP_TO_ONE = sympy.Interval(-sympy.oo, 1)
REAL = sympy.Interval(-sympy.oo, sympy.oo)


# Names of people, and a compound that wants its hyphen.
_WORDS = {
    "butler volmer": "Butler–Volmer",
    "charge transfer": "charge-transfer",
    "debye": "Debye",
    "gouy chapman": "Gouy–Chapman",
    "helmholtz": "Helmholtz",
    "slei": "SLEI",
    "spei": "SPEI",
    "warburg": "Warburg",
}


def words(name: str) -> str:
    """An identifier as words: ``debye_length`` gives ``Debye length``."""
    text = name.replace("_", " ")
    for plain, proper in _WORDS.items():
        text = re.sub(rf"\b{plain}\b(?! share)", proper, text)
    return text


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
class Equation(_Quantity):
    """An expression with everything that is to be known of it; it knows no face.

    >>> from heteroionic_lite.models.parameters import temperature, charge_number
    >>> from heteroionic_lite.constants import FARADAY, GAS_CONSTANT
    >>> thermal_voltage = Equation(
    ...     "thermal_voltage", "V_T", GAS_CONSTANT * temperature.symbol / FARADAY,
    ...     (temperature,), "V", "what one kT is worth to a unit charge", display_unit="mV")
    >>> thermal_voltage.shown_in, thermal_voltage.defaults
    ('mV', {'temperature': 298.15})

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

    def having(self, **changes: Any) -> "Equation":
        """The same expression under another name, unit or status."""
        return replace(self, **changes)
