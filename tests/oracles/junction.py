"""Drift, diffusion, recombination and Poisson's equation across an ionic p–n junction.

Left of x = 0 interstitials are the majority (concentration 1), right of it vacancies. The
recombination constant is 1, so that a defect of diffusivity D gets √D far among the majority of
the other side. Potentials are in units of RT/zF; forward is positive on the left.
"""

from dataclasses import dataclass

import numpy as np
from scipy.integrate import solve_bvp
from scipy.special import expit

ABRUPTNESS = 0.01


@dataclass(frozen=True)
class Junction:
    intrinsic: float = 1e-2  # defect pairs without doping
    screening_length: float = 0.05
    interstitial_diffusivity: float = 1.0
    vacancy_diffusivity: float = 1.0
    reach: float = 8.0  # half of the thickness

    @property
    def built_in(self) -> float:
        return -2 * np.log(self.intrinsic)

    def currents(self, biases):
        """Cation flux and the drop that remains for the junction, per bias, by continuation."""
        x, y = self._equilibrium()
        found = []
        for bias in biases:
            result = self._solve(bias, x, y)
            x, y = result.x, result.y
            flux = float(np.mean(y[4] - y[5]))
            found.append((flux, bias - self._ohmic(flux)))
        return np.array(found).T

    def generation(self, bias):
        """What is generated, less what recombines, left and right of x = 0."""
        x, y = self._equilibrium()
        for step in np.linspace(bias / 4, bias, 4):
            result = self._solve(step, x, y)
            x, y = result.x, result.y
        flux_at_zero = float(np.interp(0, x, y[4])), float(np.interp(0, x, y[5]))
        left = flux_at_zero[1] - float(y[5][0])
        right = float(y[4][-1]) - flux_at_zero[0]
        return np.array([left, right])

    def depleted_width(self, bias: float) -> float:
        """Of an abrupt, fully depleted junction with both sides doped alike."""
        return 2 * self.screening_length * float(np.sqrt(self.built_in - bias))

    def _ohmic(self, flux: float) -> float:
        return (
            flux * self.reach * (1 / self.interstitial_diffusivity + 1 / self.vacancy_diffusivity)
        )

    def _doping(self, x):
        return 1 - 2 * expit(2 * x / ABRUPTNESS)  # + on the left, where interstitials are many

    def _equilibrium(self):
        half = self.reach * np.linspace(0, 1, 500) ** 3
        x = np.concatenate([-half[:0:-1], half])
        potential = self.built_in / 2 * np.tanh(x / (2 * self.screening_length))
        y = np.zeros((6, x.size))
        y[0] = potential
        y[1] = np.gradient(potential, x)
        return x, y

    def _solve(self, bias, x, y):
        # Quasi-Fermi levels: interstitials c₀ exp(p − φ), vacancies c₀ exp(φ − q).
        def equations(x, y):
            potential, field, p, q, j_i, j_v = y
            interstitials = self.intrinsic * np.exp(p - potential)
            vacancies = self.intrinsic * np.exp(potential - q)
            net = interstitials * vacancies - self.intrinsic**2
            charge = interstitials - vacancies - self._doping(x)
            return np.vstack(
                [
                    field,
                    -charge / self.screening_length**2,
                    -j_i / (self.interstitial_diffusivity * interstitials),
                    j_v / (self.vacancy_diffusivity * vacancies),
                    -net,
                    -net,
                ]
            )

        high = np.arcsinh(1 / (2 * self.intrinsic))

        def conditions(left, right):
            return np.array(
                [
                    left[2] - bias / 2,
                    left[3] - bias / 2,
                    left[0] - (bias / 2 - high),
                    right[2] + bias / 2,
                    right[3] + bias / 2,
                    right[0] - (high - bias / 2),
                ]
            )

        result = solve_bvp(equations, conditions, x, y, tol=1e-5, max_nodes=60_000)
        assert result.success, (bias, result.message)
        return result
