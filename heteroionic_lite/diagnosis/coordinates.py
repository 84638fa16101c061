"""In which coordinates a fit moves: such that what a mechanism may lack is a point on a bound.

Behind a layer a step can be as good as none: the logarithm of its current would run to infinity,
its resistance, 1/i₀, goes to nothing. And of a growing layer it is not R_S and θ that the rows tell
independently of τ, but what was there at first, A, and what had grown by the last age, G:

R_layer(t) = A + G (1 − e^(−t/τ)) / (1 − e^(−t_last/τ)).
"""

import numpy as np

from heteroionic_lite.diagnosis.curves import Curve
from heteroionic_lite.diagnosis.minimum import Way
from heteroionic_lite.diagnosis.rules import RULES
from heteroionic_lite.diagnosis.table import FloatArray

_CURVED = ("transfer_coefficient", "activation_energy", "salt_exponent")


class Coordinates:
    """Free parameters of a curve to coordinates and back, with the gradient in them."""

    def __init__(self, curve: Curve) -> None:
        self.curve = curve
        candidate = curve.candidate
        self.turned = bool(candidate.step) and candidate.behind
        self.grows = "log_time" in candidate.free
        self.at = candidate.free.index("layer_resistance") if self.grows else 0
        self.time = curve.rows.time
        self.last = float(self.time.max())

    def of(self, free: FloatArray) -> FloatArray:
        """Coordinates of free parameters."""
        moved = free.copy()
        if self.turned:
            moved[0] = np.exp(-free[0])
        if self.grows:
            full, log_time, late = free[self.at : self.at + 3]
            grown = -np.expm1(-self.last / np.exp(log_time))
            moved[self.at : self.at + 3] = full * (1 - late), full * late * grown, log_time
        return moved

    def back(self, moved: FloatArray) -> FloatArray:
        """Free parameters of coordinates."""
        free = moved.copy()
        if self.turned:
            free[0] = -np.log(moved[0])
        if self.grows:
            first, growth, log_time = moved[self.at : self.at + 3]
            late = growth / -np.expm1(-self.last / np.exp(log_time))
            full = first + late
            free[self.at : self.at + 3] = full, log_time, late / full if full else 0.0
        return free

    @property
    def way(self) -> Way:
        """How a fit moves: a time of growth in small steps; R is linear in what is a resistance."""
        free = self.curve.candidate.free
        curved = [name in _CURVED for name in free]
        reach = np.full(len(free), np.inf)
        if self.grows:
            curved[self.at + 2] = True
            reach[self.at + 2] = RULES["starts"]["reach"]
        linear = tuple(i for i, bent in enumerate(curved) if not bent)
        return Way(reach, linear if self.curve.candidate.behind else ())

    def ends(self, low: FloatArray, high: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The bounds of the coordinates."""
        least, most = low.copy(), high.copy()
        if self.turned:
            least[0], most[0] = np.exp(-high[0]), np.exp(-low[0])
        if self.grows:
            at = self.at
            least[at : at + 3] = 0.0, 0.0, low[at + 1]
            most[at : at + 3] = np.inf, np.inf, high[at + 1]
        return least, most

    def __call__(self, moved: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Value of ln R and its gradient in the coordinates."""
        free = self.back(moved)
        value, gradient = self.curve(free)
        if self.turned:
            gradient[:, 0] /= -moved[0]
        if self.grows:
            self._grow(free, moved, gradient)
        return value, gradient

    def _grow(self, free: FloatArray, moved: FloatArray, gradient: FloatArray) -> None:
        full, log_time, late = free[self.at : self.at + 3]
        growth = moved[self.at + 1]
        by_layer = gradient[:, self.at].copy()
        if full:
            by_layer -= late / full * gradient[:, self.at + 2]
        age, last = self.time / np.exp(log_time), self.last / np.exp(log_time)
        share, whole = -np.expm1(-age), -np.expm1(-last)
        slope, whole_slope = -age * np.exp(-age), -last * np.exp(-last)
        gradient[:, self.at] = by_layer
        gradient[:, self.at + 1] = by_layer * share / whole
        gradient[:, self.at + 2] = by_layer * growth * (slope - share * whole_slope / whole) / whole
