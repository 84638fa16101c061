"""The measured values with their provenance, read from ``data/reported.csv``.

>>> [row.value for row in reported(interface="LE/SE", quantity="activation energy")]
[50.0, 50.0, 32.0]
>>> reported(identifier="V040")[0].si
0.531

Each row keeps the value and unit as reported beside the SI value, the conditions, the method,
the evidence class and the citation. A broken row is refused with its line, column and reason.
"""

import csv
import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pint

from heteroionic_lite.units import label, quantity

_FILE = Path(__file__).parent / "data" / "reported.csv"
EVIDENCE = (
    "primary abstract",
    "conference abstract",
    "secondary table",
    "review text",
    "disputed",
)


@dataclass(frozen=True)
class Reported:
    """One reported value; ``si``, ``si_low`` and ``si_high`` are in base SI units."""

    id: str
    interface: str
    quantity: str
    solid: str
    counterpart: str
    salt: str
    ion: str
    value: float
    low: float | None
    high: float | None
    unit: str
    approximate: bool
    method: str
    evidence: str
    citation: str
    review_ref: str
    note: str
    si: float
    si_low: float | None
    si_high: float | None

    @property
    def shown(self) -> str:
        """The value as reported: ``≈ 50 kJ/mol``."""
        return f"{'≈ ' if self.approximate else ''}{self.value:g} {label(self.unit)}".rstrip()

    @property
    def system(self) -> str:
        """What was in contact with what."""
        return " | ".join(part for part in (self.solid, self.counterpart, self.salt) if part)

    @property
    def source(self) -> str:
        """Author and year, the review's reference number, evidence class."""
        name = re.sub(r"^([a-z]+)(\d{4}).*", lambda m: f"{m[1].capitalize()} {m[2]}", self.citation)
        number = f" [{self.review_ref}]" if self.review_ref else ""
        return f"{name}{number}, {self.evidence}"


def reported(
    *, interface: str = "", quantity: str = "", identifier: str = "", path: Path = _FILE
) -> list[Reported]:
    """Rows of one interface class, quantity or identifier, in the order of the file."""
    return [
        row
        for row in _read(path)
        if interface in ("", row.interface)
        and quantity in ("", row.quantity)
        and identifier in ("", row.id)
    ]


@cache
def _read(path: Path) -> tuple[Reported, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = tuple(_row(cells, f"{path.name}, line {reader.line_num}") for cells in reader)
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise ValueError(f"{path.name}: the id {row.id} occurs twice")
        seen.add(row.id)
    return rows


def _row(cells: dict[str, Any], where: str) -> Reported:
    def number(column: str) -> float:
        try:
            found = float(cells[column])
        except ValueError:
            found = math.nan
        if not math.isfinite(found):
            raise ValueError(f"{where}, column {column}: {cells[column]!r} is not a number")
        return found

    def bound(column: str) -> float | None:
        return number(column) if cells[column] else None

    def in_si(value: float | None) -> float | None:
        try:
            return (
                value
                if value is None
                else float(quantity(value, cells["unit"]).to_base_units().magnitude)
            )
        except pint.UndefinedUnitError as error:
            raise ValueError(f"{where}, column unit: {error}") from None

    for column in ("id", "quantity", "citation"):
        if not cells[column]:
            raise ValueError(f"{where}, column {column}: is empty")
    if cells["evidence"] not in EVIDENCE:
        raise ValueError(
            f"{where}, column evidence: {cells['evidence']!r} is not one of {', '.join(EVIDENCE)}"
        )
    value, low, high = number("value"), bound("low"), bound("high")
    return Reported(
        **{
            name: cells[name]
            for name in (
                "id",
                "interface",
                "quantity",
                "solid",
                "counterpart",
                "salt",
                "ion",
                "unit",
                "method",
                "evidence",
                "citation",
                "review_ref",
                "note",
            )
        },
        value=value,
        low=low,
        high=high,
        approximate=cells["approximate"] == "yes",
        si=in_si(value) or 0.0,
        si_low=in_si(low),
        si_high=in_si(high),
    )
