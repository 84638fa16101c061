"""A diagnosis as a text: verdict, parameters, what next, doubts, all candidates."""

from typing import TYPE_CHECKING

from heteroionic_lite.diagnosis.resamples import Resampled
from heteroionic_lite.diagnosis.uncertainty import Interval
from heteroionic_lite.diagnosis.words import capital, mechanism, parameter, shown
from heteroionic_lite.units import number_text

if TYPE_CHECKING:
    from heteroionic_lite.diagnosis.fit import Fit
    from heteroionic_lite.diagnosis.result import Diagnosis


def report(diagnosis: "Diagnosis") -> str:
    """The text of a diagnosis, a paragraph for each part."""
    parts = [diagnosis.verdict.sentence]
    if diagnosis.parameters and diagnosis.named is not None:
        lines = [
            line(diagnosis.named, name, one)
            for name, one in zip(diagnosis.named.candidate.free, diagnosis.parameters, strict=True)
        ]
        parts.append("\n".join(["Parameters, with 95 % intervals:", *lines]))
    if diagnosis.resampled is not None and diagnosis.named is not None:
        parts.append(_resampled(diagnosis.named, diagnosis.resampled))
    if diagnosis.next is not None:
        parts.append(f"Next: {diagnosis.next.sentence}")
    if diagnosis.doubts:
        parts.append(
            "\n".join(["Keep in mind:", *(f"- {capital(one)}" for one in diagnosis.doubts)])
        )
    rows = [
        f"- {mechanism(fit.candidate)}: ΔAICc {number_text(fit.aicc - diagnosis.fits[0].aicc, 3)}, "
        f"weight {number_text(diagnosis.weights[fit.name], 2)}"
        for fit in diagnosis.fits
    ]
    rows += [f"- {mechanism(one)}: not testable with these rows" for one in diagnosis.untested]
    parts.append("\n".join(["All that was asked:", *rows]))
    return "\n\n".join(parts)


def _resampled(fit: "Fit", found: Resampled) -> str:
    """The intervals from resamples, a line for each parameter."""
    title = f"By {found.samples} resamples of the residuals, seed {found.seed}:"
    lines = [title]
    for name, one in zip(fit.candidate.free, found.intervals, strict=True):
        entry = parameter(fit.candidate, name)
        low, high = (number_text(end * entry["factor"], 3) for end in (one.low, one.high))
        lines.append(f"- {entry['symbol']}: {low} to {high} {entry['unit']}".rstrip())
    return "\n".join(lines)


def line(fit: "Fit", name: str, one: Interval) -> str:
    """A parameter with its interval: ``- α = 0.44 (0.41 … 0.47), transfer coefficient``."""
    entry = parameter(fit.candidate, name)
    low, high = (
        "…" if end is None else number_text(end * entry["factor"], 3) for end in (one.low, one.high)
    )
    value = shown(fit.candidate, name, one.value)
    return f"- {entry['symbol']} = {value} ({low} to {high}), {entry['title']}"
