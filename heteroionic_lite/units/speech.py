"""Units as they are said, for those who hear a number.

>>> spoken_unit("Ω cm²"), spoken_unit("mol l⁻¹"), spoken_unit("uA/cm^2")
('ohm square centimetres', 'moles per litre', 'microamperes per square centimetre')
"""

from functools import cache

from heteroionic_lite.units import typeset

_PREFIXES = {"T": "tera", "G": "giga", "M": "mega", "k": "kilo", "c": "centi", "m": "milli"} | {
    "µ": "micro", "n": "nano", "p": "pico",
}  # fmt: skip
_UNITS = {
    "A": "ampere", "C": "coulomb", "F": "farad", "Hz": "hertz", "J": "joule", "K": "kelvin",
    "Pa": "pascal", "S": "siemens", "V": "volt", "eV": "electronvolt", "g": "gram", "h": "hour",
    "l": "litre", "m": "metre", "min": "minute", "mol": "mole", "rad": "radian", "s": "second",
    "Ω": "ohm", "cal": "calorie", "d": "day",
}  # fmt: skip
_WHOLE = {"°C": "degrees Celsius", "°": "degrees", "%": "per cent"}
_NO_PLURAL = ("hertz", "siemens", "kelvin", "s")
_RAISED = "⁻·⁰¹²³⁴⁵⁶⁷⁸⁹"
_FROM_RAISED = str.maketrans(_RAISED, "-.0123456789")


@cache
def spoken_unit(unit: str) -> str:
    """A unit in words, in the plural; what has no unit is said without a word.

    >>> spoken_unit("dimensionless"), spoken_unit("h^-0.5"), spoken_unit("1/K")
    ('', 'per hour to the power 0.5', 'per kelvin')
    """
    text = typeset(unit)
    if text in _WHOLE:
        return _WHOLE[text]
    above: list[str] = []
    below: list[str] = []
    for piece in text.split():
        name = piece.rstrip(_RAISED)
        power = piece[len(name) :].translate(_FROM_RAISED) or "1"
        (below if power.startswith("-") else above).append(
            _power(_name(name), power.removeprefix("-"))
        )
    if above:
        above[-1] = _plural(above[-1])
    return " ".join([*above, *(f"per {one}" for one in below)])


def _name(sign: str) -> str:
    if sign in _UNITS:
        return _UNITS[sign]
    if sign[1:] in _UNITS and sign[0] in _PREFIXES:
        return _PREFIXES[sign[0]] + _UNITS[sign[1:]]
    return _WHOLE.get(sign, sign)


def _power(name: str, power: str) -> str:
    if power == "1":
        return name
    squares = {"2": "square", "3": "cubic"}
    if power in squares and name.endswith("metre"):
        return f"{squares[power]} {name}"
    return f"{name} {({'2': 'squared', '3': 'cubed'}).get(power, f'to the power {power}')}"


def _plural(name: str) -> str:
    first, *rest = name.split(" ")
    if rest and rest[0] in {"squared", "cubed", "to"}:
        return " ".join([_plural(first), *rest])
    return name if name.endswith(_NO_PLURAL) else f"{name}s"
