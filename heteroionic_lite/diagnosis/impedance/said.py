"""What somebody says of a spectrum beside its points: the window, and what is known already.

>>> window_of(("1 Hz", None))
(1.0, None)
>>> window_of(("1 s", "0"))
Traceback (most recent call last):
...
heteroionic_lite.diagnosis.faults.TableError: window: its lower end = '1 s' is a time; expected a \
frequency, e.g. 100 kHz
window: its upper end = '0' has no unit; write e.g. 100 kHz
"""

import math
import re
from collections.abc import Mapping
from numbers import Real
from typing import Any

from heteroionic_lite.diagnosis.faults import Fault, TableError
from heteroionic_lite.diagnosis.impedance.circuits import CIRCUITS
from heteroionic_lite.diagnosis.impedance.rules import WORDS
from heteroionic_lite.diagnosis.reading.numerals import numeral
from heteroionic_lite.diagnosis.reading.quantities import in_words, unit_of
from heteroionic_lite.spelling import did_you_mean
from heteroionic_lite.units import number_text
from heteroionic_lite.wording import brief

Window = tuple[float | None, float | None]

_QUANTITY = re.compile(r"([+\-−]?[\d.,]+(?:[eE][+-]?\d+)?)\s*(.*)")
_TURNS, _ANGULAR = "rad", "an angular frequency"
_ENDS = ("its lower end", "its upper end")
# The unit inside, and an example, of what is per area and what is of the whole electrode.
_UNITS = {
    "resistance": (("ohm m^2", "5 ohm cm^2"), ("ohm", "5 ohm")),
    "capacitance": (("F/m^2", "10 uF/cm^2"), ("F", "10 uF")),
    "time": (("s", "0.1 ms"),) * 2,
    "number": (("", "0.9"),) * 2,
}


def window_of(window: Any) -> Window:
    """Both ends in Hz, None where one is open; TableError with what is wrong with them.

    An end is a text with its unit, a quantity, or a number of hertz.
    """
    if window is None:
        return None, None
    if isinstance(window, str) or not hasattr(window, "__len__") or len(window) != len(_ENDS):
        raise TableError([_fault("WINDOW", "window", value=brief(window))])
    faults: list[Fault] = []
    low, high = (
        None if end is None else _amount(end, "Hz", "100 kHz", name, "window", faults)
        for name, end in zip(_ENDS, window, strict=True)
    )
    if low is not None and high is not None and low >= high:
        parts = {"low": hertz(low), "high": hertz(high)}
        faults.append(_fault("WINDOW_ORDER", "window", **parts))
    if faults:
        raise TableError(faults)
    return low, high


def fixed_of(fixed: Mapping[str, Any] | None, *, per_area: bool) -> dict[str, float]:
    """Parameters by name, in SI; TableError with what is wrong with them."""
    known = tuple(dict.fromkeys(name for circuit in CIRCUITS for name in circuit.names))
    faults: list[Fault] = []
    found = {}
    for name, value in (fixed or {}).items():
        if name not in known:
            parts = {"meant": did_you_mean(str(name), known), "known": ", ".join(known)}
            faults.append(_fault("PARAMETER_UNKNOWN", "fixed", name=brief(name), **parts))
            continue
        kind = WORDS["parameters"][name][1]
        unit, example = _UNITS[kind][0 if per_area else 1]
        taken = _amount(value, unit, example, name, "fixed", faults)
        if taken is not None and kind == "number" and taken > 1:
            faults.append(_fault("EXPONENT", "fixed", name=name, value=brief(value)))
        elif taken is not None:
            found[name] = taken
    if faults:
        raise TableError(faults)
    return found


def hertz(value: float) -> str:
    """``100 kHz``: a frequency as people say it."""
    steps = ((1e6, 1e-6, "MHz"), (1e3, 1e-3, "kHz"), (1.0, 1.0, "Hz"), (0.0, 1e3, "mHz"))
    factor, unit = next((factor, unit) for least, factor, unit in steps if value >= least)
    return f"{number_text(value * factor, 4)} {unit}"


class _NoAmount(Exception):  # noqa: N818 - it becomes a fault
    """The name of what is wrong with a value, and the parts of its sentence."""

    def __init__(self, name: str, **parts: str) -> None:
        self.name, self.parts = name, parts


def _amount(
    value: Any, unit: str, example: str, name: str, source: str, faults: list[Fault]
) -> float | None:
    """The number in SI; None, and a fault, where there is none."""
    try:
        number = _of_text(value, unit) if isinstance(value, str) else _of_number(value, unit)
        if not math.isfinite(number):
            raise _NoAmount("NOT_A_NUMBER")
        if number <= 0:
            raise _NoAmount("NOT_POSITIVE")
    except _NoAmount as bad:
        said = {"name": name, "value": brief(value), "example": example, **bad.parts}
        faults.append(_fault(bad.name, source, **said))
        return None
    return number


def _of_number(value: Any, unit: str) -> float:
    """A number in SI as it is, a quantity as a number of SI."""
    if isinstance(value, Real) and not isinstance(value, bool):
        return float(value)
    if _TURNS in str(getattr(value, "units", "")) and unit == "Hz":
        raise _NoAmount("UNIT_DIMENSION", found=_ANGULAR, expected="a frequency")
    try:
        return float(value.to(unit or "dimensionless").magnitude)
    except (TypeError, ValueError, AttributeError):
        raise _NoAmount("NOT_A_NUMBER") from None


def _of_text(text: str, unit: str) -> float:
    """A number with its unit."""
    found, own = _QUANTITY.fullmatch(text.strip()), unit_of(unit)
    number = numeral(found[1], comma=True) if found else None
    if found is None or number is None:
        raise _NoAmount("NOT_A_NUMBER")
    given = unit_of(found[2])
    if given is None or own is None:
        raise _NoAmount("UNIT_UNKNOWN")
    if _TURNS in found[2] and unit == "Hz":  # they differ by 2π and have one dimension
        raise _NoAmount("UNIT_DIMENSION", found=_ANGULAR, expected=in_words(own.dimension))
    if given.dimension != own.dimension:
        if not found[2]:
            raise _NoAmount("UNIT_MISSING")
        words = {"found": in_words(given.dimension), "expected": in_words(own.dimension)}
        raise _NoAmount("UNIT_DIMENSION", **words)
    return number * given.factor + given.offset


def _fault(name: str, source: str, /, **parts: str) -> Fault:
    return Fault(name, filled(WORDS["faults"][name], **parts), source)


def filled(template: str, **parts: str) -> str:
    """The sentence with its parts in place."""
    return re.sub(r"\{(\w+)\}", lambda found: parts.get(found[1], found[0]), template)


def short(left: int, whole: int, fewest: int) -> Fault:
    """That a window leaves too little."""
    return _fault("SPECTRUM_SHORT", "window", left=str(left), all=str(whole), fewest=str(fewest))
