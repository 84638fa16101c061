"""What to measure next: the row on which the models that are left differ most for its cost.

The measure is Box and Hill's, over all pairs of models with their weights; v is the variance with
which a model predicts a row: Σ w_i w_j [(v_i − v_j)²/(v_i v_j) + (ŷ_i − ŷ_j)²(1/v_i + 1/v_j)].
With one model left it is the row that most narrows α or the resistance of the layer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from heteroionic_lite.diagnosis.candidates import Candidate
from heteroionic_lite.diagnosis.curves import Curve, Rows
from heteroionic_lite.diagnosis.fit import Fit
from heteroionic_lite.diagnosis.fit import fit as fit_candidate
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import HOUR, ROOM, FloatArray, Table
from heteroionic_lite.diagnosis.verdict import Verdict, members, weights
from heteroionic_lite.diagnosis.words import mechanism, parameter, say
from heteroionic_lite.units import number_text

_RULES = RULES["next"]
COSTS: Mapping[str, float] = _RULES["costs"]
BIASES = tuple(_RULES["biases"])  # V
_DECADE = int(_RULES["decade"])  # steps of the decade below the least concentration
_MOST_VALUES = int(_RULES["most_values"])  # of a column with many
_TIE = float(_RULES["tie"])
_NOTICEABLE = float(_RULES["noticeable"])  # weight of a model that is still asked


@dataclass(frozen=True)
class Proposal:
    """A row to measure, in SI, and why; None for a column that stays as it is."""

    concentration: float | None
    time: float | None
    drop: float | None
    temperature: float
    kind: str
    cost: float
    value: float
    sentence: str
    predictions: Mapping[str, float] = field(default_factory=dict)


def propose(
    table: Table, fits: Sequence[Fit], verdict: Verdict, costs: Mapping[str, float] | None = None
) -> Proposal | None:
    """The row to measure next; None after a verdict that there is no model, or no mechanism."""
    if verdict.kind in ("none", "outlier", "no_mechanism"):
        return None
    price = {**COSTS, **(costs or {})}
    candidates = Measurable.of(table, price)
    if not len(candidates.rows):
        return None
    asked = _asked(fits)
    if len(asked) > 1:
        scores = _box_hill(asked, candidates)
    else:
        scores = _narrowing(asked[0][0], candidates)[0]
    best = int(_first_of_the_best(scores / candidates.cost))
    return _told(table, asked, candidates, best, float(scores[best] / candidates.cost[best]))


@dataclass(frozen=True, eq=False)
class Measurable:
    """Rows that could be measured, what is new in them, and what they cost."""

    rows: Rows
    kinds: tuple[str, ...]
    cost: FloatArray

    @classmethod
    def of(cls, table: Table, price: Mapping[str, float]) -> "Measurable":
        """The ranges of a table, a decade lower in concentration and to ±100 mV, less the table."""
        measured = Rows.of(table)
        concentrations = _few(measured.concentration)
        if table.concentration is not None:
            least = concentrations[0]
            lower = [least * 10 ** (-k / _DECADE) for k in range(_DECADE, 0, -1)]
            concentrations = [*lower, *concentrations]
        ages = _few(measured.time)
        known = _few(measured.drop)
        biases = [*known, *(bias for bias in BIASES if not _among(bias, known))]
        if measured.interfaces == 2:  # noqa: PLR2004 - a symmetric cell
            biases = [bias for bias in biases if bias >= 0]
        temperature = float(np.median(measured.temperature)) if len(measured) else ROOM
        taken = list(zip(measured.concentration, measured.time, measured.drop, strict=True))
        found: list[tuple[float, float, float, str]] = []
        for c in concentrations:
            for t in ages:
                for u in sorted(biases):
                    if any(_near(c, a) and _near(t, b) and _near(u, d) for a, b, d in taken):
                        continue
                    kind = "row"
                    if not _among(c, [a for a, _, _ in taken]):
                        kind = "concentration"
                    elif not _among(t, [b for a, b, _ in taken if _near(c, a)]):
                        kind = "age"
                    elif not _among(u, [d for _, _, d in taken]):
                        kind = "bias"
                    found.append((c, t, u, kind))
        rows = Rows.of_conditions(
            size=len(found),
            concentration=np.array([one[0] for one in found]),
            time=np.array([one[1] for one in found]),
            drop=np.array([one[2] for one in found]),
            temperature=np.full(len(found), temperature),
            charge_number=measured.charge_number,
            interfaces=measured.interfaces,
            kind=measured.kind,
        )
        kinds = tuple(one[3] for one in found)
        return cls(rows, kinds, np.array([price[kind] for kind in kinds]))


def _near(one: float, other: float) -> bool:
    return bool(abs(one - other) <= 1e-6 * max(abs(one), abs(other)))


def _among(value: float, values: Sequence[float]) -> bool:
    return any(_near(value, other) for other in values)


def _few(column: FloatArray) -> list[float]:
    """The different values in order; of many a few, evenly."""
    different: list[float] = []
    for value in sorted(column.tolist()):
        if not different or not _near(value, different[-1]):
            different.append(value)
    if len(different) <= _MOST_VALUES:
        return different
    last = len(different) - 1
    return [different[(i * last) // (_MOST_VALUES - 1)] for i in range(_MOST_VALUES)]


def _asked(fits: Sequence[Fit]) -> list[tuple[Fit, float]]:
    """The models that are left with their weights.

    Where one with a layer cannot be tested yet, AIC without its correction gives it a say: the
    next rows are to make it testable.
    """
    open_ = [fit for fit in fits if fit.candidate.layered and not fit.testable]
    if not open_:
        share = weights(fits)
        kept = [fit for fit in members(fits) if share[fit.name] > _NOTICEABLE]
        return _split([(fit, share[fit.name]) for fit in kept])
    n = len(fits[0].problem)
    plain = {}
    for fit in fits:
        squares = max(fit.squares, fit.problem.noise.floor)
        size = squares if fit.problem.noise.known else n * float(np.log(squares / n))
        plain[fit.name] = size + 2 * len(fit.candidate.free)
    least = min(plain.values())
    share = {name: float(np.exp(-(value - least) / 2)) for name, value in plain.items()}
    total = sum(share.values())
    weighed = [(fit, share[fit.name] / total) for fit in fits]
    return _split([one for one in weighed if one[1] > _NOTICEABLE])


def _split(asked: list[tuple[Fit, float]]) -> list[tuple[Fit, float]]:
    """Where a layer and a diode are the same on the rows, both of them: at a bias they are not."""
    found: list[tuple[Fit, float]] = []
    for one, share in asked:
        if one.candidate.also != "diode":
            found.append((one, share))
            continue
        alone = replace(one.candidate, also="")
        found.append((replace(one, candidate=alone), share / 2))
        diode = fit_candidate(one.problem, Candidate("diode", warm=alone.warm))
        if diode is not None:
            found.append((diode, share / 2))
    return found


def _predicted(fit: Fit, rows: Rows, noise: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Of ln R the value, its variance with that of a measurement, and the gradient."""
    value, gradient = Curve(fit.candidate, rows)(fit.free)
    variance = noise + np.einsum("ri,ij,rj->r", gradient, fit.open_covariance, gradient)
    return value, variance, gradient


