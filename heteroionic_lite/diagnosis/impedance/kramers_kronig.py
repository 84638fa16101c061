"""Whether a spectrum can be that of something linear that stood still: Kramers and Kronig.

>>> omega = 2 * np.pi * np.logspace(6, -2, 49)
>>> kramers_kronig(omega, 10 + 100 / (1 + 1j * omega * 1e-3)).passed
True

A chain of R, C and L with fixed time constants is fitted linearly; it can follow whatever obeys
the relations, and nothing else. With three elements a decade what is left of a good spectrum is
noise: neighbouring residuals know nothing of one another. A drift of a tenth shows, one of a
twentieth often does not. The number of elements is fixed, since rules that choose it stop early on
good spectra and call them bad; with two a decade what they leave of a quiet spectrum is no noise.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from heteroionic_lite.diagnosis.impedance.rules import RULES

FloatArray = npt.NDArray[np.float64]
ComplexArray = npt.NDArray[np.complex128]


@dataclass(frozen=True, eq=False)
class Relations:
    """Residuals relative to |Z|, and whether they are noise.

    ``correlation`` is the larger of the two correlations of neighbours (real part, imaginary
    part), in standard deviations of what noise shows; ``size`` the root mean square.
    """

    real: FloatArray
    imaginary: FloatArray
    correlation: float
    size: float

    @property
    def passed(self) -> bool:
        """Whether neither the correlation nor the size speaks against the spectrum.

        Residuals below a thousandth are those of the chain, whatever their shape.
        """
        if self.size <= RULES["small"]:
            return True
        return bool(self.correlation <= RULES["correlated"] and self.size <= RULES["large"])


def kramers_kronig(
    angular_frequency: FloatArray, impedance: ComplexArray, per_decade: int = RULES["per_decade"]
) -> Relations:
    """The test of a spectrum; angular frequencies in rad/s, in one direction.

    A chain of fewer elements ``per_decade`` cannot bend to a single odd point, and shows it.
    """
    omega = np.asarray(angular_frequency, dtype=float)
    weight = 1 / np.abs(impedance)
    columns = _columns(omega, per_decade) * weight[:, None]
    system = np.concatenate([columns.real, columns.imag])
    measured = np.concatenate([impedance.real * weight, impedance.imag * weight])
    scale = np.linalg.norm(system, axis=0)
    found, *_ = np.linalg.lstsq(system / scale, measured, rcond=1e-12)
    left = measured - system / scale @ found
    real, imaginary = left[: len(omega)], left[len(omega) :]
    alike = max(correlation(real), correlation(imaginary))
    return Relations(real, imaginary, alike, float(np.sqrt(np.mean(left**2) * 2)))


def _columns(omega: FloatArray, per_decade: int) -> ComplexArray:
    """R, the RC elements, C and L."""
    low, high = float(omega.min()), float(omega.max())
    count = max(2, round(per_decade * np.log10(high / low)))
    times = np.geomspace(1 / high, 1 / low, count)
    s = 1j * omega
    elements = [1 / (1 + s * time) for time in times]
    return np.array([np.ones_like(s), *elements, 1 / s, s]).T


def correlation(residual: FloatArray) -> float:
    """Of neighbours, in standard deviations of what noise shows."""
    power = float(residual @ residual)
    if power == 0:
        return 0.0
    return float(residual[:-1] @ residual[1:]) / power * float(np.sqrt(len(residual)))
