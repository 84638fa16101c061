"""Parameter and Equation: what is written once.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> charge_transfer_resistance["temperature"].allowed
'0 < temperature'

An equation is a sympy expression with the quantities it depends on: symbol, unit, default, range,
meaning, source. It knows none of its faces (``faces/``); ``Model`` hangs them on it.
"""

import keyword
import math
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import sympy

from heteroionic_lite import definitions
from heteroionic_lite.constants import CONSTANTS
from heteroionic_lite.spelling import NoSuchName, did_you_mean
from heteroionic_lite.symbolic import Name, Symbolic, written_out
from heteroionic_lite.wording import brief

if TYPE_CHECKING:
    from heteroionic_lite.values.door import Taken

Status = Literal["rigorous", "measured", "illustrative"]
Scale = Literal["linear", "log", "integer"]
FloatArray = npt.NDArray[np.float64]

POSITIVE = sympy.Interval.open(0, sympy.oo)
NOT_NEGATIVE = sympy.Interval(0, sympy.oo)
FRACTION = sympy.Interval(0, 1)
UP_TO_ONE = sympy.Interval(-sympy.oo, 1)
REAL = sympy.Interval(-sympy.oo, sympy.oo)

# A plain number: of these types a value is checked by comparing it, without an array.
PLAIN = frozenset({float, int, np.float64})

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
    called: str

    @property
    def title(self) -> str:
        """What people call it, or else the name as words: ``transfer coefficient``."""
        return self.called or words(self.name)

    @property
    def shown_in(self) -> str:
        """The unit people use for it; the SI unit where they use that."""
        return self.display_unit or self.unit


@dataclass(frozen=True)
class Parameter(_Quantity, Symbolic):
    """One quantity a model depends on.

    >>> molality = Parameter("b_salt", "molality", "mol/kg", 1, 0.01, 6, "salt in the solvent",
    ...                      display_unit="mol/kg", scale="log", domain=POSITIVE)
    >>> molality.check(-1.0)
    Traceback (most recent call last):
    ...
    ValueError: molality = -1 mol/kg is outside its physical domain: 0 < molality

    ``default``, ``low`` and ``high`` are in ``unit`` (SI) and describe a slider; ``domain`` is
    what physics allows. ``source`` says where the default comes from. A ``scale`` of "integer"
    admits whole numbers only. ``difference`` marks a difference of temperatures, which no
    temperature in °C can be. ``called`` is what people say where the name's words are not it.

    In arithmetic it is its symbol: ``2 * concentration`` is the expression 2 c.
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
    difference: bool = False
    called: str = ""

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
            meant = did_you_mean(self.scale, get_args(Scale))
            raise ValueError(
                f"{self.name}: scale {self.scale!r} is not one of {get_args(Scale)}{meant}"
            )
        self.check([self.low, self.default, self.high])
        module = definitions.origin(__name__)
        if module != "dataclasses":  # whence a variant comes, by ``having``
            definitions.note(self, module)

    def __repr__(self) -> str:
        span = f"{self.default:g} ({self.low:g} to {self.high:g}) {self.unit}"
        return f"<Parameter {self.name}: {self.symbol} = {span}>"

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
        """Return ``value`` as floats in SI, or raise a ValueError that says what is allowed.

        Labels are dropped; masked values are refused.
        """
        if self._is_plain(value):
            return np.array(value, dtype=np.float64)
        found = self.take(value)
        if found.mask is not None:
            raise ValueError(f"{self.name} has masked values; give those that are to be used")
        return found.array

    def _is_plain(self, value: Any) -> bool:
        """Whether it is a number that needs no more than to be compared."""
        if type(value) not in PLAIN:
            return False
        least, most = self.ends
        return bool(least <= value <= most and not (self.scale == "integer" and value % 1))

    def take(self, value: Any) -> "Taken":
        """Like ``check``, with the labels that came in and with what is masked."""
        from heteroionic_lite.values.door import Taken, taken

        if self._is_plain(value):
            return Taken(np.array(value, dtype=np.float64))
        found = taken(value, self)
        array = found.array
        if not array.size:
            return found
        low, high = array.min(), array.max()  # both are NaN if any element is
        for what, present in (
            ("NaN", np.isnan(low)),
            ("infinity", np.isinf([low, high]).any()),
        ):
            if present:
                raise ValueError(
                    f"{self.name} contains {what}; allowed: {self.allowed}, in {self.unit}"
                )
        least, most = self.ends
        unit = "" if self.unit == "dimensionless" else f" {self.unit}"
        if self.scale == "integer" and (array % 1).any():
            broken = array[array % 1 != 0].flat[0]
            raise ValueError(
                f"{self.name} = {float(broken)!r}{unit} is not a whole number, as it has to be"
            )
        for bad in (low, high):
            if not least <= bad <= most:
                found_here = f"{self.name} = {bad:g}{unit}"
                raise ValueError(f"{found_here} is outside its physical domain: {self.allowed}")
        return found

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The least and the greatest number that the domain allows, finite in any case."""
        low, high = float(self.domain.start), float(self.domain.end)
        least = math.nextafter(low, math.inf) if self.domain.left_open else low
        most = math.nextafter(high, -math.inf) if self.domain.right_open else high
        if self.scale == "integer":
            least, most = float(np.ceil(least)), float(np.floor(most))
        return max(least, -sys.float_info.max), min(most, sys.float_info.max)


