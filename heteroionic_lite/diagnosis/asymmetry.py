"""Slope and asymmetry of the rows themselves, and whether any step behind a layer can have them.

No mechanism is fitted. ln R at one age is a smooth function of ln c and the bias: its slope at rest
and the half of it that is odd in the bias, by least squares with their errors. What follows is
``models/diagnosis.py``: where n² + A < 0 there is no transfer coefficient that gives both; where
2n + A > 1 charge transfer would be more than all of the resistance (``inferred_transfer_share``
above one). Of the ages that one is taken where the resistance is least: a layer hides least there.

Asymmetry is read at a finite bias, where it is not quite what it is at rest; an allowance, in
squares of zFU/RT, is made for that.
"""

from dataclasses import dataclass, replace
from functools import cache
from math import sqrt
from typing import Any

import numpy as np
import sympy

from heteroionic_lite.diagnosis.curves import Rows
from heteroionic_lite.diagnosis.misfit import Span
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import FloatArray, Table
from heteroionic_lite.faces.array import several
from heteroionic_lite.models.diagnosis import (
    asymmetry,
    concentration_slope,
    falsification_margin,
)

_OF = RULES["asymmetry"]
MEASURED = (concentration_slope.symbol, asymmetry.symbol)


def with_slopes(expression: sympy.Expr) -> tuple[sympy.Expr, ...]:
    """An expression of slope and asymmetry, and its derivatives by them."""
    return (expression, *(sympy.diff(expression, one) for one in MEASURED))


MARGIN = with_slopes(falsification_margin.expression)
SUM = with_slopes(2 * concentration_slope.symbol + asymmetry.symbol)


@dataclass(frozen=True)
class Asymmetry:
    """Slope n = −∂ ln R/∂ ln c and asymmetry A at rest, with standard errors.

    ``margin`` is n² + A, ``sum`` is 2n + A. ``key`` says which of them is impossible, "" for none;
    ``time`` is the age, None where it does not vary.
    """

    slope: float
    slope_error: float
    asymmetry: float
    asymmetry_error: float
    margin: float
    margin_error: float
    sum: float
    sum_error: float
    key: str
    time: float | None


def measured(table: Table) -> Asymmetry | None:
    """Of one interface and chord resistances; None where the rows do not give them."""
    if table.interfaces != 1 or table.resistance_kind != "chord":
        return None
    if not {"concentration", "drop"} <= set(table.varying):
        return None
    rows = Rows.of(table)
    reduced = rows.reduced_bias
    squares, freedom = 0.0, 0
    chosen: tuple[float, _Local, FloatArray, float] | None = None
    for group in _groups(rows):
        local = _local(table, rows, reduced, group)
        if local is None:
            continue
        squares += local.squares
        freedom += local.freedom
        height = float(np.mean(np.log(table.resistance[group])))
        if chosen is None or height < chosen[0]:
            chosen = (height, local, reduced[group], float(rows.time[group[0]]))
    if chosen is None or freedom < int(_OF["fewest"]):
        return None
    _, local, at, time = chosen
    variance = squares / freedom
    if table.uncertainty is not None:
        variance = max(variance, 1.0)
    found = _judged(local, variance, freedom, float(np.max(np.abs(at))))
    return replace(found, time=time) if "time" in table.varying else found


@dataclass(frozen=True, eq=False)
class _Local:
    """Slope and asymmetry of some rows, what they leave over, and their covariance over σ²."""

    values: FloatArray
    squares: float
    freedom: int
    spread: FloatArray


def _groups(rows: Rows) -> list[FloatArray]:
    """Rows of one age and temperature, by their first occurrence; those of a high bias left out."""
    near = np.abs(rows.drop) <= float(_OF["most_bias"])
    seen: dict[tuple[str, str], list[int]] = {}
    for i in np.flatnonzero(near):
        key = f"{rows.time[i]:.8e}", f"{rows.temperature[i]:.8e}"
        seen.setdefault(key, []).append(int(i))
    return [np.array(some) for some in seen.values()]


def _local(table: Table, rows: Rows, reduced: FloatArray, group: Any) -> _Local | None:
    """By least squares of ln R; None where slope or asymmetry cannot be told from the rest."""
    log_c = np.log(rows.concentration[group])
    c, x = log_c - np.mean(log_c), reduced[group]
    resistance = table.resistance[group]
    weight = np.ones(len(c)) if table.uncertainty is None else resistance / table.uncertainty[group]
    others = [np.ones(len(c)), x**2, c**2, c * x, c * x**2]
    span = Span(len(c))
    for column in others:
        span.add(weight * column)
    measured_ = weight * np.log(resistance)
    # What slope and asymmetry have of their own; twice, for both stand beside each other.
    own = [span.rest(weight * column) for column in (c, x)]
    whole = [float(np.linalg.norm(weight * column)) for column in (c, x)]
    least = float(_OF["own"])
    if any(np.linalg.norm(a) <= least * b for a, b in zip(own, whole, strict=True)):
        return None
    matrix = np.array([[a @ b for b in own] for a in own])
    if np.linalg.det(matrix) <= least**2 * matrix[0, 0] * matrix[1, 1]:
        return None
    inverse = np.linalg.inv(matrix)
    found = inverse @ np.array([a @ measured_ for a in own])
    left = span.rest(measured_) - found[0] * own[0] - found[1] * own[1]
    turn = np.array([-1.0, -2.0])
    freedom = len(c) - span.rank - 2
    if freedom < 0:
        return None
    return _Local(turn * found, float(left @ left), freedom, inverse * np.outer(turn, turn))


@cache
def _functions() -> tuple[Any, Any]:
    return several(MEASURED, MARGIN), several(MEASURED, SUM)


def _judged(local: _Local, variance: float, freedom: int, bias: float) -> Asymmetry:
    from scipy.special import stdtrit

    errors = float(stdtrit(freedom, (1 + float(_OF["level"])) / 2))
    spread = variance * local.spread

    def with_error(value: float, *by: float) -> tuple[float, float]:
        gradient = np.array(by)
        return float(value), sqrt(float(gradient @ spread @ gradient))

    margins, sums = _functions()
    margin, margin_error = with_error(*margins(*local.values))
    total, total_error = with_error(*sums(*local.values))
    key = ""
    if margin + float(_OF["margin_allowance"]) * bias**2 < -errors * margin_error:
        key = "margin"
    elif total - float(_OF["sum_allowance"]) * bias**2 > 1 + errors * total_error:
        key = "sum"
    n, a = local.values
    return Asymmetry(
        float(n), sqrt(float(spread[0, 0])), float(a), sqrt(float(spread[1, 1])),
        margin, margin_error, total, total_error, key, None,
    )  # fmt: skip
