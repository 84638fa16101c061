r"""Where in a file a spectrum stands: the columns that are named, the rows below them.

A table is known by the names of its columns, wherever it stands and whatever stands before it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from heteroionic_lite.diagnosis.faults import Fault
from heteroionic_lite.diagnosis.reading.faults import fault, notice, rules
from heteroionic_lite.diagnosis.reading.numerals import numeral
from heteroionic_lite.diagnosis.reading.quantities import Unit, unit_of
from heteroionic_lite.diagnosis.reading.sheet import BETWEEN, cells

Row = tuple[int, dict[str, float]]

_ENOUGH = ({"real", "imaginary"}, {"modulus", "phase"})
_SIGNS = str.maketrans({"″": "''", '"': "''", "′": "'", "’": "'", "`": "'", "−": "-", "–": "-"})
_NAME = (
    re.compile(r"(.*?)\s*/\s*(.*)"),
    re.compile(r"(.*?)\s*[(\[]([^()\[\]]*)[)\]]"),
)
_THREE = ("frequency", "real", "imaginary")
_FEWEST = 3  # rows without a header that are taken for a spectrum
_BELOW = 2  # lines between a header and its rows


@dataclass(frozen=True)
class Head:
    """One column: what it is, whether its sign is turned, and its unit if it stands there."""

    kind: str
    turned: bool = False
    unit: Unit | None = None


@dataclass
class Block:
    """The rows below one header, and the place of each column."""

    columns: dict[str, tuple[int, Head]]
    rows: list[Row]
    headerless: bool = False


@dataclass
class Finder:
    """Goes through the lines from above to below."""

    name: str
    lines: list[str]
    notices: list[str]
    chosen: Mapping[int, str]  # by place, from zero
    sign: str | None
    faults: list[Fault]

    def blocks(self) -> Iterator[Block]:
        """Every table of a spectrum."""
        at, met = 0, False
        while at < len(self.lines):
            header = self._header(at)
            if header is None:
                at += 1
                continue
            met = True
            between, columns = header
            columns = self._with_units(at + 1, between, columns)
            rows, at = self._rows(at + 1, between, columns)
            if rows:
                yield Block(columns, rows)
        if not met and not self.faults:
            yield from self._without_header()

    def _header(self, at: int) -> tuple[str, dict[str, tuple[int, Head]]] | None:
        """The columns, where a line names a frequency and enough of an impedance."""
        half: tuple[str, list[tuple[int, str]]] | None = None
        for between in BETWEEN:
            row = cells(self.lines[at], between)
            columns: dict[str, tuple[int, Head]] = {}
            unknown = []
            for place, cell in enumerate(row):
                head = _chosen(self.chosen[place]) if place in self.chosen else head_of(cell)
                if head is None and cell and place not in self.chosen:
                    unknown.append((place, cell))
                elif head and head.kind not in columns:
                    columns[head.kind] = (place, head)
            has_frequency = bool({"frequency", "angular"} & columns.keys())
            enough = next((pair for pair in _ENOUGH if pair <= columns.keys()), None)
            if has_frequency and enough:
                kept = enough | {"frequency", "angular", "cycle"}
                return between, {kind: one for kind, one in columns.items() if kind in kept}
            if has_frequency and len(row) >= len(_THREE) and unknown and half is None:
                half = between, unknown
        if half and self._rows_follow(at, half[0]):
            for place, cell in half[1]:
                where = {"f": self.name, "L": at + 1, "C": place + 1}
                choices = rules()["spectra"]["choices"]
                self.faults.append(fault("SPECTRUM_COLUMN", choices, name=cell, **where))
        return None

    def _rows_follow(self, at: int, between: str) -> bool:
        rows = [cells(line, between) for line in self.lines[at + 1 : at + 1 + _BELOW]]
        counts = [
            sum(numeral(cell, comma=between != ",") is not None for cell in row) for row in rows
        ]
        return any(count >= len(_THREE) for count in counts)

    def _with_units(
        self, at: int, between: str, columns: dict[str, tuple[int, Head]]
    ) -> dict[str, tuple[int, Head]]:
        """The columns with the units of a row of units, where one follows."""
        row = cells(self.lines[at], between) if at < len(self.lines) else []
        found = {}
        for kind, (place, head) in columns.items():
            written = row[place].strip("()[]") if place < len(row) else ""
            unit = _fitting(kind, written) if written else None
            found[kind] = (place, head if head.unit else replace(head, unit=unit))
        return found

    def _rows(
        self, at: int, between: str, columns: dict[str, tuple[int, Head]]
    ) -> tuple[list[Row], int]:
        """The rows from a line on, to where the table ends, and the line after it."""
        comma, first = between != ",", at
        rows: list[Row] = []
        while at < len(self.lines):
            row = cells(self.lines[at], between)
            found: dict[str, float] = {}
            bad = []
            for kind, (place, _) in columns.items():
                value = numeral(row[place], comma=comma) if place < len(row) else None
                if value is None:
                    bad.append(place)
                else:
                    found[kind] = value
            if not found:
                if rows or at >= first + _BELOW:
                    break
            elif bad:
                self._bad_cell(at, row, bad[0])
            else:
                rows.append((at + 1, found))
            at += 1
        return rows, at

    def _bad_cell(self, at: int, row: list[str], place: int) -> None:
        where = {"f": self.name, "L": at + 1, "C": place + 1}
        cell = row[place] if place < len(row) else ""
        self.faults.append(fault("NOT_A_NUMBER" if cell else "EMPTY_CELL", cell=cell, **where))

    def _without_header(self) -> Iterator[Block]:
        """Three columns of numbers and nothing that names them."""
        for between in BETWEEN:
            rows: list[Row] = []
            for number, line in enumerate(self.lines, start=1):
                values = [numeral(cell, comma=between != ",") for cell in cells(line, between)]
                numbers = [value for value in values if value is not None]
                if len(numbers) == len(values) >= len(_THREE):
                    rows.append((number, dict(zip(_THREE, numbers, strict=False))))
            if len(rows) >= _FEWEST:
                positive = sum(row["imaginary"] > 0 for _, row in rows) * 2 > len(rows)
                turned = self.sign == "-imaginary" if self.sign else positive
                self.notices.append(notice("headerless", third="−Im Z" if turned else "Im Z"))
                columns = {kind: (place, Head(kind)) for place, kind in enumerate(_THREE)}
                columns["imaginary"] = (2, Head("imaginary", turned))
                yield Block(columns, rows, headerless=True)
                return


def head_of(cell: str) -> Head | None:
    """What a cell of a header names, if it is known.

    >>> head_of("-Im(Z)/Ohm").turned, head_of("Z'(a)").kind, head_of("Ewe/V")
    (True, 'real', None)
    """
    found = [one.fullmatch(cell) for one in _NAME]
    pairs = [(one[1], one[2]) for one in found if one] + [(cell, "")]
    for name, written in pairs:
        turned, kind = _kind(name)
        if kind is not None:
            return Head(kind, turned, _fitting(kind, written) if written else None)
    return None


def _fitting(kind: str, written: str) -> Unit | None:
    """The unit, where it is one of this kind of column."""
    rule = rules()["spectra"]["columns"][kind]
    unit = unit_of(written)
    wanted = [unit_of(one) for one in (rule.get("unit"), rule.get("also")) if one]
    return unit if unit and any(one and one.dimension == unit.dimension for one in wanted) else None


def _chosen(kind: str) -> Head | None:
    """The column that a reader chose: ``"-imaginary"``."""
    if kind == "ignored":
        return None
    return Head(kind.removeprefix("-"), kind.startswith("-"))


def _kind(name: str) -> tuple[bool, str | None]:
    plain = unicodedata.normalize("NFKC", name.translate(_SIGNS)).lower()
    plain = re.sub(r"[\s_]+", "", plain)
    bare = plain.removeprefix("-")
    for kind, rule in rules()["spectra"]["columns"].items():
        if bare in rule["names"]:
            return plain != bare, kind
    return False, None
