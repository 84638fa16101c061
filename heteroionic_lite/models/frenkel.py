"""Eq. 5 in general: what the exchange flux means depends on which defects the interface passes.

>>> from heteroionic_lite.models.relaxation import interstitial_exchange_flux
>>> ratio = vacancy_exchange_flux(vacancy_diffusivity=4e-9) / interstitial_exchange_flux(
...     vacancy_diffusivity=4e-9)
>>> round(ratio, 6)  # (D_V/D_i)²
16.0

The printed Eq. 5 is c₀(D_i + D_V)/L: the conductance of a slab of bulk of the relaxation length
L. It is what a circuit sees if D_i = D_V, and the geometric mean of what interstitials alone and
vacancies alone would see; for an interface that passes one kind of defect it is off by D_i/D_V.
"""

from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.equation import FRACTION, NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    defect_concentration,
    interstitial_diffusivity,
    relaxation_time,
    temperature,
    vacancy_diffusivity,
)
from heteroionic_lite.models.relaxation import relaxation_exchange_flux, relaxation_length

# The two kinds of defect are interchangeable (s → 1 − s), so the ranges of the general law may
# leave the pole s = D_i/(D_i + D_V) outside.
interstitial_share = Parameter(
    "s_i", "interstitial_share", "dimensionless", 1, 0.55, 1,
    "share of the current that crosses the interface as interstitials", domain=FRACTION,
    display_unit="percent",
)
_slow_interstitials = interstitial_diffusivity.having(high=1e-9)
_fast_vacancies = vacancy_diffusivity.having(low=1e-9)
defect_flux = Parameter(
    "J", "defect_flux", "mol/m^2/s", 1.0, 1e-6, 1e3, "cations through the interface",
    "illustrative", scale="log",
)
recombination_constant = Parameter(
    "k_r", "recombination_constant", "m^3/mol/s", 7.57e6, 1, 1e9,
    "rate constant of an interstitial's recombination with a vacancy",
    "diffusion controlled: 4π(D_i + D_V)N_A × 0.5 nm with 1e-9 m²/s each", scale="log",
    domain=POSITIVE,
)
migration_barrier = Parameter(
    "E_m", "migration_barrier", "J/mol", 20000, 5000, 80000,
    "migration energy of the mobile defect",
    "illustrative", "kJ/mol", domain=NOT_NEGATIVE,
)
defect_formation = Parameter(
    "DeltaH_F", "defect_formation", "J/mol", 80000, 10000, 200000,
    "enthalpy of formation of a Frenkel pair",
    "illustrative", "kJ/mol", domain=NOT_NEGATIVE,
)

_c0, _tau, _T = defect_concentration.symbol, relaxation_time.symbol, temperature.symbol
_Di, _DV = interstitial_diffusivity.symbol, vacancy_diffusivity.symbol
_s, _J, _k = interstitial_share.symbol, defect_flux.symbol, recombination_constant.symbol
_Em, _HF = migration_barrier.symbol, defect_formation.symbol
_defects = (defect_concentration, interstitial_diffusivity, vacancy_diffusivity, relaxation_time)
_printed, _sum = relaxation_exchange_flux.expression, _Di + _DV

vacancy_exchange_flux = Model(
    "vacancy_exchange_flux", "j_0V", _DV / _Di * _printed, _defects, "mol/m^2/s",
    "exchange flux of an interface that passes vacancies only", "Eq. 5, generalised",
    called="exchange flux of vacancies alone",
)

affinity_exchange_flux = Model(
    "affinity_exchange_flux", "j_0A", _Di / _sum * _printed, _defects, "mol/m^2/s",
    "exchange flux read from the affinity at an interface that passes interstitials only",
    "Eq. 5, generalised",
)

# t_i t_V/(s − t_i)², with s − t_i written as a difference that is exact for s = 1.
dissipation_exchange_flux = Model(
    "dissipation_exchange_flux", "j_0s",
    _Di * _DV / (_s * _DV - (1 - _s) * _Di) ** 2 * _printed,
    (interstitial_share, defect_concentration, _slow_interstitials, _fast_vacancies,
     relaxation_time),
    "mol/m^2/s", "exchange flux that belongs to the heat made by relaxation, any mixture",
    "Eq. 5, generalised",
)

affinity_from_flux = Model(
    "affinity_from_flux", "A_0",
    R * _T * (_s * _DV - (1 - _s) * _Di) * _J * relaxation_length.expression / (_c0 * _Di * _DV),
    (temperature, interstitial_share, _slow_interstitials, _fast_vacancies, defect_flux,
     relaxation_time, defect_concentration),
    "J/mol", "departure from the Frenkel equilibrium at the interface, small current",
    "Eq. 5, generalised", display_unit="kJ/mol",
)

defect_relaxation_time = Model(
    "defect_relaxation_time", "tau_R", 1 / (2 * _k * _c0),
    (recombination_constant, defect_concentration), "s",
    "the reading of τ_R for which the 2 in Eq. 5 comes out", "Eq. 5", display_unit="us",
)

relaxing_defect_concentration = Model(
    "relaxing_defect_concentration", "c_0", 1 / (2 * _k * _tau),
    (recombination_constant, relaxation_time), "mol/m^3",
    "defects that recombine in the time τ_R", "Eq. 5", display_unit="mmol/l",
)

relaxation_activation_energy = Model(
    "relaxation_activation_energy", "E_A", _Em + 3 * _HF / 4, (migration_barrier, defect_formation),
    "J/mol", "of the exchange flux if recombination is diffusion controlled", "Eq. 5",
    display_unit="kJ/mol",
)

intrinsic_activation_energy = Model(
    "intrinsic_activation_energy", "E_A", _Em + _HF / 2, (migration_barrier, defect_formation),
    "J/mol", "of the bulk conductivity of the same solid", "section 5", display_unit="kJ/mol",
)
