"""The one door for values: whatever comes in becomes numbers in SI, or is refused with a reason.

>>> from heteroionic_lite.models.parameters import concentration
>>> taken([100, 1000], concentration).array
array([ 100., 1000.])
>>> taken("0.1 mol/l", concentration)
Traceback (most recent call last):
...
ValueError: concentration = '0.1 mol/l' is not a number ...; with its unit: quantity('0.1 mol/l')

Numbers, lists, arrays, masked arrays, Series and DataArrays, quantities of pint, and those of any
library that keeps a number (``value``, ``magnitude``) beside a unit (``unit``, ``units``). No such
library is imported: a quantity is known by what it has.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from heteroionic_lite.values.labels import LabelError, Labelled, labelled
from heteroionic_lite.values.plain import NoNumber, PlainNumbers
from heteroionic_lite.wording import brief

if TYPE_CHECKING:
    from heteroionic_lite.equation import Parameter

_ONE = re.compile(r"1(?:\.0*)?\s+")
_MISSING = object()
_WITHOUT_LABELS = frozenset({float, int, str, list, tuple, np.ndarray, np.float64})


@dataclass(frozen=True)
class Taken:
    """A value in SI: floats, what of them is masked, the labels, and whether a unit was said.

    Below the mask stands the parameter's default, so that nothing is computed from what is hidden.
    """

    array: npt.NDArray[np.float64]
    mask: npt.NDArray[np.bool_] | None = None
    labels: Labelled | None = None
    unit_said: bool = False


def taken(value: Any, parameter: "Parameter") -> Taken:
    """``value`` as what a formula may compute with; ValueError where that would be a guess."""
    door = _Door(parameter)
    try:
        bare = type(value) in _WITHOUT_LABELS or hasattr(value, "unit_items")
        labels = None if bare else labelled(value)
        array = door.labelled(value) if labels else door.read(value)
        if door.with_unit and door.bare:
            raise NoNumber(value, "has entries with a unit and some without")
    except LabelError as error:
        raise ValueError(f"{parameter.name} is {error}") from None
    except NoNumber as error:
        raise ValueError(_refusal(error, value, parameter)) from None
    mask = None
    if isinstance(array, np.ma.MaskedArray):
        hidden = np.ma.getmaskarray(array)
        mask = hidden if hidden.any() else None
        array = np.where(hidden, parameter.default, np.ma.getdata(array))
    return Taken(array, mask, labels, bool(door.with_unit))


class _Door(PlainNumbers):
    """Reads plain numbers and, of what carries a unit, the number in SI."""

    def __init__(self, parameter: "Parameter") -> None:
        self.parameter = parameter
        self.with_unit = 0

    def labelled(self, value: Any) -> Any:
        """The numbers of a Series or a DataArray."""
        said = _attribute(value)
        dtype = getattr(value, "dtype", None)
        if hasattr(value, "dims"):
            inner = value.data
        elif hasattr(dtype, "units"):  # each entry is a quantity
            inner = list(value)
        else:
            inner = value.to_numpy()
        return self.read(inner) if said is None else self._converted(inner, said)

    def other(self, value: Any) -> Any:
        if hasattr(value, "is_point"):
            return self._row(value)
        if hasattr(value, "to_numpy") and (hasattr(value, "index") or hasattr(value, "columns")):
            raise NoNumber(value, "has labels, which a list would lose")
        if hasattr(value, "magnitude") and hasattr(value, "unit_items"):
            from heteroionic_lite.units import UnitError
            from heteroionic_lite.values.conversion import from_pint

            try:
                number, unit = from_pint(value)
            except UnitError as error:
                raise ValueError(f"{self.parameter.name}: {error}") from None
            return self._converted(number, unit)
        unit = _unit_of(value)
        if unit is _MISSING:
            said = _attribute(value)
            if said is not None:
                return self._converted(np.asarray(value), said)
            return super().other(value)
        return self._converted(_number_of(value), unit)

    def _converted(self, number: Any, unit: Any) -> Any:
        """Numbers of a unit in SI."""
        from heteroionic_lite.units import UnitError, as_unit
        from heteroionic_lite.values.conversion import to_si

        plain = PlainNumbers().read(number)
        self.with_unit += 1
        try:
            own = unit if hasattr(unit, "dimensionality") else as_unit(unit)
        except UnitError as error:
            raise ValueError(f"{self.parameter.name}: {error}") from None
        if isinstance(plain, np.ma.MaskedArray):
            found = to_si(np.ma.getdata(plain), own, self.parameter)
            return np.ma.array(found, mask=np.ma.getmaskarray(plain))
        return np.asarray(to_si(plain, own, self.parameter), dtype=np.float64)

    def _row(self, row: Any) -> Any:
        """A row of the reported values as its number in SI."""
        try:
            number = row.si
        except ValueError as error:
            raise NoNumber(row, str(error)) from None
        return self._converted(number, row.si_unit)


def _attribute(value: Any) -> str | None:
    """A unit among the attributes of an array, as files of measurements have it."""
    attributes = getattr(value, "attrs", None)
    if not isinstance(attributes, Mapping):
        return None
    said = attributes.get("units", attributes.get("unit"))
    return None if said is None else str(said)


def _unit_of(value: Any) -> Any:
    """The text of the unit that a quantity of some library has; _MISSING of what has none."""
    unit = getattr(value, "units", None)
    unit = getattr(value, "unit", None) if unit is None else unit
    if unit is None:
        return _MISSING
    if callable(unit) and not hasattr(unit, "__mul__"):
        raise NoNumber(value, "carries a unit that cannot be read")
    return _ONE.sub("", str(unit).strip())


def _number_of(value: Any) -> Any:
    """The bare number that stands beside a unit."""
    for name in ("magnitude", "value", "values"):
        number = getattr(value, name, None)
        if number is not None and not callable(number) and _unit_of(number) is _MISSING:
            return number
    raise NoNumber(value, "carries a unit, but no number that could be read; give quantity(…)")


def _refusal(error: NoNumber, value: Any, parameter: "Parameter") -> str:
    text = (
        f"{parameter.name} = {brief(value)} is not a number or an array of numbers in "
        f"{parameter.unit}"
    )
    if value is None:
        return f"{text}; left out, it is {parameter.default:g}"
    if error.place or error.why:
        return f"{text}: {error}"
    if isinstance(value, str):
        return f"{text}; with its unit: quantity({brief(value)})"
    return text
