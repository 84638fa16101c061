"""The reported values with their provenance, as plain tables in one call.

>>> [row.value for row in reported(interface="LE/SE", quantity="activation energy")]
[50.0, 50.0, 32.0]
>>> reported(identifier="V040")[0].si
0.531
>>> reported(ion="Na+", method="2-point EIS").records()[0]["si_value"]
71399.1457712
>>> solvents(quantity="donor number")[0].shown, orders()[0].order
('16.4', 'NASICON < LLZO, LiPON < LLTO')

Each row keeps the value and unit as reported beside the SI value, the conditions, the method,
the evidence class and the citation. ``pandas.DataFrame(reported().records())`` makes a data frame.
A file with a broken row is refused with every fault it has: line, column and reason.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, wraps
from inspect import signature
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from pydantic import ValidationError

from heteroionic_lite.evidence.rows import Order, Reported, Row, Solvent, Value
from heteroionic_lite.evidence.strict_csv import DataError, cells
from heteroionic_lite.evidence.tables import Rows
from heteroionic_lite.evidence.words import EVIDENCE, INTERFACES, IONS, METHODS, QUANTITIES
from heteroionic_lite.spelling import NoSuchName, did_you_mean
from heteroionic_lite.wording import brief, several

DATA = Path(__file__).parent / "data"
# In a checkout the bibliography stands beside the package; a wheel ships without it, and its
# data were checked when it was made.
BIBLIOGRAPHY = Path(__file__).parents[2] / "book" / "references.bib"

Words = str | Iterable[str]
R = TypeVar("R", bound=Row)
P = ParamSpec("P")
T = TypeVar("T")

_MANY = 50  # faults of a file that are told one by one
_FEW = 12  # as many words as an error message lists, where they are no vocabulary


def _by_name(function: Callable[P, T]) -> Callable[P, T]:
    """A wrong call is answered in the words of the tables, not in those of Python."""
    own = [name for name in signature(function).parameters if name != "path"]

    @wraps(function)
    def checked(*args: P.args, **kwargs: P.kwargs) -> T:
        name = function.__name__
        if args:
            said = several(args)
            fits = next((key for key in own if _answers(function, key, args[0])), own[0])
            raise TypeError(
                f"{name}({said}): say what the word is, for example "
                f"{name}({fits}={brief(args[0])}); allowed: {', '.join(own)}"
            )
        for key in kwargs:
            if key not in (*own, "path"):
                raise NoSuchName(
                    f"{name}() cannot choose by {brief(key)}; allowed: {', '.join(own)}. "
                    f"For all else: [row for row in {name}() if …]{did_you_mean(key, own)}"
                )
        return function(*args, **kwargs)

    return checked


def _answers(function: Callable[..., Any], key: str, word: object) -> bool:
    """Whether a word is one of that filter."""
    try:
        return bool(function(**{key: word}))
    except ValueError:
        return False


@_by_name
def reported(
    *,
    interface: Words = (),
    quantity: Words = (),
    ion: Words = (),
    method: Words = (),
    evidence: Words = (),
    citation: Words = (),
    identifier: Words = (),
    path: Path | str | None = None,
) -> Rows[Any]:
    """Values reported for contacts; each filter takes a word or several.

    An identifier may also be that of a solvent.
    """
    rows: Iterable[Value] = _now(path or DATA / "reported.csv", Reported)
    if identifier and not path:
        rows = [*rows, *_now(DATA / "solvents.csv", Solvent)]
    return _chosen(
        rows,
        interface=(interface, INTERFACES),
        quantity=(quantity, QUANTITIES),
        ion=(ion, IONS),
        method=(method, METHODS),
        evidence=(evidence, EVIDENCE),
        citation=(citation, None),
        id=(identifier, None),
    )


def row(identifier: str) -> Value:
    """The one row of that identifier, among contacts and solvents.

    >>> row("V041").si, row("V002").shown
    (0.44, '15.1')
    """
    (found,) = reported(identifier=identifier)
    value: Value = found
    return value


@_by_name
def solvents(
    *,
    quantity: Words = (),
    solvent: Words = (),
    method: Words = (),
    evidence: Words = (),
    identifier: Words = (),
    path: Path | str | None = None,
) -> Rows[Solvent]:
    """Donor numbers and, another quantity, the bulk donicity of water."""
    return _chosen(
        _now(path or DATA / "solvents.csv", Solvent),
        quantity=(quantity, {"donor number", "bulk donicity"}),
        name=(solvent, None),
        method=(method, METHODS),
        evidence=(evidence, EVIDENCE),
        id=(identifier, None),
    )


@_by_name
def orders(
    *,
    interface: Words = (),
    quantity: Words = (),
    evidence: Words = (),
    identifier: Words = (),
    path: Path | str | None = None,
) -> Rows[Order]:
    """Which is smaller, where only that is known."""
    return _chosen(
        _now(path or DATA / "orders.csv", Order),
        interface=(interface, INTERFACES),
        quantity=(quantity, QUANTITIES),
        evidence=(evidence, EVIDENCE),
        id=(identifier, None),
    )


def _chosen(rows: Iterable[R], **filters: tuple[Words, Iterable[str] | None]) -> Rows[R]:
    """Rows that pass every filter; a word that no row could have is refused."""
    kept = list(rows)
    for name, (words, vocabulary) in filters.items():
        shown = {"id": "identifier", "name": "solvent"}.get(name, name)
        wanted = _wanted(shown, words)
        if not wanted:
            continue
        having = {row.id: _words_of(row, name) for row in rows}
        allowed = list(dict.fromkeys(vocabulary or (w for ws in having.values() for w in ws)))
        for word in sorted(wanted - set(allowed)):
            choice = ", ".join(map(repr, allowed))
            if vocabulary is None and len(allowed) > _FEW:
                choice = f"{len(allowed)} words, {min(allowed)!r} to {max(allowed)!r}"
            meant = did_you_mean(word, allowed)
            raise NoSuchName(f"{shown}={brief(word)} is not one of {choice}{meant}")
        kept = [row for row in kept if wanted & set(having[row.id])]
    return Rows(kept)


def _wanted(name: str, words: Words) -> set[str]:
    """The words of a filter as a set; nothing else than words will do."""
    if isinstance(words, str):
        return {words} - {""}
    several: list[Any] = list(words) if hasattr(words, "__iter__") else [words]
    for word in several:
        if not isinstance(word, str):
            raise ValueError(
                f"{name}={brief(words)} is no word of the table, nor several; "
                f"left out, {name} may be any"
            )
    return set(several)


def _words_of(row: Row, name: str) -> list[str]:
    word = str(getattr(row, name, ""))
    return word.split("; ") if name == "citation" else [word]


def _now(path: Path | str, kind: type[R]) -> tuple[R, ...]:
    """All rows of a file as it is now: what was read before is read again if it has changed."""
    found = Path(path)
    state = found.stat()
    return read(found, kind, (state.st_mtime_ns, state.st_size))


@cache
def read(path: Path, kind: type[R], _state: tuple[int, int] = (0, 0)) -> tuple[R, ...]:
    """All rows of a file, or a DataError with all its faults."""
    name, faults = path.name, list[str]()
    known = _references()
    rows: dict[str, R] = {}
    places: dict[str, int] = {}
    contents: dict[tuple[str, ...], str] = {}
    numeric = {key for key, field in kind.model_fields.items() if field.annotation == float | None}
    columns = list(kind.model_fields)
    for line, row in cells(path.read_bytes(), columns, name, faults, numeric):
        where = f"{name}, line {line}"
        faults.extend(
            f"{where}, column {column}: {brief(key)} is not in {BIBLIOGRAPHY.name}"
            for column in ("citation", "seen_in")
            for key in row[column].split("; ")
            if known and key and key not in known
        )
        if row["id"] in places:
            faults.append(
                f"{where}, column id: {row['id']} occurs twice, first in line {places[row['id']]}"
            )
        places.setdefault(row["id"], line)
        content = tuple(cell for column, cell in row.items() if column not in ("id", "note"))
        if content in contents:
            faults.append(f"{where}: says the same as {contents[content]}")
        contents.setdefault(content, f"line {line} ({row['id']})")
        try:
            rows[row["id"]] = kind.model_validate(row)
        except ValidationError as error:
            faults.extend(_faults(error, where))
    if not places and not faults:
        faults.append(f"{name}: has no rows")
    if len(faults) > _MANY:
        faults[_MANY:] = [f"{name}: {len(faults) - _MANY} more of the kind"]
    if faults:
        raise DataError("\n".join(faults))
    return tuple(rows.values())


def _faults(error: ValidationError, where: str) -> Iterable[str]:
    for fault in error.errors():
        reason: Any = fault.get("ctx", {}).get("error", fault["msg"])
        if fault["type"] == "string_pattern_mismatch":
            reason = (
                f"{brief(fault['input'])} is not of the form V040" if fault["input"] else "is empty"
            )
        yield f"{where}, column {fault['loc'][0]}: {reason}"


@cache
def _references() -> frozenset[str]:
    """The keys of the bibliography; none where it is not at hand."""
    if not BIBLIOGRAPHY.is_file():
        return frozenset()
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    return frozenset(re.findall(r"^@\w+\{([^,\s]+),", text, re.MULTILINE))


def schema() -> Mapping[str, Any]:
    """The JSON Schema of the tables, as published beside them."""
    from pydantic.json_schema import models_json_schema

    _, definitions = models_json_schema(
        [(Reported, "serialization"), (Solvent, "serialization"), (Order, "serialization")],
        title="Reported values of heteroionic_lite",
        description="Rows of reported.csv, solvents.csv and orders.csv. "
        "What is marked readOnly is computed; units are spelt as pint reads them.",
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **definitions}
