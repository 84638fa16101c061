"""How well the parameters of a fit are known: profiles, curvature, and what is known only together.

An interval holds the values for which the other parameters can be chosen such that the sum of
squares rises by no more than chance allows: S ≤ S_min (1 + t²/(N − k)), or S ≤ S_min + 1.96² where
σ is stated. At a bound it is open to one side.
"""

import math
from dataclasses import dataclass

import numpy as np

from heteroionic_lite.diagnosis.fit import Fit, natural
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import FloatArray

LEVEL = float(RULES["intervals"]["level"])
CORRELATED = float(RULES["intervals"]["correlated"])
_CLOSE = float(RULES["intervals"]["close"])  # of the rise that is looked for
_MOST_STEPS = int(RULES["intervals"]["steps"])


@dataclass(frozen=True)
class Interval:
    """A parameter with its 95 % interval in natural units; None where it is open to that side.

    ``wald_low`` and ``wald_high`` come from the curvature in ln or logit, as a check.
    """

    name: str
    value: float
    low: float | None
    high: float | None
    wald_low: float | None = None
    wald_high: float | None = None
    at_bound: bool = False


@dataclass(frozen=True)
class Together:
    """Two parameters that are known only together."""

    first: str
    second: str
    r: float


def allowed(fit: Fit) -> float:
    """The greatest sum of squares inside an interval."""
    from scipy.special import stdtrit

    if fit.problem.noise.known:
        return fit.squares + float(RULES["intervals"]["normal"]) ** 2
    freedom = max(len(fit.problem) - len(fit.candidate.free), 1)
    t = float(stdtrit(freedom, (1 + LEVEL) / 2))
    return max(fit.squares, fit.problem.noise.floor) * (1 + t**2 / freedom)


def intervals(fit: Fit) -> tuple[Interval, ...]:
    """Of every free parameter."""
    return tuple(_interval(fit, place) for place in range(len(fit.free)))


def _interval(fit: Fit, place: int) -> Interval:
    name = fit.candidate.free[place]
    value = natural(name, fit.free[place])
    low, high = (_end(fit, place, sign) for sign in (-1, +1))
    wald = _wald(fit, place)
    return Interval(
        value[0],
        value[1],
        None if low is None else natural(name, low)[1],
        None if high is None else natural(name, high)[1],
        *wald,
        at_bound=name in fit.at_bound,
    )


def _end(fit: Fit, place: int, sign: int) -> float | None:
    """Where the profile crosses what is allowed; None where it never does."""
    value = float(fit.free[place])
    limit = float((fit.high if sign > 0 else fit.low)[place])
    if (limit - value) * sign <= 0:
        return None
    goal = allowed(fit) - fit.squares
    error = math.sqrt(float(fit.covariance[place, place]))
    step = 2 * error if math.isfinite(error) and error > 0 else 0.1 * max(abs(value), 1e-3)
    step = min(step, abs(limit - value))
    inner, outer = 0.0, None
    rise_inner, rise_outer = 0.0, math.nan
    others = np.delete(fit.free, place)
    at = step
    for _ in range(_MOST_STEPS):
        squares, found = refit(fit, place, value + sign * at, others)
        rise = max(squares - fit.squares, 0.0)
        if abs(rise - goal) <= _CLOSE * goal:
            return value + sign * at
        if rise < goal:
            if at >= abs(limit - value):
                return None
            inner, rise_inner, others = at, rise, found
        else:
            outer, rise_outer = at, rise
        if outer is None:
            # The square root of the rise is nearly straight.
            ahead = at * min(math.sqrt(goal / rise), 3.0) if rise > goal / 100 else 3 * at
            at = min(max(ahead * 1.02, at * 1.05), abs(limit - value))
            if not math.isfinite(at):
                return None
        else:
            one, other = math.sqrt(rise_inner), math.sqrt(rise_outer)
            share = (math.sqrt(goal) - one) / (other - one)
            at = inner + min(max(share, 0.05), 0.95) * (outer - inner)
    return value + sign * at if outer is not None else None


def refit(fit: Fit, place: int, held: float, others: FloatArray) -> tuple[float, FloatArray]:
    """The least sum of squares with one parameter held, and the others there."""
    from scipy.optimize import least_squares

    problem, curve = fit.problem, fit.curve
    weights = problem.noise.weights
    if not len(others):
        alone = weights * (curve(np.array([held]))[0] - problem.measured)
        return float(alone @ alone), others
    keep = [i for i in range(len(fit.free)) if i != place]
    last: dict[bytes, tuple[FloatArray, FloatArray]] = {}

    def at(some: FloatArray) -> tuple[FloatArray, FloatArray]:
        key = some.tobytes()
        if key not in last:
            last.clear()
            value, slopes = curve(np.insert(some, place, held))
            last[key] = weights * (value - problem.measured), weights[:, None] * slopes[:, keep]
        return last[key]

    def residual(some: FloatArray) -> FloatArray:
        return at(some)[0]

    def gradient(some: FloatArray) -> FloatArray:
        return at(some)[1]

    least, most = fit.low[keep], fit.high[keep]
    found = least_squares(
        residual,
        np.clip(others, least, most),
        jac=gradient,
        bounds=(least, most),
        method="trf",
        x_scale="jac",
        ftol=1e-9,
        xtol=1e-9,
        gtol=1e-9,
        max_nfev=50,
    )
    return 2 * float(found.cost), np.asarray(found.x)


def _wald(fit: Fit, place: int) -> tuple[float | None, float | None]:
    """From the curvature, in ln for what is positive and logit for a share."""
    name, value = fit.candidate.free[place], float(fit.free[place])
    error = math.sqrt(max(float(fit.covariance[place, place]), 0.0))
    if not math.isfinite(error) or error == 0 or name in fit.at_bound:
        return None, None
    half = math.sqrt((allowed(fit) - fit.squares) / fit.variance) * error
    if name in ("transfer_coefficient", "late_share"):
        if not 0 < value < 1:
            return None, None
        logit, half = math.log(value / (1 - value)), half / (value * (1 - value))
        return _logistic(logit - half), _logistic(logit + half)
    if name == "layer_resistance" and value > 0:
        wide = math.exp(min(half / value, 700.0))
        return value / wide, value * wide
    low, high = natural(name, value - half)[1], natural(name, min(value + half, 700.0))[1]
    return low, high


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(min(x, 700.0), -700.0)))


def together(fit: Fit) -> tuple[Together, ...]:
    """Pairs of parameters with a correlation beyond 0.9."""
    found = []
    spread = np.sqrt(np.diag(fit.covariance))
    for i in fit.inside:
        for j in fit.inside:
            if i < j and spread[i] > 0 and spread[j] > 0:
                r = float(fit.covariance[i, j] / spread[i] / spread[j])
                if abs(r) > CORRELATED:
                    found.append(Together(fit.candidate.free[i], fit.candidate.free[j], r))
    return tuple(found)
