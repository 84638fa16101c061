"""What salt concentration does beyond Eq. 3: crowding, pairing by mass action, contact pairs.

>>> round(best_concentration())  # mol/m³, the minimum of the resistance
1120

With a constant K, that is with solvent in excess, mass action cannot bring the resistance up again
at high concentration, because the concentration of free ions never falls. Where the solvent itself
is used up K rises with c, and it can: free ions become fewer once c_free² dK/dc exceeds 1. So can
viscosity and wetting, or the cleavage of contact ion pairs.
"""

import sympy

from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.model import Model
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance as _transfer
from heteroionic_lite.models.parameters import (
    concentration,
    critical_coordination,
    crowding_concentration,
    interphase_resistance,
    pair_cleavage,
    pairing_constant,
    pairing_sharpness,
    reference_barrier,
    reference_concentration,
    solution_volume,
    temperature,
    transfer_coefficient,
)

_c, _cref, _cv = concentration.symbol, reference_concentration.symbol, crowding_concentration.symbol
_K, _V, _n, _m = (
    pairing_constant.symbol, solution_volume.symbol, critical_coordination.symbol,
    pairing_sharpness.symbol,
)
_cleavage, _T, _alpha = pair_cleavage.symbol, temperature.symbol, transfer_coefficient.symbol

crowded_resistance = Model(
    "crowded_resistance", "R_P",
    interphase_resistance.symbol + _transfer.expression * sympy.exp((_c - _cref) / _cv),
    (interphase_resistance, *_transfer.parameters, crowding_concentration), "ohm m^2",
    "interphase and charge transfer, with viscosity and wetting at high concentration",
    "section 2", "illustrative", "ohm cm^2",
    called="interface resistance with viscosity and wetting",
)

best_concentration = Model(
    "best_concentration", "c_min", (1 - _alpha) * _cv,
    (transfer_coefficient, crowding_concentration), "mol/m^3",
    "concentration of least resistance; the interphase does not move it", "section 2",
    "illustrative", "mol/l",
)

free_ion_concentration = Model(
    "free_ion_concentration", "c_free", 2 * _c / (1 + sympy.sqrt(1 + 4 * _K * _c)),
    (concentration, pairing_constant), "mol/m^3",
    "ions left unpaired by 1:1 mass action with a constant K", "section 2", display_unit="mol/l",
)

paired_resistance = Model(
    "paired_resistance", "R_ct",
    _transfer.expression.subs(_c, free_ion_concentration.expression),
    (*_transfer.parameters, pairing_constant), "ohm m^2",
    "charge transfer fed by the unpaired ions only", "Eq. 3 and section 2",
    display_unit="ohm cm^2",
    called="charge-transfer resistance where ions pair",
)

solvent_per_ion = Model(
    "solvent_per_ion", "n", 1 / (_V * _c), (solution_volume, concentration), "dimensionless",
    "solvent molecules per cation", "section 2", citation="sagane2009conc",
)

contact_pair_share = Model(
    "contact_pair_share", "theta_CIP", 1 / (1 + (1 / (_V * _c * _n)) ** _m),
    (solution_volume, concentration, critical_coordination, pairing_sharpness), "dimensionless",
    "share of cations in contact with an anion", "section 2", "illustrative",
    citation="sagane2009conc",
    called="share of contact ion pairs",
    display_unit="percent",
)

pair_cleavage_barrier = Model(
    "pair_cleavage_barrier", "E_A",
    reference_barrier.symbol + _cleavage * contact_pair_share.expression,
    (reference_barrier, pair_cleavage, *contact_pair_share.parameters), "J/mol",
    "barrier when contact pairs have to be broken", "section 2", "illustrative", "kJ/mol",
    "sagane2009conc",
    called="barrier with contact pairs to be broken",
)

contact_pair_resistance = Model(
    "contact_pair_resistance", "R_P",
    crowded_resistance.expression.subs(interphase_resistance.symbol, 0)
    * sympy.exp(_cleavage * contact_pair_share.expression / (R * _T))
    + interphase_resistance.symbol,
    (*crowded_resistance.parameters, pair_cleavage,
     *(p for p in contact_pair_share.parameters if p is not concentration)),
    "ohm m^2", "all of it: interphase, charge transfer, crowding and contact ion pairs",
    "section 2", "illustrative", "ohm cm^2",
)
