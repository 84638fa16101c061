"""A circuit fitted to a spectrum: least squares of the residuals relative to |Z|."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

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
    """A circuit at its least sum of squares; ``fitted`` are its numbers, logarithms among them.

    ``held`` are the places of those that were not fitted.
    """

    points: Points
    circuit: Circuit
    fitted: FloatArray
    squares: float
    low: FloatArray
    high: FloatArray
    held: tuple[int, ...] = ()

    @property
    def free(self) -> int:
        """How many numbers were fitted."""
        return len(self.fitted) - len(self.held)

    @property
    def name(self) -> str:
        """The name of its circuit."""
        return self.circuit.name

    @property
    def aicc(self) -> float:
        """Akaike's criterion with its correction for few points."""
        return aicc(self.squares, 2 * len(self.points), self.free)

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
        touched[list(self.held)] = False
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
        inside = [
            i for i, name in enumerate(self.circuit.names)
            if i not in self.held and name not in self.at_bound
        ]  # fmt: skip
        jacobian = stacked(self.circuit(self.points.omega, self.fitted)[1], self.points)[:, inside]
        scale = np.linalg.norm(jacobian, axis=0)
        found = np.zeros((len(self.fitted), len(self.fitted)))
        freedom = max(2 * len(self.points) - self.free, 1)
        if inside and np.all(scale > 0):
            inner = np.linalg.pinv(jacobian.T @ jacobian / np.outer(scale, scale))
            found[np.ix_(inside, inside)] = self.squares / freedom * inner / np.outer(scale, scale)
        return found


def stacked(values: ComplexArray, points: Points) -> FloatArray:
    """Real parts, then imaginary parts, relative to the measured modulus."""
    weight = 1 / np.abs(points.impedance)
    weighted = values * (weight if values.ndim == 1 else weight[:, None])
    return np.concatenate([weighted.real, weighted.imag])


def fit(
    points: Points, circuit: Circuit, fixed: Mapping[str, float] = MappingProxyType({})
) -> CircuitFit:
    """The best fit from a few starts; what of ``fixed``, in SI, the circuit has is held there."""
    low, high = limits(points, circuit)
    held = held_of(circuit, fixed)
    best: tuple[float, FloatArray] | None = None
    for free in starts(points, circuit, held):
        start = np.clip(free, low, high)
        start[list(held)] = list(held.values())
        found = _minimum(points, circuit, start, low, high, held)
        again = best is not None and abs(found[0] - best[0]) <= _SAME * best[0]
        if best is None or found[0] < best[0]:
            best = found
        if again:
            break
    assert best is not None  # noqa: S101 - there is always a start
    squares, fitted = best
    # The faster arc first, unless one of them was told apart by what is held.
    if circuit.name == "two_arcs" and not held.keys() - {0} and fitted[2] > fitted[5]:
        fitted = fitted[[0, 4, 5, 6, 1, 2, 3]]
    return CircuitFit(points, circuit, fitted, squares, low, high, tuple(held))


def held_of(circuit: Circuit, fixed: Mapping[str, float]) -> dict[int, float]:
    """The fitted numbers that do not move, by their places."""
    return {
        i: math.log(fixed[name]) if circuit.logarithmic[i] else float(fixed[name])
        for i, name in enumerate(circuit.names)
        if name in fixed
    }


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


def starts(points: Points, circuit: Circuit, held: Mapping[int, float]) -> list[FloatArray]:
    """Fitted numbers to begin from: the best of a grid of times, resistances by a linear fit."""
    groups: dict[bool, list[tuple[float, FloatArray]]] = {}
    for arc_first, shape in _held_shapes(points, circuit, held):
        # Either element may be the faster one, and no fit goes from one order to the other.
        groups.setdefault(arc_first, []).append(_linear(points, circuit, shape, held))
    ranked = [sorted(scored, key=lambda one: one[0]) for _, scored in sorted(groups.items())]
    # The best of each order, then the second of each, …
    return [
        scored[place][1]
        for place in range(RULES["starts"]["kept"])
        for scored in reversed(ranked)
        if place < len(scored)
    ]


