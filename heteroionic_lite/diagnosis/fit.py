"""A candidate fitted to a table: least squares of ln R, with bounds that are part of physics.

A nested mechanism is a point on a bound (R_S = 0, α = 0), so parameters are natural ones, and a
fit may end there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT
from heteroionic_lite.diagnosis.candidates import Candidate
from heteroionic_lite.diagnosis.coordinates import Coordinates
from heteroionic_lite.diagnosis.curves import Curve, Rows
from heteroionic_lite.diagnosis.information import aicc
from heteroionic_lite.diagnosis.minimum import Minimum, Residuals, along, minimum
from heteroionic_lite.diagnosis.noise import Noise
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.starts import limits, starts
from heteroionic_lite.diagnosis.table import ROOM, FloatArray, Table

_SAME = float(RULES["starts"]["same"])  # two starts that end so near each other have found the same
_LOOK, _FOLLOWED = int(RULES["starts"]["look"]), int(RULES["starts"]["followed"])
_AT_BOUND = float(RULES["at_bound"])
_SINGULAR = float(RULES["singular"])
_RESISTANCES = ("layer_resistance", "electrolyte_resistance", "root_growth")
_THERMAL = CONSTANTS[GAS_CONSTANT].value * ROOM / CONSTANTS[FARADAY].value  # V
_TOLERANCE = 1e-13
_MOST_EVALUATIONS = 20


@dataclass(frozen=True, eq=False)
class Problem:
    """What is common to all fits of a table."""

    rows: Rows
    measured: FloatArray  # ln R
    noise: Noise

    @classmethod
    def of(cls, table: Table) -> "Problem":
        """That of a table."""
        return cls(Rows.of(table), np.log(table.resistance), Noise.of(table))

    def __len__(self) -> int:
        return len(self.measured)

    def criterion(self, squares: float, parameters: int) -> float:
        """AICc; with a stated σ it is χ² + 2p, which needs no correction. Infinite: not testable.

        Of rows that are known to the last digit, what is below rounding does not count.
        """
        if not self.testable(parameters):
            return np.inf
        if self.noise.known:
            return squares + 2 * parameters
        return aicc(max(squares, self.noise.floor), len(self), parameters)

    def testable(self, parameters: int) -> bool:
        """Whether so many parameters leave enough rows and conditions to be refuted."""
        spare = 1 if self.noise.known else 3
        return len(self) >= parameters + spare and self.noise.conditions >= parameters


@dataclass(frozen=True, eq=False)
class Fit:
    """A candidate at its least sum of squares; ``free`` are its parameters, logarithms among them.

    ``squares`` is the weighted sum of squares of the residuals of ln R, ``aicc`` is infinite where
    the rows do not suffice to test the candidate.
    """

    problem: Problem
    candidate: Candidate
    free: FloatArray
    squares: float
    aicc: float
    low: FloatArray
    high: FloatArray

    @property
    def name(self) -> str:
        """The name of its candidate."""
        return self.candidate.name

    @property
    def testable(self) -> bool:
        """Whether it takes part in the ranking."""
        return bool(np.isfinite(self.aicc))

    @cached_property
    def curve(self) -> Curve:
        """The function ln R at the rows, of a function of the free parameters."""
        return Curve(self.candidate, self.problem.rows)

    @cached_property
    def fitted(self) -> FloatArray:
        """The fitted ln R at the rows."""
        return self.curve(self.free)[0]

    @cached_property
    def residuals(self) -> FloatArray:
        """The logarithm of the measured over the fitted resistance."""
        return np.asarray(self.problem.measured - self.fitted)

    @cached_property
    def values(self) -> dict[str, float]:
        """The fitted parameters by name, in SI; of logarithms what they are the logarithm of."""
        return dict(
            natural(name, x) for name, x in zip(self.candidate.free, self.free, strict=True)
        )

    @cached_property
    def at_bound(self) -> tuple[str, ...]:
        """The parameters that ended on a bound."""
        return tuple(
            name
            for name, x, low, high in zip(
                self.candidate.free, self.free, self.low, self.high, strict=True
            )
            if _touches(name, x, low, high, self.problem)
        )

    @cached_property
    def told(self) -> tuple[int, ...]:
        """The places of the parameters that the rows tell something of."""
        sizes = np.abs(self.curve(self.free)[1]).max(axis=0)
        return tuple(np.flatnonzero(sizes > RULES["nothing"] * sizes.max()).tolist())

    @cached_property
    def inside(self) -> tuple[int, ...]:
        """Those of them that did not end on a bound."""
        return tuple(i for i in self.told if self.candidate.free[i] not in self.at_bound)

    @cached_property
    def variance(self) -> float:
        """σ² of a weighted residual: one where σ is stated, else from the residuals."""
        if self.problem.noise.known:
            return 1.0
        freedom = max(len(self.problem) - len(self.candidate.free), 1)
        return max(self.squares, self.problem.noise.floor) / freedom

    @cached_property
    def covariance(self) -> FloatArray:
        """Of the parameters inside their bounds; zero for those on one. NaN where singular."""
        found = self._spread(self.inside)
        return found if found is not None else np.full((len(self.free), len(self.free)), np.nan)

    @cached_property
    def open_covariance(self) -> FloatArray:
        """As if no parameter ended on a bound: how far predictions may reach. Zero if singular."""
        for places in (self.told, self.inside):
            found = self._spread(places)
            if found is not None:
                return found
        return np.zeros((len(self.free), len(self.free)))

    def _spread(self, places: tuple[int, ...]) -> FloatArray | None:
        """The covariance of some parameters, the others held; None where that is singular."""
        found = np.zeros((len(self.free), len(self.free)))
        if not places:
            return found
        some = list(places)
        jacobian = self.curve(self.free)[1][:, some] * self.problem.noise.weights[:, None]
        scale = np.linalg.norm(jacobian, axis=0)
        matrix = jacobian.T @ jacobian / np.outer(scale, scale)
        try:
            if np.diag(np.linalg.cholesky(matrix)).min() ** 2 < _SINGULAR:
                return None
        except np.linalg.LinAlgError:
            return None
        inverse = np.linalg.inv(matrix)
        found[np.ix_(some, some)] = self.variance * inverse / np.outer(scale, scale)
        return found


def natural(name: str, value: float) -> tuple[str, float]:
    """A parameter as people know it: of a logarithm what it is the logarithm of."""
    if name == "reciprocal_limiting_current":
        return "limiting_current", 1 / value if value else np.inf
    if name == "log_current":
        return "exchange_current_density", float(np.exp(value))
    if name == "log_time":
        return "growth_time", float(np.exp(value))
    return name, float(value)


def _touches(name: str, x: float, low: float, high: float, problem: Problem) -> bool:
    scale = 1.0
    if name in _RESISTANCES:
        scale = float(np.exp(problem.measured.min()))
    elif name == "reciprocal_limiting_current":
        scale = float(np.exp(problem.measured.min())) / _THERMAL
    return bool(x - low <= _AT_BOUND * scale or high - x <= _AT_BOUND * scale)


def fit(problem: Problem, candidate: Candidate) -> Fit | None:
    """The best fit from a few starts; None where there are not more rows than parameters."""
    curve = Curve(candidate, problem.rows)
    if len(problem) <= len(candidate.free):
        return None
    return fit_from(curve, problem, starts(curve, problem.measured, problem.noise.weights))


def fit_from(
    curve: Curve, problem: Problem, begin: Sequence[FloatArray], worth: float = np.inf
) -> Fit | None:
    """The best fit from some starts; None where there are none, or its AICc is not below a limit.

    Without the limit also a candidate is fitted that the rows cannot test.
    """
    candidate = curve.candidate
    parameters = len(candidate.free)
    low, high = limits(candidate, problem.rows, problem.measured)
    coordinates = Coordinates(curve)
    least, most = coordinates.ends(low, high)
    weights = problem.noise.weights

    def of(moved: FloatArray) -> tuple[FloatArray, FloatArray]:
        value, gradient = coordinates(moved)
        return weights * (value - problem.measured), weights[:, None] * gradient

    begun = [coordinates.of(np.clip(start, low, high)) for start in begin]
    if "log_time" in candidate.free:
        # A time of growth has minima of its own: a look at all, and the best few to their ends.
        looks = [minimum(of, one, least, most, coordinates.way, _LOOK) for one in begun]
        begun = [one.at for one in sorted(looks, key=lambda one: one.squares)[:_FOLLOWED]]
    best: Minimum | None = None
    for one in begun:
        found = minimum(of, one, least, most, coordinates.way)
        near = best is not None and abs(found.squares - best.squares) <= _SAME * best.squares
        if best is None or found.squares < best.squares:
            best = found
        if near or best.squares <= problem.noise.floor:
            break
    if best is None:
        return None
    if worth < np.inf and not problem.criterion(best.squares, parameters) < worth:
        return None
    if not best.settled and "transfer_coefficient" in candidate.free:
        place = candidate.free.index("transfer_coefficient")
        best = along(of, best, place, least, most, coordinates.way)
    best = polished(of, best, least, most)
    free = np.clip(coordinates.back(best.at), low, high)
    _settle_time(candidate, free, low, high)
    criterion = problem.criterion(best.squares, parameters)
    return Fit(problem, candidate, free, best.squares, criterion, low, high)


def _settle_time(candidate: Candidate, free: FloatArray, low: FloatArray, high: FloatArray) -> None:
    """Where nothing grows any time of growth would do: it is a fixed one."""
    if "log_time" in candidate.free:
        place = candidate.free.index("log_time")
        if free[place - 1] * free[place + 1] <= 0:
            free[place] = (low[place] + high[place]) / 2


def polished(of: Residuals, best: Minimum, low: FloatArray, high: FloatArray) -> Minimum:
    """What scipy makes of a minimum: it is left where it can be no lower."""
    from scipy.optimize import least_squares

    last: dict[bytes, tuple[FloatArray, FloatArray]] = {}

    def at(moved: FloatArray) -> tuple[FloatArray, FloatArray]:
        key = moved.tobytes()
        if key not in last:
            last.clear()
            last[key] = of(moved)
        return last[key]

    def residual(moved: FloatArray) -> FloatArray:
        return at(moved)[0]

    def gradient(moved: FloatArray) -> FloatArray:
        return at(moved)[1]

    found = least_squares(
        residual,
        best.at,
        jac=gradient,
        bounds=(low, high),
        method="dogbox",
        x_scale="jac",
        ftol=_TOLERANCE,
        xtol=_TOLERANCE,
        gtol=_TOLERANCE,
        max_nfev=_MOST_EVALUATIONS,
    )
    squares = 2 * float(found.cost)
    return Minimum(squares, np.asarray(found.x)) if squares < best.squares else best
