"""An interface under alternating current: interphase, charge transfer, diffusion, double layer.

>>> import numpy as np
>>> omega = np.logspace(-2, 8, 5)
>>> interface_real(angular_frequency=omega).round(4)  # ohm m²: from nearly all of it to nothing
array([0.0883, 0.079 , 0.0296, 0.0003, 0.    ])

Every impedance comes as two real models, its real part and minus its imaginary part, arranged
so that no exponential overflows and no digits cancel from microhertz to gigahertz. The tests
derive each pair again from the complex expression named in the comment above it.
"""

import sympy

from heteroionic_lite.constants import VACUUM_PERMITTIVITY
from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    angular_frequency,
    helmholtz_thickness,
    interphase_resistance,
    transfer_resistance,
)

arc_time = Parameter(
    "tau", "arc_time", "s", 1e-4, 1e-9, 1e3,
    "time constant of the arc, the inverse of ω at its top",
    "illustrative: 300 Ω cm² with 0.35 µF/cm²", "ms", "log", POSITIVE,
)
arc_exponent = Parameter(
    "n_arc", "arc_exponent", "dimensionless", 0.9, 0.5, 1,
    "shape of the arc: 1 for a semicircle, less for a depressed arc",
    domain=sympy.Interval.Lopen(0, 1),
    called="exponent of the arc's shape",
)
diffusion_resistance = Parameter(
    "R_W", "diffusion_resistance", "ohm m^2", 0.01, 1e-6, 10,
    "diffusion resistance of the stagnant layer, at zero frequency", "illustrative", "ohm cm^2",
    "log", POSITIVE,
)
diffusion_time = Parameter(
    "tau_W", "diffusion_time", "s", 30, 1e-3, 1e5, "δ²/D of the stagnant layer",
    "100 µm with 3e-10 m²/s", scale="log", domain=POSITIVE,
)
double_layer_capacitance = Parameter(
    "C_dl", "double_layer_capacitance", "F/m^2", 0.177, 1e-4, 10,
    "double-layer capacitance of the contact",
    "0.5 nm with a relative permittivity of 10", "uF/cm^2", "log", POSITIVE,
)
contact_permittivity = Parameter(
    "epsilon_dl", "contact_permittivity", "dimensionless", 10, 2, 100,
    "relative permittivity of the layer", "illustrative", domain=POSITIVE,
)
layer_capacitance = Parameter(
    "C", "layer_capacitance", "F/m^2", 1e-3, 1e-6, 10, "capacitance read from an arc",
    "review, section 3: LLZO|PEO, about 0.1 µF/cm² (V069)", "uF/cm^2", "log", POSITIVE,
    called="capacitance read from the arc",
)
arc_resistance = Parameter(
    "R_arc", "arc_resistance", "ohm m^2", 0.0484, 1e-6, 10, "area resistance that an arc spans",
    "from the exchange current density of [49] (V040)", "ohm cm^2", "log", NOT_NEGATIVE,
)

_omega, _R, _tau, _n = (
    angular_frequency.symbol, interphase_resistance.symbol, arc_time.symbol, arc_exponent.symbol,
)
_RW, _tau_w, _Rct = diffusion_resistance.symbol, diffusion_time.symbol, transfer_resistance.symbol
_Cdl, _C, _Rarc = double_layer_capacitance.symbol, layer_capacitance.symbol, arc_resistance.symbol
_eps = contact_permittivity.symbol * VACUUM_PERMITTIVITY


def _pair(
    name: str, parts: tuple[sympy.Expr, sympy.Expr], parameters: tuple[Parameter, ...],
    meaning: str, reference: str,
) -> tuple[Model, Model]:
    """An impedance as two models: ``<name>_real`` and ``<name>_imaginary`` (with the minus)."""
    real, minus_imaginary = parts
    return (
        Model(f"{name}_real", "ReZ", real, parameters, "ohm m^2",
              f"real part of the impedance of {meaning}", reference, display_unit="ohm cm^2"),
        Model(f"{name}_imaginary", "minusImZ", minus_imaginary, parameters, "ohm m^2",
              f"minus the imaginary part of the impedance of {meaning}", reference,
              display_unit="ohm cm^2"),
    )


# R / (1 + (jωτ)^n). The angle is counted from n = 1, where the cosine of nπ/2 would cancel.
_x = (_omega * _tau) ** _n
_cos, _sin = sympy.sin(sympy.pi * (1 - _n) / 2), sympy.cos(sympy.pi * (1 - _n) / 2)
_below = 1 + 2 * _x * _cos + _x**2
depressed_arc_real, depressed_arc_imaginary = _pair(
    "depressed_arc", (_R * (1 + _x * _cos) / _below, _R * _x * _sin / _below),
    (interphase_resistance, angular_frequency, arc_time, arc_exponent),
    "an interphase whose time constants are spread", "section 2",
)

