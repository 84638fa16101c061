"""Whatever holds measured resistances becomes a Table, or is refused with every fault.

>>> table = table_from({
...     "concentration / mol/l": [1, 0.5, 0.25, 0.1],
...     "resistance / ohm cm^2": [484, 720, 1060, 1760],
... })
>>> table.resistance
array([0.0484, 0.072 , 0.106 , 0.176 ])

Columns are known by their names; a unit stands in the name, or the column is a quantity. Bare
numbers are refused: 484 may be ohm cm² or ohm m².
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from heteroionic_lite.diagnosis.faults import Fault, TableError
from heteroionic_lite.diagnosis.table import Kind, Table
from heteroionic_lite.equation import Parameter
from heteroionic_lite.models.parameters import (
    concentration,
    current_density,
    donor_number,
    driving_drop,
    overpotential,
    temperature,
    time,
    transfer_resistance,
)
from heteroionic_lite.spelling import did_you_mean
from heteroionic_lite.wording import brief, several

_RESISTANCE = transfer_resistance.having(name="resistance")
_UNCERTAINTY = transfer_resistance.having(name="uncertainty")
_SHARE = donor_number.having(name="uncertainty")
# What is no quantity of a model is checked by the table, not here: every fault at once.
_WANTED = {
    "concentration": concentration,
    "time": time,
    "driving_drop": driving_drop,
    "drop": driving_drop,
    "overpotential": overpotential,
    "temperature": temperature,
    "resistance": _RESISTANCE,
    "current_density": current_density,
    "uncertainty": _UNCERTAINTY,
    "donor_number": donor_number,
}
_TEXT = "cell"


def table_from(data: Any, source: str = "table", **declared: Any) -> Table:
    """A Table as it is, or one of columns: a mapping, a data frame.

    ``declared`` are ``interfaces``, ``resistance_kind`` and ``charge_number``. Everything that is
    read from a text or a file becomes columns or a Table first.
    """
    if isinstance(data, Table):
        if declared:
            raise ValueError(f"a Table has declared {several(declared)} itself")
        return data
    if isinstance(data, Mapping) or (hasattr(data, "columns") and hasattr(data, "items")):
        return of_columns(data, source, **declared)
    raise ValueError(
        f"{brief(data)} is no table; give columns with units, such as "
        '{"concentration / mol/l": […], "resistance / ohm cm^2": […]}'
    )


def of_columns(
    data: Any,
    source: str = "table",
    *,
    interfaces: int | None = None,
    resistance_kind: Kind | None = None,
    charge_number: int = 1,
) -> Table:
    """A table of columns that say their unit; TableError has every fault."""
    faults: list[Fault] = []
    columns: dict[str, Any] = {}
    for header, name, unit, values in _named(data):
        if name in columns:
            faults.append(Fault("COLUMN_TWICE", f"{name} occurs twice", source, column=header))
        elif name == _TEXT:
            columns[name] = tuple(map(str, values))
        elif name in _WANTED:
            columns[name] = _read(header, _WANTED[name], unit, values, source, faults)
        else:
            known = (*_WANTED, _TEXT)
            reason = f"{brief(header)} is none of {', '.join(known)}{did_you_mean(name, known)}"
            faults.append(Fault("COLUMN_UNKNOWN", reason, source))
    if not faults:
        _derive(columns, source, faults)
    if faults:
        raise TableError(faults)
    return Table(
        **columns,
        interfaces=interfaces,
        resistance_kind=resistance_kind,
        charge_number=charge_number,
        source=source,
    )


def _named(data: Any) -> Iterator[tuple[str, str, str | None, Any]]:
    """Each column with its header, its name, the unit in its header, and its values."""
    for header, values in data.items():
        name, _, unit = str(header).partition("/")
        yield (
            str(header),
            name.strip().lower().replace(" ", "_"),
            unit.strip() or None,
            values.to_numpy() if hasattr(values, "to_numpy") and unit else values,
        )


def _read(
    header: str, wanted: Parameter, unit: str | None, values: Any, source: str, faults: list[Fault]
) -> Any:
    """A column in SI; what is wrong with it goes to ``faults``."""
    from heteroionic_lite.units import quantity
    from heteroionic_lite.values.door import taken

    try:
        if wanted.name == "uncertainty" and unit == "%":
            return _Share(np.asarray(values, dtype=np.float64) / 100)
        found = taken(values if unit is None else quantity(values, unit), wanted)
        if not found.unit_said and wanted.unit != "dimensionless":
            example = f"{header} / {wanted.shown_in}"
            reason = f'"{header}" has no unit; write "{example}"'
            faults.append(Fault("UNIT_MISSING", reason, source))
            return None
        if found.mask is not None:
            raise ValueError(f"{header} has masked values; leave their rows out")
    except (TypeError, ValueError) as error:
        faults.append(Fault("NOT_A_NUMBER", str(error), source))
        return None
    return found.array


class _Share:
    """An uncertainty as a share of the resistance."""

    def __init__(self, share: Any) -> None:
        self.share = share


def _derive(columns: dict[str, Any], source: str, faults: list[Fault]) -> None:
    """The table's own columns from those that mean the same."""
    for name in ("driving_drop", "overpotential"):
        if name in columns:
            if "drop" in columns:
                faults.append(Fault("COLUMN_TWICE", "the bias is given twice", source))
            sign = -1.0 if name == "overpotential" else 1.0
            columns["drop"] = sign * columns.pop(name) + 0.0  # no minus nought
    _resistance(columns, source, faults)
    sigma = columns.get("uncertainty")
    if isinstance(sigma, _Share) and "resistance" in columns:
        columns["uncertainty"] = sigma.share * columns["resistance"]


def _resistance(columns: dict[str, Any], source: str, faults: list[Fault]) -> None:
    """The resistance from a current density, where that was measured."""
    current = columns.pop("current_density", None)
    if current is not None and "resistance" in columns:
        reason = "a resistance and a current density are given; one is enough"
        faults.append(Fault("COLUMN_TWICE", reason, source))
    elif current is not None and "drop" not in columns:
        reason = "a current density needs the bias that drives it"
        faults.append(Fault("COLUMN_MISSING", reason, source))
    elif current is not None and np.shape(current) != np.shape(columns["drop"]):
        reason = f"current_density has {np.size(current)} rows, the bias {np.size(columns['drop'])}"
        faults.append(Fault("ROW_LENGTH", reason, source))
    elif current is not None:
        still = np.flatnonzero((np.asarray(current) == 0) | (np.asarray(columns["drop"]) == 0))
        reason = "without bias or current there is no resistance"
        faults += [
            Fault("NOT_POSITIVE", reason, source, int(row) + 1, "current_density", "row")
            for row in still
        ]
        if not len(still):
            columns["resistance"] = columns["drop"] / current
    elif "resistance" not in columns:
        reason = "a resistance or a current density is needed"
        faults.append(Fault("COLUMN_MISSING", reason, source))
