"""Eq. 5 beyond small currents: an interface that passes interstitials only is a rectifier.

>>> round(reduced_flux(boundary_affinity=-49.6e3), 4)  # reverse: limited by generation
-0.8165

Exact for an undoped, electroneutral, semi-infinite solid with bimolecular recombination and
vacancies that cannot cross. Fluxes are in units of c₀(D_i + D_V)/L, the printed Eq. 5. The
overpotential is counted beyond the ohmic drop of the *undisturbed* bulk; in the forward direction
the extra defects conduct, so that it turns back: show the flux against the affinity there.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.equation import POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    charge_number,
    defect_concentration,
    interstitial_diffusivity,
    relaxation_time,
    temperature,
    vacancy_diffusivity,
)
from heteroionic_lite.models.relaxation import relaxation_exchange_flux, relaxation_length

defect_ratio = Parameter(
    "u", "defect_ratio", "dimensionless", 0.5, 1e-6, 50,
    "defect concentration at the interface over that of the bulk", scale="log", domain=POSITIVE,
)
interstitial_transference = Parameter(
    "t_i", "interstitial_transference", "dimensionless", 0.5, 0.02, 0.98,
    "share of interstitials in the bulk conductivity, D_i/(D_i + D_V)",
    domain=sympy.Interval.open(0, 1),
)
boundary_affinity = Parameter(
    "A_0", "boundary_affinity", "J/mol", 2500, -50000, 20000,
    "departure from the Frenkel equilibrium at the interface", "illustrative", "kJ/mol",
    called="departure from equilibrium at the boundary",
)

_u, _ti, _A = defect_ratio.symbol, interstitial_transference.symbol, boundary_affinity.symbol
_T, _z, _c0 = temperature.symbol, charge_number.symbol, defect_concentration.symbol
_Di, _DV = interstitial_diffusivity.symbol, vacancy_diffusivity.symbol
_solid = (defect_concentration, interstitial_diffusivity, vacancy_diffusivity, relaxation_time)

boundary_defect_ratio = Model(
    "boundary_defect_ratio", "u", sympy.exp(_A / (2 * R * _T)), (boundary_affinity, temperature),
    "dimensionless", "defect concentration at the interface over that of the bulk",
    "Eq. 5, exact",
)

reduced_flux_of_ratio = Model(
    "reduced_flux_of_ratio", "J_red", 2 * _ti * (_u - 1) * sympy.sqrt((_u + 2) / 3),
    (defect_ratio, interstitial_transference), "dimensionless",
    "flux through the interface over the printed Eq. 5", "Eq. 5, exact",
)

# The range ends where the overpotential turns back (see above).
reduced_overpotential = Model(
    "reduced_overpotential", "eta_red",
    2 * (1 - _ti) * sympy.log(_u) - sympy.sqrt(2) * _ti * (_u - 1) * sympy.sqrt(_u + 2)
    * (sympy.log(_u)
       - 2 * sympy.log((sympy.sqrt(_u + 2) + sympy.sqrt(2)) / (sympy.sqrt(3) + sympy.sqrt(2)))),
    (defect_ratio.having(high=1.5), interstitial_transference.having(high=0.6)), "dimensionless",
    "overpotential beyond the undisturbed bulk, in units of RT/zF", "Eq. 5, exact",
)

relaxation_overpotential = Model(
    "relaxation_overpotential", "eta_rel",
    R * _T / (_z * F) * reduced_overpotential.expression,
    (temperature, charge_number, *reduced_overpotential.parameters), "V",
    "overpotential beyond the undisturbed bulk", "Eq. 5, exact", display_unit="mV",
)

# e^x − 1 as a product, which loses no digits near equilibrium.
_x = _A / (2 * R * _T)
_modulation = 2 * sympy.exp(_x / 2) * sympy.sinh(_x / 2) * sympy.sqrt((sympy.exp(_x) + 2) / 3)
reduced_flux = Model(
    "reduced_flux", "J_red", 2 * _ti * _modulation,
    (interstitial_transference, boundary_affinity, temperature), "dimensionless",
    "flux through the interface over the printed Eq. 5: a rectifier", "Eq. 5, exact",
    called="flux over that of Eq. 5",
)

rectified_flux = Model(
    "rectified_flux", "J",
    2 * _Di / (_Di + _DV) * relaxation_exchange_flux.expression * _modulation,
    (*_solid, boundary_affinity, temperature), "mol/m^2/s",
    "flux through the interface at a given departure from the Frenkel equilibrium",
    "Eq. 5, exact",
)

generation_limited_flux = Model(
    "generation_limited_flux", "J_lim",
    2 * sympy.sqrt(sympy.Rational(2, 3)) * _c0 * _Di / relaxation_length.expression, _solid,
    "mol/m^2/s", "largest flux in the reverse direction: all that the solid can generate",
    "Eq. 5, exact",
)
