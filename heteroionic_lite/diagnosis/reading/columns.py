"""What the columns of a sheet are: their names, their units, and what is wrong with these.

>>> named("driving drop / mV"), named("R [Ω·cm²]"), named("cell")
(('driving drop', 'mV'), ('R', 'Ω·cm²'), ('cell', ''))
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from heteroionic_lite.diagnosis.faults import Fault
from heteroionic_lite.diagnosis.reading.faults import fault, rules
from heteroionic_lite.diagnosis.reading.quantities import Unit, in_words, nearest, unit_of
from heteroionic_lite.diagnosis.reading.sheet import Sheet

_BRACKETED = re.compile(r"(.*?)\s*[\[(]([^\[\]]*)[\])]\s*")
_SCALES = {"C": "°C", "F": "°F"}


@dataclass(frozen=True)
class Column:
    """One column that is used: what it is, where it stands, and its unit."""

    kind: str
    place: int  # from zero
    name: str  # as it is written
    written: str  # the unit, as it is written
    unit: Unit
    needs_area: bool = False

    @property
    def rule(self) -> dict[str, Any]:
        """What ``rules.json`` says of columns of this kind."""
        rule: dict[str, Any] = rules()["columns"][self.kind]
        return rule


def named(cell: str) -> tuple[str, str]:
    """The name and the unit in the head of a column."""
    if found := _BRACKETED.fullmatch(cell):
        return found[1].strip(), found[2].strip()
    for sign in ("/", " in "):
        name, _, unit = cell.partition(sign)
        if unit.strip():
            return name.strip(), unit.strip()
    return re.sub(r"/\s*$", "", cell).strip(), ""


def is_name(cell: str) -> bool:
    """Whether the head of a column is one that is known."""
    return bool(kinds(named(cell)[0]))


def kinds(name: str) -> list[str]:
    """What a column of this name may be, the likeliest first.

    Case and ``_`` do not matter but where they part two symbols: t is a time, T a temperature.
    """
    exact = [kind for kind, rule in rules()["columns"].items() if name in rule["names"]]
    plain = _plain(name)
    alike = [
        kind
        for kind, rule in rules()["columns"].items()
        if plain in map(_plain, rule["names"]) and kind not in exact
    ]
    return exact + alike


def understood(
    sheet: Sheet, file: str, faults: list[Fault], chosen: Mapping[int, str], *, has_area: bool
) -> list[Column]:
    """The columns that are used; ``chosen`` says by place what those of unknown names are."""
    found = []
    for place, cell in enumerate(sheet.header):
        if not cell and not any(len(row) > place and row[place] for _, row in sheet.rows):
            continue
        name, unit = named(cell)
        if not unit and place < len(sheet.units):
            unit = sheet.units[place]
        where = {"f": file, "L": sheet.header_line, "C": place + 1}
        possible = [chosen[place]] if place in chosen else kinds(name)
        if not possible:
            known = [kind for kind in rules()["columns"] if kind != "ignored"]
            listed = ", ".join(rules()["columns"][kind]["names"][0] for kind in known)
            faults.append(
                fault("COLUMN_UNKNOWN", [*known, "ignored"], name=name, known=listed, **where)
            )
            continue
        column = _of(possible, place, name, unit, where, faults, has_area=has_area)
        if column:
            found.append(column)
    return _once(found, sheet, file, faults)


def _once(found: list[Column], sheet: Sheet, file: str, faults: list[Fault]) -> list[Column]:
    """Each kind once; a drop may be given in one way only."""
    seen: dict[str, Column] = {}
    for column in found:
        if column.kind == "ignored":
            continue
        group = "drop" if column.kind in {"overpotential", "bias"} else column.kind
        if group in seen:
            first = rules()["columns"][seen[group].kind]["names"][0]
            places = {"C1": seen[group].place + 1, "C2": column.place + 1}
            faults.append(fault("COLUMN_TWICE", f=file, L=sheet.header_line, name=first, **places))
        else:
            seen[group] = column
    return [column for column in found if column.kind == "ignored" or column in seen.values()]


def _of(
    possible: list[str],
    place: int,
    name: str,
    written: str,
    where: dict[str, Any],
    faults: list[Fault],
    *,
    has_area: bool,
) -> Column | None:
    """The column, of the first kind whose unit fits."""
    kind = possible[0]
    rule = rules()["columns"][kind]
    if rule.get("text"):
        return Column(kind, place, name, "", Unit(1.0))
    spelling = rule["spellings"][0]
    unit = unit_of(written) if written else Unit(1.0) if rule.get("bare") else None
    if not written and unit is None:
        faults.append(fault("UNIT_MISSING", name=name, example=spelling, **where))
        return None
    if unit is None:
        near = nearest(written, rule["spellings"])
        faults.append(fault("UNIT_UNKNOWN", unit=written, nearest=near, **where))
        return None
    for one in possible:
        column = _fitting(one, place, name, written, unit)
        if column and column.needs_area and not has_area:
            faults.append(fault("AREA_MISSING", name=name, unit=written, **where))
            return None
        if column:
            return column
    wanted = unit_of(rule["unit"])
    scale = _SCALES.get(written, "") if kind == "temperature" else ""
    faults.append(
        fault(
            "UNIT_DIMENSION",
            name=name,
            unit=written or "no unit",
            found=in_words(unit.dimension),
            expected=in_words(wanted.dimension) if wanted else "",
            example=spelling,
            meant=f"; did you mean {scale}?" if scale else "",
            **where,
        )
    )
    return None


def _fitting(kind: str, place: int, name: str, written: str, unit: Unit) -> Column | None:
    rule = rules()["columns"][kind]
    wanted = unit_of(rule["unit"]) if "unit" in rule else None
    if wanted is None:
        return None
    if unit.dimension == wanted.dimension:
        return Column(kind, place, name, written, unit)
    for spelling, words in rule.get("also", {}).items():
        other = unit_of(spelling)
        if other and unit.dimension == other.dimension:
            return Column(kind, place, name, written, unit, words in {"a resistance", "a current"})
    return None


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", unicodedata.normalize("NFKC", name).lower())
