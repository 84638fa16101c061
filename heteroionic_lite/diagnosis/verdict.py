"""What may be concluded, in a fixed order: an odd row, a misfit, a set of models, a name.

Weights are shares of support among the candidates that were asked about, never probabilities that
one of them is true.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from heteroionic_lite.diagnosis.fit import Fit
from heteroionic_lite.diagnosis.misfit import LEVEL, excess, outliers, score
from heteroionic_lite.diagnosis.table import Table
from heteroionic_lite.diagnosis.words import alternatives, chance, mechanism, say
from heteroionic_lite.units import number_text

Kind = Literal["outlier", "none", "undecided", "named", "no_mechanism"]

NEAR = 2.0  # AICc from the best, within which the simplest is named
HOLDS = 0.95  # of the weight


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
    common = {
        "named": name.name,
        "best": best.name,
        "members": tuple(fit.name for fit in set_),
    }
    odd = outliers(best)
    if odd:
        return Verdict("outlier", _odd(best, odd), rows=tuple(i + 1 for i in odd), **common)
    misfit = score(table, best)
    if misfit is not None and misfit.p < LEVEL:
        axis = say("axes", misfit.axis)
        sentence = say("verdict", "misfit", axis=axis, p=chance(misfit.p))
        return Verdict("none", sentence, axis=misfit.axis, p=misfit.p, **common)
    noise = excess(best)
    if noise is not None and noise[1] < LEVEL:
        which, p, size, freedom = noise
        sentence = say(
            "verdict", which, squares=number_text(size, 3), freedom=str(freedom), p=chance(p)
        )
        return Verdict("none", sentence, axis="all", p=p, **common)
    if not set(table.varying) - {"temperature"}:
        return Verdict("no_mechanism", _no_mechanism(best), **common)
    return _named(name, set_, untestable, common)


def _odd(best: Fit, odd: tuple[int, ...]) -> str:
    if len(odd) > 1:
        return say("verdict", "outliers", rows=", ".join(str(i + 1) for i in odd))
    (row,) = odd
    times = number_text(float(np.exp(best.residuals[row])), 2)
    called = mechanism(best.candidate)
    return say("verdict", "outlier", row=str(row + 1), times=times, mechanism=called)


def _no_mechanism(best: Fit) -> str:
    energy = best.values.get("activation_energy")
    if energy is None:
        return say("verdict", "nothing")
    return say("verdict", "energy", energy=number_text(energy / 1000, 3))


def _named(
    name: Fit, set_: list[Fit], untestable: Sequence[str], common: dict[str, object]
) -> Verdict:
    called = mechanism(name.candidate)
    listed = alternatives([mechanism(fit.candidate) for fit in set_])
    sides = {fit.candidate.layered for fit in set_}
    either = any(fit.candidate.undecided for fit in set_)
    if len(sides) > 1 or either:
        sentence = say("verdict", "undecided", set=listed, mechanism=called)
        if len(set_) == 1:
            sentence = say("verdict", "named", mechanism=called)
        return Verdict("undecided", sentence, **common)  # type: ignore[arg-type]
    if untestable:
        sentence = say(
            "verdict", "untestable", untestable=alternatives(untestable, "and"), mechanism=called
        )
        return Verdict("undecided", sentence, **common)  # type: ignore[arg-type]
    one = len(set_) == 1
    sentence = say("verdict", "named" if one else "named_of", mechanism=called, set=listed)
    side: Literal["layer", "no layer"] = "layer" if sides == {True} else "no layer"
    return Verdict("named", sentence, side=side, **common)  # type: ignore[arg-type]
