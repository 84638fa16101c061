"""From what somebody measured to the SI unit of a parameter, where pint alone would go astray.

>>> from heteroionic_lite.models.parameters import angular_frequency
>>> from heteroionic_lite.units import as_unit
>>> round(float(to_si(1.0, as_unit("Hz"), angular_frequency)), 4)  # not 1 rad/s
6.2832

pint takes hertz, radian per second and becquerel for one unit, and a difference of temperatures
for a temperature. Here each becomes what it is, or is refused with a word on what to write.
"""

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Protocol

import pint

from heteroionic_lite.units import Shown, UnitError, as_unit, measure, registry
from heteroionic_lite.units.texts import table
from heteroionic_lite.wording import brief

_TURN = 2 * math.pi
_TEMPERATURE = {"[temperature]": 1}
# What pint counts as a pure number and is none.
_KINDS = {"radian": "an angle", "count": "a number of counts", "bit": "information"}


# By what a unit of another dimension has to be divided, and what to say of it.
_OTHERWISE = {
    "mol": "; of a mole of them it is quantity(…, 'UNIT * N_A')",
    "1/mol": "; of one of them it is quantity(…, 'UNIT / N_A')",
    "C": "; over the charge it is quantity(…, 'UNIT / e')",
    "C/mol": "; over the charge it is quantity(…, 'UNIT / (e N_A)')",
    "1/m^2": "; it is wanted times the area of the contact",
    "m^2": "; it is wanted over the area of the contact",
}


class Wanted(Shown, Protocol):
    """What a value is meant for: a parameter."""

    @property
    def scale(self) -> str:
        """Whether it is a whole number."""

    @property
    def difference(self) -> bool:
        """Whether it is a difference of temperatures."""


@dataclass(frozen=True)
class _Wanted:
    """The same, as what a conversion is remembered by."""

    name: str
    unit: str
    shown_in: str
    scale: str
    difference: bool


def to_si(number: Any, unit: Any, wanted: Wanted) -> Any:
    """Numbers in a unit of the package's registry as numbers in SI.

    Raises ValueError for a unit of another dimension, or of the same that means something else.
    """
    key = _Wanted(wanted.name, wanted.unit, wanted.shown_in, wanted.scale, wanted.difference)
    try:
        unit, turns = _way(unit, key)
    except ValueError as error:
        shown = brief(number) if getattr(number, "ndim", 0) else f"{float(number):g}"
        said = f"{wanted.name} = {shown} {unit:~P}".rstrip()
        raise ValueError(f"{said}{error}") from None
    return registry().Quantity(number, unit).to(as_unit(wanted.unit)).magnitude * turns


@lru_cache(maxsize=1024)
def _way(unit: Any, wanted: _Wanted) -> tuple[Any, float]:
    """The unit to convert from and the factor to put on; a ValueError says why there is none."""
    unit = _of_a_mole_or_a_particle(unit, wanted)
    expected = as_unit(wanted.unit)
    if unit.dimensionality != expected.dimensionality:
        raise ValueError(
            f" has dimension {unit.dimensionality}; expected {expected.dimensionality}, "
            f"for example in {wanted.unit}{_meant(unit, wanted)}"
        )
    if dict(expected.dimensionality) == _TEMPERATURE:
        _check_temperature(unit, wanted)
    return unit, _turns(unit, wanted)


def from_pint(value: Any) -> tuple[Any, Any]:
    """The magnitude of a pint quantity of any registry, and its unit in this package's own.

    What the other registry alone knows, or knows as something else, is put into other words there:
    what it was defined by, so that hertz and differences of temperatures stay what they are.
    """
    own = registry()
    if isinstance(value, own.Quantity):
        return value.magnitude, value.units
    theirs = value._REGISTRY  # noqa: SLF001 - what a quantity belongs to has no other name
    factor, names = 1.0, Counter[str]()
    for name, power in value.unit_items():
        words = _in_our_words(name, theirs)
        if words is None:  # it has an offset: not a factor but a conversion
            value = value.to_root_units()
            factor, names = 1.0, Counter(dict(value.unit_items()))
            break
        factor *= words[0] ** power
        for word, each in words[1].items():
            names[word] += each * power
    try:
        unit = own.Unit(own.UnitsContainer({name: power for name, power in names.items() if power}))
        own.get_dimensionality(unit)  # looks every name up
    except pint.UndefinedUnitError as error:
        raise UnitError(f"{', '.join(error.unit_names)} is no unit that is known here") from None
    return (value.magnitude if factor == 1 else value.magnitude * factor), unit


def _in_our_words(name: str, theirs: Any) -> tuple[float, dict[str, float]] | None:
    """A unit of another registry as a factor and names of ours; None of one with an offset."""
    if _same(name, theirs):
        return 1.0, {name: 1}
    prefix, base, _ = theirs.parse_unit_name(name)[0]
    definition = theirs._units[base]  # noqa: SLF001 - a definition has no other door
    if definition.reference is None or definition.is_base:
        return 1.0, {name: 1}  # of a dimension of its own
    if not definition.is_multiplicative:
        return None
    factor = float(definition.converter.scale)
    if prefix:
        factor *= float(theirs._prefixes[prefix].converter.scale)  # noqa: SLF001 - likewise
    names = Counter[str]()
    for word, power in definition.reference.items():
        words = _in_our_words(word, theirs)
        if words is None:
            return None
        factor *= words[0] ** power
        for each, of_it in words[1].items():
            names[each] += of_it * power
    return factor, dict(names)


