"""What is wrong with somebody's data: all faults at once, each with its place and its name.

>>> raise TableError([Fault("NOT_POSITIVE", "resistance must be positive, found -3", "a.csv", 7)])
Traceback (most recent call last):
...
heteroionic_lite.diagnosis.faults.TableError: a.csv, line 7: resistance must be positive, found -3
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

MOST = 50  # faults that are shown


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: a name that does not change, a reason, and where it stands.

    ``place`` counts from one, as people do; ``unit`` says what it counts: lines of a file, or rows
    of a table that never was a file.
    """

    name: str
    reason: str
    source: str = "table"
    place: int | None = None
    column: str | int | None = None
    unit: Literal["line", "row"] = "line"
    choices: tuple[str, ...] = ()  # the answers, where it is a question

    def __str__(self) -> str:
        where = [self.source]
        if self.place is not None:
            where.append(f"{self.unit} {self.place}")
        if self.column is not None:
            where.append(f"column {self.column}")
        return f"{', '.join(where)}: {self.reason}"


class TableError(ValueError):
    """Data that nothing may be fitted to; ``faults`` has everything that is wrong with them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        shown = [str(fault) for fault in self.faults[:MOST]]
        if len(self.faults) > MOST:
            shown.append(f"… and {len(self.faults) - MOST} more")
        super().__init__("\n".join(shown))
