"""Units of files: the field's own, by the table that a page reads too.

>>> unit_of("ohm cm^2").factor, unit_of("°C").offset, unit_of("MV")
(0.0001, 273.15, None)

No other name is a unit here: a registry of everything reads MV as a megavolt and H as a henry,
which in a header of this field are slips of the keyboard.
"""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from heteroionic_lite import units
from heteroionic_lite.diagnosis.reading.faults import rules
from heteroionic_lite.units.texts import UnitTextError, factors, table

Dimension = dict[str, float]

_ONE_FOR_L = re.compile(r"[/.*]\s*1(?!\d)")  # mol/1 is a slip for mol/l


@dataclass(frozen=True)
class Unit:
    """``si = value * factor + offset``."""

    factor: float
    offset: float = 0.0
    dimension: Dimension = field(default_factory=dict)


@cache
def _common() -> dict[str, dict[str, Any]]:
    path = Path(units.__file__).with_name("factors.json")
    content: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _name(word: str) -> str | None:
    """The name in the table of common units for what people write, or None."""
    alias = table()["aliases"].get(word, "")
    found = (word, f"u{word[1:]}" if word.startswith("µ") else "", alias)
    return next((one for one in found if one and one in _common()), None)


@cache
def unit_of(text: str) -> Unit | None:
    """The unit, or None for a text that is none."""
    if _ONE_FOR_L.search(text):
        return None
    try:
        found = factors(text, _name)
    except UnitTextError:
        return None
    factor, dimension = 1.0, Dimension()
    for name, exponent in found:
        one = _common()[name]
        if one["offset"]:
            if len(found) > 1 or exponent != 1:
                return None
            return Unit(one["factor"], one["offset"], one["dimension"])
        factor *= one["factor"] ** exponent
        for base, power in one["dimension"].items():
            dimension[base] = dimension.get(base, 0) + power * exponent
    return Unit(factor, 0.0, {base: power for base, power in dimension.items() if power})


def is_unit(text: str) -> bool:
    """Whether a cell holds a unit."""
    return unit_of(text) is not None


def in_words(dimension: Dimension) -> str:
    """What a unit measures: 'a concentration'."""
    for words, known in rules()["dimensions"]:
        if known == dimension:
            return str(words)
    return "another quantity"


def nearest(text: str, spellings: list[str]) -> str:
    """The spelling that takes the fewest changes of a letter; of several the first.

    >>> nearest("MV", ["mV", "V"]), nearest("ohm*cm2", ["ohm cm^2"])
    ('mV', 'ohm cm^2')
    """
    return min(spellings, key=lambda one: changes(_bare(text), _bare(one)))


def _bare(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign not in " ^*·()[]")


def changes(one: str, other: str) -> int:
    """How many letters part two words: the edit distance of Levenshtein."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
