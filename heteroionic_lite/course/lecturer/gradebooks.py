"""The gradebook that an LMS exported, with the points of a set filled in.

People are matched by what the file itself says of them, so its own form is kept: every column,
every row, the order of both. Moodle's has one header; Canvas's has rows before the first person,
which say how many points there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from heteroionic_lite.course.lecturer.files import FileError, Table, as_csv, read_table

Totals = Mapping[str, tuple[float, float, tuple[str, ...]]]

MOODLE = ("email address", "username", "id number", "institution id")
CANVAS = ("sis login id", "sis user id", "id", "integration id", "student")


@dataclass(frozen=True)
class Filled:
    """The file with its points; whom it does not have, and who has no points."""

    content: str
    unmatched: tuple[str, ...]
    without: tuple[str, ...]
    count: int


def fill(path: Path, column: str, totals: Totals, *, canvas: bool = False) -> Filled:
    """Fills a column, which is added if it is missing.

    Of Canvas's name of an assignment, ``Problem set 1 (1234)``, the part before the number is
    enough. Raises FileError where no column names people that have points.
    """
    table = read_table(path)
    people = _people(table, CANVAS if canvas else MOODLE, totals)
    known = {student.casefold(): student for student in totals}
    name = _named(table, column, canvas=canvas)
    header = table.header if name in table.header else [*table.header, name]
    seen: list[str] = []
    without: list[str] = []
    rows = []
    for row in table.rows:
        student = known.get(row[people].casefold())
        cells = {name: "", **row.cells}
        if student is None:
            if row[people] not in {"", "Points Possible"}:
                without.append(f"{table.at(row)}: {row[people]} has no points")
        elif student in seen:
            raise FileError(f"{table.at(row)}: {student!r} is there twice")
        else:
            seen.append(student)
            cells[name] = f"{totals[student][0]:g}"
        rows.append([cells[one] for one in header])
    unmatched = tuple(sorted(set(totals) - set(seen)))
    return Filled(as_csv(header, rows, table.between), unmatched, tuple(without), len(seen))


def _people(table: Table, names: Sequence[str], totals: Totals) -> str:
    """The column in which most of those who have points stand."""
    known = {student.casefold() for student in totals}
    counts = {
        name: sum(row[name].casefold() in known for row in table.rows) for name in table.header
    }
    best = max(counts, key=counts.__getitem__)
    if counts[best]:
        return best
    table.column(names, "people")
    raise FileError(
        f"{table.path}: none of its columns has the people who were marked, as "
        f"{', '.join(sorted(totals)[:3])}; make codes from a roster with the same names"
    )


def _named(table: Table, column: str, *, canvas: bool) -> str:
    fits = [
        name
        for name in table.header
        if name.casefold() == column.casefold()
        or (canvas and name.casefold().startswith(f"{column.casefold()} ("))
    ]
    if len(fits) > 1:
        raise FileError(f"{table.path}, line 1: {column!r} may be {' or '.join(map(repr, fits))}")
    if canvas and not fits:
        raise FileError(
            f"{table.path}, line 1: there is no assignment {column!r}; make it in Canvas first, "
            "then export the gradebook"
        )
    return fits[0] if fits else column
