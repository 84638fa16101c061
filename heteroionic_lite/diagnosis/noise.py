"""How well the rows are known: by a stated uncertainty, by replicates, or not at all.

>>> from heteroionic_lite.diagnosis.table import Table
>>> Noise.of(Table(resistance=[0.05, 0.051, 0.08, 0.082], concentration=[900, 900, 90, 90])).kind
'replicates'
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import FloatArray, Table

# Residuals of ln R below this are rounding, whatever a fit may reach.
FLOOR = float(RULES["floor"])


@dataclass(frozen=True, eq=False)
class Noise:
    """``weights`` are 1/σ of ln R where σ is stated, else one; ``groups`` number the conditions.

    ``pure`` is the sum of squares within the groups, with ``pure_freedom`` degrees of freedom.
    """

    kind: Literal["stated", "replicates", "unknown"]
    weights: FloatArray
    groups: tuple[int, ...]
    pure: float
    pure_freedom: int

    @property
    def known(self) -> bool:
        """Whether σ is stated."""
        return self.kind == "stated"

    @property
    def conditions(self) -> int:
        """How many rows were measured at different conditions."""
        return len(set(self.groups))

    @property
    def floor(self) -> float:
        """A sum of squares that is no more than rounding."""
        return float(np.sum((self.weights * FLOOR) ** 2))

    @classmethod
    def of(cls, table: Table) -> "Noise":
        """That of a table."""
        groups = _groups(table)
        logarithm = np.log(table.resistance)
        weights = (
            np.ones(len(table))
            if table.uncertainty is None
            else table.resistance / table.uncertainty
        )
        pure = 0.0
        for group in range(max(groups) + 1):
            inside = np.array([g == group for g in groups])
            w, y = weights[inside], logarithm[inside]
            mean = np.sum(w**2 * y) / np.sum(w**2)
            pure += float(np.sum((w * (y - mean)) ** 2))
        freedom = len(table) - (max(groups) + 1)
        if table.uncertainty is not None:
            return cls("stated", weights, groups, pure, freedom)
        return cls("replicates" if freedom else "unknown", weights, groups, pure, freedom)


def _groups(table: Table) -> tuple[int, ...]:
    """The number of the condition that each row was measured at, by their first occurrence."""
    columns = [
        column
        for column in (table.concentration, table.time, table.drop, table.temperature)
        if column is not None
    ]
    seen: dict[tuple[str, ...], int] = {}
    rows = []
    for row in range(len(table)):
        key = tuple(f"{float(column[row]) + 0.0:.8e}" for column in columns)
        rows.append(seen.setdefault(key, len(seen)))
    return tuple(rows)
