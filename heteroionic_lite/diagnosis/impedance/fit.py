"""A circuit fitted to a spectrum: least squares of the residuals relative to |Z|."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from heteroionic_lite.diagnosis.impedance.circuits import (
    Circuit,
    ComplexArray,
    FloatArray,
)
from heteroionic_lite.diagnosis.impedance.rules import RULES
from heteroionic_lite.diagnosis.information import aicc

_TOLERANCE = 1e-13
_SAME = 1e-6  # two starts that end so near each other have found the same
_NOTHING = -50.0  # of the logarithm of a size


@dataclass(frozen=True, eq=False)
class Points:
    """A spectrum to be fitted: angular frequency in rad/s, the highest first, and impedance."""

    omega: FloatArray
    impedance: ComplexArray

    @classmethod
    def of(cls, frequency: FloatArray, impedance: ComplexArray) -> "Points":
        """In the order of falling frequency."""
        order = np.argsort(-np.asarray(frequency))
        return cls(2 * np.pi * np.asarray(frequency)[order], np.asarray(impedance)[order])

    def __len__(self) -> int:
        return len(self.omega)

    @cached_property
    def size(self) -> float:
        """The largest modulus."""
        return float(np.abs(self.impedance).max())


@dataclass(frozen=True, eq=False)
class CircuitFit:
    """A circuit at its least sum of squares; ``fitted`` are its numbers, logarithms among them."""

    points: Points
    circuit: Circuit
    fitted: FloatArray
    squares: float
    low: FloatArray
    high: FloatArray

    @property
    def name(self) -> str:
        """The name of its circuit."""
        return self.circuit.name

    @property
    def aicc(self) -> float:
        """Akaike's criterion with its correction for few points."""
        return aicc(self.squares, 2 * len(self.points), len(self.fitted))

    @cached_property
    def values(self) -> dict[str, float]:
        """The parameters by name, in SI."""
        natural = self.circuit.natural(self.fitted)
        return dict(zip(self.circuit.names, natural.tolist(), strict=True))

    @cached_property
    def curve(self) -> ComplexArray:
        """The fitted impedance at the points."""
        return self.circuit(self.points.omega, self.fitted)[0]

    @cached_property
    def residuals(self) -> ComplexArray:
        """Measured minus fitted, relative to the measured modulus."""
        measured = self.points.impedance
        return np.asarray((measured - self.curve) / np.abs(measured))

    @cached_property
    def at_bound(self) -> tuple[str, ...]:
        """The parameters that ended on a bound."""
        near = 1e-6
        touched = (self.fitted - self.low < near * self._scale) | (self.high - self.fitted < near)
        return tuple(np.array(self.circuit.names)[touched].tolist())

    @property
    def _scale(self) -> FloatArray:
        """What counts as near a bound: of the series resistance a share of the impedance."""
        scale = np.ones(len(self.fitted))
        scale[0] = self.points.size
        return scale

    @cached_property
    def covariance(self) -> FloatArray:
        """Of the fitted numbers that are on no bound; zero for the others."""
        inside = [i for i, name in enumerate(self.circuit.names) if name not in self.at_bound]
        jacobian = stacked(self.circuit(self.points.omega, self.fitted)[1], self.points)[:, inside]
        scale = np.linalg.norm(jacobian, axis=0)
        found = np.zeros((len(self.fitted), len(self.fitted)))
        freedom = max(2 * len(self.points) - len(self.fitted), 1)
        if inside and np.all(scale > 0):
            inner = np.linalg.pinv(jacobian.T @ jacobian / np.outer(scale, scale))
            found[np.ix_(inside, inside)] = self.squares / freedom * inner / np.outer(scale, scale)
        return found


def stacked(values: ComplexArray, points: Points) -> FloatArray:
    """Real parts, then imaginary parts, relative to the measured modulus."""
    weight = 1 / np.abs(points.impedance)
    weighted = values * (weight if values.ndim == 1 else weight[:, None])
    return np.concatenate([weighted.real, weighted.imag])


def fit(points: Points, circuit: Circuit) -> CircuitFit:
    """The best fit from a few starts."""
    low, high = limits(points, circuit)
    best: tuple[float, FloatArray] | None = None
    for start in starts(points, circuit):
        found = _minimum(points, circuit, np.clip(start, low, high), low, high)
        again = best is not None and abs(found[0] - best[0]) <= _SAME * best[0]
        if best is None or found[0] < best[0]:
            best = found
        if again:
            break
    assert best is not None  # noqa: S101 - there is always a start
    squares, fitted = best
    if circuit.name == "two_arcs" and fitted[2] > fitted[5]:  # the faster arc first
        fitted = fitted[[0, 4, 5, 6, 1, 2, 3]]
    return CircuitFit(points, circuit, fitted, squares, low, high)


