"""Labels of what comes in: pandas Series and xarray DataArrays are paired by label, not by place.

Neither library is imported; what has the attributes of one is one. What goes out has the labels
that came in. Labels that differ are refused, for to drop or to fill up rows is the user's to say.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from heteroionic_lite.wording import brief

Make = Callable[[Any, str], Any]


class LabelError(ValueError):
    """Labels that cannot be paired."""


@dataclass(frozen=True)
class Labelled:
    """The labels of one value: for each of its dimensions a name and the labels along it.

    Of a Series there is one dimension, without a name; of a DataArray a dimension need not have
    labels.
    """

    thing: Any
    names: tuple[str, ...]
    along: tuple[list[Any] | None, ...]

    @property
    def is_grid(self) -> bool:
        """Whether it is a DataArray."""
        return hasattr(self.thing, "dims")


def labelled(value: Any) -> Labelled | None:
    """The labels of a Series or a DataArray; None of what has none.

    Raises LabelError for a whole table.
    """
    if hasattr(value, "columns") and hasattr(value, "index"):
        raise LabelError("a whole table; give one of its columns, table['name']")
    if hasattr(value, "data_vars"):
        raise LabelError("a whole data set; give one of its variables, dataset['name']")
    if hasattr(value, "dims") and hasattr(value, "coords"):
        names = tuple(map(str, value.dims))
        along = [
            _listed(getattr(value.coords[name], "values", value.coords[name]))
            if name in value.coords
            else None
            for name in names
        ]
        return Labelled(value, names, tuple(along))
    if hasattr(value, "index") and hasattr(value, "to_numpy") and not callable(value.index):
        return Labelled(value, ("",), (_listed(value.index),))
    return None


def _listed(labels: Any) -> list[Any]:
    plain = labels.tolist() if hasattr(labels, "tolist") else list(labels)
    return plain if isinstance(plain, list) else [plain]


def paired(
    arrays: Mapping[str, Any], labels: Mapping[str, Labelled]
) -> tuple[dict[str, Any], Make]:
    """The arrays of some parameters so that equal places mean equal labels, and how to label.

    Raises LabelError where that is not possible.
    """
    if len({each.is_grid for each in labels.values()}) > 1:
        raise LabelError(f"{_and(labels)} are labelled in two ways, by an index and by dimensions")
    if next(iter(labels.values())).is_grid:
        return _grids(arrays, labels)
    return _series(arrays, labels)


# -- Series ------------------------------------------------------------------------------------


def _series(
    arrays: Mapping[str, Any], labels: Mapping[str, Labelled]
) -> tuple[dict[str, Any], Make]:
    (first, of_first), *_ = labels.items()
    (index,) = of_first.along
    paired_arrays = dict(arrays)
    for name, each in labels.items():
        order = _order(index or [], each.along[0] or [], f"{first} and {name}")
        paired_arrays[name] = _taken(arrays[name], order, 0)
    shape = (len(index or []),)
    for name, array in arrays.items():
        if array.ndim and array.shape != shape:
            raise LabelError(
                f"{name} has the shape {array.shape}, {first} {shape[0]} labels: the result would "
                f"have no labels; give {first}.to_numpy() if it needs none"
            )

    def make(result: Any, name: str) -> Any:
        return type(of_first.thing)(result, index=of_first.thing.index, name=name)

    return paired_arrays, make


# -- DataArrays --------------------------------------------------------------------------------


def _grids(
    arrays: Mapping[str, Any], labels: Mapping[str, Labelled]
) -> tuple[dict[str, Any], Make]:
    names: dict[str, tuple[str, list[Any] | None, int]] = {}
    paired_arrays = dict(arrays)
    for parameter, each in labels.items():
        for axis, (name, along) in enumerate(zip(each.names, each.along, strict=True)):
            size = arrays[parameter].shape[axis]
            other, known, length = names.setdefault(name, (parameter, along, size))
            where = f"{other} and {parameter} along {name!r}"
            if size != length:
                raise LabelError(f"{where} have {length} and {size} entries")
            if known is None or along is None:
                names[name] = (other, known or along, length)
                continue
            order = _order(known, along, where)
            paired_arrays[parameter] = _taken(paired_arrays[parameter], order, axis)
    for parameter, each in labels.items():
        paired_arrays[parameter] = _spread(paired_arrays[parameter], each.names, list(names))
    shape = tuple(length for _, _, length in names.values())
    for parameter, array in arrays.items():
        if parameter not in labels and array.ndim and array.shape != shape:
            raise LabelError(
                f"{parameter} has the shape {array.shape} and no labels, {_and(labels)} "
                f"{shape} along {', '.join(names)}; give it the same dimensions"
            )
    coordinates = _coordinates(labels, names)
    thing = next(iter(labels.values())).thing

    def make(result: Any, name: str) -> Any:
        return type(thing)(result, dims=tuple(names), coords=coordinates, name=name)

    return paired_arrays, make


def _coordinates(
    labels: Mapping[str, Labelled], names: Mapping[str, tuple[str, list[Any] | None, int]]
) -> dict[str, Any]:
    """Labels of the result; of what is no dimension, only where all say the same."""
    found: dict[str, Any] = {}
    dropped: set[str] = set()
    for each in labels.values():
        moved = any(names[n][1] != a for n, a in zip(each.names, each.along, strict=True))
        for name, coordinate in dict(each.thing.coords).items():
            if name not in names and (moved or not _equal(found.get(name, coordinate), coordinate)):
                dropped.add(name)
            found.setdefault(name, coordinate)
    return {name: coordinate for name, coordinate in found.items() if name not in dropped}


def _equal(one: Any, other: Any) -> bool:
    return one is other or _listed(getattr(one, "values", one)) == _listed(
        getattr(other, "values", other)
    )


def _spread(array: Any, own: Sequence[str], wanted: Sequence[str]) -> Any:
    """An array with its dimensions in the wanted order, those it lacks of length one."""
    kept = [name for name in wanted if name in own]
    turned = np.transpose(array, [own.index(name) for name in kept])
    lengths = iter(turned.shape)
    return turned.reshape([next(lengths) if name in own else 1 for name in wanted])


# -- both --------------------------------------------------------------------------------------


def _order(wanted: list[Any], given: list[Any], where: str) -> list[int] | None:
    """Where each wanted label stands among the given; None if nothing has to move."""
    if wanted == given or (len(wanted) == len(given) and all(map(_alike, wanted, given))):
        return None
    places = {label: place for place, label in enumerate(given)}
    missing = [label for label in wanted if label not in places]
    if missing or len(wanted) != len(given):
        lacking = f", for example {brief(missing[0])}" if missing else ""
        raise LabelError(f"{where} have not the same labels{lacking}; align them first")
    if len(places) < len(given) or len(set(wanted)) < len(wanted):
        raise LabelError(f"{where} have labels that occur twice, in another order; align them")
    return [places[label] for label in wanted]


def _alike(one: Any, other: Any) -> bool:
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124 - NaN is a label


def _taken(array: Any, order: list[int] | None, axis: int) -> Any:
    return array if order is None else np.take(array, order, axis=axis)


def _and(labels: Mapping[str, Labelled]) -> str:
    return " and ".join(labels)
