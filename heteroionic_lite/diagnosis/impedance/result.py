"""What an impedance spectrum says: whether it may be trusted, which circuit goes with it, what of.

The order is that of the verdict on a table: first the data (Kramers and Kronig, odd points), then
whether any circuit leaves nothing but noise, then which, and how many are left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from heteroionic_lite.diagnosis.impedance.amounts import (
    Arc,
    Value,
    arcs,
    doubts,
    remarks,
    resistances,
    values,
)
from heteroionic_lite.diagnosis.impedance.circuits import CIRCUITS
from heteroionic_lite.diagnosis.impedance.fit import CircuitFit, Points, fit
from heteroionic_lite.diagnosis.impedance.kramers_kronig import (
    Relations,
    correlation,
    kramers_kronig,
)
from heteroionic_lite.diagnosis.impedance.rules import RULES, WORDS
from heteroionic_lite.diagnosis.impedance.said import Window, fixed_of, window_of
from heteroionic_lite.diagnosis.impedance.window import inside
from heteroionic_lite.diagnosis.impedance.window import remarks as window_remarks
from heteroionic_lite.diagnosis.reading.spectra import Spectrum
from heteroionic_lite.units import number_text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Kind = Literal["not_still", "outlier", "none", "undecided", "named"]

_MAD = 1.4826  # of a normal distribution's standard deviation


@dataclass(frozen=True)
class CircuitVerdict:
    """A conclusion; ``points`` are odd ones, counted from one by falling frequency."""

    kind: Kind
    sentence: str
    named: str
    best: str
    members: tuple[str, ...]
    points: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class SpectrumDiagnosis:
    """The result for one spectrum; ``fits`` with the least AICc first.

    ``window`` has the ends in Hz between which points count, ``fixed`` what was held, in SI.
    """

    spectrum: Spectrum
    relations: Relations = field(repr=False)
    fits: tuple[CircuitFit, ...] = field(repr=False)
    verdict: CircuitVerdict
    window: Window = (None, None)
    fixed: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def named(self) -> CircuitFit:
        """The fit that the verdict names, or the best where it refuses."""
        return next(one for one in self.fits if one.name == self.verdict.named)

    @cached_property
    def weights(self) -> dict[str, float]:
        """Share of support of each circuit by its AICc; no probability that it is true."""
        return weights(self.fits)

    @cached_property
    def parameters(self) -> tuple[Value, ...]:
        """Those of the named circuit with 95 % intervals; none where the verdict refuses."""
        if self.verdict.kind in ("not_still", "outlier", "none"):
            return ()
        return values(self.named, per_area=self.spectrum.per_area)

    @cached_property
    def resistances(self) -> tuple[Value, ...]:
        """What may stand for the interface in a table: each resistance but that in series, all."""
        if self.verdict.kind in ("not_still", "outlier", "none"):
            return ()
        return resistances(self.named, per_area=self.spectrum.per_area)

    @cached_property
    def arcs(self) -> tuple[Arc, ...]:
        """The arcs of the named circuit with their capacitances, and what these are like."""
        if self.verdict.kind in ("not_still", "outlier", "none"):
            return ()
        return arcs(self.named, per_area=self.spectrum.per_area)

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What is to be kept in mind, a sentence each."""
        per_area = self.spectrum.per_area
        said = window_remarks(self.spectrum.frequency, self.window)
        said += remarks(self.fixed, per_area=per_area)
        found = doubts(self.named, per_area=per_area, judged=bool(self.parameters))
        return (*said, *found)

    def text(self) -> str:
        """The whole result to be read."""
        lines = [self.verdict.sentence]
        lines += [one.text() for one in self.parameters]
        lines += [one.sentence for one in self.arcs if one.sentence]
        return "\n".join([*lines, *self.doubts])

    def __repr__(self) -> str:
        return (
            f"<SpectrumDiagnosis of {len(self.spectrum.frequency)} points: {self.verdict.sentence}>"
        )

    def record(self) -> dict[str, Any]:
        """Everything as plain data for a file."""
        return {
            "window": list(self.window),
            "fixed": dict(self.fixed),
            "points": len(self.named.points),
            "left_out": len(self.spectrum.frequency) - len(self.named.points),
            "verdict": asdict(self.verdict),
            "kramers_kronig": {
                "passed": self.relations.passed,
                "correlation": self.relations.correlation,
                "size": self.relations.size,
            },
            "fits": [
                {
                    "name": one.name,
                    "aicc": one.aicc,
                    "weight": self.weights[one.name],
                    "squares": one.squares,
                    "values": one.values,
                    "at_bound": list(one.at_bound),
                }
                for one in self.fits
            ],
            "parameters": [asdict(one) for one in self.parameters],
            "arcs": [asdict(one) for one in self.arcs],
            "doubts": list(self.doubts),
        }

    def figure(self) -> "Figure":
        """The spectrum with the named circuit, and the residuals, as a matplotlib figure."""
        from heteroionic_lite.diagnosis.impedance.picture import picture

        return picture(self)


