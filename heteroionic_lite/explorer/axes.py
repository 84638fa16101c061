"""Where an axis ends and what stands at it, in the units that are shown.

>>> fitted([13.0, 870.0], "log"), fitted([3.0, 97.0], "linear")
((10.0, 1000.0), (0.0, 110.0))
>>> ticks("log", 0.01, 4.0, 8).labels
['0.01', '0.1', '1']

The front end does the same in figure/axes.ts, where ranges are fitted again as a reader wishes; a
table of cases holds the two together.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from heteroionic_lite.drawing import drawing
from heteroionic_lite.equation import FloatArray
from heteroionic_lite.units import Display, number_text, superscript

Scale = Literal["linear", "log", "none"]

_DUST = 1e-9


@dataclass(frozen=True)
class Axis:
    """An axis as a panel wants it: ``ends`` in SI, or None to fit what is drawn.

    At an axis of scale "none" things have places, not numbers.
    """

    label: str
    display: Display
    scale: Scale
    ends: tuple[float, float] | None = None
    snug: bool = False

    def range(self, drawn: Iterable[FloatArray]) -> tuple[float, float]:
        """The ends in SI, fitted to arrays in SI where none are given."""
        if self.ends is not None:
            low, high = map(float, self.ends)
            return low, high
        numbers = [self.display.show(np.ravel(array)) for array in drawn]
        low, high = fitted(np.concatenate(numbers), self.scale, snug=self.snug)
        return tuple(float(f"{self.display.read(end):.15g}") for end in (low, high))  # type: ignore[return-value]


@dataclass(frozen=True)
class Ticks:
    """Values at which an axis has a label, the labels, and values without one."""

    values: list[float]
    labels: list[str]
    unlabelled: list[float]


def fitted(
    numbers: Sequence[float] | FloatArray, scale: Scale, *, snug: bool = False
) -> tuple[float, float]:
    """A range with some air around the finite numbers, ending on round values."""
    values = np.asarray(numbers, dtype=float)
    values = values[np.isfinite(values) & ((scale != "log") | (values > 0))]
    if not values.size:
        raise ValueError("nothing finite to draw at the default parameters")
    low, high = float(values.min()), float(values.max())
    if snug and low < high:
        return low, high
    return _fitted_log(low, high) if scale == "log" else _fitted_linear(low, high)


def _fitted_log(low: float, high: float) -> tuple[float, float]:
    # So many decades are what an eye can use; an exponential may have three hundred.
    rules = drawing()["axes"]
    floor = max(low, high * 10.0 ** -rules["decades"]) / rules["log_air"]
    return _round_log(floor, up=False), _round_log(high * rules["log_air"], up=True)


def _round_log(value: float, *, up: bool) -> float:
    exponent = math.floor(math.log10(value))
    mantissa = value / 10.0**exponent
    if up:
        stop = next((s for s in (1, 2, 5, 10) if s >= mantissa * (1 - _DUST)), 10)
    else:
        stop = next((s for s in (10, 5, 2, 1) if s <= mantissa * (1 + _DUST)), 1)
    return float(f"{stop}e{exponent}")


def _fitted_linear(low: float, high: float) -> tuple[float, float]:
    rules = drawing()["axes"]
    span = high - low or abs(high) or 1.0
    start = 0.0 if 0 <= low < rules["from_zero"] * high else low - rules["air"] * span
    stop = 0.0 if rules["from_zero"] * low < high <= 0 else high + rules["air"] * span
    before = 0.0
    for _ in range(10):
        step = _increment(start, stop, rules["steps"])
        if step in {before, 0.0}:
            break
        if step > 0:
            start, stop = math.floor(start / step) * step, math.ceil(stop / step) * step
        else:
            start, stop = math.ceil(start * step) / step, math.floor(stop * step) / step
        before = step
    return start, stop


def _steps(start: float, stop: float, count: float) -> tuple[int, int, float]:
    """First and last multiple of a round step, and the step (negative: one over it), as in D3."""
    step = (stop - start) / max(0.0, count)
    power = math.floor(math.log10(step))
    error = step / 10.0**power
    factor = 10 if error >= 50**0.5 else 5 if error >= 10**0.5 else 2 if error >= 2**0.5 else 1
    if power < 0:
        many = 10.0**-power / factor
        first, last = math.floor(start * many + 0.5), math.floor(stop * many + 0.5)
        first += first / many < start
        last -= last / many > stop
        return first, last, -many
    each = 10.0**power * factor
    first, last = math.floor(start / each + 0.5), math.floor(stop / each + 0.5)
    first += first * each < start
    last -= last * each > stop
    return first, last, each


def _increment(start: float, stop: float, count: float) -> float:
    return _steps(start, stop, count)[2] if stop > start else 0.0


def even(low: float, high: float, count: int) -> list[float]:
    """Round numbers between the ends, about so many."""
    first, last, step = _steps(low, high, count)
    return [n / -step if step < 0 else n * step for n in range(first, last + 1)]


def ticks(scale: Scale, low: float, high: float, room: int) -> Ticks:
    """What stands at an axis that has room for so many labels."""
    if scale == "none":
        return Ticks([], [], [])
    if scale == "log":
        return _log_ticks(low, high, room)
    values = even(low, high, max(2, room))
    first, second = (*values[:2], *(0.0, 1.0)[len(values) :])
    decimals = max(0, -math.floor(math.log10(abs(second - first) or 1.0) + _DUST))
    rules = drawing()["axes"]
    plain = max(abs(low), abs(high)) < rules["plain_below"] and decimals <= rules["most_decimals"]
    labels = [
        f"{value + 0.0:.{decimals}f}".replace("-", "−") if plain else number_text(value, 3)
        for value in values
    ]
    return Ticks(values, labels, [])


def _log_ticks(low: float, high: float, room: int) -> Ticks:
    decades = range(math.floor(math.log10(low) - _DUST), math.ceil(math.log10(high) + _DUST) + 1)

    def at(multiples: Iterable[int]) -> list[float]:
        found = [float(f"{m}e{e}") for e in decades for m in multiples]
        return [v for v in found if low * (1 - _DUST) <= v <= high * (1 + _DUST)]

    rules = drawing()["axes"]
    values = at([1])
    if len(values) > room:
        stride = math.ceil(len(values) / room)
        values = [value for value in values if round(math.log10(value)) % stride == 0]
    elif len(values) < rules["least_labels"]:
        # Less than two whole decades: powers of ten alone would leave the axis bare.
        choices = [at([1, 2, 5]), at([1, 3]), at([1])]
        values = next((choice for choice in choices if len(choice) <= room), choices[-1])
        if len(values) <= 1:
            values = [value for value in even(low, high, max(2, room)) if value > 0]
    crowded = decades[-1] - decades[0] > max(8, 2 * room)
    others = at([1]) if crowded else at(range(1, 10))
    within = rules["plain_from"] * (1 - _DUST), rules["plain_to"] * (1 + _DUST)
    plain = all(within[0] <= value <= within[1] for value in values)
    write: Callable[[float], str] = (lambda v: f"{float(f'{v:.3g}'):g}") if plain else power_of_ten
    return Ticks(values, [write(v) for v in values], [v for v in others if v not in values])


def power_of_ten(value: float) -> str:
    """A value on a logarithmic axis: 10³, 5 × 10⁴."""
    exponent = math.floor(math.log10(value) + _DUST)
    mantissa = math.floor(value / 10.0**exponent + 0.5)
    power = f"10{superscript(exponent)}"
    return power if mantissa == 1 else f"{mantissa} × {power}"
