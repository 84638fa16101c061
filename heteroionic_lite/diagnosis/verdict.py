"""What may be concluded, in a fixed order: an odd row, a misfit, a set of models, a name.

Weights are shares of support among the candidates that were asked about, never probabilities that
one of them is true.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from heteroionic_lite.diagnosis.fit import Fit
from heteroionic_lite.diagnosis.misfit import LEVEL, excess, outliers, score
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import Table
from heteroionic_lite.diagnosis.words import alternatives, chance, mechanism, say
from heteroionic_lite.units import number_text

Kind = Literal["outlier", "none", "undecided", "named", "no_mechanism"]

NEAR = float(RULES["near"])  # AICc from the best, within which the simplest is named
HOLDS = float(RULES["holds"])  # of the weight


@dataclass(frozen=True)
class Verdict:
    """A conclusion and why.

    ``named`` is the simplest candidate near the best, ``best`` the one of least AICc, ``members``
    those that hold 95 % of the weight; ``side`` says whether all of these have a layer (None: not
    decided, or not asked). ``rows`` are odd rows, counted from one; ``axis`` is that of a misfit.
    """

    kind: Kind
    sentence: str
    named: str = ""
    best: str = ""
    members: tuple[str, ...] = ()
    side: Literal["layer", "no layer"] | None = None
    rows: tuple[int, ...] = ()
    axis: str = ""
    p: float | None = None


def weights(fits: Sequence[Fit]) -> dict[str, float]:
    """Share of each testable fit by its AICc; zero for the others."""
    values = np.array([fit.aicc for fit in fits])
    if not np.isfinite(values).any():
        return {fit.name: 0.0 for fit in fits}
    relative = np.exp(-(values - values[np.isfinite(values)].min()) / 2)
    shares = relative / relative.sum()
    return {fit.name: float(share) for fit, share in zip(fits, shares, strict=True)}


def ranked(fits: Sequence[Fit]) -> list[Fit]:
    """The testable fits, the least AICc first; of equals the simpler one."""
    testable = [fit for fit in fits if fit.testable]
    return sorted(testable, key=lambda fit: (round(fit.aicc, 6), len(fit.candidate.free)))


def members(fits: Sequence[Fit]) -> list[Fit]:
    """As many of the best as hold 95 % of the weight."""
    share, found = weights(fits), []
    total = 0.0
    for fit in ranked(fits):
        found.append(fit)
        total += share[fit.name]
        if total >= HOLDS:
            break
    return found


def simplest(fits: Sequence[Fit]) -> Fit:
    """The fit of fewest parameters within ΔAICc = 2 of the best."""
    order = ranked(fits)
    near = [fit for fit in order if fit.aicc - order[0].aicc < NEAR]
    return min(near, key=lambda fit: len(fit.candidate.free))


def conclude(table: Table, fits: Sequence[Fit], untestable: Sequence[str]) -> Verdict:
    """The verdict on some fits; ``untestable`` are layers that these rows cannot ask about."""
    order = ranked(fits)
    if not order:
        return Verdict("no_mechanism", say("verdict", "nothing"))
    best, set_, name = order[0], members(fits), simplest(fits)
    base = Verdict("named", "", name.name, best.name, tuple(fit.name for fit in set_))
    odd = outliers(best)
    if odd:
        found = of_outliers(table, best, odd)
        return replace(base, kind="outlier", sentence=found.sentence, rows=found.rows)
    misfit = score(table, best)
    if misfit is not None and misfit.p < LEVEL:
        axis, p = say("axes", misfit.axis), chance(misfit.p)
        sentence = say("verdict", "misfit", axis=axis, p=p)
        return replace(base, kind="none", sentence=sentence, axis=misfit.axis, p=misfit.p)
    noise = excess(best)
    if noise is not None and noise[1] < LEVEL:
        which, significance, size, freedom = noise
        sentence = say(
            "verdict", which, squares=number_text(size, 3), freedom=str(freedom),
            p=chance(significance),
        )  # fmt: skip
        return replace(base, kind="none", sentence=sentence, axis="all", p=significance)
    if not set(table.varying) - {"temperature"}:
        return replace(base, kind="no_mechanism", sentence=_no_mechanism(best))
    return _named(base, name, set_, untestable)


def of_outliers(table: Table, best: Fit, odd: tuple[int, ...]) -> Verdict:
    """The verdict that some rows, counted from zero, do not belong with the others."""
    rows = tuple(table.numbers[i] if table.numbers else i + 1 for i in odd)
    sentence = _odd(best, rows, float(np.exp(best.residuals[odd[0]])))
    return Verdict("outlier", sentence, best.name, best.name, (best.name,), rows=rows)


def _odd(best: Fit, rows: tuple[int, ...], factor: float) -> str:
    if len(rows) > 1:
        return say("verdict", "outliers", rows=", ".join(map(str, rows)))
    times, called = number_text(factor, 2), mechanism(best.candidate)
    return say("verdict", "outlier", row=str(rows[0]), times=times, mechanism=called)


def _no_mechanism(best: Fit) -> str:
    energy = best.values.get("activation_energy")
    if energy is None:
        return say("verdict", "nothing")
    return say("verdict", "energy", energy=number_text(energy / 1000, 3))


def _named(base: Verdict, name: Fit, left: list[Fit], untestable: Sequence[str]) -> Verdict:
    """The simplest candidate, and whether all that are left agree on a layer."""
    called = mechanism(name.candidate)
    listed = alternatives([mechanism(fit.candidate) for fit in left])
    sides = {fit.candidate.layered for fit in left}
    if len(sides) > 1 or any(fit.candidate.undecided for fit in left):
        key = "undecided" if len(left) > 1 else "either"
        sentence = say("verdict", key, set=listed, mechanism=called)
        return replace(base, kind="undecided", sentence=sentence)
    if untestable:
        missing = alternatives(untestable, "and")
        sentence = say("verdict", "untestable", untestable=missing, mechanism=called)
        return replace(base, kind="undecided", sentence=sentence)
    key = "named" if len(left) == 1 else "named_of"
    sentence = say("verdict", key, mechanism=called, set=listed)
    return replace(base, sentence=sentence, side="layer" if sides == {True} else "no layer")
