"""The measured values with their provenance, read from ``data/reported.csv`` and ``solvents.csv``.

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

from heteroionic_lite.units import label, number_text, quantity, registry

_FILES = (
    Path(__file__).parent / "data" / "reported.csv",
    Path(__file__).parent / "data" / "solvents.csv",
)
EVIDENCE = (
    "primary abstract",
    "conference abstract",
    "secondary abstract",
    "secondary table",
    "review text",
    "disputed",
)
QUALIFIERS = ("=", "≈", "<", ">", "range", "vanishing")


@dataclass(frozen=True)
class Reported:
    """One reported value; ``si`` and its bounds are in base SI units, energies per mole.

    ``value`` of a range and of what was reported as vanishing is NaN: no such number was
    reported. Of a bound (``<``) it is the bound.
    """

    id: str
    interface: str
    quantity: str
    solid: str
    counterpart: str
    salt: str
    composition: str
    ion: str
    temperature: float | None
    qualifier: str
    value: float
    low: float | None
    high: float | None
    unit: str
    method: str
    method_detail: str
    evidence: str
    citation: str
    seen_in: str
    review_ref: str
    note: str
    si: float
    si_low: float | None
    si_high: float | None

    @property
    def approximate(self) -> bool:
        """Whether the source says "about"."""
        return self.qualifier == "≈"

    @property
    def is_point(self) -> bool:
        """Whether it may be drawn as a point: no bound, range or vanishing value may."""
        return self.qualifier in ("=", "≈")

    @property
    def shown(self) -> str:
        """The value as reported: ``≈ 50 kJ/mol``."""
        if self.qualifier == "range":
            number = f"{self.low:g}–{self.high:g}"
        elif self.qualifier == "vanishing":
            number = "≈ 0"
        else:
            number = f"{self.qualifier} {number_text(self.value)}".removeprefix("= ")
        return f"{number} {label(self.unit)}".rstrip()

    @property
    def system(self) -> str:
        """What was in contact with what."""
        return " | ".join(part for part in (self.solid, self.counterpart, self.salt) if part)

    @property
    def source(self) -> str:
        """Author and year, the review's reference number, evidence class."""
        names = ", ".join(
            re.sub(r"^([a-z]+)(\d{4}).*", lambda m: f"{m[1].capitalize()} {m[2]}", key)
            for key in self.citation.split("; ")
        )
        number = f" [{self.review_ref}]" if self.review_ref else ""
        return f"{names}{number}, {self.evidence}"


def reported(
    *, interface: str = "", quantity: str = "", identifier: str = "", path: Path | None = None
) -> list[Reported]:
    """Rows of one interface class, quantity or identifier, in the order of the file."""
    rows = [row for file in ([path] if path else _FILES) for row in _read(file)]
    return [
        row
        for row in rows
        if interface in ("", row.interface)
        and quantity in ("", row.quantity)
        and identifier in ("", row.id)
    ]


def solvents(*, quantity: str = "", identifier: str = "") -> list[Reported]:
    """Donor numbers (and the bulk donicity of water, another quantity)."""
    return reported(interface="solvent", quantity=quantity, identifier=identifier)


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


def _per_mole(value: Any) -> Any:
    """An energy of one particle, in eV, as the energy of a mole; all else as it is."""
    return value * registry().avogadro_constant if value.check("[energy]") else value


def _as_contact(cells: dict[str, Any]) -> dict[str, Any]:
    """A row of ``solvents.csv`` with the columns of ``reported.csv``."""
    name = cells.get("abbreviation") or cells.get("solvent")
    return {"interface": "solvent", "solid": "", "counterpart": name, **cells}


def _check_words(cells: dict[str, Any], where: str) -> None:
    for column in ("id", "quantity", "citation"):
        if not cells[column]:
            raise ValueError(f"{where}, column {column}: is empty")
    for column, allowed in (("evidence", EVIDENCE), ("qualifier", QUALIFIERS)):
        if cells[column] not in allowed:
            raise ValueError(
                f"{where}, column {column}: {cells[column]!r} is not one of {', '.join(allowed)}"
            )


def _row(cells: dict[str, Any], where: str) -> Reported:
    cells = _as_contact(cells)

    def number(column: str) -> float:
        try:
            found = float(cells[column])
        except ValueError:
            found = math.nan
        if not math.isfinite(found):
            raise ValueError(f"{where}, column {column}: {cells[column]!r} is not a number")
        return found

    def bound(column: str) -> float | None:
        return number(column) if cells.get(column) else None

    def in_si(value: float | None) -> float | None:
        try:
            return (
                value
                if value is None
                else float(_per_mole(quantity(value, cells["unit"])).to_base_units().magnitude)
            )
        except pint.UndefinedUnitError as error:
            raise ValueError(f"{where}, column unit: {error}") from None

    _check_words(cells, where)
    low, high = bound("low"), bound("high")
    value = math.nan if cells["qualifier"] in ("range", "vanishing") else number("value")
    return Reported(
        **{
            name: cells.get(name, "")
            for name in (
                "id",
                "interface",
                "quantity",
                "solid",
                "counterpart",
                "salt",
                "composition",
                "ion",
                "qualifier",
                "unit",
                "method",
                "method_detail",
                "evidence",
                "citation",
                "seen_in",
                "review_ref",
                "note",
            )
        },
        temperature=bound("temperature_degC"),
        value=value,
        low=low,
        high=high,
        si=in_si(value) or 0.0,
        si_low=in_si(low),
        si_high=in_si(high),
    )