def limits(points: Points, circuit: Circuit) -> tuple[FloatArray, FloatArray]:
    """The bounds of the fitted numbers."""
    bounds = RULES["bounds"]
    resistances = np.log(points.size * np.array(bounds["resistance"]))
    ends = np.array([1 / points.omega.max(), 1 / points.omega.min()])
    times = np.log(ends * np.array(bounds["time"]))
    pairs = []
    for name in circuit.names:
        if name == "series_resistance":
            pairs.append((0.0, 2 * points.size))
        elif name.endswith("exponent"):
            pairs.append(tuple(bounds["exponent"]))
        elif name.endswith("capacitance"):
            pairs.append((times[0] - resistances[1], times[1] - resistances[0]))
        else:
            pairs.append(tuple(times if name.endswith("time") else resistances))
    array = np.array(pairs, dtype=float)
    return array[:, 0], array[:, 1]


def starts(points: Points, circuit: Circuit) -> list[FloatArray]:
    """Fitted numbers to begin from: the best of a grid of times, resistances by a linear fit."""
    groups: dict[bool, list[tuple[float, FloatArray]]] = {}
    for arc_first, shape in _shapes(points, circuit):
        # Either element may be the faster one, and no fit goes from one order to the other.
        groups.setdefault(arc_first, []).append(_linear(points, circuit, shape))
    ranked = [sorted(scored, key=lambda one: one[0]) for _, scored in sorted(groups.items())]
    # The best of each order, then the second of each, …
    return [
        scored[place][1]
        for place in range(RULES["starts"]["kept"])
        for scored in reversed(ranked)
        if place < len(scored)
    ]


def _shapes(points: Points, circuit: Circuit) -> Iterator[tuple[bool, FloatArray]]:
    """Fitted numbers of elements of unit size, over a grid of times."""
    rules = RULES["starts"]
    ends = np.log([1 / points.omega.max(), 1 / points.omega.min()])
    times = np.linspace(ends[0], ends[1], rules["times"])
    exponent = rules["exponent"]
    for i, time in enumerate(times):
        arc = np.array([0.0, 0.0, time, exponent])
        if circuit.second is None:
            yield True, arc
            continue
        for j, other in enumerate(times):
            if j == i or (circuit.name == "two_arcs" and j < i):
                continue
            for second in _second(circuit.name, float(other), times, exponent):
                yield i < j, np.concatenate([arc, second])


def _second(name: str, time: float, times: FloatArray, exponent: float) -> list[list[float]]:
    """Second elements of unit size and some time."""
    ratios = np.log(RULES["starts"]["ratios"]).tolist()
    if name == "two_arcs":
        return [[0.0, time, exponent]]
    if name == "arc_pore":
        return [[0.0, -ratio, time] for ratio in ratios]
    if name == "arc_transfer":  # diffusion is slower than the transfer
        slower = times[times > time][::2].tolist()
        return [[0.0, ratios[0], one, time] for one in slower]
    return [[0.0, time]]


def _linear(points: Points, circuit: Circuit, shape: FloatArray) -> tuple[float, FloatArray]:
    """Sizes of its elements by linear least squares, none negative, and the sum of squares."""
    columns = [stacked(np.ones(len(points), dtype=complex), points)]
    for scale in circuit.scaling:
        nothing = sum(_NOTHING * one for one in circuit.scaling if one is not scale)
        columns.append(stacked(circuit(points.omega, shape + nothing)[0], points))
    measured = stacked(points.impedance, points)
    found, *_ = np.linalg.lstsq(np.array(columns).T, measured, rcond=None)
    found = np.maximum(found, RULES["starts"]["least"] * points.size)
    left = measured - np.array(columns).T @ found
    start = shape.copy()
    start[0] = found[0]
    for scale, value in zip(circuit.scaling, found[1:], strict=True):
        start = start + np.log(value) * scale
    return float(left @ left), start


def _minimum(
    points: Points, circuit: Circuit, start: FloatArray, low: FloatArray, high: FloatArray
) -> tuple[float, FloatArray]:
    from scipy.optimize import least_squares

    measured = stacked(points.impedance, points)
    scale = np.ones(len(start))
    scale[0] = points.size

    def residual(moved: FloatArray) -> FloatArray:
        return stacked(circuit(points.omega, moved * scale)[0], points) - measured

    def gradient(moved: FloatArray) -> FloatArray:
        return stacked(circuit(points.omega, moved * scale)[1], points) * scale

    found = least_squares(
        residual, start / scale, jac=gradient, bounds=(low / scale, high / scale),
        method="trf", x_scale="jac", ftol=_TOLERANCE, xtol=_TOLERANCE, gtol=_TOLERANCE,
        max_nfev=RULES["most_evaluations"],
    )  # fmt: skip
    return 2 * float(found.cost), np.clip(np.asarray(found.x) * scale, low, high)
