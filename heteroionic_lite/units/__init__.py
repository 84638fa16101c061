"""Units: the one registry, conversion between SI and what people use, and how both are written.

>>> display("ohm m^2", "ohm cm^2").show(0.0484)
484.0
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache, lru_cache
from typing import Any, Protocol

import pint
from pint.registry import LazyRegistry

from heteroionic_lite.drawing import drawing
from heteroionic_lite.spelling import did_you_mean
from heteroionic_lite.units.texts import UnitTextError, factors, table, tidy
from heteroionic_lite.wording import brief

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
    "uS": "µS",
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
_RAISED = "⁻·⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = str.maketrans("-.0123456789", _RAISED)
_FROM_SUPERSCRIPT = str.maketrans(_RAISED, "-.0123456789")


# A number as people and this package write one: 0.1, −5, 1.33 × 10⁻⁸ (after ``tidy``).
_NUMBER = re.compile(
    r"(?P<mantissa>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"(?:\s*[*x]\s*10\s*(?:\^|\*\*)?\s*(?P<power>[+-]?\d+))?"
    r"(?P<unit>(?!\d|\s*[.,]|\s+(?!1\s*/)\d).*)"
)
_COMMA = re.compile(r"[+-]?\d+,\d")


class UnitError(ValueError):
    """A word that is no unit, or an expression whose dimension is not that of the declared one."""


@cache
def registry() -> pint.UnitRegistry[Any]:
    """The one unit registry of the package."""
    units: pint.UnitRegistry[Any] = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    units.preprocessors.append(_readable)
    return units


def quantity(value: Any, unit: Any = None) -> Any:
    """A pint quantity: ``quantity(484, "ohm cm^2")``, or in one text ``quantity("0.1 mol/l")``.

    The unit is written as people write it: ``"Ω cm²"``, ``"mol l-1"``, ``"µA/cm²"``, ``"°C"``.
    Where an application registry of pint was set, the quantity belongs to that one.

    Raises UnitError where the unit is missing or is none, ValueError where the value is no number.
    """
    from heteroionic_lite.values.plain import numbers

    if isinstance(value, str):
        value, unit = _split(value, unit)
    elif unit is None:
        raise UnitError(_wanting(value))
    array = numbers(value)
    return published(registry().Quantity(array if array.ndim else float(array), as_unit(unit)))


def published(own: Any) -> Any:
    """A quantity of this package's registry in that of the application, where one was set."""
    current: Any = pint.application_registry
    application = current.get()
    if isinstance(application, LazyRegistry) or application is registry():
        return own  # it was not set, nor used
    return application.Quantity(own.magnitude, application.UnitsContainer(dict(own.unit_items())))


def measure(value: Any, unit: str) -> Any:
    """A quantity of this package's own registry, for reckoning inside of it."""
    return registry().Quantity(value, as_unit(unit))


def _split(text: str, unit: Any) -> tuple[float, Any]:
    """The number and the unit in a text; the unit may be given beside it."""
    if len(text) > table()["longest"]:
        raise UnitError(_wanting(text))
    tidied = tidy(text)
    found = _NUMBER.fullmatch(tidied)
    if _COMMA.match(tidied):
        raise UnitError(
            f"quantity({brief(text)}): a decimal point is meant, or none; with a comma it may be "
            "another number"
        )
    if not found or bool(found["unit"].strip()) is (unit is not None):
        raise UnitError(_wanting(text))
    mantissa, power = found["mantissa"], found["power"]
    return float(f"{mantissa}e{power}" if power else mantissa), unit or found["unit"]


def _wanting(value: Any) -> str:
    return (
        f"quantity({brief(value)}) wants a number and a unit: quantity(0.1, 'mol/l') or "
        "quantity('0.1 mol/l'); a pure number is in 'dimensionless'"
    )


def as_unit(unit: Any) -> Any:
    """The pint unit that a text stands for; what is none raises UnitError, with what is near."""
    if hasattr(unit, "dimensionality") and not isinstance(unit, str):
        unit = f"{unit:D}"
    if not isinstance(unit, str):
        raise UnitError(f"{brief(unit)} is not a unit; a unit is a text: 'ohm cm^2'")
    return _unit(unit)