def _held_shapes(
    points: Points, circuit: Circuit, held: Mapping[int, float]
) -> Iterator[tuple[bool, FloatArray]]:
    """The shapes with the times and exponents that are held, each once."""
    sizes = np.sum(np.abs(circuit.scaling), axis=0) > 0
    moved = {i: value for i, value in held.items() if i and not sizes[i]}
    seen = set()
    for arc_first, shape in _shapes(points, circuit, ordered=not held.keys() - {0}):
        shape[list(moved)] = list(moved.values())
        key = tuple(shape.tolist())
        if key not in seen:
            seen.add(key)
            yield arc_first, shape


def _shapes(
    points: Points, circuit: Circuit, *, ordered: bool
) -> Iterator[tuple[bool, FloatArray]]:
    """Fitted numbers of elements of unit size, over a grid of times.

    ``ordered``: nothing tells two arcs apart but that the first is the faster one.
    """
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
            if j == i or (ordered and circuit.name == "two_arcs" and j < i):
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


def _linear(
    points: Points, circuit: Circuit, shape: FloatArray, held: Mapping[int, float]
) -> tuple[float, FloatArray]:
    """Sizes of its elements by linear least squares, none negative, and the sum of squares."""
    columns = [stacked(np.ones(len(points), dtype=complex), points)]
    known = [held.get(0), *(_size_held(shape, scale, held) for scale in circuit.scaling)]
    for scale in circuit.scaling:
        nothing = sum(_NOTHING * one for one in circuit.scaling if one is not scale)
        columns.append(stacked(circuit(points.omega, shape + nothing)[0], points))
    left = stacked(points.impedance, points)
    system = np.array(columns).T
    found = np.array([0.0 if size is None else size for size in known])
    left = left - system @ found
    still = [i for i, size in enumerate(known) if size is None]
    if still:
        sizes, *_ = np.linalg.lstsq(system[:, still], left, rcond=None)
        found[still] = np.maximum(sizes, RULES["starts"]["least"] * points.size)
        left = left - system[:, still] @ found[still]
    start = shape.copy()
    start[0] = found[0]
    for scale, value in zip(circuit.scaling, found[1:], strict=True):
        start = start + np.log(value) * scale
    return float(left @ left), start


def _size_held(shape: FloatArray, scale: FloatArray, held: Mapping[int, float]) -> float | None:
    """The size of an element by the first of its parameters that is held and grows with it."""
    grows = (float(np.exp((held[i] - shape[i]) * scale[i])) for i in held if scale[i])
    return next(grows, None)


def _minimum(
    points: Points,
    circuit: Circuit,
    start: FloatArray,
    low: FloatArray,
    high: FloatArray,
    held: Mapping[int, float],
) -> tuple[float, FloatArray]:
    from scipy.optimize import least_squares

    measured = stacked(points.impedance, points)
    scale = np.ones(len(start))
    scale[0] = points.size

    free = [i for i in range(len(start)) if i not in held]

    def whole(moved: FloatArray) -> FloatArray:
        numbers = start.copy()
        numbers[free] = moved * scale[free]
        return numbers

    def residual(moved: FloatArray) -> FloatArray:
        return stacked(circuit(points.omega, whole(moved))[0], points) - measured

    def gradient(moved: FloatArray) -> FloatArray:
        slopes = stacked(circuit(points.omega, whole(moved))[1], points)
        return np.asarray(slopes[:, free] * scale[free])

    if not free:
        return float(np.sum(residual(np.zeros(0)) ** 2)), start
    bounds = (low / scale)[free], (high / scale)[free]
    found = least_squares(
        residual, (start / scale)[free], jac=gradient, bounds=bounds,
        method="trf", x_scale="jac", ftol=_TOLERANCE, xtol=_TOLERANCE, gtol=_TOLERANCE,
        max_nfev=RULES["most_evaluations"],
    )  # fmt: skip
    best = whole(np.clip(np.asarray(found.x), *bounds))
    return 2 * float(found.cost), best
