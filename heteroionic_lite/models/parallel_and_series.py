"""Two ways across: one after the other, or side by side.

>>> dry, wet = parallel_patches_resistance(plasticised_share=0), parallel_patches_resistance()
>>> dry / wet > 1e8  # five per cent of softened contact carry all of the current
True

In series the apparent activation energy is the mean weighted by resistance, in parallel the mean
weighted by conductance: the easier path decides, as soon as it is open at all.
"""

import sympy

from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.equation import FRACTION, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    first_barrier,
    prefactor_ratio,
    second_barrier,
    temperature,
)

plasticised_share = Parameter(
    "x_pl", "plasticised_share", "dimensionless", 0.05, 0, 1,
    "share of the contact that has plasticiser", domain=FRACTION,
    called="share of the contact with plasticiser",
    display_unit="percent",
)
first_prefactor = Parameter(
    "B_1", "first_prefactor", "ohm m^2", 1e-15, 1e-18, 1e-6,
    "resistance of path 1 at infinite temperature", "order of LLZO|P(EO)20", "ohm cm^2", "log",
    POSITIVE,
)
second_prefactor = Parameter(
    "B_2", "second_prefactor", "ohm m^2", 1e-15, 1e-18, 1e-6,
    "resistance of path 2 at infinite temperature", "illustrative: as path 1", "ohm cm^2", "log",
    POSITIVE,
)
dry_barrier = first_barrier.having(
    default=97450, meaning="activation energy of the patches without plasticiser",
    source="review, section 3: 1.01 eV (V064)"
)
wet_barrier = second_barrier.having(meaning="activation energy of the patches with plasticiser")
_warm = temperature.having(default=333.15, low=273.15)

_x, _B1, _B2 = plasticised_share.symbol, first_prefactor.symbol, second_prefactor.symbol
_E1, _E2, _T = first_barrier.symbol, second_barrier.symbol, temperature.symbol
_rho = prefactor_ratio.symbol
_dry, _wet = sympy.exp(-_E1 / (R * _T)) / _B1, sympy.exp(-_E2 / (R * _T)) / _B2
_patches = (plasticised_share, dry_barrier, first_prefactor, wet_barrier, second_prefactor, _warm)

parallel_patches_resistance = Model(
    "parallel_patches_resistance", "R_P", 1 / ((1 - _x) * _dry + _x * _wet), _patches, "ohm m^2",
    "dry and softened patches of one contact, side by side", "section 3", "illustrative",
    "ohm cm^2",
    called="resistance of patches side by side",
)

apparent_energy_in_parallel = Model(
    "apparent_energy_in_parallel", "E_app",
    ((1 - _x) * _dry * _E1 + _x * _wet * _E2) / ((1 - _x) * _dry + _x * _wet), _patches, "J/mol",
    "conductance-weighted mean of the barriers of two paths side by side", "section 3",
    display_unit="kJ/mol",
    called="apparent activation energy of paths side by side",
)

series_steps_resistance = Model(
    "series_steps_resistance", "R_P",
    _B1 * sympy.exp(_E1 / (R * _T)) + _B2 * sympy.exp(_E2 / (R * _T)),
    (first_prefactor.having(default=8.4e-11), first_barrier,
     second_prefactor.having(default=8.4e-11), second_barrier, temperature), "ohm m^2",
    "two steps, one after the other", "section 2", display_unit="ohm cm^2",
)

switching_barrier = Model(
    "switching_barrier", "E_1_sw", _E2 - R * _T * sympy.log(_rho),
    (second_barrier, temperature, prefactor_ratio), "J/mol",
    "barrier of step 1 at which both steps cost the same", "section 2", display_unit="kJ/mol",
)