@lru_cache(maxsize=4096)
def _unit(text: str) -> Any:
    units = registry()
    try:
        return units.parse_units(_canonical(text))
    except UnitTextError as error:
        meant = did_you_mean(error.word, sorted(map(str, units))) if error.word else ""
        raise UnitError(f"{brief(text)} is not a unit: {error}{meant}") from None
    except Exception as error:  # noqa: BLE001 - whatever pint's parser raises, it is no unit
        raise UnitError(f"{brief(text)} is not a unit ({type(error).__name__})") from None


def known_unit(text: str) -> Any:
    """The unit that a text of whatever origin stands for, or None: nothing is guessed at.

    >>> known_unit("ohm cm^2"), known_unit("m**9**9**9")
    (<Unit('ohm * centimeter ** 2')>, None)
    """
    try:
        return registry().parse_units(_canonical(text))
    except Exception:  # noqa: BLE001 - whatever pint's parser raises, it is no unit
        return None


def _canonical(text: str) -> str:
    """A unit in pint's own names and signs."""
    found = factors(text, _known)
    return " * ".join(f"{name} ** {exponent!r}" for name, exponent in found)


def _readable(text: str) -> str:
    """What pint is asked to read, in its own names where it is a unit."""
    try:
        return _canonical(text) or text
    except UnitTextError:
        return text


@lru_cache(maxsize=4096)
def _known(word: str) -> str | None:
    try:
        return registry().get_name(word) or None
    except (pint.UndefinedUnitError, pint.errors.DefinitionSyntaxError):
        return None


def common_units() -> dict[str, dict[str, Any]]:
    """The units that are common in this field: SI factor, offset and dimension of each.

    >>> common_units()["mM"]
    {'factor': 1.0, 'offset': 0.0, 'dimension': {'substance': 1, 'length': -3}}

    As plain data, for a page that reads units as this package does.
    """
    found = {}
    for text in table()["common"]:
        zero, one = (measure(value, text).to_base_units() for value in (0.0, 1.0))
        # The registry's base is the kilogram, metre, second, ampere, kelvin and mole.
        dimension = {
            name.strip("[]"): int(power) if power == int(power) else float(power)
            for name, power in one.dimensionality.items()
        }
        factor = float(one.magnitude - zero.magnitude)
        found[text] = {
            "factor": float(f"{factor:.12g}"),
            "offset": float(f"{float(zero.magnitude):.12g}"),
            "dimension": dimension,
        }
    return found


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
    zero = float(measure(0.0, unit).to(as_unit(display_unit)).magnitude)
    one = float(measure(1.0, unit).to(as_unit(display_unit)).magnitude)
    factor = one - zero
    # Conversion leaves rounding errors behind: 1 mol/m³ is 0.001 mol/l, not 0.0010000000000000002.
    shown = label(display_unit), typeset(display_unit)
    return Display(*shown, float(f"{factor:.12g}"), float(f"{zero:.12g}"))


@cache
def display_of_si(unit: str) -> Display:
    """How a number in SI's base units is shown in a unit.

    >>> display_of_si("ohm cm^2").factor
    10000.0
    """
    zero, one = (float(measure(x, unit).to_base_units().magnitude) for x in (0.0, 1.0))
    scale = one - zero
    shown = label(unit), typeset(unit)
    return Display(*shown, float(f"{1 / scale:.12g}"), 0.0 - float(f"{zero / scale:.12g}"))


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


_LATEX = str.maketrans(
    {"Ω": r"\Omega{}", "µ": r"\mu{}", "°": r"^\circ{}", "%": r"\%", "Å": r"\AA{}"}
)


def latex(unit: str) -> str:
    r"""A unit as LaTeX.

    >>> latex("ohm cm^2"), latex("kJ mol⁻¹")
    ('\\mathrm{\\Omega{}\\,cm^{2}}', '\\mathrm{kJ\\,mol^{-1}}')
    """
    unit = re.sub(r"[⁻·⁰¹²³⁴-⁹]+", lambda run: "^" + run[0].translate(_FROM_SUPERSCRIPT), unit)
    set_ = r"\,".join(
        name.translate(_LATEX) + ("" if power == "1" else f"^{{{power}}}")
        for name, power in _factors(unit)
        if name
    )
    return rf"\mathrm{{{set_}}}" if set_ else ""


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
    # What two ways of reckoning may differ in decides no rounding.
    exact = Decimal(float(f"{value:.12g}"))
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
