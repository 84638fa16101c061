"""What is to be kept in mind beside a verdict, a sentence each."""

from collections.abc import Sequence

import numpy as np

from heteroionic_lite.diagnosis.asymmetry import Asymmetry
from heteroionic_lite.diagnosis.candidates import Candidate
from heteroionic_lite.diagnosis.causes import Found
from heteroionic_lite.diagnosis.fit import Fit, natural
from heteroionic_lite.diagnosis.misfit import LEVEL
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.starts import mirrored
from heteroionic_lite.diagnosis.table import HOUR, Table
from heteroionic_lite.diagnosis.uncertainty import together
from heteroionic_lite.diagnosis.verdict import Verdict, members, ranked
from heteroionic_lite.diagnosis.words import mechanism, parameter, say, shown, words
from heteroionic_lite.units import number_text

_ALIKE = float(RULES["alike"])  # σ on every row


def doubts(
    table: Table,
    fits: Sequence[Fit],
    untestable: Sequence[Candidate],
    verdict: Verdict,
    causes: Sequence[Found] = (),
    asymmetry: Asymmetry | None = None,
) -> tuple[str, ...]:
    """All that apply, the general ones first; causes and asymmetry are those of a refusal."""
    found = list(table.notices)
    if not fits:
        return tuple(found)
    problem = fits[0].problem
    found += _of_causes(causes)
    if asymmetry is not None and asymmetry.key:
        found.append(_of_asymmetry(asymmetry))
    if verdict.kind == "none" and verdict.axis in words()["causes"]:
        found.append(say("causes", verdict.axis))
    if problem.noise.kind == "unknown":
        found.append(say("doubts", "rank_only"))
    if mirrored(problem.rows):
        found.append(say("doubts", "mirrored"))
    found += [
        say(
            "doubts", "untestable", mechanism=mechanism(candidate),
            parameters=str(len(candidate.free)), rows=str(len(problem)),
            conditions=str(problem.noise.conditions),
        )
        for candidate in untestable
    ]  # fmt: skip
    found += [
        say("doubts", "alike", first=mechanism(one.candidate), second=mechanism(other.candidate))
        for one, other in alike(fits)
    ]
    named = next((fit for fit in fits if fit.name == verdict.named), None)
    if named is not None and verdict.kind in ("named", "undecided"):
        found += _of_parameters(named)
    found += [sentence for best in ranked(fits)[:1] for sentence in _overstated(best)]
    if len(verdict.members) > 1:
        found.append(say("doubts", "weights"))
    if table.donor_number is not None:
        found.append(say("doubts", "donor_number"))
    return tuple(found)


def _of_causes(causes: Sequence[Found]) -> list[str]:
    """What would go with the rows."""
    if not causes:
        return []
    told = []
    for one in causes:
        entry = words()["wider"][one.name]
        value = entry["value"].replace("{value}", number_text(one.value * entry["factor"], 2))
        told.append((mechanism(one.fit.candidate), entry["cause"], value))
    if len(told) == 1:
        called, cause, value = told[0]
        return [say("doubts", "cause", cause=cause, value=value, mechanism=called)]
    listed = [
        say("doubts", "cause_of", cause=cause, value=value, mechanism=called)
        for called, cause, value in told
    ]
    return [say("doubts", "causes", list="; ".join(listed))]


def _of_asymmetry(found: Asymmetry) -> str:
    """Why no step behind a layer can be behind the rows."""
    value, error = {
        "margin": (found.margin, found.margin_error),
        "sum": (found.sum, found.sum_error),
    }[found.key]
    age = ""
    if found.time is not None:
        age = say("doubts", "age", hours=number_text(found.time / HOUR, 3))
    return say(
        "doubts", found.key, age=age, slope=_with_error(found.slope, found.slope_error),
        asymmetry=_with_error(found.asymmetry, found.asymmetry_error),
        value=_with_error(value, error),
    )  # fmt: skip


def _with_error(value: float, error: float) -> str:
    return say("doubts", "with_error", value=number_text(value, 2), error=number_text(error, 1))


def alike(fits: Sequence[Fit]) -> list[tuple[Fit, Fit]]:
    """Pairs among the models that are left whose curves agree within σ/2 on every row."""
    left = members(fits)
    if not left:
        return []
    sigma = np.sqrt(left[0].variance) / left[0].problem.noise.weights
    return [
        (one, other)
        for i, other in enumerate(left)
        for one in left[:i]
        if bool(np.all(np.abs(one.fitted - other.fitted) < _ALIKE * sigma))
    ]


def _of_parameters(fit: Fit) -> list[str]:
    found = []
    candidate = fit.candidate
    for name, value in zip(candidate.free, fit.free, strict=True):
        title = parameter(candidate, name)["title"]
        if name in fit.at_bound:
            text = shown(candidate, name, natural(name, value)[1])
            found.append(say("doubts", "at_bound", parameter=title, value=text))
    for pair in together(fit):
        first, second = (parameter(candidate, name)["title"] for name in (pair.first, pair.second))
        direction = "higher" if pair.r > 0 else "lower"
        r = number_text(pair.r, 3)
        found.append(
            say("doubts", "together", first=first, second=second, r=r, direction=direction)
        )
    return found


def _overstated(fit: Fit) -> list[str]:
    from scipy.special import chdtr

    if not fit.problem.noise.known:
        return []
    freedom = len(fit.problem) - len(fit.inside)
    if float(chdtr(freedom, fit.squares)) >= LEVEL:
        return []
    return [say("doubts", "small", squares=number_text(fit.squares, 3), freedom=str(freedom))]