def _same(name: str, theirs: Any) -> bool:
    """Whether a name stands for the same unit in both registries."""
    for number in (0.0, 1.0):  # two points tell an offset as well
        try:
            own, other = (
                units.Quantity(number, name).to_root_units() for units in (registry(), theirs)
            )
        except (pint.PintError, AttributeError, TypeError, ValueError):
            return False
        close = math.isclose(own.magnitude, other.magnitude, rel_tol=1e-12, abs_tol=1e-12)
        if not close or dict(own.unit_items()) != dict(other.unit_items()):
            return False
    return True


# -- temperatures ------------------------------------------------------------------------------


def _check_temperature(unit: Any, wanted: _Wanted) -> None:
    (name,) = dict(unit._units) or ("",)  # noqa: SLF001 - a unit has no other list of its names
    offset = measure(0.0, f"{unit:D}").to("kelvin").magnitude
    if wanted.difference and offset:
        raise ValueError(
            f" is a temperature; {wanted.name} is a difference of temperatures, "
            "for example in K or delta_degC"
        )
    if not wanted.difference and "delta_" in name:
        raise ValueError(
            f" is a difference of temperatures; {wanted.name} is a temperature, "
            f"for example quantity(25, 'degC') or 298.15 in {wanted.unit}"
        )


# -- turns, angles and counts ------------------------------------------------------------------


@cache
def _nature(unit: Any) -> dict[str, float]:
    """What of a unit has no dimension and still means something, with its exponent."""
    own = registry()
    found: Counter[str] = Counter()
    for name, power in unit._units.items():  # noqa: SLF001 - a unit has no other list of its names
        base = own.parse_unit_name(name)[0][1]
        if base == "hertz":
            found["hertz"] += power
        elif base in table()["levels"]:
            found["level"] += power
        else:
            root = own.get_root_units(name, check_nonmult=False)[1]
            for kind in _KINDS:
                found[kind] += power * root._units.get(kind, 0)  # noqa: SLF001 - likewise
    return {kind: power for kind, power in found.items() if power}


def _turns(unit: Any, wanted: _Wanted) -> float:
    """Powers of 2π between a frequency and an angular frequency; ValueError for what is neither."""
    given, expected = _nature(unit), _nature(as_unit(wanted.unit))
    shown = _nature(as_unit(wanted.shown_in))
    expected = expected or shown
    if not given or given == expected:
        return 1.0
    if given == {"hertz": expected.get("radian")} and len(expected) == 1:
        return float(_TURN ** given["hertz"])
    if given == {"radian": expected.get("hertz")} and len(expected) == 1:
        return float(_TURN ** -given["radian"])
    if given == {"count": 1} and wanted.scale == "integer":
        return 1.0
    what = next(iter(given))
    kind = {**_KINDS, "hertz": "a number of turns per time (2π in angle)", "level": "a level"}[what]
    raise ValueError(
        f": this unit is that of {kind}, which {wanted.name} is not; give it in "
        f"{wanted.shown_in or wanted.unit}"
    )


# -- of a mole, of a particle ------------------------------------------------------------------


def _of_a_mole_or_a_particle(unit: Any, wanted: _Wanted) -> Any:
    """An energy of one particle as that of a mole, and the reverse, where it is clear which."""
    expected = as_unit(wanted.unit)
    mole = as_unit("mol")
    if (unit / mole).dimensionality == expected.dimensionality:
        if of_one_particle(unit):
            return unit * as_unit("N_A")
        if (unit / mole).dimensionality == as_unit("J/mol").dimensionality:
            raise ValueError(
                f" may be the energy of a mole or of one particle, and {wanted.name} is one "
                f"per mole: write '{unit:~P}/mol', or '{unit:~P} * N_A' if it is of one particle "
                "(eV is always of one)"
            )
    if unit.dimensionality == (expected / mole).dimensionality and of_one_particle(
        as_unit(wanted.shown_in), expected
    ):
        return unit / as_unit("N_A")
    return unit


def of_one_particle(*units: Any) -> bool:
    """Whether energies in such a unit are always those of one particle: eV, hartree, k_B K."""
    own, known = registry(), table()["one_particle"]
    names = [name for unit in units for name in unit._units]  # noqa: SLF001 - as above
    return any(own.parse_unit_name(name)[0][1] in known for name in names)


def _meant(unit: Any, wanted: _Wanted) -> str:
    """What may have been meant by a unit of another dimension."""
    expected = as_unit(wanted.unit)
    names = {str(name) for name in unit._units}  # noqa: SLF001 - as above
    if dict(expected.dimensionality) == _TEMPERATURE:
        sign = {"coulomb": "C", "farad": "F", "degree": "C"}.get(next(iter(names), ""))
        if sign and len(names) == 1:
            return f"; did you mean °{sign}, 'deg{sign}'?"
        if of_one_particle(unit):
            return f"; an energy is k_B times a temperature: '{unit:~P} / k_B'"
    for factor, hint in _OTHERWISE.items():
        if (unit / as_unit(factor)).dimensionality == expected.dimensionality:
            return hint.replace("UNIT", f"{unit:~P}")
    return ""
