"""Units: the one registry, conversion between SI and what people use, and how both are written.

>>> display("ohm m^2", "ohm cm^2").show(0.0484)
484.0
"""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache
from typing import Any, Protocol

import pint

from heteroionic_lite.drawing import drawing
from heteroionic_lite.spelling import did_you_mean

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
# What a table or a file may spell out and a reader should not have to.
_SET = {"deg": "°", "degree": "°", "angstrom": "Å"}
_LABELS = re.compile("|".join(rf"{re.escape(word)}\b" for word in _SIGNS))

# A product or quotient of powers: signs between them, brackets, a name with its exponent.
_TOKENS = re.compile(r"[/()]|[^\s/()*·]+")
_POWER = re.compile(r"(?P<name>.*?[^\d^.-])\^?(?P<exponent>-?\d+(?:\.\d+)?)")

_BROKEN = re.compile(r"\^-?\d*\.\d")
_SUPERSCRIPT = str.maketrans("-.0123456789", "⁻·⁰¹²³⁴⁵⁶⁷⁸⁹")


_NUMBER = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*?)\s*")


class UnitError(ValueError):
    """A word that is no unit, or an expression whose dimension is not that of the declared one."""


@cache
def registry() -> pint.UnitRegistry[Any]:
    """The one unit registry of the package."""
    units: pint.UnitRegistry[Any] = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    return units


def quantity(value: Any, unit: str | None = None) -> Any:
    """A pint quantity: ``quantity(484, "ohm cm^2")``, or in one text ``quantity("0.1 mol/l")``.

    Raises UnitError where the unit is missing or is none.
    """
    if unit is None:
        found = _NUMBER.fullmatch(value) if isinstance(value, str) else None
        if not found or not found[2]:
            raise UnitError(
                f"quantity({value!r}) wants a number and a unit: quantity(0.1, 'mol/l') or "
                "quantity('0.1 mol/l'); a pure number is in 'dimensionless'"
            )
        value, unit = float(found[1]), found[2]
    return registry().Quantity(value, as_unit(unit))


@cache
def as_unit(unit: str) -> Any:
    """The pint unit that a text stands for; what is none raises UnitError, with what is near."""
    units = registry()
    try:
        # The sign for ohm is written as another character than the letter that pint knows.
        return units.parse_units(unicodedata.normalize("NFC", unit))
    except pint.UndefinedUnitError as error:
        word = ", ".join(error.unit_names)
        meant = did_you_mean(word, sorted(map(str, units)))
        raise UnitError(f"{unit!r} is not a unit: {word!r} is unknown{meant}") from None
    except Exception as error:  # noqa: BLE001 - whatever pint's parser raises, it is no unit
        raise UnitError(
            f"{unit!r} is not a unit ({type(error).__name__}); powers and quotients are written "
            "'S/cm', 'ohm cm^2', 'mol/m^3'"
        ) from None


def magnitude(value: Any, unit: str, name: str) -> Any:
    """The magnitude of a pint quantity in ``unit``; a ValueError names the expected dimension."""
    try:
        # Through the text of the unit, so that quantities of another registry are welcome.
        given = registry().Quantity(value.magnitude, as_unit(str(value.units)))
        return given.to(unit).magnitude
    except UnitError as error:
        raise ValueError(f"{name} = {value}: {error}") from None
    except pint.DimensionalityError as error:
        expected = as_unit(unit).dimensionality
        # An energy of one ion is taken for that of a mole.
        per_mole = (given.units / as_unit("mol")).dimensionality == expected
        hint = f"; of a mole of them it is quantity(…, '{given.units} * N_A')" if per_mole else ""
        raise ValueError(
            f"{name} = {value} has dimension {given.dimensionality}; "
            f"expected {expected}, for example in {unit} ({error}){hint}"
        ) from None


