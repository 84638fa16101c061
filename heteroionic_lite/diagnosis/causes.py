"""What a refusal may come from: causes that no mechanism on offer has, tried with some of these.

>>> [cause.name for cause in CAUSES]
['electrolyte_left', 'nernst_layer', 'root_growth', 'salty_layer']

Each adds one parameter to a mechanism, or puts another law of growth in the place of the one it
has. A cause is found where it removes the misfit: nothing with a shape is left over, no more than
the stated noise either, and AICc is below that of the best mechanism by a margin. Of several those
are kept that are as near to the best of them. A refusal stays one: that a cause goes with the rows
says where to look, and the same rows may have another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from heteroionic_lite.constants import CONSTANTS, FARADAY, GAS_CONSTANT
from heteroionic_lite.diagnosis.candidates import Candidate
from heteroionic_lite.diagnosis.curves import Curve, Rows
from heteroionic_lite.diagnosis.fit import Fit, Problem, fit_from, natural
from heteroionic_lite.diagnosis.laws import REFERENCE_CONCENTRATION
from heteroionic_lite.diagnosis.misfit import LEVEL, excess, score
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import FloatArray, Table
from heteroionic_lite.diagnosis.verdict import ranked, simplest
from heteroionic_lite.diagnosis.wider_laws import REFERENCE_TIME

_OF = RULES["causes"]
_MARGIN = float(_OF["margin"])  # AICc below the best mechanism


@dataclass(frozen=True)
class Cause:
    """A parameter that is added, and to which mechanisms.

    ``steps`` are the steps that it may have, ``layered`` whether it needs a layer.
    """

    name: str
    more: str
    steps: tuple[str, ...]
    layered: bool = False

    def offered(self, table: Table) -> bool:
        """Whether the rows can show it."""
        varying = table.varying
        if self.more == "root_growth":
            ages = 0 if table.time is None else len(np.unique(table.time))
            return ages >= int(_OF["root_ages"])
        if self.more == "reciprocal_limiting_current" and table.interfaces == 2:  # noqa: PLR2004
            return False
        return "concentration" in varying

    def carried(self, base: Candidate) -> Candidate | None:
        """The mechanism with it; None for a mechanism that it is not tried with."""
        if base.step not in self.steps or (self.layered and not base.layered):
            return None
        layer = base.layer
        if self.more == "root_growth" and layer:
            layer = "constant_layer"
        return Candidate(base.step, layer, base.warm, more=self.more)


CAUSES = tuple(
    Cause(name, one["more"], tuple(one["steps"]), bool(one["layered"]))
    for name, one in _OF["of"].items()
)


@dataclass(frozen=True, eq=False)
class Found:
    """A cause that removes the misfit, with the mechanism it does so with."""

    cause: Cause
    fit: Fit
    p: float

    @property
    def name(self) -> str:
        """Of the cause; it does not change."""
        return self.cause.name

    @cached_property
    def value(self) -> float:
        """Its parameter in SI; of a reciprocal what it is the reciprocal of."""
        return natural(self.cause.more, float(self.fit.free[-1]))[1]


def causes(table: Table, tried: Sequence[Fit]) -> tuple[Found, ...]:
    """The causes that remove the misfit of the mechanisms that were tried, the best first."""
    order = ranked(tried)
    if not order:
        return ()
    found = []
    for cause in CAUSES:
        if not cause.offered(table):
            continue
        wider: dict[Candidate, Fit] = {}
        for base in order:
            candidate = cause.carried(base.candidate)
            if candidate is None or candidate in wider:
                continue
            curve = Curve(candidate, base.problem.rows)
            one = fit_from(curve, base.problem, _starts(cause, candidate, base), order[0].aicc)
            if one is not None and cause.more not in one.at_bound:
                wider[candidate] = one
        left = [
            (one, p)
            for one in wider.values()
            if one.aicc < order[0].aicc - _MARGIN and (p := _left_over(table, one)) is not None
        ]
        if left:
            chosen = simplest([one for one, _ in left])
            found.append(Found(cause, chosen, next(p for one, p in left if one is chosen)))
    found.sort(key=lambda one: round(one.fit.aicc, 6))
    return tuple(one for one in found if one.fit.aicc < found[0].fit.aicc + _MARGIN)


def _left_over(table: Table, fit: Fit) -> float | None:
    """The least p of the tests that refuse a mechanism; None where one of them refuses this too."""
    shape, noise = score(table, fit), excess(fit)
    chances = [*([shape.p] if shape else []), *([noise[1]] if noise else [])]
    return min(chances) if shape and min(chances) >= LEVEL else None


def _starts(cause: Cause, candidate: Candidate, base: Fit) -> list[FloatArray]:
    """Where its fits begin: the mechanism as it was fitted, and a little or much of the cause."""
    known = dict(zip(base.candidate.free, base.free, strict=True))
    rows, problem = base.problem.rows, base.problem
    scale = _scale(cause, rows, problem)
    found = []
    for share in _OF["begin"][cause.more]:
        values = dict(known) | {cause.more: share * scale}
        if cause.more == "root_growth" and "log_time" in known:
            last = float(rows.time.max())
            grown = -np.expm1(-last / np.exp(known["log_time"]))
            late = known["layer_resistance"] * known["late_share"] * grown
            values["layer_resistance"] = known["layer_resistance"] * (1 - known["late_share"])
            values[cause.more] = 2 * share * late * np.sqrt(REFERENCE_TIME / last)
        found.append(np.array([values[name] for name in candidate.free]))
    return found


def _scale(cause: Cause, rows: Rows, problem: Problem) -> float:
    """How much of it would be all that there is."""
    if cause.more == "salt_exponent":
        return 1.0
    resistance = np.exp(problem.measured)
    if cause.more == "root_growth":
        return float(resistance.min())
    whole = float((resistance * rows.concentration).min()) / REFERENCE_CONCENTRATION
    thermal = CONSTANTS[GAS_CONSTANT].value / CONSTANTS[FARADAY].value * rows.temperature.min()
    return whole if cause.more == "electrolyte_resistance" else whole / float(thermal)
