"""Reported numbers on a common scale, and orders as ladders, without any script.

>>> from heteroionic_lite import orders
>>> ladders(orders(identifier="O04"))
EMIBF4 < FEC < PC < DMSO
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from heteroionic_lite.evidence.chemical import chemical
from heteroionic_lite.evidence.rows import Order, Reported
from heteroionic_lite.output.data import (
    DotsData,
    DotsRow,
    Ladder,
    LaddersData,
    Mark,
    Run,
    Text,
    Tick,
)
from heteroionic_lite.output.shown import Shown
from heteroionic_lite.units import display

WHOLE = "cell resistance"


@dataclass(frozen=True)
class Picture(Shown):
    """What is to be seen, with a text that says the same."""

    data: DotsData | LaddersData
    text: str

    def output(self) -> DotsData | LaddersData:
        """The data it is drawn from."""
        return self.data

    def __repr__(self) -> str:
        return self.text


def dots(
    caption: str, rows: Iterable[Reported], unit: str, low: float, high: float, *, log: bool = True
) -> Picture:
    """Each row a line of its own with a dot on the scale from ``low`` to ``high`` in ``unit``.

    A range is drawn as a bar and a bound as an arrow; what was reported as vanishing is only said.
    A whole cell is no more than an upper bound for the contact in it, and drawn as one.
    """
    rows = list(rows)
    ends = (low, high)
    data = DotsData(
        caption,
        tuple(DotsRow(row.id, _label(row), row.shown, _mark(row, unit, ends, log)) for row in rows),
        tuple(Tick(_percent(at, ends, log=log), f"{at:g}") for at in _ticks(low, high, log=log)),
    )
    return Picture(data, "\n".join([caption, *(f"{row.system}: {row.shown}" for row in rows)]))


def ladders(rows: Iterable[Order]) -> Picture:
    """Orders from the smallest to the largest, one ladder each."""
    rows = list(rows)
    data = LaddersData(tuple(Ladder(row.id, _about(row), _steps(row)) for row in rows))
    return Picture(data, "\n".join(row.order for row in rows))


def _about(row: Order) -> Text:
    return chemical(f"{row.quantity}, by {row.compared}" + (f"; {row.ion}" if row.ion else ""))


def _steps(row: Order) -> tuple[Text, ...]:
    if len(row.steps) > 1:
        return tuple(_together(step, "or") for step in row.steps)
    return ((*_together(row.steps[0], "and"), " (equal)"),)


def _together(names: Iterable[str], word: str) -> Text:
    runs: list[str | Run] = []
    for name in names:
        if runs:
            runs += (" ", Run(word, "italic"), " ")
        runs += chemical(name)
    return tuple(runs)


def _label(row: Reported) -> Text:
    conditions = f"; {row.conditions}" if row.conditions else ""
    return (*chemical(row.system), *chemical(conditions, small=True))


def _mark(row: Reported, unit: str, ends: tuple[float, float], log: bool) -> Mark | None:
    scale = display(row.si_unit, unit)

    def at(si: float) -> float:
        return _percent(float(scale.show(si)), ends, log=log)

    if row.qualifier == "range" and row.si_low is not None and row.si_high is not None:
        return Mark("bar", at(row.si_low), at(row.si_high))
    if row.qualifier in ("<", ">") and row.si_value is not None:
        return Mark("below" if row.qualifier == "<" else "above", at(row.si_value))
    if row.is_point:
        return Mark("below" if row.quantity == WHOLE else "dot", at(row.si))
    return None


def _percent(value: float, ends: tuple[float, float], *, log: bool) -> float:
    function: Any = math.log10 if log else float
    low, high, at = (function(x) for x in (*ends, value))
    share = 100 * (at - low) / (high - low)
    if not 0 <= share <= 100:  # noqa: PLR2004 - percent
        raise ValueError(f"{value:g} lies outside the scale from {ends[0]:g} to {ends[1]:g}")
    return float(share)


def _ticks(low: float, high: float, *, log: bool) -> list[float]:
    if log:
        first, last = math.ceil(math.log10(low)), math.floor(math.log10(high))
        return [10.0**n for n in range(first, last + 1)]
    step = 10 ** math.floor(math.log10((high - low) / 4))
    return [low + n * step for n in range(int((high - low) / step) + 1) if n % 2 == 0]