def diagnose_spectrum(
    spectrum: Spectrum, *, window: Any = None, fixed: Mapping[str, Any] | None = None
) -> SpectrumDiagnosis:
    """Which circuit goes with a spectrum, and whether the spectrum may be trusted at all.

    >>> f = np.logspace(6, -2, 33)
    >>> z = 0.006 + 0.03 / (1 + 2j * np.pi * f * 1e-4)
    >>> z *= 1 + 0.003 * np.random.default_rng(1).standard_normal(33)
    >>> found = diagnose_spectrum(Spectrum(f, z, per_area=True))
    >>> found.verdict.named, found.arcs[0].kind
    ('arc', 'layer')

    ``window`` are two ends such as ``("1 Hz", "100 kHz")``, None for an end that is open: only the
    points between them are tested and fitted. ``fixed`` are parameters that are known, such as
    ``{"series_resistance": "5 ohm cm^2"}``: each circuit that has them is fitted without moving
    them, and they do not count as its parameters. Numbers without a unit are in SI. TableError, a
    ValueError, for ends and parameters that cannot be, and for a window with fewer than ten points.
    """
    ends = window_of(window)
    held = fixed_of(fixed, per_area=spectrum.per_area)
    kept = inside(spectrum.frequency, ends)
    points = Points.of(spectrum.frequency[kept], spectrum.impedance[kept])
    relations = kramers_kronig(points.omega, points.impedance)
    coarse = kramers_kronig(points.omega, points.impedance, RULES["coarse"])
    fits = sorted((fit(points, circuit, held) for circuit in CIRCUITS), key=lambda one: one.aicc)
    return SpectrumDiagnosis(
        spectrum, relations, tuple(fits), conclude(relations, fits, outliers(coarse)), ends, held
    )


def weights(fits: Sequence[CircuitFit]) -> dict[str, float]:
    """Share of each fit by its AICc."""
    aicc = np.array([one.aicc for one in fits])
    shares = np.exp(-(aicc - aicc.min()) / 2)
    shares /= shares.sum()
    return {one.name: float(share) for one, share in zip(fits, shares, strict=True)}


def conclude(
    relations: Relations, fits: Sequence[CircuitFit], odd: tuple[int, ...] = ()
) -> CircuitVerdict:
    """The verdict on fits that are sorted by their AICc, with what points are odd."""
    best = fits[0]
    near = [one for one in fits if one.aicc - best.aicc < RULES["near"]]
    named = min(near, key=lambda one: one.free)
    members = _members(fits)
    if named.circuit.second is None:
        # All others hold it, and a second element that does not pay says nothing.
        members = [one for one in members if one is named or one.aicc < named.aicc]
    base = (named.name, best.name, tuple(one.name for one in members))
    if odd:
        frequencies = best.points.omega / (2 * np.pi)
        listed = ", ".join(number_text(frequencies[i - 1], 4) for i in odd)
        key = "outlier" if len(odd) == 1 else "outliers"
        return CircuitVerdict("outlier", _say(key, frequency=listed), *base, odd)
    if not relations.passed:
        size = number_text(100 * relations.size, 2)
        alike = relations.correlation > RULES["correlated"]
        why = WORDS["why"]["correlated" if alike else "large"].replace("{size}", size)
        return CircuitVerdict("not_still", _say("not_still", why=why), *base)
    if _leaves_more_than_noise(best):
        return CircuitVerdict("none", _say("none", circuit=WORDS["circuits"][best.name]), *base)
    called = [WORDS["circuits"][one.name] for one in members]
    listed = _listed(called)
    circuit = WORDS["circuits"][named.name]
    if len(members) == 1:
        return CircuitVerdict("named", _say("named", circuit=circuit), *base)
    if named.circuit.second is None:
        return CircuitVerdict("named", _say("named_of", circuit=circuit, set=listed), *base)
    return CircuitVerdict("undecided", _say("undecided", circuit=circuit, set=listed), *base)


def outliers(relations: Relations) -> tuple[int, ...]:
    """Points, counted from one, far from whatever obeys the relations of Kramers and Kronig."""
    both = np.concatenate([relations.real, relations.imaginary])
    spread = _MAD * float(np.median(np.abs(both)))
    size = np.hypot(relations.real, relations.imaginary)
    far = np.flatnonzero(size > RULES["outlier"] * np.sqrt(2) * spread)
    # Many far points are no slips.
    return tuple(int(i) + 1 for i in far) if 0 < len(far) <= RULES["outliers"] else ()


def _leaves_more_than_noise(best: CircuitFit) -> bool:
    parts = (best.residuals.real, best.residuals.imag)
    return bool(max(map(correlation, parts)) > RULES["correlated"])


def _members(fits: Sequence[CircuitFit]) -> list[CircuitFit]:
    share, total, found = weights(fits), 0.0, []
    for one in fits:
        found.append(one)
        total += share[one.name]
        if total >= RULES["holds"]:
            break
    return found


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    text: str = WORDS["lists"]["two"]
    return text.replace("{first}", ", ".join(names[:-1])).replace("{last}", names[-1])


def _say(key: str, **parts: str) -> str:
    text: str = WORDS["verdict"][key]
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}", part)
    return text
