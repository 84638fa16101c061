"""The reported values with their provenance, as plain tables in one call.

>>> [row.value for row in reported(interface="LE/SE", quantity="activation energy")]
[50.0, 50.0, 32.0]
>>> reported(identifier="V040")[0].si
0.531
>>> reported(ion="Na+", method="2-point EIS").records()[0]["si_value"]
71399.1457712
>>> solvents(quantity="donor number")[0].shown, orders()[0].order
('16.4', 'NASICON < LLZO, LiPON < LLTO')

>>> [row.id for row in reported(solid="LLTO", year=(2020, 2026))]
['L018']
>>> findings(statement="C196", relation="contradicts")[0].id
'F01'

Each row keeps the value and unit as reported beside the SI value, the conditions, the method,
the evidence class and the citation. ``reported().frame()`` makes a data frame of pandas.
A file with a broken row is refused with every fault it has: line, column and reason.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, wraps
from inspect import signature
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from pydantic import ValidationError

from heteroionic_lite.evidence.findings import Finding
from heteroionic_lite.evidence.rows import ABSOLUTE_ZERO, Cited, Order, Reported, Solvent, Value
from heteroionic_lite.evidence.sources import EARLIEST, latest
from heteroionic_lite.evidence.strict_csv import DataError, cells
from heteroionic_lite.evidence.tables import Rows
from heteroionic_lite.evidence.words import (
    EVIDENCE,
    INTERFACES,
    IONS,
    METHODS,
    QUANTITIES,
    RELATIONS,
)
from heteroionic_lite.spelling import NoSuchName, did_you_mean
from heteroionic_lite.wording import brief, several

DATA = Path(__file__).parent / "data"
# In a checkout the bibliography and the review's statements stand beside the package; a wheel
# ships without them, and its data were checked when it was made.
BOOK = Path(__file__).parents[2] / "book"
BIBLIOGRAPHY, STATEMENTS = BOOK / "references.bib", BOOK / "coverage.csv"

Words = str | Iterable[str]
Span = float | tuple[float, float] | None
R = TypeVar("R", bound=Cited)
# Fields whose filter is called otherwise.
_FILTERS = {"id": "identifier", "name": "solvent", "statements": "statement"}
P = ParamSpec("P")
T = TypeVar("T")

_MANY = 50  # faults of a file that are told one by one
_FEW = 12  # as many words as an error message lists, where they are no vocabulary
_HOTTEST = 3000  # °C; above it nothing of this kind is solid


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
    solid: Words = (),
    salt: Words = (),
    year: Span = None,
    temperature: Span = None,
    identifier: Words = (),
    path: Path | str | None = None,
) -> Rows[Any]:
    """Values reported for contacts; each filter takes a word or several.

    A solid may be named in full or without its composition. A ``year`` of the source and a
    ``temperature`` in °C are a number, or a pair of the first and the last. What is not known of
    a row, it is not chosen by. An identifier may also be that of a solvent.
    """
    rows: Iterable[Value] = _now(path or DATA / "reported.csv", Reported)
    if identifier and not path:
        rows = [*rows, *_now(DATA / "solvents.csv", Solvent)]
    chosen = _chosen(
        rows,
        interface=(interface, INTERFACES),
        quantity=(quantity, QUANTITIES),
        ion=(ion, IONS),
        method=(method, METHODS),
        evidence=(evidence, EVIDENCE),
        citation=(citation, None),
        solid=(solid, None),
        salt=(salt, None),
        id=(identifier, None),
    )
    if year is not None:
        first, last = _span("year", year, EARLIEST, latest())
        chosen = Rows(row for row in chosen if any(first <= one <= last for one in row.years))
    if temperature is not None:
        cold, hot = _span("temperature", temperature, ABSOLUTE_ZERO, _HOTTEST)
        chosen = Rows(row for row in chosen if _was_measured_between(row, cold, hot))
    return chosen


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


@_by_name
def findings(
    *,
    interface: Words = (),
    relation: Words = (),
    statement: Words = (),
    evidence: Words = (),
    citation: Words = (),
    identifier: Words = (),
    path: Path | str | None = None,
) -> Rows[Finding]:
    """What studies say of the review's statements; those before 2020 are ones it does not cite."""
    return _chosen(
        _now(path or DATA / "findings.csv", Finding),
        interface=(interface, INTERFACES),
        relation=(relation, RELATIONS),
        statements=(statement, None),
        evidence=(evidence, EVIDENCE),
        citation=(citation, None),
        id=(identifier, None),
    )