# R_W tanh(√(jωτ_W)) / √(jωτ_W). With tanh(w + jw) in terms of T = tanh w nothing overflows; the
# first terms of the series stand in where sines and hyperbolic sines would cancel.
_p = _omega * _tau_w
_w = sympy.sqrt(_p / 2)
_T, _twist = sympy.tanh(_w), sympy.sin(_w) * sympy.cos(_w) * (1 - sympy.tanh(_w) ** 2)
_spread = 2 * _w * (sympy.cos(_w) ** 2 + _T**2 * sympy.sin(_w) ** 2)
_SERIES_BELOW = sympy.Rational(1, 100)
_slow = _p / 3 - sympy.Rational(17, 315) * _p**3 + sympy.Rational(1382, 155925) * _p**5
diffusion_impedance_real, diffusion_impedance_imaginary = _pair(
    "diffusion_impedance",
    (_RW * (_T + _twist) / _spread,
     _RW * sympy.Piecewise((_slow, _p < _SERIES_BELOW), ((_T - _twist) / _spread, True))),
    (diffusion_resistance, angular_frequency, diffusion_time),
    "a stagnant layer (finite Warburg, transmissive)", "Eq. 1",
)

# (R_ct + Z_W) in parallel with the double layer: Z = 1 / (jωC + 1/(a − jb)).
_a, _b = _Rct + diffusion_impedance_real.expression, diffusion_impedance_imaginary.expression
_current = (1 + _omega * _Cdl * _b) ** 2 + (_omega * _Cdl * _a) ** 2
transfer_impedance_real, transfer_impedance_imaginary = _pair(
    "transfer_impedance",
    (_a / _current, (_b * (1 + _omega * _Cdl * _b) + _omega * _Cdl * _a**2) / _current),
    (transfer_resistance, diffusion_resistance, angular_frequency, diffusion_time,
     double_layer_capacitance),
    "charge transfer and diffusion beside the double layer", "Eqs. 1 and 3",
)

# The interphase's arc in series with all that.
interface_real, interface_imaginary = _pair(
    "interface",
    (depressed_arc_real.expression + transfer_impedance_real.expression,
     depressed_arc_imaginary.expression + transfer_impedance_imaginary.expression),
    (interphase_resistance, arc_time, arc_exponent, *transfer_impedance_real.parameters),
    "interphase, charge transfer and diffusion", "Eqs. 1, 3 and 4",
)

interface_modulus = Model(
    "interface_modulus", "Z",
    sympy.sqrt(interface_real.expression**2 + interface_imaginary.expression**2),
    interface_real.parameters, "ohm m^2", "modulus of that impedance, for a Bode plot",
    "Eqs. 1, 3 and 4", display_unit="ohm cm^2",
)

interface_phase = Model(
    "interface_phase", "theta_Z",
    sympy.atan2(interface_imaginary.expression, interface_real.expression),
    interface_real.parameters, "rad", "minus the phase of that impedance, for a Bode plot",
    "Eqs. 1, 3 and 4", display_unit="deg",
)

plate_capacitance = Model(
    "plate_capacitance", "C", _eps / helmholtz_thickness.symbol,
    (contact_permittivity, helmholtz_thickness), "F/m^2",
    "of a Helmholtz-like layer", "section 5", display_unit="uF/cm^2",
)

plate_thickness = Model(
    "plate_thickness", "d_C", _eps / _C, (contact_permittivity, layer_capacitance), "m",
    "of the plate capacitor that would have the capacitance read from an arc", "section 3",
    display_unit="nm",
    called="thickness of the plate capacitor that is alike",
)

contact_share = Model(
    "contact_share", "x_c", _C * helmholtz_thickness.symbol / _eps,
    (layer_capacitance, helmholtz_thickness, contact_permittivity), "dimensionless",
    "share of the area in true contact, if that capacitance is a Helmholtz-like layer's",
    "section 3",
    called="share of the area in contact",
    display_unit="percent",
)

arc_capacitance = Model(
    "arc_capacitance", "C", _tau / _Rarc,
    (arc_time, arc_resistance.having(default=0.03, domain=POSITIVE)), "F/m^2",
    "of a depressed arc, from its time constant; the constant-phase parameter Q is not it",
    "section 2", display_unit="uF/cm^2",
)

peak_frequency = Model(
    "peak_frequency", "f_peak", 1 / (2 * sympy.pi * _tau), (arc_time,), "Hz",
    "where the arc of that time constant is highest", "section 2",
    called="frequency at the top of the arc",
)

arc_height = Model(
    "arc_height", "h", _Rarc / 2 * sympy.tan(sympy.pi * _n / 4), (arc_resistance, arc_exponent),
    "ohm m^2", "largest minus-imaginary part of a depressed arc", "section 2",
    display_unit="ohm cm^2",
)
