"""Where a fit begins: read off the data, for a few transfer coefficients and times of growth.

With those two given, a step and a layer in series are a sum that is linear in what is left,
R = S r(c, U) + A + D (1 − e^(−t/τ)), and so is its least-squares fit, with no share below zero.
"""

from itertools import combinations

import numpy as np

from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT
from heteroionic_lite.diagnosis.candidates import Candidate
from heteroionic_lite.diagnosis.curves import Curve, Rows
from heteroionic_lite.diagnosis.laws import REFERENCE_CONCENTRATION, REFERENCE_TEMPERATURE
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import FloatArray, varies

TRANSFER_COEFFICIENTS = tuple(RULES["starts"]["transfer_coefficients"])
OF_LAST_AGE = tuple(RULES["starts"]["of_last_age"])  # times of growth
MOST = int(RULES["starts"]["most"])
_LIMITS = RULES["limits"]
_SINGULAR = 1e-9
_LEAST = float(RULES["starts"]["least"])  # share of a part that is not to begin at nothing


def limits(candidate: Candidate, rows: Rows, measured: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The least and the greatest values of the free parameters.

    A step that is a ten-thousandth of the least resistance is none; the logarithm of its current
    would run to infinity.
    """
    positive = rows.time[rows.time > 0]
    first = np.log(positive.min() / _LIMITS["of_ages"]) if len(positive) else 0.0
    last = np.log(positive.max() * _LIMITS["of_ages"]) if len(positive) else 1.0
    thermal = CONSTANTS[GAS_CONSTANT].value * rows.temperature / CONSTANTS[FARADAY].value
    of_whole = np.log(thermal / rows.charge_number) - measured
    dilution = float(np.log(REFERENCE_CONCENTRATION / rows.concentration).clip(min=0).max())
    ends = {
        "log_current": (
            float(of_whole.min()) - np.log(_LIMITS["most_of_it"]),
            float(of_whole.max()) + np.log(_LIMITS["nothing_of_it"]) + dilution,
        ),
        "transfer_coefficient": (0.0, 0.5 if mirrored(rows) else 1.0),
        "layer_resistance": (0.0, np.inf),
        "log_time": (first, last),
        "late_share": (0.0, 1.0),
        "activation_energy": (-np.inf, np.inf),
        "electrolyte_resistance": (0.0, np.inf),
        "reciprocal_limiting_current": (0.0, np.inf),
        "root_growth": (0.0, np.inf),
        "salt_exponent": (0.0, float(_LIMITS["salt_exponent"])),
    }
    low, high = zip(*(ends[name] for name in candidate.free), strict=True)
    return np.array(low), np.array(high)


def mirrored(rows: Rows) -> bool:
    """Whether α and 1 − α give the same: two like interfaces at one concentration."""
    return rows.interfaces == 2 and not varies(rows.concentration)  # noqa: PLR2004 - a pair


def starts(curve: Curve, measured: FloatArray, weights: FloatArray) -> list[FloatArray]:
    """Free parameters to begin with, the best first; ``measured`` is ln R."""
    candidate, rows = curve.candidate, curve.rows
    energy = _energy(curve, measured, weights) if candidate.warm else 0.0
    if "transfer_coefficient" in candidate.free:
        most = 0.5 if mirrored(rows) else 1.0
        coefficients = tuple(most * alpha for alpha in TRANSFER_COEFFICIENTS)
    else:
        coefficients = (candidate.held["transfer_coefficient"],)
    last = float(rows.time.max())
    times = tuple(share * last for share in OF_LAST_AGE) if "log_time" in candidate.free else (0.0,)
    found: list[tuple[float, float, FloatArray]] = []
    bare = Curve(Candidate(candidate.step, warm=candidate.warm), rows) if candidate.step else None
    warming = energy / CONSTANTS[GAS_CONSTANT].value * (
        1 / rows.temperature - 1 / REFERENCE_TEMPERATURE
    )  # fmt: skip
    for alpha in coefficients if candidate.step else (0.0,):
        given = {"log_current": 0.0, "transfer_coefficient": alpha, "activation_energy": energy}
        step = None
        if bare is not None:
            step = bare(np.array([given[name] for name in bare.candidate.free]))[0]
        for time in times:
            values = dict(given)
            if not candidate.layer and step is not None:
                values["log_current"] = _mean(step - measured, weights)
                left = float(np.sum((weights * (step - values["log_current"] - measured)) ** 2))
            else:
                left, parts = _parts(
                    None if step is None else np.exp(step),
                    np.exp(warming) * rows.interfaces,
                    -np.expm1(-rows.time / time) if time else None,
                    np.exp(measured),
                    weights,
                )
                values |= parts
                values["log_time"] = np.log(time) if time else 0.0
            found.append((left, time, np.array([values[name] for name in candidate.free])))
    return _choice(found)


def _choice(found: list[tuple[float, float, FloatArray]]) -> list[FloatArray]:
    """The best few; of several times of growth one of each, those first that have worse beside."""
    found.sort(key=lambda one: one[0])
    best: dict[float, tuple[float, FloatArray]] = {}
    for squares, time, free in found:
        best.setdefault(time, (squares, free))
    if len(best) == 1:
        return [free for _, _, free in found[:MOST]]
    times = sorted(best)

    def beside(place: int) -> bool:
        own = best[times[place]][0]
        return all(
            own <= best[times[other]][0]
            for other in (place - 1, place + 1)
            if 0 <= other < len(times)
        )

    order = sorted(range(len(times)), key=lambda place: (not beside(place), best[times[place]][0]))
    return [best[times[place]][1] for place in order[:MOST]]


def _mean(values: FloatArray, weights: FloatArray) -> float:
    return float(np.sum(weights**2 * values) / np.sum(weights**2))


def _energy(curve: Curve, measured: FloatArray, weights: FloatArray) -> float:
    """An activation energy from ln R over 1/T, beside ln c."""
    rows = curve.rows
    reciprocal = (1 / rows.temperature - 1 / REFERENCE_TEMPERATURE) / CONSTANTS[GAS_CONSTANT].value
    columns = np.stack(
        [np.ones(len(rows)), reciprocal, np.log(rows.concentration / REFERENCE_CONCENTRATION)],
        axis=1,
    )
    columns = columns * weights[:, None]
    scale = np.linalg.norm(columns, axis=0)
    scale[scale == 0] = 1
    solution = np.linalg.lstsq(columns / scale, weights * measured, rcond=1e-9)[0] / scale
    return float(solution[1])


def _parts(
    step: FloatArray | None,
    layer: FloatArray,
    grown: FloatArray | None,
    resistance: FloatArray,
    weights: FloatArray,
) -> tuple[float, dict[str, float]]:
    """Shares of the sum as parameters, and what it leaves; none is quite nothing.

    Of the least squares with no negative share: the best of all choices of shares that are zero.
    """
    columns = [
        one for one in (step, layer, None if grown is None else layer * grown) if one is not None
    ]
    matrix = np.stack(columns, axis=1) * (weights / resistance)[:, None]
    gram, right = matrix.T @ matrix, matrix.T @ weights
    best, shares = np.inf, np.zeros(len(columns))
    for size in range(1, len(columns) + 1):
        for chosen in combinations(range(len(columns)), size):
            some = list(chosen)
            part = gram[np.ix_(some, some)]
            if (
                size > 1
                and np.linalg.det(part / np.sqrt(np.outer(np.diag(part), np.diag(part))))
                < _SINGULAR
            ):
                continue
            solution = np.linalg.solve(part, right[some])
            left = float(weights @ weights - right[some] @ solution)
            if (solution >= 0).all() and left < best:
                best, shares = left, np.zeros(len(columns))
                shares[some] = solution
    found = list(shares)
    least = _LEAST * float(resistance.min())
    values: dict[str, float] = {}
    if step is not None:
        values["log_current"] = -float(np.log(max(found.pop(0), least / float(step.max()))))
    first, growth = (*(max(share, least) for share in found), 0.0)[:2]
    values["layer_resistance"] = first + growth
    values["late_share"] = growth / (first + growth)
    return best, values