def _span(name: str, asked: Any, lowest: float, highest: float) -> tuple[float, float]:
    """The first and the last of what is asked for; what is no span of numbers is refused."""
    ends = asked if isinstance(asked, tuple | list) else (asked, asked)
    numbers = [end for end in ends if isinstance(end, int | float) and not isinstance(end, bool)]
    if len(numbers) != 2 or len(ends) != 2:  # noqa: PLR2004 - a first and a last one
        raise ValueError(f"{name}={brief(asked)} is neither a number nor a pair of first and last")
    first, last = numbers
    if not lowest <= first <= last <= highest:
        raise ValueError(
            f"{name}={brief(asked)} is no span within {lowest:g} to {highest:g}, "
            "the first not above the last"
        )
    return first, last


def _was_measured_between(row: Value, cold: float, hot: float) -> bool:
    """Whether it was measured at a temperature in the span, or over a range that meets it."""
    if not isinstance(row, Reported):
        return False
    if row.temperature_degC is not None:
        return cold <= row.temperature_degC <= hot
    low, high = row.temperature_degC_low, row.temperature_degC_high
    if low is None and high is None:
        return False
    return (low is None or low <= hot) and (high is None or high >= cold)


def _chosen(rows: Iterable[R], **filters: tuple[Words, Iterable[str] | None]) -> Rows[R]:
    """Rows that pass every filter; a word that no row could have is refused."""
    kept = list(rows)
    for name, (words, vocabulary) in filters.items():
        shown = _FILTERS.get(name, name)
        wanted = _wanted(shown, words)
        if not wanted:
            continue
        having = {row.id: _words_of(row, name) for row in rows}
        allowed = list(dict.fromkeys(vocabulary or (w for ws in having.values() for w in ws if w)))
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


def _words_of(row: Cited, name: str) -> list[str]:
    word = str(getattr(row, name, ""))
    if name in ("citation", "statements"):
        return word.split("; ")
    if name == "solid" and isinstance(row, Reported):
        # of two solids in contact the second stands where else the liquid does
        several = [word, row.counterpart] if row.interface == "SE/SE" else [word]
        return [name for one in several if one for name in (one, one.split(" (")[0])]
    return [word]


def _now(path: Path | str, kind: type[R]) -> tuple[R, ...]:
    """All rows of a file as it is now: what was read before is read again if it has changed."""
    found = Path(path)
    state = found.stat()
    return read(found, kind, (state.st_mtime_ns, state.st_size))


@cache
def read(path: Path, kind: type[R], _state: tuple[int, int] = (0, 0)) -> tuple[R, ...]:
    """All rows of a file, or a DataError with all its faults."""
    name, faults = path.name, list[str]()
    rows: dict[str, R] = {}
    places: dict[str, int] = {}
    contents: dict[tuple[str, ...], str] = {}
    numeric = {key for key, field in kind.model_fields.items() if field.annotation == float | None}
    columns = list(kind.model_fields)
    for line, row in cells(path.read_bytes(), columns, name, faults, numeric):
        where = f"{name}, line {line}"
        faults.extend(
            f"{where}, column {column}: {brief(key)} is not in {register.name}"
            for column, (register, keys) in _registers().items()
            for key in row.get(column, "").split("; ")
            if keys and key and key not in keys
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
            form = "F01" if fault["ctx"]["pattern"].startswith("^F") else "V040"
            reason = (
                f"{brief(fault['input'])} is not of the form {form}"
                if fault["input"]
                else "is empty"
            )
        yield f"{where}, column {fault['loc'][0]}: {reason}"


@cache
def _registers() -> dict[str, tuple[Path, frozenset[str]]]:
    """The columns whose words stand in a file of the book; no words where it is not at hand."""
    references = (BIBLIOGRAPHY, _references())
    return {
        "citation": references,
        "seen_in": references,
        "statements": (STATEMENTS, _statements()),
    }


def _references() -> frozenset[str]:
    if not BIBLIOGRAPHY.is_file():
        return frozenset()
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    return frozenset(re.findall(r"^@\w+\{([^,\s]+),", text, re.MULTILINE))


def _statements() -> frozenset[str]:
    if not STATEMENTS.is_file():
        return frozenset()
    with STATEMENTS.open(encoding="utf-8", newline="") as file:
        return frozenset(line["id"] for line in csv.DictReader(file))


def schema() -> Mapping[str, Any]:
    """The JSON Schema of the tables, as published beside them."""
    from pydantic.json_schema import models_json_schema

    _, definitions = models_json_schema(
        [(kind, "serialization") for kind in (Reported, Solvent, Order, Finding)],
        title="Reported values of heteroionic_lite",
        description="Rows of reported.csv, solvents.csv, orders.csv and findings.csv. "
        "What is marked readOnly is computed; units are spelt as pint reads them.",
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **definitions}
