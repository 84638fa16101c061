"""Intervals from the residuals themselves: what the fit gives where they fall on other rows.

The residuals, each enlarged by what its row pulls the fit to itself (over √(1 − h)) and centred,
are drawn with replacement and added to the fitted curve; the named mechanism is fitted again, from
where it was. The middle 95 % of what comes out is the interval. Nothing is taken for granted of the
residuals' distribution; what a profile takes for granted is checked by it.

Which row a residual comes from is a hash of seed, sample and row: the page draws the same.
"""

from dataclasses import dataclass

import numpy as np

from heteroionic_lite.diagnosis.coordinates import Coordinates
from heteroionic_lite.diagnosis.fit import Fit, natural
from heteroionic_lite.diagnosis.minimum import minimum
from heteroionic_lite.diagnosis.misfit import Span
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import FloatArray
from heteroionic_lite.diagnosis.uncertainty import LEVEL
from heteroionic_lite.hashing import hash32

SAMPLES, SEED = int(RULES["resamples"]["samples"]), int(RULES["resamples"]["seed"])
FEWEST, MOST = int(RULES["resamples"]["fewest"]), int(RULES["resamples"]["most"])
_LEAST_FREE = 1e-9  # of a row: one that the fit goes through has no residual to enlarge


@dataclass(frozen=True)
class Middle:
    """The middle 95 % of a parameter over all resamples, in natural units."""

    name: str
    low: float
    high: float


@dataclass(frozen=True)
class Resampled:
    """How many resamples, drawn by which seed, and what each parameter comes to."""

    samples: int
    seed: int
    intervals: tuple[Middle, ...]


def bootstrap(fit: Fit, samples: int = SAMPLES, seed: int = SEED) -> Resampled:
    """The intervals of a fit from so many resamples of its residuals.

    Raises ValueError for too few or too many samples, and for a seed that is no whole number.
    """
    if not FEWEST <= samples <= MOST:
        raise ValueError(f"samples = {samples}; they are {FEWEST} to {MOST}")
    if seed < 0 or seed != int(seed):
        raise ValueError(f"seed = {seed}; it is a whole number, 0 or more")
    weights = fit.problem.noise.weights
    drawn = enlarged(fit)
    size = len(drawn)
    coordinates = Coordinates(fit.curve)
    found = np.empty((samples, len(fit.free)))
    for sample in range(samples):
        rows = [hash32(f"{seed}|{sample}|{row}") % size for row in range(size)]
        found[sample] = _refitted(fit, coordinates, fit.fitted + drawn[rows] / weights)
    ends = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return Resampled(
        int(samples),
        int(seed),
        tuple(
            Middle(*natural(name, float(low)), natural(name, float(high))[1])
            for name, low, high in zip(fit.candidate.free, *ends, strict=True)
        ),
    )


def enlarged(fit: Fit) -> FloatArray:
    """Weighted residuals over √(1 − h), centred; h is what a row has of the fit's own columns."""
    weights = fit.problem.noise.weights
    span = Span(len(weights))
    for column in fit.curve(fit.free)[1][:, list(fit.inside)].T:
        span.add(weights * column)
    pull = sum((direction**2 for direction in span.basis), np.zeros(len(weights)))
    found = weights * fit.residuals / np.sqrt(np.maximum(1 - pull, _LEAST_FREE))
    return np.asarray(found - found.mean())


def _refitted(fit: Fit, coordinates: Coordinates, measured: FloatArray) -> FloatArray:
    """The free parameters for other values of ln R."""
    weights = fit.problem.noise.weights

    def of(moved: FloatArray) -> tuple[FloatArray, FloatArray]:
        value, gradient = coordinates(moved)
        return weights * (value - measured), weights[:, None] * gradient

    ends = coordinates.ends(fit.low, fit.high)
    best = minimum(of, coordinates.of(fit.free), *ends, coordinates.way)
    return np.clip(coordinates.back(best.at), fit.low, fit.high)
