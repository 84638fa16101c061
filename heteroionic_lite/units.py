"""Units: the one registry, conversion between SI and what people use, and how both are written.

>>> display("ohm m^2", "ohm cm^2").show(0.0484)
484.0
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import pint

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
