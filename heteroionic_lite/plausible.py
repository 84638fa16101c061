"""A word on a value that lies far from everything its parameter is shown for.

>>> from heteroionic_lite.models.parameters import temperature
>>> suspicion(temperature, 25.0)
"temperature = 25 K lies outside 250…400 K, ...; did you mean 25 °C: quantity(25, 'degC')?"
>>> suspicion(temperature, 200.0)
''

Two things are suspicious. A value outside of the shown range (or less than a thousandth of a range
that begins at zero) that would lie inside, and nearer to the default, if it had been meant in the
unit that people use: 25 for a temperature, 1 for a concentration. And a value beyond the shown
range by a factor of a thousand, if the range is linear and does not contain zero. Zero never is,
nor is an array that reaches into the shown range, nor what is computed by ``Model.function``.
"""

import inspect
import math
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from heteroionic_lite.unit_texts import table

if TYPE_CHECKING:
    from heteroionic_lite.equation import Parameter

_FAR = 1000.0
_SAID: set[tuple[str, str, str]] = set()


class UnlikelyValue(UserWarning):
    """A value that its parameter is not shown for; probably it was meant in another unit."""


def warn(parameter: "Parameter", array: Any, *, unit_said: bool) -> None:
    """Say once for each parameter and kind of suspicion what was probably meant.

    Where the unit was said, what is written is meant, except that a difference of temperatures
    is in kelvin as well.
    """
    if not array.size or (unit_said and parameter.unit != "K"):
        return
    low, high = usual(parameter)
    inside = (array == 0) | ((np.abs(array) >= low) & (np.abs(array) <= high))
    if bool(inside.any()):
        return
    nearest = float(array.flat[np.argmin(np.abs(array - parameter.default))])
    said = suspicion(parameter, nearest)
    if not said:
        return
    kind = (parameter.name, parameter.unit, "low" if abs(nearest) < low else "high")
    if kind not in _SAID:
        warnings.warn(said, UnlikelyValue, stacklevel=_depth())
        _SAID.add(kind)  # not if the warning was made an error


def unsuspicious(parameter: "Parameter") -> tuple[float, float]:
    """Ends between which nothing is to be said of a plain number; others are looked at."""
    least, most = parameter.ends
    low, high = usual(parameter)
    if not _units(parameter) and (parameter.scale == "log" or parameter.low <= 0):
        return least, most
    if parameter.low < 0 or least < 0:
        # Small values of either sign and zero lie between the ends: only large ones are looked at.
        return max(least, -high), min(most, high)
    return max(least, low), min(most, high)


def usual(parameter: "Parameter") -> tuple[float, float]:
    """The sizes between which no value is suspicious."""
    high = max(abs(parameter.low), abs(parameter.high))
    low = parameter.low if parameter.low > 0 else high / _FAR
    return low, high


def suspicion(parameter: "Parameter", value: float) -> str:
    """What there is to say of a single value in SI; nothing of most."""
    low, high = usual(parameter)
    size = abs(value)
    if not value or low <= size <= high:
        return ""
    meant = _meant(parameter, value)
    linear = parameter.scale != "log" and parameter.low > 0
    if not meant and not (linear and (size > high * _FAR or size < low / _FAR)):
        return ""
    where = f"{parameter.low:g}…{parameter.high:g}"
    unit = "" if parameter.unit == "dimensionless" else f" {parameter.unit}"
    outside = not parameter.low <= value <= parameter.high
    lies = f"lies outside {where}{unit}," if outside else f"is next to nothing on {where}{unit},"
    return f"{parameter.name} = {value:g}{unit} {lies} the range it is shown for{meant}"


def _units(parameter: "Parameter") -> list[str]:
    """The units in which a number may have been meant."""
    others = table()["meant"].get(parameter.unit, [])
    return [unit for unit in (parameter.shown_in, *others) if unit != parameter.unit]


def _meant(parameter: "Parameter", value: float) -> str:
    """The unit in which the number would be a usual one."""
    from heteroionic_lite.conversion import to_si
    from heteroionic_lite.units import as_unit, label

    best, found = _distance(parameter, value, parameter.shown_in), ""
    for unit in _units(parameter):
        read = float(to_si(value, as_unit(unit), parameter))
        low, high = usual(parameter)
        if not (low <= abs(read) <= high and parameter.low <= read <= parameter.high):
            continue
        distance = _distance(parameter, read, parameter.shown_in)
        if distance < best:
            best = distance
            found = f"; did you mean {value:g} {label(unit)}: quantity({value:g}, {unit!r})?"
    return found


def _distance(parameter: "Parameter", value: float, shown_in: str) -> float:
    """How far a value is from the default: by difference or, of what has no offset, by factor."""
    from heteroionic_lite.units import display

    usual_one = parameter.default or max(abs(parameter.low), abs(parameter.high))
    if display(parameter.unit, shown_in).offset:
        return abs(value - usual_one)
    return abs(math.log(abs(value / usual_one))) if value else math.inf


def _depth() -> int:
    """How many frames up the code stands that is not the package's own."""
    frame, depth = inspect.currentframe(), 0
    while frame and str(frame.f_globals.get("__name__")).startswith("heteroionic_lite"):
        frame, depth = frame.f_back, depth + 1
    return depth  # 1 is `warn` itself, which is the second frame from here
