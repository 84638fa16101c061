"""A table of measured resistances, in SI and checked: what everything here begins with.

>>> table = Table(resistance=[0.0484, 0.06, 0.083, 0.11, 0.17],
...               concentration=[1000, 500, 250, 125, 60])
>>> table.varying
('concentration',)
>>> table.notices[0]
'no temperature is given: 25 °C is assumed'
>>> Table(resistance=[0.05, 0.06, -1.0, 0.08], drop=[0, 0.05, 0, -0.05])
Traceback (most recent call last):
...
heteroionic_lite.diagnosis.faults.TableError: table, row 3, column resistance: resistance must be \
positive, found -1 ohm m^2
table: bias varies: say how many interfaces, chord or differential
table: bias varies: a temperature is needed

One row is one measured resistance. The driving drop is positive in the direction of desolvation
(liquid to solid). Resistances are those of the whole cell: with two interfaces in series, of both.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from heteroionic_lite.diagnosis.faults import Fault, TableError
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.wording import brief

FloatArray = npt.NDArray[np.float64]
Kind = Literal["chord", "differential"]

FEWEST, MOST = RULES["table"]["fewest"], RULES["table"]["most"]  # rows
ROOM = 298.15  # K, where nothing else is said
HOUR = 3600.0

# Whether a column is the same in every row, to this share of its size.
_SAME = float(RULES["table"]["same"])


@dataclass(frozen=True)
class Column:
    """A column of numbers: its SI unit and what interfaces show, ends included."""

    unit: str
    low: float
    high: float
    positive: bool = False
    wanted: str = ""  # what is unknown where it never varies


COLUMNS = {
    "concentration": Column("mol/m^3", 0.1, 1e4, positive=True, wanted="the slope"),
    "time": Column("s", 0.0, 1e5 * HOUR, wanted="the drift"),
    "drop": Column("V", -0.5, 0.5, wanted="the asymmetry"),
    "temperature": Column("K", 200.0, 500.0, positive=True),
    "resistance": Column("ohm m^2", 1e-7, 1e3, positive=True),
    "uncertainty": Column("ohm m^2", 0.0, 1e3, positive=True),
    "donor_number": Column("dimensionless", -20.0, 60.0),
}


@dataclass(frozen=True, eq=False)
class Table:
    """Measured resistances with what they were measured at; arrays in SI, one entry a row.

    ``resistance`` in ohm m², ``concentration`` in mol/m³, ``time`` in s, ``drop`` (the driving
    drop U = −η) in V, ``temperature`` in K, ``uncertainty`` (one standard deviation, absolute) in
    ohm m², ``cell`` a text for each row. A column that was not measured is None.

    ``interfaces`` and ``resistance_kind`` have to be said where the bias is not zero; elsewhere
    None means one interface, for which both kinds are the same.

    Raises TableError with every fault that it finds.
    """

    resistance: FloatArray
    concentration: FloatArray | None = None
    time: FloatArray | None = None
    drop: FloatArray | None = None
    temperature: FloatArray | None = None
    uncertainty: FloatArray | None = None
    cell: tuple[str, ...] | None = None
    donor_number: FloatArray | None = None
    charge_number: int = 1
    interfaces: int | None = None
    resistance_kind: Kind | None = None
    notices: tuple[str, ...] = ()
    source: str = "table"
    numbers: tuple[int, ...] | None = None  # of the rows, where some were left out

    def __post_init__(self) -> None:
        faults: list[Fault] = []
        for name in COLUMNS:
            array = self._column(name, getattr(self, name), faults)
            object.__setattr__(self, name, array)
        if self.cell is not None:
            object.__setattr__(self, "cell", tuple(map(str, self.cell)))
        faults += self._shapes()
        if not any(fault.name == "ROW_LENGTH" for fault in faults):
            faults += self._declared() + self._uncertainties() + self._size()
        if faults:
            raise TableError(faults)
        object.__setattr__(self, "notices", (*self.notices, *self._noticed()))

    # -- what is asked of it ----------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.resistance)

    @cached_property
    def varying(self) -> tuple[str, ...]:
        """The columns among concentration, time, drop and temperature that vary."""
        names = ("concentration", "time", "drop", "temperature")
        return tuple(name for name in names if varies(getattr(self, name)))

    @cached_property
    def biased(self) -> bool:
        """Whether any row was measured at a bias."""
        return self.drop is not None and bool(np.any(self.drop != 0))

    def without(self, *rows: int) -> "Table":
        """The table without some rows, counted from one as messages count them.

        The others keep their numbers.
        """
        numbers = self.numbers or tuple(range(1, len(self) + 1))
        wrong = [row for row in rows if row not in numbers]
        if wrong:
            raise ValueError(f"{self.source} has rows {numbers[0]} to {numbers[-1]}, not {wrong}")
        kept = [i for i, number in enumerate(numbers) if number not in rows]
        changes: dict[str, Any] = {
            name: None if (array := getattr(self, name)) is None else array[kept]
            for name in COLUMNS
        }
        if self.cell is not None:
            changes["cell"] = tuple(self.cell[i] for i in kept)
        changes["numbers"] = tuple(numbers[i] for i in kept)
        own = set(self._noticed())
        notices = tuple(notice for notice in self.notices if notice not in own)
        return replace(self, **changes, notices=notices)

    # -- what may be wrong with it ----------------------------------------------------------

    def _column(self, name: str, value: Any, faults: list[Fault]) -> FloatArray | None:
        """A column as floats, its wrong cells among the faults."""
        if value is None and name != "resistance":
            return None
        column = COLUMNS[name]
        try:
            array = np.array(value, dtype=np.float64)
        except (TypeError, ValueError):
            reason = f"{name} = {brief(value)} is no column of numbers in {column.unit}"
            faults.append(Fault("NOT_A_NUMBER", reason, self.source))
            return np.empty(0)
        if array.ndim != 1:
            reason = f"{name} has the shape {array.shape}; a column has one dimension"
            faults.append(Fault("ROW_LENGTH", reason, self.source))
            return np.empty(0)
        unit = "" if column.unit == "dimensionless" else f" {column.unit}"
        for row, cell in enumerate(array.tolist(), start=1):
            if not math.isfinite(cell):
                self._fault(faults, "NOT_FINITE", f"{cell:g} is not finite", row, name)
            elif column.positive and cell <= 0:
                reason = f"{name} must be positive, found {cell:g}{unit}"
                self._fault(faults, "NOT_POSITIVE", reason, row, name)
            elif name == "time" and cell < 0:
                reason = f"{name} must not be negative, found {cell:g}{unit}"
                self._fault(faults, "NOT_POSITIVE", reason, row, name)
            elif not column.low - _SAME * abs(column.low) <= cell <= column.high * (1 + _SAME):
                self._fault(faults, "RANGE", outside(name, cell), row, name)
        array.flags.writeable = False
        return array

    def _fault(self, faults: list[Fault], name: str, reason: str, row: int, column: str) -> None:
        faults.append(Fault(name, reason, self.source, row, column, "row"))

    def _shapes(self) -> list[Fault]:
        lengths = {
            name: len(values)
            for name in (*COLUMNS, "cell")
            if (values := getattr(self, name)) is not None
        }
        wrong = {name: n for name, n in lengths.items() if n != lengths["resistance"]}
        return [
            Fault("ROW_LENGTH", f"{name} has {n} rows instead of {lengths['resistance']}",
                  self.source)
            for name, n in wrong.items()
        ]  # fmt: skip

    def _declared(self) -> list[Fault]:
        faults = []
        if self.interfaces not in (None, 1, 2):
            reason = f"interfaces = {self.interfaces!r}; one or two interfaces are allowed"
            faults.append(Fault("DECLARE", reason, self.source))
        if self.resistance_kind not in (None, *get_args(Kind)):
            reason = f"resistance = {self.resistance_kind!r}; it is chord or differential"
            faults.append(Fault("DECLARE", reason, self.source))
        if self.charge_number not in (1, 2, 3):
            reason = f"charge number = {self.charge_number!r}; it is 1, 2 or 3"
            faults.append(Fault("DECLARE", reason, self.source))
        if self.biased:
            missing = [
                words
                for words, value in (
                    ("how many interfaces", self.interfaces),
                    ("chord or differential", self.resistance_kind),
                )
                if value is None
            ]
            if missing:
                reason = f"bias varies: say {', '.join(missing)}"
                faults.append(Fault("DECLARE", reason, self.source))
            if self.temperature is None:
                reason = "bias varies: a temperature is needed"
                faults.append(Fault("DECLARE", reason, self.source))
        return faults

    def _uncertainties(self) -> list[Fault]:
        if self.uncertainty is None or not len(self):
            return []
        return [
            Fault("UNCERTAINTY",
                  f"uncertainty must be positive and below the value (found {sigma:g} of {value:g} "
                  "ohm m^2)", self.source, row, "uncertainty", "row")
            for row, (sigma, value) in enumerate(
                zip(self.uncertainty.tolist(), self.resistance.tolist(), strict=True), start=1
            )
            if math.isfinite(sigma) and sigma >= value > 0
        ]  # fmt: skip

    def _size(self) -> list[Fault]:
        if len(self) < FEWEST:
            reason = f"{len(self)} rows; at least {FEWEST} are needed"
            return [Fault("TOO_FEW", reason, self.source)]
        if len(self) > MOST:
            reason = f"{len(self)} rows; at most {MOST} are taken: choose rows first"
            return [Fault("TOO_LARGE", reason, self.source)]
        return []

    def _noticed(self) -> list[str]:
        """What is no fault and still to be known."""
        notices = []
        if self.temperature is None:
            notices.append("no temperature is given: 25 °C is assumed")
        if self.interfaces is None:
            notices.append("the number of interfaces is not given: one is assumed")
        notices += [
            f"{words(name)} never varies: {column.wanted} is unknown"
            for name, column in COLUMNS.items()
            if column.wanted and name not in self.varying
        ]
        return notices


_WORDS = {"drop": "the bias", "donor_number": "the donor number", "time": "the age"}


def words(name: str) -> str:
    """What a column is called in a sentence."""
    return _WORDS.get(name, f"the {name}")


def varies(column: FloatArray | Sequence[float] | None) -> bool:
    """Whether a column has two values that differ by more than rounding."""
    if column is None or not len(column):
        return False
    array = np.asarray(column)
    size = float(np.abs(array).max())
    return bool(float(np.ptp(array)) > _SAME * size)


def outside(name: str, value: float) -> str:
    """What is said of a number that no interface shows, in the units people use."""
    from heteroionic_lite.units import display, number_text

    shown_in = {
        "concentration": "mol/l", "time": "hour", "drop": "mV", "temperature": "K",
        "resistance": "ohm cm^2", "uncertainty": "ohm cm^2", "donor_number": "dimensionless",
    }[name]  # fmt: skip
    column = COLUMNS[name]
    shown = display(column.unit, shown_in)
    low, high, found = (number_text(shown.show(x)) for x in (column.low, column.high, value))
    far = value / column.high if value > column.high else 0.0
    if column.low > 0 and value < column.low:
        far = column.low / value
    times = f"{number_text(far, 2)} times " if far > 1 else ""
    unit = f" {shown.unit}" if shown.unit else ""
    return (
        f"{found}{unit} is {times}outside what interfaces show ({low}…{high}); is the unit right?"
    )
