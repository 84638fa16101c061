"""A value or a finding of one's own: a row to fill in, and what is wrong with it.

>>> template("value").splitlines()[1].split(",")[:2]
['V084', '']
>>> template("finding").splitlines()[1].split(",")[:2]
['F41', '']

On the command line ``python -m heteroionic_lite.evidence new value`` prints the row and
``python -m heteroionic_lite.evidence check mine.csv`` says what is wrong with it.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heteroionic_lite.evidence.findings import Finding
from heteroionic_lite.evidence.read import DATA, read
from heteroionic_lite.evidence.rows import Cited, Order, Reported, Solvent
from heteroionic_lite.evidence.strict_csv import DataError


@dataclass(frozen=True)
class Kind:
    """A kind of row, the file it belongs to, and the letter of its identifiers."""

    model: type[Cited]
    file: str
    letter: str

    @property
    def columns(self) -> list[str]:
        """As they stand in the file."""
        with (DATA / self.file).open(encoding="utf-8", newline="") as file:
            return next(csv.reader(file))


KINDS = {
    "value": Kind(Reported, "reported.csv", "V"),
    "finding": Kind(Finding, "findings.csv", "F"),
    "solvent": Kind(Solvent, "solvents.csv", "V"),
    "order": Kind(Order, "orders.csv", "O"),
}


def template(name: str) -> str:
    """The header and a row with the next free identifier, all else to be filled in."""
    kind = KINDS[name]
    file = io.StringIO()
    writer = csv.DictWriter(file, kind.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerow({"id": next_identifier(kind.letter)})
    return file.getvalue()


def next_identifier(letter: str) -> str:
    """The one after the highest of its letter, over all files: ``V084``."""
    found = [row.id for kind in KINDS.values() for row in read(DATA / kind.file, kind.model)]
    numbers = [one[1:] for one in found if one[0] == letter]
    highest = max(numbers, key=int)
    return f"{letter}{int(highest) + 1:0{len(highest)}}"


def explanation(name: str) -> Iterator[str]:
    """What each column takes, a line or two for each."""
    described = KINDS[name].model.model_json_schema()["properties"]
    fields = KINDS[name].model.model_fields
    for column in KINDS[name].columns:
        yield f"{column}: {fields[column].description}"
        words = [word for word in described.get(column, {}).get("enum", []) if word]
        if words:
            yield f"    one of: {', '.join(words)}"


def check(path: Path) -> list[Cited]:
    """The rows of a file that may be added to the book's; a DataError says all that is wrong."""
    kind = KINDS[kind_of(path)]
    rows = read(path, kind.model)
    if path.resolve() == (DATA / kind.file).resolve():
        return list(rows)
    places = {
        row.id: other.file
        for other in KINDS.values()
        for row in read(DATA / other.file, other.model)
    }
    contents = {_said(row): row.id for row in read(DATA / kind.file, kind.model)}
    free = next_identifier(kind.letter)
    faults = []
    # rows were read without a fault, so none is longer than a line
    for line, row in enumerate(rows, start=2):
        where = f"{path.name}, line {line}"
        if row.id in places:
            faults.append(
                f"{where}, column id: {row.id} is a row of {places[row.id]}; the next free one is "
                f"{free}"
            )
        if _said(row) in contents:
            faults.append(f"{where}: says the same as {contents[_said(row)]} of {kind.file}")
    if faults:
        raise DataError("\n".join(faults))
    return list(rows)


def kind_of(path: Path) -> str:
    """Which kind of rows a file has, by its header; a header like none of them is refused."""
    if not path.is_file():
        raise DataError(f"{path}: there is no such file")
    first = path.read_bytes().decode("utf-8-sig", errors="replace").partition("\n")[0]
    header = set(re.split(r'[",\r]+', first)) - {""}
    own = {name: set(kind.columns) for name, kind in KINDS.items()}
    shared = set.intersection(*own.values())
    telling = {name: len((columns - shared) & header) for name, columns in own.items()}
    best = max(telling, key=lambda name: (telling[name], -len(own[name])))
    if telling[best] < len(own[best] - shared) / 2:
        raise DataError(
            f"{path.name}, line 1: this is the header of no table; a value has "
            f"{', '.join(KINDS['value'].columns)}; `new` prints one to fill in "
            f"({', '.join(KINDS)})"
        )
    return best


def _said(row: Cited) -> tuple[Any, ...]:
    return tuple(value for name, value in row.model_dump().items() if name not in ("id", "note"))