def _noise(asked: Sequence[tuple[Fit, float]]) -> float:
    """σ² of ln R of one more row: the stated one in the middle, or that of the heaviest model."""
    first = max(asked, key=lambda one: one[1])[0]
    weights_ = np.sort(first.problem.noise.weights)
    return first.variance / float(weights_[len(weights_) // 2]) ** 2


def _box_hill(asked: Sequence[tuple[Fit, float]], candidates: Measurable) -> FloatArray:
    noise = _noise(asked)
    told = [(_predicted(fit, candidates.rows, noise), share) for fit, share in asked]
    total = np.zeros(len(candidates.rows))
    for i, ((y, v, _), share) in enumerate(told):
        for (other_y, other_v, _), other in told[:i]:
            total += share * other * (
                (v - other_v) ** 2 / (v * other_v) + (y - other_y) ** 2 * (1 / v + 1 / other_v)
            )  # fmt: skip
    return total


def _narrowing(fit: Fit, candidates: Measurable) -> tuple[FloatArray, list[str]]:
    """By which share a row narrows the variance of what is wanted, and of which parameter."""
    noise = _noise([(fit, 1.0)])
    _, variance, gradient = _predicted(fit, candidates.rows, noise)
    covariance = fit.open_covariance
    wanted = [
        i
        for i in fit.inside
        if fit.candidate.free[i] in ("transfer_coefficient", "layer_resistance")
    ] or list(fit.inside)
    best = np.zeros(len(candidates.rows))
    names = [""] * len(best)
    for place in wanted:
        if covariance[place, place] <= 0:
            continue
        share = (gradient @ covariance[:, place]) ** 2 / variance / covariance[place, place]
        for row in np.flatnonzero(share > best * (1 + _TIE)):
            names[row] = fit.candidate.free[place]
        best = np.maximum(best, share)
    return best, names


def _first_of_the_best(scores: FloatArray) -> int:
    """Of scores that are as good as equal the first, whatever the last digits are."""
    return int(np.flatnonzero(scores >= scores.max() * (1 - _TIE))[0])


def _told(
    table: Table,
    asked: Sequence[tuple[Fit, float]],
    candidates: Measurable,
    row: int,
    value: float,
) -> Proposal:
    """The proposal in words."""
    rows = candidates.rows
    c, t, u = float(rows.concentration[row]), float(rows.time[row]), float(rows.drop[row])
    conditions = []
    if table.concentration is not None:
        conditions.append(f"{number_text(c / 1000, 2)} mol/l")
    if table.time is not None:
        conditions.append(f"{number_text(t / HOUR, 3)} h")
    conditions.append(f"{number_text(u * 1000, 3)} mV")
    noise = _noise(asked)
    told = {fit.name: _predicted(fit, rows, noise) for fit, _ in asked}
    predictions = {name: float(np.exp(one[0][row])) for name, one in told.items()}
    start = say("next", "conditions", conditions=", ".join(conditions))
    if len(asked) == 1:
        fit = asked[0][0]
        shares, names = _narrowing(fit, candidates)
        share = 100 * (1 - float(np.sqrt(1 - min(float(shares[row]), 1.0))))
        title = parameter(fit.candidate, names[row] or fit.candidate.free[0])["title"]
        text = say("next", "shrink", parameter=title, share=number_text(share, 2))
    else:
        text = _pair(asked, told, row)
    return Proposal(
        c if table.concentration is not None else None,
        t if table.time is not None else None,
        u,
        float(rows.temperature[row]),
        candidates.kinds[row],
        float(candidates.cost[row]),
        value,
        start + text,
        predictions,
    )


def _pair(
    asked: Sequence[tuple[Fit, float]],
    told: Mapping[str, tuple[FloatArray, FloatArray, FloatArray]],
    row: int,
) -> str:
    """The two models that the row tells apart best."""
    best = (-1.0, asked[0][0], asked[0][0], 0.0)
    for i, (fit, share) in enumerate(asked):
        for other, other_share in asked[:i]:
            y, v, _ = told[fit.name]
            other_y, other_v, _ = told[other.name]
            apart = (y[row] - other_y[row]) ** 2 * (1 / v[row] + 1 / other_v[row])
            apart += (v[row] - other_v[row]) ** 2 / (v[row] * other_v[row])
            sigmas = abs(y[row] - other_y[row]) / np.sqrt(max(v[row], other_v[row]))
            if share * other_share * apart > best[0] * (1 + _TIE):
                best = (float(share * other_share * apart), other, fit, float(sigmas))
    _, first, second, sigmas = best
    one, other_one = (
        number_text(float(np.exp(told[fit.name][0][row])) * 1e4, 3) for fit in (first, second)
    )
    if sigmas < 1:
        wide, narrow = sorted((first, second), key=lambda fit: -told[fit.name][1][row])
        one, other_one = (
            number_text(100 * float(np.sqrt(told[fit.name][1][row])), 2) for fit in (narrow, wide)
        )
        return say(
            "next", "spread", first=mechanism(narrow.candidate), second=mechanism(wide.candidate),
            one=one, other=other_one,
        )  # fmt: skip
    return say(
        "next", "apart", first=mechanism(first.candidate), second=mechanism(second.candidate),
        one=one, other=other_one, sigmas=number_text(sigmas, 2),
    )  # fmt: skip
