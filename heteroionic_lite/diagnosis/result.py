"""The result of a diagnosis, and how it is made from a table."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from heteroionic_lite.diagnosis.asymmetry import Asymmetry, measured
from heteroionic_lite.diagnosis.candidates import Candidate, offered
from heteroionic_lite.diagnosis.causes import Found, causes
from heteroionic_lite.diagnosis.doubts import doubts
from heteroionic_lite.diagnosis.fit import Fit, Problem, fit
from heteroionic_lite.diagnosis.following import Proposal, propose
from heteroionic_lite.diagnosis.resamples import SAMPLES, SEED, Resampled, bootstrap
from heteroionic_lite.diagnosis.slips import without_weights
from heteroionic_lite.diagnosis.table import Table
from heteroionic_lite.diagnosis.uncertainty import Interval, intervals, together
from heteroionic_lite.diagnosis.verdict import Verdict, conclude, ranked, weights
from heteroionic_lite.diagnosis.words import mechanism

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMAT = 1  # of the record


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """What a table says, and what not; made by ``diagnose``.

    ``fits`` are the testable candidates, the least AICc first; ``untested`` those that these rows
    cannot test; ``verdict`` the conclusion; ``costs`` what a new row costs by its kind;
    ``resampled`` what ``bootstrap`` found last.
    """

    table: Table
    fits: tuple[Fit, ...]
    tried: tuple[Fit, ...] = field(repr=False)
    untested: tuple[Candidate, ...]
    verdict: Verdict
    costs: Mapping[str, float] | None = None
    resampled: Resampled | None = field(default=None, init=False, repr=False)

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What is to be kept in mind, a sentence each."""
        return doubts(
            self.table, self.tried, self.untested, self.verdict, self.causes, self.asymmetry
        )

    @cached_property
    def causes(self) -> tuple[Found, ...]:
        """Of a refusal: what would go with these rows if it were added to a mechanism."""
        return causes(self.table, self.tried) if self.verdict.kind == "none" else ()

    @cached_property
    def asymmetry(self) -> Asymmetry | None:
        """Of a refusal: slope and asymmetry of the rows themselves; None where they have none."""
        return measured(self.table) if self.verdict.kind == "none" else None

    @cached_property
    def next(self) -> Proposal | None:
        """What to measure next; None where no model fits."""
        return propose(self.table, self.tried, self.verdict, self.costs)

    @cached_property
    def weights(self) -> dict[str, float]:
        """Share of support of each fit by its AICc; no probability that it is true."""
        return weights(self.fits)

    @cached_property
    def named(self) -> Fit | None:
        """The fit that the verdict names."""
        return next((one for one in self.fits if one.name == self.verdict.named), None)

    @cached_property
    def parameters(self) -> tuple[Interval, ...]:
        """Those of the named fit with 95 % intervals; none where the verdict refuses."""
        if self.named is None or self.verdict.kind in ("none", "outlier"):
            return ()
        return intervals(self.named)

    def bootstrap(self, samples: int = SAMPLES, seed: int = SEED) -> Resampled:
        """Intervals of the named mechanism from resamples of its residuals.

        Beside those of ``parameters``, which take the residuals to be normal; once asked for they
        are in ``text()`` and ``record()``, with how many and which seed. Raises ValueError where
        the verdict names no parameters, and for a number of samples that is not allowed.
        """
        if self.named is None or not self.parameters:
            raise ValueError(f"there are no parameters to resample: {self.verdict.sentence}")
        found = bootstrap(self.named, samples, seed)
        object.__setattr__(self, "resampled", found)
        return found

    def text(self) -> str:
        """The whole result to be read."""
        from heteroionic_lite.diagnosis.report import report

        return report(self)

    def __repr__(self) -> str:
        return f"<Diagnosis of {self.table.source}: {self.verdict.sentence}>"

    def figure(self) -> "Figure":
        """The data with the leading curves, and the residuals, as a matplotlib figure."""
        from heteroionic_lite.diagnosis.picture import picture

        return picture(self)

    def record(self) -> dict[str, Any]:
        """Everything as plain data for a file, with the versions that it was made with."""
        from importlib.metadata import version

        from heteroionic_lite import __version__

        return {
            "format": FORMAT,
            "versions": {
                "heteroionic_lite": __version__,
                **{name: version(name) for name in ("numpy", "scipy", "sympy")},
            },
            "source": self.table.source,
            "rows": len(self.table),
            "verdict": asdict(self.verdict),
            "fits": [self._of(one) for one in self.fits],
            "untested": [candidate.name for candidate in self.untested],
            "parameters": [asdict(one) for one in self.parameters],
            "resampled": None if self.resampled is None else asdict(self.resampled),
            "doubts": list(self.doubts),
            "causes": [
                {
                    "name": one.name,
                    "with": one.fit.name,
                    "value": one.value,
                    "aicc": one.fit.aicc,
                    "p": one.p,
                }
                for one in self.causes
            ],
            "asymmetry": None if self.asymmetry is None else asdict(self.asymmetry),
            "next": None if self.next is None else asdict(self.next),
        }

    def _of(self, one: Fit) -> dict[str, Any]:
        return {
            "name": one.name,
            "mechanism": mechanism(one.candidate),
            "aicc": one.aicc,
            "weight": self.weights[one.name],
            "squares": one.squares,
            "values": one.values,
            "at_bound": list(one.at_bound),
            "together": [asdict(pair) for pair in together(one)],
            "residuals": one.residuals.tolist(),
        }


def of_table(table: Table, costs: Mapping[str, float] | None = None) -> Diagnosis:
    """The diagnosis of a table that was read and checked."""
    _need_scipy()
    problem = Problem.of(table)
    candidates = offered(table)
    tried = tuple(one for candidate in candidates if (one := fit(problem, candidate)) is not None)
    testable = {one.name for one in tried if one.testable}
    untested = tuple(one for one in candidates if one.name not in testable)
    layers = [mechanism(one) for one in untested if one.layered and not one.undecided]
    verdict = conclude(table, tried, layers)
    if verdict.kind == "none":
        verdict = without_weights(table, candidates) or verdict
    return Diagnosis(table, tuple(ranked(tried)), tried, untested, verdict, costs)


def _need_scipy() -> None:
    """Say how to get what fits, where it is missing."""
    from importlib.util import find_spec

    if find_spec("scipy") is None:
        raise ImportError("diagnose fits with scipy: pip install heteroionic-lite[fit]")
