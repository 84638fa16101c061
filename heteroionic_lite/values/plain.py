"""Plain numbers, or a refusal: what numpy would silently make into a number is none here.

>>> PlainNumbers().read([1, 2.5])
array([1. , 2.5])
>>> PlainNumbers().read([1, True, 3])
Traceback (most recent call last):
...
heteroionic_lite.values.plain.NoNumber: entry 1 is True

Text, truth values, complex numbers and None are refused also inside of lists and object arrays.
What is masked stays masked.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from heteroionic_lite.wording import brief

# Of these types nothing else needs to be asked.
_DIRECT = frozenset(
    {float, int, np.float64, np.float32, np.float16, np.longdouble}
    | {np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64}
)
_NEVER = (
    *(str, bytes, bytearray, memoryview, bool, complex, dict, set, frozenset),
    *(np.bool_, np.complexfloating, np.character, np.datetime64, np.timedelta64, np.void),
)


class NoNumber(ValueError):  # noqa: N818 - it reads as what is wrong
    """What is no number: which entry, and what there is to say of it."""

    def __init__(self, value: Any, why: str = "") -> None:
        super().__init__()
        self.value = value
        self.why = why
        self.place: tuple[int, ...] = ()

    def within(self, *place: int) -> "NoNumber":
        """The same as an entry of a list."""
        self.place = (*place, *self.place)
        return self

    def __str__(self) -> str:
        entry = f"entry {', '.join(map(str, self.place))} is " if self.place else ""
        shown = f"{entry}{brief(self.value)}" if entry or not self.why else ""
        return f"{shown}{', ' if shown and self.why else ''}{self.why}"


class PlainNumbers:
    """Reads numbers, lists and arrays as floats; a masked array where something is masked.

    ``bare`` counts the numbers and arrays that had no unit.
    """

    bare = 0

    def read(self, value: Any) -> Any:
        """``value`` as an array of floats; NoNumber where it is none."""
        if type(value) in _DIRECT:
            return self._direct(value)
        if value is None or isinstance(value, _NEVER):
            raise NoNumber(value)
        if type(value) is np.ndarray or isinstance(value, np.ma.MaskedArray):
            return self._array(value)
        if isinstance(value, list | tuple):
            return self._list(value)
        return self.other(value)

    def other(self, value: Any) -> Any:
        """What is none of the usual kinds: an array of another library, a number of sympy."""
        if any(getattr(value, name, None) is not None for name in ("units", "unit")):
            raise NoNumber(value, "carries a unit of its own")
        if isinstance(value, np.ndarray) or hasattr(value, "__array__"):
            try:
                array = np.asarray(value)
            except (TypeError, ValueError, RuntimeError) as error:  # on another device, for example
                raise NoNumber(value, str(error)) from None
            return self._array(array)
        if hasattr(value, "std_dev"):
            raise NoNumber(value, "has an uncertainty, which would be lost; give .nominal_value")
        if isinstance(value, range) or hasattr(value, "__array_interface__"):
            return self._array(np.asarray(value))
        try:
            return self._array(np.asarray(memoryview(value)))  # array.array
        except TypeError:
            pass
        try:
            return self._direct(float(value))
        except (TypeError, ValueError, OverflowError, AttributeError):
            raise NoNumber(value) from None

    def _direct(self, value: Any) -> Any:
        self.bare += 1
        try:
            return np.array(value, dtype=np.float64)
        except OverflowError:
            raise NoNumber(value) from None

    def _array(self, value: Any) -> Any:
        kind = value.dtype.kind
        if kind in "iuf":
            self.bare += 1
            return value.astype(np.float64, copy=False)
        if kind != "O":
            raise NoNumber(value[()] if not value.ndim else value)
        if not value.ndim:
            return self.read(value[()]) if value[()] is not value else self._direct(value)
        masked = np.ma.getmaskarray(value) if isinstance(value, np.ma.MaskedArray) else None
        flat = np.ma.filled(value, 0.0) if masked is not None else value
        try:
            read = self._list(list(flat.ravel()))
        except NoNumber as error:
            first, *deeper = error.place
            place = tuple(int(i) for i in np.unravel_index(first, value.shape))
            error.place = (*place, *deeper)
            raise
        if read.ndim != 1:
            raise NoNumber(value, "holds arrays of its own")
        found = read.reshape(value.shape)
        return found if masked is None else np.ma.array(found, mask=masked)

    def _list(self, values: Sequence[Any]) -> Any:
        if {type(value) for value in values} <= _DIRECT:
            try:
                array = np.array(values, dtype=np.float64)
            except OverflowError:
                pass  # the entry is looked for below
            else:
                self.bare += len(values)
                return array
        parts = []
        for place, value in enumerate(values):
            try:
                parts.append(self.read(value))
            except NoNumber as error:
                raise error.within(place) from None
        shapes = {part.shape for part in parts}
        if len(shapes) > 1:
            raise NoNumber(list(values), "has rows of different lengths")
        stack = np.ma.stack if any(map(np.ma.isMaskedArray, parts)) else np.stack
        return stack(parts)


def numbers(value: Any) -> Any:
    """A number or an array of numbers as floats, or a ValueError that says what it is instead."""
    try:
        return PlainNumbers().read(value)
    except NoNumber as error:
        text = f"{brief(value)} is not a number or an array of numbers"
        raise ValueError(f"{text}{_of(error)}") from None


def _of(error: NoNumber) -> str:
    said = str(error) if error.place or error.why else ""
    return f": {said}" if said else ""
