"""Defect relaxation under alternating current (Gerischer), and the pore that shares its algebra.

>>> round(relaxation_peak_frequency() / 1e3, 1)  # kHz, for the review's 1e-5 s
27.6

Relaxation at an interface gives R/√(1 + jωτ_R): skew, not a semicircle, with an apex at
ωτ_R = √3. A rough contact wetted by the softer conductor is de Levie's pore, the same two-rail
line with a transfer resistance in place of recombination.
"""

import sympy

from heteroionic_lite.equation import POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    angular_frequency,
    relaxation_time,
    transfer_resistance,
)
from heteroionic_lite.models.relaxation import relaxation_resistance

zero_frequency_resistance = Parameter(
    "R_rel", "zero_frequency_resistance", "ohm m^2", 0.03, 1e-6, 10,
    "area resistance of the relaxation for direct current",
    "illustrative", "ohm cm^2", "log", POSITIVE,
)
pore_resistance = Parameter(
    "R_p", "pore_resistance", "ohm m^2", 0.1, 1e-3, 10,
    "resistance of the conductor along the pores, per area of contact", "illustrative", "ohm cm^2",
    "log",
    POSITIVE,
)
wall_transfer = transfer_resistance.having(
    default=0.1, low=1e-3, high=10, meaning="charge transfer at the walls, per area of contact",
    source="illustrative",
)
wall_time = Parameter(
    "tau_p", "wall_time", "s", 0.01, 1e-9, 1e3, "charge transfer times double layer",
    "illustrative", "ms", "log", POSITIVE,
)

_omega, _R, _tau_r = (
    angular_frequency.symbol, zero_frequency_resistance.symbol, relaxation_time.symbol,
)
_Rp, _Rct, _tau = pore_resistance.symbol, transfer_resistance.symbol, wall_time.symbol

# R / √(1 + jωτ_R)
_q = _omega * _tau_r
_size = sympy.sqrt(1 + _q**2)
_parameters = (zero_frequency_resistance, angular_frequency, relaxation_time)
relaxation_impedance_real = Model(
    "relaxation_impedance_real", "ReZ", _R * sympy.sqrt((1 + _size) / 2) / _size, _parameters,
    "ohm m^2", "real part of the impedance of defect relaxation (Gerischer)", "Eq. 5",
    display_unit="ohm cm^2",
    called="real part of the relaxation impedance",
)

relaxation_impedance_imaginary = Model(
    "relaxation_impedance_imaginary", "minusImZ", _R * _q / (_size * sympy.sqrt(2 * (1 + _size))),
    _parameters, "ohm m^2", "minus the imaginary part of the impedance of defect relaxation",
    "Eq. 5", display_unit="ohm cm^2",
    called="imaginary part of the relaxation impedance, with a minus",
)

relaxation_peak_frequency = Model(
    "relaxation_peak_frequency", "f_peak", sympy.sqrt(3) / (2 * sympy.pi * _tau_r),
    (relaxation_time,), "Hz", "where minus the imaginary part of that impedance is largest",
    "Eq. 5", display_unit="kHz",
)

# The same arc from what the defects do.
_defects = {_R: relaxation_resistance.expression}
_from_defects = (angular_frequency, *relaxation_resistance.parameters)
defect_impedance_real = Model(
    "defect_impedance_real", "ReZ", relaxation_impedance_real.expression.subs(_defects),
    _from_defects, "ohm m^2", "real part of the impedance of defect relaxation, from its defects",
    "Eq. 5", display_unit="ohm cm^2",
)

defect_impedance_imaginary = Model(
    "defect_impedance_imaginary", "minusImZ",
    relaxation_impedance_imaginary.expression.subs(_defects), _from_defects, "ohm m^2",
    "minus the imaginary part of that impedance", "Eq. 5", display_unit="ohm cm^2",
)

# √(R_p R_ct) coth(κp) / p with p = √(1 + jωτ) = g + jh and κ = √(R_p/R_ct). The hyperbolic
# cotangent of a + jb in terms of T = tanh a does not overflow, and no digits cancel.
_kappa, _s = sympy.sqrt(_Rp / _Rct), sympy.sqrt(1 + (_omega * _tau) ** 2)
_g = sympy.sqrt((1 + _s) / 2)
_h = _omega * _tau / sympy.sqrt(2 * (1 + _s))
_T, _sin, _cos = sympy.tanh(_kappa * _g), sympy.sin(_kappa * _h), sympy.cos(_kappa * _h)
_twist = _sin * _cos * (1 - _T**2)
_below = _kappa * _s * (_T**2 * _cos**2 + _sin**2)
_pore = (pore_resistance, wall_transfer, angular_frequency, wall_time)
pore_impedance_real = Model(
    "pore_impedance_real", "ReZ", _Rp * (_g * _T - _h * _twist) / _below, _pore, "ohm m^2",
    "real part of the impedance of a wetted, rough contact (de Levie)", "section 4",
    display_unit="ohm cm^2",
    called="real part of a porous contact's impedance",
)

pore_impedance_imaginary = Model(
    "pore_impedance_imaginary", "minusImZ", _Rp * (_h * _T + _g * _twist) / _below, _pore,
    "ohm m^2", "minus the imaginary part of the impedance of a wetted, rough contact",
    "section 4", display_unit="ohm cm^2",
    called="imaginary part of a porous contact's impedance, with a minus",
)

pore_resistance_dc = Model(
    "pore_resistance_dc", "R_pore_dc", sympy.sqrt(_Rp * _Rct) / sympy.tanh(_kappa),
    (pore_resistance, wall_transfer), "ohm m^2",
    "of a wetted, rough contact for direct current", "section 4", display_unit="ohm cm^2",
    called="resistance of a porous contact for direct current",
)
