"""The unit face: a model's numpy function run on pint quantities.

>>> from heteroionic_lite.models.charge_transfer import charge_transfer_resistance
>>> check(charge_transfer_resistance)  # silent: the expression is an area-specific resistance

Running the very function that makes the curves is the strictest check there is: pint refuses
``exp`` of a voltage, the logarithm of a concentration and the sum of ampere and volt.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pint
import sympy

from heteroionic_lite.constants import CONSTANTS

if TYPE_CHECKING:
    from heteroionic_lite.model import Model

_SIGNS = {
    "dimensionless": "",
    "degC": "°C",
    "ohm": "Ω",
    "^2": "²",
    "^3": "³",
    "um": "µm",
    "uA": "µA",
    "us": "µs",
    "uF": "µF",
    "hour": "h",
    "percent": "%",
}
_LABELS = re.compile("|".join(rf"{re.escape(word)}\b" for word in _SIGNS))

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
EXPONENT_TOLERANCE = 1e-9  # x**(1-a) * y**a leaves 0.9999… in an exponent


class UnitError(ValueError):
    """An expression whose dimension is not the declared one, or that has none at all."""


@cache
def registry() -> pint.UnitRegistry[Any]:
    """The one unit registry of the package."""
    units: pint.UnitRegistry[Any] = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    return units


def quantity(value: Any, unit: str) -> Any:
    """A pint quantity: ``quantity(484, "ohm cm^2")``."""
    return registry().Quantity(value, unit)


def magnitude(value: Any, unit: str, name: str) -> Any:
    """The magnitude of a pint quantity in ``unit``; a ValueError names the expected dimension."""
    try:
        # Through the text of the unit, so that quantities of another registry are welcome.
        return registry().Quantity(value.magnitude, str(value.units)).to(unit).magnitude
    except (pint.DimensionalityError, pint.UndefinedUnitError) as error:
        expected = registry().Unit(unit).dimensionality
        raise ValueError(
            f"{name} = {value} has dimension {getattr(value, 'dimensionality', '?')}; "
            f"expected {expected}, for example in {unit} ({error})"
        ) from None


@dataclass(frozen=True)
class Display:
    """How SI numbers are shown: ``shown = value * factor + offset``, followed by ``unit``."""

    unit: str
    factor: float
    offset: float

    def show(self, value: Any) -> Any:
        """SI to display: arrays or numbers."""
        return value * self.factor + self.offset

    def read(self, shown: Any) -> Any:
        """Display to SI: arrays or numbers."""
        return (shown - self.offset) / self.factor


@cache
def display(unit: str, display_unit: str) -> Display:
    """The conversion from an SI unit to the unit people use.

    >>> display("K", "degC").offset
    -273.15
    """
    zero = float(quantity(0.0, unit).to(display_unit).magnitude)
    one = float(quantity(1.0, unit).to(display_unit).magnitude)
    factor = one - zero
    # Conversion leaves rounding errors behind: 1 mol/m³ is 0.001 mol/l, not 0.0010000000000000002.
    return Display(label(display_unit), float(f"{factor:.12g}"), float(f"{zero:.12g}"))


def label(unit: str) -> str:
    """A unit as people write it: ``ohm cm^2`` gives ``Ω cm²``."""
    return _LABELS.sub(lambda match: _SIGNS[match[0]], unit)


def number_text(value: float, digits: int = 4) -> str:
    """A number as people print it.

    >>> number_text(1.33142e-8), number_text(483.8527)
    ('1.331 × 10⁻⁸', '483.9')
    """
    text = f"{value:.{digits}g}"
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    return f"{mantissa} × 10{str(int(exponent)).translate(_SUPERSCRIPT)}"


def check(model: "Model") -> None:
    """Raise a UnitError unless ``model``'s expression has the unit it declares.

    The check runs at the defaults and at a second point of the ranges, lest a lucky exponent
    hide a missing factor.
    """
    function = sympy.lambdify(
        [p.symbol for p in model.parameters] + list(model.constants),
        model.expression,
        modules=[{"select": _select}, "numpy"],
    )
    constants = [quantity(CONSTANTS[c].value, CONSTANTS[c].unit) for c in model.constants]
    declared = registry().Unit(model.unit).dimensionality
    for share in (0.0, 0.37):
        arguments = [
            quantity(p.default + share * (p.high - p.default), p.unit) for p in model.parameters
        ]
        try:
            result = function(*arguments, *constants)
        except (pint.DimensionalityError, pint.OffsetUnitCalculusError) as error:
            raise UnitError(f"{model.name}: the expression mixes dimensions: {error}") from None
        found = getattr(result, "dimensionality", registry().Unit("").dimensionality)
        if not _same(found, declared):
            raise UnitError(
                f"{model.name}: the expression has dimension {found}, "
                f"but the declared unit {model.unit!r} has {declared}"
            )


def _same(one: Any, other: Any) -> bool:
    return all(
        abs(float(one.get(key, 0)) - float(other.get(key, 0))) < EXPONENT_TOLERANCE
        for key in {*one, *other}
    )


def _select(conditions: Any, values: Any, default: Any = np.nan) -> Any:  # noqa: ARG001
    """What ``numpy.select`` does for a Piecewise, for quantities: all branches must agree."""
    first, *others = [registry().Quantity(value) for value in values]
    for other in others:
        if not _same(first.dimensionality, other.dimensionality):
            raise pint.DimensionalityError(first.units, other.units)
    return first
