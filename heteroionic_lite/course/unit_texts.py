"""The unit of an answer, read without executing or hanging: an untrusted text may be anything.

>>> unit = read_unit("Ω cm²")
>>> unit.to_si(395.0, read_unit("ohm m^2"))
0.0395
>>> read_unit("m**9**9**9") is None, read_unit("__import__('os')") is None
(True, True)

A text is taken apart by the grammar of ``units.texts``, which bounds its length and its exponents;
only names of units that were found so come before pint.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from heteroionic_lite.constants import AVOGADRO_PER_MOL
from heteroionic_lite.units import known_unit, registry

_LEAST = 1e-15  # J: nobody means one particle with a joule or a calorie
_ENERGY = {"[mass]": 1.0, "[length]": 2.0, "[time]": -2.0}


@dataclass(frozen=True)
class ReadUnit:
    """How much of SI's base a unit is, where its zero lies, and its dimension."""

    text: str
    factor: float
    offset: float
    dimension: tuple[tuple[str, float], ...]
    cycles: str  # turns of something: "cycle" (Hz), "radian", or neither is said

    def to_si(self, value: float, own: "ReadUnit") -> float | None:
        """A value in this unit as SI's number of a quantity in another; None if they do not fit."""
        si = value * self.factor + self.offset
        if self.dimension != own.dimension:
            si_of_one = self._of_one_particle(si, own)
            return None if si_of_one is None else (si_of_one - own.offset) / own.factor
        if self.cycles != own.cycles:
            if self.cycles == "cycle" and own.cycles == "radian":
                si *= 2 * math.pi
            elif "cycle" in (self.cycles, own.cycles):
                return None
        return float(f"{(si - own.offset) / own.factor:.12g}")

    def _of_one_particle(self, si: float, own: "ReadUnit") -> float | None:
        """An energy of one particle where that of a mole is wanted, or the other way round."""
        given, wanted = dict(self.dimension), dict(own.dimension)
        of_mole = {**_ENERGY, "[substance]": -1.0}
        if given == of_mole and wanted == _ENERGY:
            return si / AVOGADRO_PER_MOL
        if given == _ENERGY and self.factor < _LEAST and wanted == of_mole:
            return si * AVOGADRO_PER_MOL
        return None


def _power(exponent: Any) -> float:
    return round(float(exponent), 9)


@lru_cache(maxsize=4096)
def read_unit(text: str) -> ReadUnit | None:
    """The unit that a text stands for; None for a text that is none, or may be two."""
    unit = known_unit(text)
    if unit is None:
        return None
    try:
        zero, one = (registry().Quantity(value, unit).to_base_units() for value in (0.0, 1.0))
    except Exception:  # noqa: BLE001 - whatever pint says of it, nothing can be reckoned in it
        return None
    factor = float(one.magnitude - zero.magnitude)
    if not (factor and math.isfinite(factor)):
        return None
    names = str(unit)
    return ReadUnit(
        text,
        float(f"{factor:.12g}"),
        float(f"{float(zero.magnitude):.12g}"),
        tuple(sorted((k, _power(v)) for k, v in one.dimensionality.items())),
        "cycle" if "hertz" in names else "radian" if "radian" in names else "",
    )
