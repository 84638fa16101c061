"""Whether a specification is what the front end reads.

>>> faults({"label": "", "title": "", "display": {}, "scale": "cubic"}, "Axis", "x")[:2]
['x.display.unit is missing', 'x.display.typeset is missing']

The fields and their types are those of ``frontend/spec.ts``, which the build of the front end
writes to ``static/spec.json``; ``frontend/fields.mjs`` says how a type is written there, and
``frontend/check.ts`` reads the same table before it draws.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).parent / "static" / "spec.json"

Type = str | Mapping[str, Any]


@cache
def types() -> dict[str, dict[str, Type]]:
    """The fields of every interface of ``spec.ts`` by its name."""
    table: dict[str, dict[str, Type]] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table


def faults(value: Any, kind: Type = "Spec", where: str = "") -> list[str]:
    """What is not as it should be, each with its place; nothing if all is well."""
    return list(_faults(value, kind, where))


def _faults(value: Any, kind: Type, where: str) -> Iterator[str]:
    if not isinstance(kind, str):
        ((form, inner),) = kind.items()
        yield from _FORMS[form](value, inner, where)
    elif kind in types():
        yield from _fields(value, types()[kind], where)
    elif not _PLAIN[kind](value):
        yield f"{where} is {value!r}, not a {kind}"


def _literal(value: Any, inner: Any, where: str) -> Iterator[str]:
    # In Python, 1 is True as well.
    if type(value) is not type(inner) or value != inner:
        yield f"{where} is {value!r}, not {inner!r}"


def _list(value: Any, inner: Type, where: str) -> Iterator[str]:
    if not _is_list(value):
        yield f"{where} is {value!r}, not a list"
        return
    for index, item in enumerate(value):
        yield from _faults(item, inner, f"{where}[{index}]")


def _tuple(value: Any, inner: Sequence[Type], where: str) -> Iterator[str]:
    if not _is_list(value) or len(value) != len(inner):
        yield f"{where} is {value!r}, not a list of {len(inner)}"
        return
    for index, (item, kind) in enumerate(zip(value, inner, strict=True)):
        yield from _faults(item, kind, f"{where}[{index}]")


def _map(value: Any, inner: Type, where: str) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"{where} is {value!r}, not an object"
        return
    for name, item in value.items():
        yield from _faults(item, inner, f"{where}.{name}")


def _either(value: Any, inner: Sequence[Type], where: str) -> Iterator[str]:
    tried = [faults(value, option, where) for option in inner]
    if not all(tried):
        return
    # Of an object that is almost right, what is wrong in it is said.
    objects = [one for one, kind in zip(tried, inner, strict=True) if kind in list(types())]
    if isinstance(value, Mapping) and objects:
        yield from objects[0]
    else:
        names = (
            repr(kind["is"]) if isinstance(kind, Mapping) and "is" in kind else str(kind)
            for kind in inner
        )
        yield f"{where} is {value!r}, not {' or '.join(names)}"


def _fields(value: Any, fields: Mapping[str, Type], where: str) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"{where or 'the whole'} is {value!r}, not an object"
        return
    before = f"{where}." if where else ""
    for name, kind in fields.items():
        bare = name.removesuffix("?")
        if bare in value:
            yield from _faults(value[bare], kind, before + bare)
        elif bare == name:
            yield f"{before}{bare} is missing"
    known = {name.removesuffix("?") for name in fields}
    yield from (f"{before}{name} is not known here" for name in value if name not in known)


def _is_number(value: Any) -> bool:
    is_one = isinstance(value, int | float) and not isinstance(value, bool)
    return is_one and math.isfinite(value)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


_PLAIN: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": _is_number,
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
_FORMS: dict[str, Callable[[Any, Any, str], Iterator[str]]] = {
    "is": _literal,
    "list": _list,
    "tuple": _tuple,
    "map": _map,
    "or": _either,
    "fields": _fields,
}