# What stands between an equation and the code that defines it.
_INNER = (__name__, "heteroionic_lite.model", "dataclasses")


def symbols(*parameters: Parameter) -> tuple[sympy.Symbol, ...]:
    """The symbols of some parameters, to write an expression with.

    >>> from heteroionic_lite.models import parameters as p
    >>> symbols(p.charge_number, p.temperature)
    (z, T)
    """
    return tuple(parameter.symbol for parameter in parameters)


@dataclass(frozen=True)
class Equation(_Quantity, Symbolic):
    """An expression with everything that is to be known of it; it knows no face.

    >>> from heteroionic_lite.models.parameters import temperature, charge_number
    >>> from heteroionic_lite.constants import FARADAY, GAS_CONSTANT
    >>> thermal_voltage = Equation(
    ...     "thermal_voltage", "V_T", GAS_CONSTANT * temperature / FARADAY, unit="V",
    ...     meaning="what one kT is worth to a unit charge", display_unit="mV")
    >>> thermal_voltage.shown_in, thermal_voltage.defaults
    ('mV', {'temperature': 298.15})

    ``expression`` may contain the symbols of ``parameters`` and of the physical constants,
    nothing else; each parameter must occur in it. Left out, ``parameters`` are those that the
    symbols of the expression stand for, in the order in which they were defined; they are
    written out where another order or a variant (``having``) is meant. ``reference`` is the
    review's equation or section, ``citation`` a key of ``book/references.bib``. ``called`` is
    what people say where the name's words are not it.
    """

    name: str
    symbol: sympy.Symbol
    expression: sympy.Expr
    parameters: tuple[Parameter, ...] = ()
    unit: str = ""
    meaning: str = ""
    reference: str = ""
    status: Status = "rigorous"
    display_unit: str = ""
    citation: str = ""
    called: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.symbol, str):
            object.__setattr__(self, "symbol", sympy.Symbol(self.symbol))
        if not self.name.isidentifier() or keyword.iskeyword(self.name):
            raise ValueError(f"model name {self.name!r} is not a usable identifier")
        if self.status not in get_args(Status):
            meant = did_you_mean(self.status, get_args(Status))
            raise ValueError(
                f"{self.name}: status {self.status!r} is not one of {get_args(Status)}{meant}"
            )
        if not self.unit or not self.meaning:
            raise ValueError(
                f"{self.name}: say in which unit the result is (a pure number is in "
                f"'dimensionless') and what it means; unit={self.unit!r}, meaning={self.meaning!r}"
            )
        object.__setattr__(self, "expression", written_out(self.expression))
        if not self.parameters:
            object.__setattr__(self, "parameters", self._inferred())
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
        # Where it is defined, as functions and classes say it.
        object.__setattr__(self, "__module__", definitions.origin(*_INNER))

    def _sympy_(self) -> Name:
        """In an expression it stands under its own symbol, which remembers what it means."""
        return Name(self.symbol, self.expression, self.title)

    def _inferred(self) -> tuple[Parameter, ...]:
        free = self.expression.free_symbols - set(CONSTANTS)
        try:
            return definitions.standing_for(free)
        except ValueError as error:
            raise ValueError(f"{self.name}: {error}") from None

    def __getstate__(self) -> dict[str, Any]:
        """What was written; the faces are soon made again, and not all can be pickled."""
        names = [*(field.name for field in fields(self)), "__module__"]
        return {name: self.__dict__[name] for name in names}

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
        """The parameter of that name: ``model["temperature"]``; another name is a NoSuchName."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise NoSuchName(
            f"{self.name} has no parameter {brief(name)}; it has "
            f"{', '.join(self.defaults) or 'none'}{did_you_mean(name, self._spelling)}"
        )

    def __iter__(self) -> Iterator[str]:
        """The names of the parameters, in their order."""
        return iter(self.defaults)

    def __contains__(self, name: object) -> bool:
        """Whether a parameter has that name: ``"temperature" in model``."""
        return name in self.defaults

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.defaults)

    @property
    def _spelling(self) -> dict[str, str]:
        return {p.name: str(p.symbol) for p in self.parameters}

    def having(self, **changes: Any) -> "Equation":
        """The same expression under another name, unit or status."""
        return replace(self, **({"called": ""} if "name" in changes else {}) | changes)
