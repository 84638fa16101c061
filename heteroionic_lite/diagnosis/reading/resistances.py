r"""A file of resistances to columns in SI, with what was declared and what was assumed.

>>> text = "c / mol/l,U / mV,R / ohm cm^2\n.1,0,9\n.1,50,8\n1,0,5\n1,50,4\n".encode()
>>> print(str(read_table(text, "r.csv").faults[0])[:48])
r.csv: the bias is not zero: say which sign is d
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from heteroionic_lite.diagnosis.faults import Fault, TableError
from heteroionic_lite.diagnosis.reading.columns import Column, is_name, kinds, named, understood
from heteroionic_lite.diagnosis.reading.encoding import decoded
from heteroionic_lite.diagnosis.reading.faults import bounded, fault, notice, rules
from heteroionic_lite.diagnosis.reading.numerals import (
    ambiguous,
    is_endless,
    numeral,
    without_thousands,
)
from heteroionic_lite.diagnosis.reading.said import allowed, declared, said_value
from heteroionic_lite.diagnosis.reading.sheet import Line, Sheet, laid_out
from heteroionic_lite.diagnosis.table import Table
from heteroionic_lite.units import number_text

Numbers = npt.NDArray[np.float64]

_ROOM = 298.15  # K
_TIMES = 10.0  # beyond this a factor is named
# What a name says by itself of the sign, the number of interfaces and the kind of resistance.
_SAID_BY_NAME = {
    "driving drop": {"positive", "interfaces", "resistance"},
    "overpotential": {"positive"},
    "eta": {"positive"},
    "η": {"positive"},
}


@dataclass(frozen=True)
class Reading:
    """What was found. With faults there are no columns.

    ``columns`` are arrays in SI by kind, and of text for ``cell``; ``lines`` is the line of each
    row in the file. ``declared`` has what was said, with what was assumed for the rest.
    """

    source: str
    faults: tuple[Fault, ...] = ()
    notices: tuple[str, ...] = ()
    columns: dict[str, Any] = field(default_factory=dict)
    declared: dict[str, Any] = field(default_factory=dict)
    lines: tuple[int, ...] = ()

    @property
    def table(self) -> Table:
        """The table; TableError with all faults where there are any."""
        if self.faults:
            raise TableError(self.faults)
        said = self.declared
        columns = dict(self.columns)
        if "temperature" not in columns:
            columns["temperature"] = np.full(len(self.lines), said["temperature"])
        return Table(
            **columns,
            charge_number=said.get("charge number", 1),
            interfaces=said.get("interfaces"),
            resistance_kind=said.get("resistance"),
            notices=self.notices,
            source=self.source,
        )


def read_table(
    content: bytes | str,
    name: str = "table",
    *,
    columns: Mapping[int, str] | None = None,
    decimal: str | None = None,
    said: Mapping[str, Any] | None = None,
) -> Reading:
    """Reads a table of resistances.

    ``columns`` says by number, from one, what columns of unknown names are. ``decimal`` is
    ``"comma"``, ``"point"`` or ``"thousands"``, where a mark may be both. ``said`` stands over
    what the file says: ``{"interfaces": 2, "positive": "desolvation"}``.
    """
    faults: list[Fault] = []
    read = decoded(content, name)
    if isinstance(read, Fault):
        return Reading(name, (read,))
    text, notices = read[0], list(read[1])
    sheet = laid_out(text, is_name)
    if sheet is None:
        return Reading(name, (fault("NO_TABLE", f=name),))
    limits = rules()["limits"]
    if len(sheet.rows) > limits["rows"]:
        large = fault("TOO_LARGE", f=name, size=f"{len(sheet.rows)} rows", most=limits["rows"])
        return Reading(name, (large,))
    known = declared(sheet.said, name, faults, notices) | _given(said or {})
    chosen = {number - 1: kind for number, kind in (columns or {}).items()}
    found = understood(sheet, name, faults, chosen, has_area="electrode area" in known)
    rows = _of_length(sheet, name, faults)
    table = _Values(sheet, rows, name, faults, decimal)
    arrays = {column.kind: table.of(column) for column in found if column.kind != "ignored"}
    used = {column.kind: column for column in found}
    if not {"resistance", "current"} & _meant(sheet, found, chosen):
        faults.append(fault("COLUMN_MISSING", f=name))
    if len(rows) < limits["fewest"]:
        faults.append(fault("TOO_FEW", f=name, n=len(rows), fewest=limits["fewest"]))
    _ask(used, arrays, known, name, faults, notices)
    if not faults:
        arrays = _in_si(used, arrays, known, table)
    if faults:
        return Reading(name, bounded(faults, name), tuple(notices))
    _say(used, arrays, known, notices)
    notices.extend(
        notice("ignored", C=column.place + 1, name=column.name)
        for column in found
        if column.kind == "ignored"
    )
    return Reading(name, (), tuple(notices), arrays, known, tuple(line for line, _ in rows))


def _given(said: Mapping[str, Any]) -> dict[str, Any]:
    """What the caller says; ValueError for what is not allowed."""
    found = {}
    for key, value in said.items():
        if key not in rules()["said"]:
            raise ValueError(f"{key!r} cannot be said of a table; allowed: {list(rules()['said'])}")
        found[key] = said_value(key, value)
        if found[key] is None:
            raise ValueError(f"{key} = {value!r} cannot be read; {allowed(key)}")
    return found


def _meant(sheet: Sheet, found: list[Column], chosen: Mapping[int, str]) -> set[str]:
    """What is there, also where something is wrong with its unit."""
    heads = {kind for cell in sheet.header for kind in kinds(named(cell)[0])[:1]}
    unknown = any(cell and not kinds(named(cell)[0]) for cell in sheet.header)
    # Where a column is still to be chosen, it may be this one.
    return (
        heads | {one.kind for one in found} | ({"resistance"} if unknown and not chosen else set())
    )


def _of_length(sheet: Sheet, name: str, faults: list[Fault]) -> list[Line]:
    """The rows that have a cell for every column."""
    rows = []
    for line, row in sheet.rows:
        cells = row
        while len(cells) > len(sheet.header) and not cells[-1]:
            cells = cells[:-1]
        if len(cells) == len(sheet.header):
            rows.append((line, cells))
        else:
            faults.append(fault("ROW_LENGTH", f=name, L=line, n=len(cells), m=len(sheet.header)))
    return rows


@dataclass
class _Values:
    """The cells of columns as numbers, each fault with its line."""

    sheet: Sheet
    rows: list[Line]
    name: str
    faults: list[Fault]
    decimal: str | None

    def __post_init__(self) -> None:
        numbers = [cell for _, row in self.rows for cell in row]
        plain = [cell for cell in numbers if "," in cell and numeral(cell, comma=True) is not None]
        self.commas = self.sheet.comma and bool(plain)

    def of(self, column: Column) -> Any:
        """The column in SI; what cannot be read is NaN and among the faults."""
        if column.rule.get("text"):
            return tuple(row[column.place] for _, row in self.rows)
        cells = [row[column.place] for _, row in self.rows]
        if not self.decimal and (cell := ambiguous(cells, commas_elsewhere=self.commas)):
            line = next(line for line, row in self.rows if row[column.place].strip() == cell)
            readings = {"a": cell.replace(",", "."), "b": without_thousands(cell)}
            where = {"f": self.name, "L": line, "C": column.place + 1, "cell": cell}
            choices = ["comma" if "," in cell else "point", "thousands"]
            self.faults.append(fault("DECIMAL_AMBIGUOUS", choices, **where, **readings))
            return np.full(len(cells), np.nan)
        return np.array([self._one(column, *row) for row in self.rows], dtype=float)

    def _one(self, column: Column, line: int, row: list[str]) -> float:
        cell = row[column.place]
        where = {"f": self.name, "L": line, "C": column.place + 1}
        written = without_thousands(cell) if self.decimal == "thousands" else cell
        number = numeral(written, comma=self.sheet.comma or "," in cell)
        if number is None or not math.isfinite(number):
            endless = number is not None or is_endless(cell)
            name = "NOT_FINITE" if endless else "NOT_A_NUMBER" if cell else "EMPTY_CELL"
            return self._bad(fault(name, cell=cell, **where))
        si = number * column.unit.factor + column.unit.offset
        wrong = _wrong(column, number, si)
        if wrong:
            parts = {"name": column.rule["names"][0], "unit": column.written}
            return self._bad(fault(wrong, cell=cell, **parts, **_beyond(si, column.rule), **where))
        # What an uncertainty is relative to is known later.
        return number if column.kind == "uncertainty" else si

    def _bad(self, found: Fault) -> float:
        self.faults.append(found)
        return math.nan


def _wrong(column: Column, number: float, si: float) -> str | None:
    """The name of the fault of a number, if it has one."""
    rule = column.rule
    if column.kind == "uncertainty":
        return None if number > 0 else "UNCERTAINTY"
    if rule["positive"] and si <= 0:
        return "NOT_POSITIVE"
    if column.kind == "time" and si < 0:
        return "NOT_NEGATIVE"
    if column.needs_area or rule["low"] <= si <= rule["high"]:
        return None
    return "RANGE"


def _beyond(si: float, rule: Mapping[str, Any]) -> dict[str, str]:
    return {"times": _times(si, rule["low"], rule["high"]), "shown": rule["shown"]}


def _times(si: float, low: float, high: float) -> str:
    """How far outside, in words."""
    bound = high if si > high else low
    ratio = max(abs(si / bound), abs(bound / si)) if si * bound > 0 else 1.0
    return f"{number_text(ratio, 2)} ×" if ratio >= _TIMES else "a little"


def _ask(
    used: Mapping[str, Column],
    arrays: Mapping[str, Any],
    known: dict[str, Any],
    name: str,
    faults: list[Fault],
    notices: list[str],
) -> None:
    """With a bias the sign, the number of interfaces and the kind of resistance must be said."""
    column = next((used[one] for one in ("drop", "overpotential", "bias") if one in used), None)
    if column is None or not np.any(arrays[column.kind] != 0):
        return
    by_name = _SAID_BY_NAME.get(column.name.lower().replace("_", " "), set())
    if "current" in used and "resistance" not in used:
        by_name = by_name | {"resistance"}
    missing = [key for key in rules()["ask"] if key not in known and key not in by_name]
    if missing:
        said = "; ".join(rules()["ask"][key] for key in missing)
        faults.append(fault("DECLARE", missing, f=name, missing=said))
    elif len(by_name) == len(rules()["ask"]) and not known.keys() & by_name:
        notices.append(notice("drop"))
    if not missing:
        known.setdefault("interfaces", 1)
        known.setdefault("resistance", "chord")


def _in_si(
    used: Mapping[str, Column], arrays: dict[str, Any], known: dict[str, Any], table: _Values
) -> dict[str, Any]:
    """The columns as a ``Table`` has them; what is found wrong on the way goes to the faults."""
    area = known.get("electrode area", 1.0)
    found = {key: value for key, value in arrays.items() if key not in {"overpotential", "bias"}}
    for kind, sign in (("drop", 1.0), ("bias", 1.0), ("overpotential", -1.0)):
        if kind in arrays:
            said = {"desolvation": 1.0, "solvation": -1.0}.get(known.get("positive", ""), sign)
            found["drop"] = said * arrays[kind] + 0.0  # no minus zero
    current = found.pop("current", None)
    if "resistance" in found:
        found["resistance"] = found["resistance"] * (area if used["resistance"].needs_area else 1)
        column = used["resistance"]
    elif current is not None:
        column = used["current"]
        density = current / (area if column.needs_area else 1)
        found["resistance"] = _over_current(found, density, column, table)
    _in_range(found["resistance"], column, table)
    if "uncertainty" in found:
        found["uncertainty"] = _uncertainty(found, used["uncertainty"], area, table)
    return found


def _over_current(
    found: dict[str, Any], density: Numbers, column: Column, table: _Values
) -> Numbers:
    """R = U/i."""
    drop = found.get("drop")
    for row, (line, cells) in enumerate(table.rows):
        if drop is None or drop[row] == 0:
            table.faults.append(fault("ZERO_DROP", f=table.name, L=line))
        elif density[row] == 0 or drop[row] / density[row] < 0:
            where = {"f": table.name, "L": line, "C": column.place + 1}
            parts = {"name": "the drop over the current", "cell": cells[column.place]}
            table.faults.append(fault("NOT_POSITIVE", **parts, **where))
    if table.faults or drop is None:
        return np.full(len(table.rows), np.nan)
    ratio: Numbers = drop / density
    return ratio


def _in_range(resistance: Numbers, column: Column, table: _Values) -> None:
    """What had to wait for the area of the electrode, or for the drop."""
    rule = rules()["columns"]["resistance"]
    if not column.needs_area and column.kind == "resistance":
        return
    for si, (line, cells) in zip(resistance, table.rows, strict=True):
        if math.isfinite(si) and not rule["low"] <= si <= rule["high"]:
            where = {"f": table.name, "L": line, "C": column.place + 1}
            parts = {
                "cell": cells[column.place],
                "unit": column.written,
                **_beyond(si, rule),
            }
            table.faults.append(fault("RANGE", **parts, **where))


def _uncertainty(found: dict[str, Any], column: Column, area: float, table: _Values) -> Numbers:
    """Absolute, in SI."""
    given = found["uncertainty"]
    if not column.unit.dimension:
        absolute = given * column.unit.factor * found["resistance"]
    else:
        absolute = given * column.unit.factor * (area if column.needs_area else 1)
    for sigma, value, (line, cells) in zip(absolute, found["resistance"], table.rows, strict=True):
        if sigma >= value:
            where = {"f": table.name, "L": line, "C": column.place + 1}
            table.faults.append(fault("UNCERTAINTY", cell=cells[column.place], **where))
    result: Numbers = absolute
    return result


def _say(
    used: Mapping[str, Column],
    arrays: Mapping[str, Any],
    known: dict[str, Any],
    notices: list[str],
) -> None:
    """What is taken for granted, where nothing was said of it."""
    if "temperature" not in arrays and "temperature" not in known:
        notices.append(notice("temperature"))
        known["temperature"] = _ROOM
    if "overpotential" in used and "positive" not in known:
        notices.append(notice("overpotential"))
