"""Whether the best candidate fits at all: rows that stand out, shapes it lacks, too much noise.

A ranking says nothing of this. Residuals are asked for what any smooth law that is not among the
candidates would leave: curvature and cross terms in ln c, ln t and the bias (a score test).
"""

from dataclasses import dataclass

import numpy as np

from heteroionic_lite.diagnosis.curves import Rows
from heteroionic_lite.diagnosis.fit import Fit
from heteroionic_lite.diagnosis.laws import REFERENCE_CONCENTRATION, REFERENCE_TEMPERATURE
from heteroionic_lite.diagnosis.noise import FLOOR
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import HOUR, FloatArray, Table

LEVEL = float(RULES["misfit"]["level"])
_OUTLYING = float(RULES["misfit"]["outlying"])  # of the median: 6 robust σ
OUTLYING_SIGMA = 6.0
_BIAS_UNIT = float(RULES["misfit"]["bias_unit"])  # V
_DEPENDENT = float(
    RULES["misfit"]["dependent"]
)  # what is left of a column that others already span


@dataclass(frozen=True)
class Misfit:
    """The score test: its p and the axis along which most is left over."""

    p: float
    axis: str


def outliers(best: Fit) -> tuple[int, ...]:
    """Rows, counted from zero, whose residual is beyond six robust standard deviations."""
    from scipy.special import stdtr

    weights = best.problem.noise.weights
    residuals = weights * best.residuals
    scale = max(float(np.median(np.abs(residuals))), FLOOR * float(weights.max()))
    far = np.abs(residuals) > _OUTLYING * scale
    # Of few rows the median may be small by chance: beside the others it has to be improbable too.
    freedom = len(residuals) - len(best.candidate.free) - int(far.sum())
    if freedom < 1:
        return ()
    spread = np.sqrt(max(float(np.sum(residuals[~far] ** 2)), best.problem.noise.floor) / freedom)
    chances = 2 * stdtr(freedom, -np.abs(residuals) / spread) * len(residuals)
    return tuple(int(row) for row in np.flatnonzero(far & (chances < LEVEL)))


def features(table: Table) -> dict[str, list[FloatArray]]:
    """By axis what smooth laws would leave in the residuals."""
    rows = Rows.of(table)
    columns = {
        "concentration": np.log(rows.concentration / REFERENCE_CONCENTRATION),
        "time": np.log(rows.time / HOUR + 1),
        "bias": rows.drop / _BIAS_UNIT,
        "temperature": REFERENCE_TEMPERATURE / rows.temperature - 1,
    }
    varying = {"bias" if name == "drop" else name for name in table.varying}
    present = {name: column for name, column in columns.items() if name in varying}
    found = {"": [np.ones(len(table))]}
    for name, column in present.items():
        found[name] = [column, column**2]
    for first, second in (("concentration", "time"), ("concentration", "bias"), ("time", "bias")):
        if first in present and second in present:
            found[f"{first}_{second}"] = [present[first] * present[second]]
    return found


def score(table: Table, best: Fit) -> Misfit | None:
    """F test of the residuals on what the candidate's gradient does not span; None without room."""
    weights = best.problem.noise.weights
    jacobian = best.curve(best.free)[1][:, list(best.inside)] * weights[:, None]
    residual = weights * best.residuals
    spanned = Span(len(residual))
    for column in jacobian.T:
        spanned.add(column)
    left = spanned.rest(residual)
    base = float(left @ left)
    columns = {axis: [weights * c for c in some] for axis, some in features(table).items()}
    everything = spanned.copy()
    for some in columns.values():
        for column in some:
            everything.add(column)
    p = _significance(residual, base, spanned, everything, best.problem.noise.floor)
    if p is None:
        return None
    by_axis: dict[str, float] = {}
    for axis, some in columns.items():
        wider = spanned.copy()
        for column in some:
            wider.add(column)
        found = _significance(residual, base, spanned, wider, best.problem.noise.floor)
        if axis and found is not None:
            by_axis[axis] = found
    axis = min(by_axis, key=lambda one: by_axis[one]) if by_axis else "all"
    return Misfit(p, axis)


def _significance(
    residual: FloatArray, base: float, narrow: "Span", wide: "Span", floor: float
) -> float | None:
    from scipy.special import fdtrc

    added, freedom = wide.rank - narrow.rank, len(residual) - wide.rank
    if not added or freedom < 1:
        return None
    left = wide.rest(residual)
    after = max(float(left @ left), floor)
    gained = base - after
    return 1.0 if gained <= 0 else float(fdtrc(added, freedom, gained / added / (after / freedom)))


class Span:
    """The space of some columns, by an orthonormal basis."""

    def __init__(self, size: int, basis: list[FloatArray] | None = None) -> None:
        self.size = size
        self.basis = basis or []

    @property
    def rank(self) -> int:
        """How many independent columns it has."""
        return len(self.basis)

    def copy(self) -> "Span":
        """The same, to be widened."""
        return Span(self.size, list(self.basis))

    def add(self, column: FloatArray) -> None:
        """Widen it, unless the column is already in it."""
        size = float(np.linalg.norm(column))
        if not size or self.rank == self.size:
            return
        left = self.rest(column / size)
        rest = float(np.linalg.norm(left))
        if rest > _DEPENDENT:
            self.basis.append(left / rest)

    def rest(self, column: FloatArray) -> FloatArray:
        """What of a column is outside of it; taken away twice, as rounding wants."""
        left = column
        for _ in range(2):
            for direction in self.basis:
                left = left - (direction @ left) * direction
        return left


def excess(best: Fit) -> tuple[str, float, float, int] | None:
    """Whether more is left than the rows' noise: which test, its p, χ² or F, and its freedom."""
    from scipy.special import chdtrc, fdtrc

    noise = best.problem.noise
    parameters = len(best.inside)
    if noise.known:
        freedom = len(best.problem) - parameters
        return "noise", float(chdtrc(freedom, best.squares)), best.squares, freedom
    if noise.kind == "replicates":
        freedom = noise.conditions - parameters
        lack = best.squares - noise.pure
        pure = max(noise.pure, noise.floor) / noise.pure_freedom
        if freedom < 1 or lack <= 0:
            return None
        ratio = lack / freedom / pure
        return "scatter", float(fdtrc(freedom, noise.pure_freedom, ratio)), ratio, freedom
    return None
