"""A word on a value that lies far from everything its parameter is shown for.

>>> from heteroionic_lite.models.parameters import temperature
>>> suspicion(temperature, 25.0)
"temperature = 25 K lies outside 250…400 K, ...; did you mean 25 °C: quantity(25, 'degC')?"
>>> suspicion(temperature, 200.0)
''

Suspicious is a value outside of the shown range that would lie inside, and nearer to the default
by a factor of ten, if it had been meant in the unit that people use: 25 for a temperature, 1 for a
concentration, 50 for an overpotential. An energy is so as well where it is a thousandth of the
range or less. Besides, a value is suspicious that is beyond a linear range without zero by a factor
of ten thousand, a temperature by one of ten.

Nothing is said of zero, of an array that reaches into or over the shown range, of a range of four
powers of ten or more (whoever needs one goes to limits), of a logarithmic range where the result
has the same unit (there a ratio is meant), of a number with so many digits that it was computed,
nor by the plain functions ``.numpy`` and ``.function()``.
"""

import inspect
import math
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from heteroionic_lite.units.texts import table

if TYPE_CHECKING:
    from heteroionic_lite.equation import Parameter

_FAR, _FAR_IN_K = 1e4, 10.0
_NOTHING = 1000.0
_WIDE = 1e4  # what is shown over so many powers of ten may be anything
_MARGIN = 1.5
_TYPED = 6  # digits; a number with more was computed, not typed, and so is in SI
_ENERGY = "J/mol"
_SAID: set[tuple[str, str, str]] = set()


class UnlikelyValue(UserWarning):
    """A value that its parameter is not shown for; probably it was meant in another unit."""


def warn(parameter: "Parameter", array: Any, *, result: str, unit_said: bool = False) -> None:
    """Say once for each parameter and kind of suspicion what was probably meant.

    ``result`` is the unit of what is computed. Where the unit was said, what is written is meant,
    except that a difference of temperatures is in kelvin as well.
    """
    ratio = parameter.scale == "log" and parameter.unit == result
    if not array.size or ratio or (unit_said and parameter.unit != "K"):
        return
    low, high = usual(parameter)
    sizes = np.abs(array)
    if sizes.min() <= high and sizes.max() >= low:
        return
    nearest = float(array.flat[np.argmin(np.abs(array - parameter.default))])
    said = suspicion(parameter, nearest)
    kind = (parameter.name, parameter.unit, "low" if abs(nearest) < low else "high")
    if said and kind not in _SAID:
        warnings.warn(said, UnlikelyValue, stacklevel=_depth())
        _SAID.add(kind)  # not if the warning was made an error


def unsuspicious(parameter: "Parameter") -> tuple[float, float]:
    """Ends between which nothing is to be said of a plain number; others are looked at."""
    least, most = parameter.ends
    low, high = usual(parameter)
    return max(least, -high if least < 0 else low), min(most, high)


def usual(parameter: "Parameter") -> tuple[float, float]:
    """The sizes between which no value is suspicious: a little more than the shown range."""
    high = max(abs(parameter.low), abs(parameter.high))
    low = max(parameter.low, 0.0)
    if parameter.scale == "log" and high / low >= _WIDE:
        return 0.0, math.inf
    if not low and parameter.unit == _ENERGY:
        low = high / _NOTHING
    return low / _MARGIN, high * _MARGIN


def suspicion(parameter: "Parameter", value: float) -> str:
    """What there is to say of a single value in SI; nothing of most."""
    low, high = usual(parameter)
    size = abs(value)
    if not value or low <= size <= high:
        return ""
    meant = _meant(parameter, value)
    definite = parameter.scale != "log" and parameter.low > 0
    far = _FAR_IN_K if parameter.unit == "K" else _FAR
    beyond = definite and not parameter.low / far <= size <= parameter.high * far
    if not meant and not beyond:
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
    from heteroionic_lite.units import as_unit, label
    from heteroionic_lite.values.conversion import to_si

    best, found = math.inf, ""
    if float(f"{value:.{_TYPED}g}") != value:
        return ""
    for unit in _units(parameter):
        read = float(to_si(value, as_unit(unit), parameter))
        if not (parameter.low <= read <= parameter.high):
            continue
        distance = _nearness(parameter, read, value)
        if distance < best:
            best = distance
            found = f"; did you mean {value:g} {label(unit)}: quantity({value:g}, {unit!r})?"
    return found


def _nearness(parameter: "Parameter", read: float, value: float) -> float:
    """How far the reading is from the default; infinite where it is hardly nearer than the value.

    By difference where the unit has an offset, else by factor.
    """
    from heteroionic_lite.units import display

    usual_one = parameter.default or max(abs(parameter.low), abs(parameter.high))
    if display(parameter.unit, parameter.shown_in).offset:
        near, far = abs(read - usual_one), abs(value - usual_one)
        return near if near < far else math.inf
    if not read:
        return math.inf
    near, far = (abs(math.log10(abs(one / usual_one))) for one in (read, value))
    return near if near + 1 <= far else math.inf


def _depth() -> int:
    """How many frames up the code stands that is not the package's own."""
    frame, depth = inspect.currentframe(), 0
    while frame and str(frame.f_globals.get("__name__")).startswith("heteroionic_lite"):
        frame, depth = frame.f_back, depth + 1
    return depth  # 1 is `warn` itself, which is the second frame from here
