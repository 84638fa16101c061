"""A candidate as numbers: ln R and its gradient at the rows of a table.

>>> from heteroionic_lite.diagnosis.candidates import Candidate
>>> rows = Rows.of_conditions(concentration=[100.0, 1000.0], drop=[0.0, 0.05])
>>> curve = Curve(Candidate("transfer", "constant_layer"), rows)
>>> value, jacobian = curve(np.array([np.log(0.531), 0.44, 0.03]))
>>> np.round(np.exp(value) * 1e4, 3), jacobian.shape  # ohm cm²
(array([2056.763,  789.909]), (2, 3))
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT
from heteroionic_lite.diagnosis.candidates import NAMES, Candidate
from heteroionic_lite.diagnosis.laws import REFERENCE_CONCENTRATION, Law, law, layer_law
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import ROOM, FloatArray, Table
from heteroionic_lite.diagnosis.wider_laws import wider_law, wider_layer_law
from heteroionic_lite.faces.array import several

# A bias below so many RT/zF is none: what it changes is lost in the last digit of ln R.
AT_REST = float(RULES["at_rest"])
_CLOSE = 1e-10  # of the bias: so short a step of Newton's leads to the last digit
_MOST_STEPS = 100


@dataclass(frozen=True, eq=False)
class Rows:
    """What rows were measured at, with all columns filled in; arrays in SI."""

    concentration: FloatArray
    time: FloatArray
    drop: FloatArray
    temperature: FloatArray
    charge_number: int = 1
    interfaces: int = 1
    kind: str = "chord"

    @classmethod
    def of(cls, table: Table) -> "Rows":
        """Those of a table."""
        return cls.of_conditions(
            size=len(table),
            concentration=table.concentration,
            time=table.time,
            drop=table.drop,
            temperature=table.temperature,
            charge_number=table.charge_number,
            interfaces=table.interfaces or 1,
            kind=table.resistance_kind or "chord",
        )

    @classmethod
    def of_conditions(
        cls,
        size: int = 0,
        concentration: Any = None,
        time: Any = None,
        drop: Any = None,
        temperature: Any = None,
        **declared: Any,
    ) -> "Rows":
        """Columns that are missing stand at the reference concentration, 0 h, 0 V, 25 °C."""
        given = (concentration, time, drop, temperature)
        length = size or max(len(column) for column in given if column is not None)
        usual = (REFERENCE_CONCENTRATION, 0.0, 0.0, ROOM)
        columns: list[FloatArray] = [
            np.full(length, default) if column is None else np.asarray(column, dtype=np.float64)
            for column, default in zip(given, usual, strict=True)
        ]
        return cls(columns[0], columns[1], columns[2], columns[3], **declared)

    def __len__(self) -> int:
        return len(self.concentration)

    @property
    def reduced_bias(self) -> FloatArray:
        """The drop over one interface in units of RT/zF; a little where there is none."""
        f = CONSTANTS[FARADAY].value / CONSTANTS[GAS_CONSTANT].value / self.temperature
        reduced = self.charge_number * f * self.drop / self.interfaces
        return np.where(np.abs(reduced) < AT_REST, AT_REST, reduced)


@cache
def _functions(
    interfaces: int, kind: str, layer_only: bool, wider: bool
) -> tuple[Callable[..., Any], Callable[..., Any] | None, int]:
    """Value of ln R with its gradient, the balance with its slope, and of how many parameters."""
    of_layer, of_step = (wider_layer_law, wider_law) if wider else (layer_law, law)
    one: Law = of_layer(interfaces) if layer_only else of_step(interfaces, kind)
    with_gradient = several(one.arguments, one.value)
    balance = several(one.arguments, one.balance) if one.balance else None
    return with_gradient, balance, len(one.parameters)


class Curve:
    """The logarithm of R of a candidate at some rows, as a function of its free parameters."""

    def __init__(self, candidate: Candidate, rows: Rows) -> None:
        self.candidate = candidate
        self.rows = rows
        self.value, self.balance, self._count = _functions(
            rows.interfaces, rows.kind, not candidate.step, bool(candidate.more)
        )
        self._bias = rows.reduced_bias
        self._biased = np.abs(self._bias) > AT_REST
        self._conditions = (rows.concentration, rows.time, rows.temperature)
        self._all = np.array([candidate.held.get(name, 0.0) for name in NAMES])

    def full(self, free: FloatArray) -> FloatArray:
        """All parameters, the held ones among them."""
        values = self._all.copy()
        values[list(self.candidate.places)] = free
        return values

    def __call__(self, free: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Value of ln R with shape (rows,) and its gradient with shape (rows, free parameters)."""
        values = self.full(free)
        drop = self._drop(values)
        concentration, time, temperature = self._conditions
        charge = self.rows.charge_number
        known = values[: self._count]
        found = self.value(drop, concentration, time, temperature, charge, *known)
        size = len(self.rows)
        gradient = np.empty((size, len(free)))
        for column, place in enumerate(self.candidate.places):
            gradient[:, column] = found[1 + place]
        return np.broadcast_to(np.asarray(found[0], dtype=np.float64), size), gradient

    def _drop(self, values: FloatArray) -> FloatArray:
        """What of the bias is left for the step: by Newton's method between none and all of it."""
        if not self.candidate.behind or self.balance is None or not self._biased.any():
            return self._bias
        drop = self._bias.copy()
        chosen = self._biased
        bias = self._bias[chosen]
        concentration, time, temperature = (column[chosen] for column in self._conditions)
        low, high = np.minimum(0.0, bias), np.maximum(0.0, bias)
        y = bias.copy()
        known = values[: self._count]
        for _ in range(_MOST_STEPS):
            found, slope = self.balance(
                y, concentration, time, temperature, self.rows.charge_number, *known
            )
            excess = found - bias
            high = np.where(excess > 0, y, high)
            low = np.where(excess <= 0, y, low)
            step = y - excess / slope
            inside = (step >= low) & (step <= high)
            moved = np.where(inside, step, (low + high) / 2)
            done = inside & (np.abs(moved - y) <= _CLOSE * np.abs(bias))
            y = moved
            if done.all():
                break
        drop[chosen] = y
        return drop
