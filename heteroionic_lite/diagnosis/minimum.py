"""The least sum of squares within bounds, from a start: what the page does, for the same answers.

Levenberg–Marquardt with Marquardt's scaling, Nielsen's damping and an active set; scipy's solver
then goes on from the best that was found (``fit.py``). After each step the coordinates in which R
is linear are set to their best for the others, because valleys are curved; and where a valley is
so flat that steps in it come to no end, it is looked at along its whole length.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import FloatArray

Residuals = Callable[[FloatArray], tuple[FloatArray, FloatArray]]

_MOST, _CORRECTIONS = 80, 2
_FIRST_DAMPING, _LEAST_DAMPING, _MOST_DAMPING = 1e-3, 1e-18, 1e20
_SETTLED, _SMALL_STEP = 1e-15, 1e-11
_NOTHING = float(RULES["nothing"])  # share of a gradient that is rounding
_SCANNED, _GOLDEN, _NARROW = 11, (math.sqrt(5) - 1) / 2, 1e-9


@dataclass(frozen=True, eq=False)
class Way:
    """How a fit moves: the longest step of each coordinate, and those in which R is linear."""

    reach: FloatArray
    linear: tuple[int, ...]

    def without(self, place: int) -> "Way":
        """The same with one coordinate held."""
        linear = tuple(i - (i > place) for i in self.linear if i != place)
        return Way(np.delete(self.reach, place), linear)


@dataclass(frozen=True, eq=False)
class Minimum:
    """A sum of squares, where it is, and whether the search ended by itself."""

    squares: float
    at: FloatArray
    settled: bool = True


@dataclass(frozen=True, eq=False)
class _Point:
    """A place with what steps from it need."""

    x: FloatArray
    squares: float
    matrix: FloatArray = field(repr=False)
    gradient: FloatArray = field(repr=False)

    @classmethod
    def at(cls, of: Residuals, x: FloatArray) -> "_Point":
        # A trial may go where nothing is left of a resistance: it is refused, not warned of.
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            residual, jacobian = of(x)
        squares = float(residual @ residual)
        squares = math.inf if math.isnan(squares) else squares
        return cls(x, squares, jacobian.T @ jacobian, jacobian.T @ residual)


def minimum(
    of: Residuals,
    start: FloatArray,
    low: FloatArray,
    high: FloatArray,
    way: Way,
    most: int = _MOST,
) -> Minimum:
    """The least sum of squares that is found from a start, within so many steps."""
    everything = range(len(start))
    now = _Point.at(of, np.clip(start, low, high))
    damping, growth, still, n = _FIRST_DAMPING, 2.0, 0, 0
    while n < most and now.squares > 0 and damping <= _MOST_DAMPING:
        n += 1
        near = np.maximum(low, now.x - way.reach), np.minimum(high, now.x + way.reach)
        moved = _step(now, everything, damping, *near)
        if moved is None or moved[2] <= _SMALL_STEP * math.sqrt(now.squares):
            break
        h, gain, _ = moved
        following, saved = now, 0.0
        if gain > 0:  # what is held at a bound may have made it a step upwards
            following = _closer(of, _Point.at(of, np.clip(now.x + h, low, high)), low, high, way)
            saved = now.squares - following.squares
        if saved > 0:
            still = still + 1 if saved <= _SETTLED * now.squares else 0
            now = following
            shrink = max(1 / 3, 1 - (2 * min(saved / gain, 1) - 1) ** 3)
            damping, growth = max(damping * shrink, _LEAST_DAMPING), 2.0
            if still > 1:
                break
        else:
            damping, growth = damping * growth, growth * 2
            if math.isfinite(following.squares) and 0 < gain <= _SETTLED * now.squares:
                break
    else:
        return Minimum(now.squares, now.x, settled=n < most)
    return Minimum(now.squares, now.x)


def _closer(of: Residuals, point: _Point, low: FloatArray, high: FloatArray, way: Way) -> _Point:
    """The coordinates in which R is linear at their best for the others."""
    for _ in range(_CORRECTIONS if way.linear and math.isfinite(point.squares) else 0):
        moved = _step(point, way.linear, _LEAST_DAMPING, low, high)
        if moved is None:
            break
        there = _Point.at(of, np.clip(point.x + moved[0], low, high))
        if not there.squares < point.squares:
            break
        point = there
    return point


def _step(
    point: _Point, among: Sequence[int], damping: float, low: FloatArray, high: FloatArray
) -> tuple[FloatArray, float, float] | None:
    """A damped step that stays within the bounds, what it should save, and its size."""
    x, matrix, gradient = point.x, point.matrix, point.gradient
    h = np.zeros(len(x))
    outward = ((x <= low) & (gradient > 0)) | ((x >= high) & (gradient < 0))
    told = np.diag(matrix) > _NOTHING**2 * np.diag(matrix).max()
    free = [i for i in among if told[i] and not outward[i]]
    while free:
        scale = np.sqrt(matrix[free, free])
        part = matrix[np.ix_(free, free)] / np.outer(scale, scale)
        held = h.copy()
        held[free] = 0
        right = -(gradient[free] + matrix[free] @ held) / scale
        try:
            h[free] = np.linalg.solve(part + damping * np.eye(len(free)), right) / scale
        except np.linalg.LinAlgError:
            return None
        if not np.isfinite(h).all():
            return None
        leaving = [i for i in free if not low[i] <= x[i] + h[i] <= high[i]]
        if not leaving:
            break
        for i in leaving:  # what would leave the bounds is held at them
            h[i] = (low if x[i] + h[i] < low[i] else high)[i] - x[i]
        free = [i for i in free if i not in leaving]
    gain = -float(2 * gradient @ h + h @ matrix @ h)
    return h, gain, float(np.max(np.abs(h) * np.sqrt(np.diag(matrix))))


def along(
    of: Residuals, best: Minimum, place: int, low: FloatArray, high: FloatArray, way: Way
) -> Minimum:
    """The least along one coordinate, the others at their best for each value of it."""
    found = best
    ends = np.delete(low, place), np.delete(high, place)

    def held(value: float, start: FloatArray) -> Minimum:
        nonlocal found

        def rest(some: FloatArray) -> tuple[FloatArray, FloatArray]:
            residual, jacobian = of(np.insert(some, place, value))
            return residual, np.delete(jacobian, place, axis=1)

        inner = minimum(rest, np.delete(start, place), *ends, way.without(place))
        whole = Minimum(inner.squares, np.insert(inner.at, place, value))
        found = whole if whole.squares < found.squares else found
        return whole

    least, most = float(low[place]), float(high[place])
    scan: list[Minimum] = []
    for value in np.linspace(least, most, _SCANNED):
        scan.append(held(float(value), scan[-1].at if scan else best.at))
    lowest = min(range(_SCANNED), key=lambda k: scan[k].squares)
    a = float(scan[max(lowest - 1, 0)].at[place])
    b = float(scan[min(lowest + 1, _SCANNED - 1)].at[place])
    c, d = b - _GOLDEN * (b - a), a + _GOLDEN * (b - a)
    at_c, at_d = held(c, found.at).squares, held(d, found.at).squares
    while b - a > _NARROW * (most - least):
        if at_c < at_d:
            b, d, at_d = d, c, at_c
            c = b - _GOLDEN * (b - a)
            at_c = held(c, found.at).squares
        else:
            a, c, at_c = c, d, at_d
            d = a + _GOLDEN * (b - a)
            at_d = held(d, found.at).squares
    return Minimum(found.squares, found.at)