@dataclass(frozen=True)
class Display:
    """How SI numbers are shown: ``shown = value * factor + offset``, followed by a unit.

    ``unit`` is for a program or a dense table (mol/l), ``typeset`` for a reader (mol l⁻¹).
    """

    unit: str
    typeset: str
    factor: float
    offset: float

    def show(self, value: Any) -> Any:
        """SI to display: arrays or numbers."""
        return value * self.factor + self.offset

    def write(self, value: float, digits: int = 3) -> str:
        """A value in SI with its unit, as people print a result: 484 Ω cm², 41.7°."""
        number = number_text(self.show(value), digits, trim=False)
        if not self.typeset or not math.isfinite(value):
            return number
        return f"{number}°" if self.typeset == "°" else f"{number} {self.typeset}"

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
    shown = label(display_unit), typeset(display_unit)
    return Display(*shown, float(f"{factor:.12g}"), float(f"{zero:.12g}"))


class Shown(Protocol):
    """What has a name, a unit and a unit to show: a parameter, a model."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def unit(self) -> str:
        """The SI unit."""

    @property
    def shown_in(self) -> str:
        """The unit people use for it."""


def display_of(thing: Shown) -> Display:
    """The conversion for a parameter or a model; a UnitError names it."""
    try:
        return display(thing.unit, thing.shown_in)
    except (UnitError, pint.DimensionalityError) as error:
        raise UnitError(f"{thing.name}: {error}") from None


def label(unit: str) -> str:
    """A unit as people write it: ``ohm cm^2`` gives ``Ω cm²``.

    >>> label("uA/cm^2"), label("ohm cm^2 hour^-0.5")
    ('µA/cm²', 'Ω cm² h⁻⁰·⁵')
    """
    if _BROKEN.search(unit):  # a power that has no sign of its own
        return typeset(unit)
    return _LABELS.sub(lambda match: _SIGNS[match[0]], unit)


def typeset(unit: str) -> str:
    """A unit set in type, with exponents instead of a solidus.

    >>> typeset("mol/l"), typeset("K/(ohm cm^2)")
    ('mol l⁻¹', 'K Ω⁻¹ cm⁻²')
    """
    return " ".join(
        name + ("" if power == "1" else superscript(power))
        for name, power in _factors(unit)
        if name
    )


def _factors(unit: str) -> Iterator[tuple[str, str]]:
    """The units in a product or quotient, as they are written, and their exponents."""
    sign, bracketed = "", False
    for piece in _TOKENS.findall(unit.replace("**", "^")):
        if piece == "/":
            sign = "-"
        elif piece in "()":
            bracketed = piece == "("
            sign = sign if bracketed else ""
        else:
            found = _POWER.fullmatch(piece)
            name, power = (found["name"], found["exponent"]) if found else (piece, "1")
            yield (
                _SET.get(name, label(name)) if name != "1" else "",
                (sign + power).removeprefix("--"),
            )
            sign = sign if bracketed else ""


def superscript(exponent: float | str) -> str:
    """An exponent as it stands above the line: -8 gives ⁻⁸."""
    return str(exponent).translate(_SUPERSCRIPT)


def number_text(value: float, digits: int = 4, *, trim: bool = True) -> str:
    """A number as people print it: plain within some powers of ten, else with one.

    >>> number_text(1.33142e-8), number_text(-483.8527), number_text(0.5, 3, trim=False)
    ('1.331 × 10⁻⁸', '−483.9', '0.500')

    The front end writes numbers by the same rules (words/format.ts).
    """
    exact = Decimal(value)
    if not exact.is_finite():
        return "undefined" if exact.is_nan() else "∞" if exact > 0 else "−∞"
    if not exact:
        return "0"
    with localcontext(rounding=ROUND_HALF_UP):
        mantissa, power = f"{exact:.{digits - 1}e}".split("e")
    exponent = int(power)
    rules = drawing()["numbers"]
    if rules["least_power"] <= exponent <= rules["greatest_power"]:
        text, after = f"{float(f'{mantissa}e{power}'):.{max(0, digits - 1 - exponent)}f}", ""
    else:
        text, after = mantissa, f" × 10{superscript(exponent)}"
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−") + after
