"""Activity in place of concentration: the slope of Eq. 3 in a concentrated solution.

>>> round(activity_slope(thermodynamic_factor=1.0), 2), round(activity_slope(), 2)
(0.56, 0.84)

Eqs. 2 and 3 hold with activities: i₀ ∝ a^(1−α), since the equilibrium drop moves by (RT/zF) ln a.
Against the concentration the slope is then (1 − α)Γ with Γ = d ln a/d ln c, the thermodynamic
factor. It is 1 in a dilute solution. Taken for 1 − α, the slope gives an α that is off by
(1 − α)(Γ − 1). With a constant Γ the resistance is the power law below; over a wider range of
concentration Γ changes, and only the slope is meant.
"""

from heteroionic_lite.equation import POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance as _transfer
from heteroionic_lite.models.parameters import (
    concentration,
    reference_concentration,
    transfer_coefficient,
)

thermodynamic_factor = Parameter(
    "Gamma", "thermodynamic_factor", "dimensionless", 1.5, 0.5, 4,
    "d ln a/d ln c of the salt; 1 in a dilute solution", "illustrative", domain=POSITIVE,
)

_alpha, _Gamma = transfer_coefficient.symbol, thermodynamic_factor.symbol
_c, _cref = concentration.symbol, reference_concentration.symbol

activity_slope = Model(
    "activity_slope", "n_a", (1 - _alpha) * _Gamma, (transfer_coefficient, thermodynamic_factor),
    "dimensionless", "−d ln R / d ln c of the transfer step where activities count",
    "Eqs. 2 and 3, with activities",
)

transfer_coefficient_misread = Model(
    "transfer_coefficient_misread", "alpha_c", 1 - activity_slope.expression,
    activity_slope.parameters, "dimensionless",
    "transfer coefficient read from that slope as if the solution were dilute",
    "Eqs. 2 and 3, with activities",
)

activity_resistance = Model(
    "activity_resistance", "R_ct",
    _transfer.expression * (_c / _cref) ** ((1 - _alpha) * (1 - _Gamma)),
    (*_transfer.parameters, thermodynamic_factor), "ohm m^2",
    "charge transfer if the activity rises as the power Γ of the concentration",
    "Eq. 3, with activities", "illustrative", "ohm cm^2",
)
