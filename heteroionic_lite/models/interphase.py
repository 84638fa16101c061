"""Eq. 4: a decomposition layer (SLEI) in series with charge transfer, and how it grows.

>>> round(interface_resistance() * 1e4)  # ohm cm²: 300 of the layer, 484 of the transfer
784

The review's Eq. 4 is the limit of zero current; ``chord_resistance`` is the same sum at a finite
current for α = ½, where it has a closed form.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.constants import VACUUM_PERMITTIVITY
from heteroionic_lite.equation import Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.butler_volmer import butler_volmer_current as _bv
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance as _transfer
from heteroionic_lite.models.parameters import (
    angular_frequency,
    bare_transfer,
    charge_number,
    covered_transfer,
    current_density,
    exchange_current_density,
    film_resistance,
    growth_time,
    inner_conductivity,
    inner_permittivity,
    inner_thickness,
    interphase_resistance,
    known_thickness,
    known_time,
    logarithmic_time,
    outer_conductivity,
    outer_permittivity,
    outer_thickness,
    overpotential,
    pinhole_share,
    temperature,
    time,
    transfer_coefficient,
)

_Rs, _T, _z = interphase_resistance.symbol, temperature.symbol, charge_number.symbol
_i, _iref, _alpha = (
    current_density.symbol, exchange_current_density.symbol, transfer_coefficient.symbol,
)
_t, _tau, _theta0 = time.symbol, growth_time.symbol, pinhole_share.symbol

interface_resistance = Model(
    "interface_resistance", "R_P", _Rs + _transfer.expression,
    (interphase_resistance, *_transfer.parameters), "ohm m^2",
    "interphase and charge transfer in series, small current", "Eq. 4, with z",
    display_unit="ohm cm^2", citation="schleutker2017",
)

interphase_alone = Model(
    "interphase_alone", "R_SLEI", _Rs, (interphase_resistance,), "ohm m^2",
    "the interphase by itself: the same at every salt concentration", "Eq. 4",
    display_unit="ohm cm^2",
    called="resistance of the interphase alone",
)

charge_transfer_share = Model(
    "charge_transfer_share", "w", _transfer.expression / interface_resistance.expression,
    interface_resistance.parameters, "dimensionless",
    "share of charge transfer in the interface's resistance", "section 5",
    display_unit="percent",
)

apparent_slope = Model(
    "apparent_slope", "n_app", (1 - _alpha) * charge_transfer_share.expression,
    interface_resistance.parameters, "dimensionless",
    "−d ln R / d ln c, what a log-log plot shows", "Eqs. 3 and 4",
)

chord_resistance = Model(
    "chord_resistance", "R_P",
    _Rs + 2 * R * _T / (_z * F * _i) * sympy.asinh(_i / (2 * _iref)),
    (interphase_resistance, temperature, charge_number, current_density,
     exchange_current_density),
    "ohm m^2", "voltage over current at a finite current, α = ½", "Eq. 4 at finite current",
    display_unit="ohm cm^2",
)

total_overpotential = Model(
    "total_overpotential", "eta_P", overpotential.symbol - _bv.expression * _Rs,
    (interphase_resistance, *_bv.parameters), "V",
    "overpotential of the transfer step plus the ohmic drop in the interphase", "Eq. 4",
    display_unit="mV",
)

polarisation_resistance = Model(
    "polarisation_resistance", "R_P", _Rs - overpotential.symbol / _bv.expression,
    (interphase_resistance, *_bv.parameters), "ohm m^2",
    "voltage over current at any overpotential but zero, any α", "Eq. 4 at finite current",
    display_unit="ohm cm^2",
)

saturating_growth = Model(
    "saturating_growth", "R_SLEI", _Rs * (1 - sympy.exp(-_t / _tau)),
    (interphase_resistance, time, growth_time), "ohm m^2",
    "resistance of an interphase that grows to a limit", "section 2", "illustrative",
    display_unit="ohm cm^2",
    called="resistance of a layer that grows to a limit",
)

_l, _tl, _t0 = known_thickness.symbol, known_time.symbol, logarithmic_time.symbol


def _thickness(name: str, expression: sympy.Expr, meaning: str, *more: Parameter) -> Model:
    return Model(
        name, "l", _l * expression, (known_thickness, time, known_time, *more), "m", meaning,
        "section 2", "illustrative", "nm", called=f"thickness in {name.partition('_')[0]} growth",
    )


linear_thickness = _thickness(
    "linear_thickness", _t / _tl, "growth limited by a reaction at the surface"
)

parabolic_thickness = _thickness(
    "parabolic_thickness", sympy.sqrt(_t / _tl), "growth limited by transport through the layer"
)

logarithmic_thickness = _thickness(
    "logarithmic_thickness", sympy.log(1 + _t / _t0) / sympy.log(1 + _tl / _t0),
    "growth that slows down at once, as for thin passive films", logarithmic_time,
)

saturating_thickness = _thickness(
    "saturating_thickness", (1 - sympy.exp(-_t / _tau)) / (1 - sympy.exp(-_tl / _tau)),
    "growth to a limit", growth_time,
)

_theta = _theta0 * sympy.exp(-_t / _tau)
pinhole_resistance = Model(
    "pinhole_resistance", "R_pin",
    1 / ((1 - _theta) / (film_resistance.symbol + covered_transfer.symbol)
         + _theta / bare_transfer.symbol),
    (pinhole_share, time, growth_time, film_resistance, covered_transfer, bare_transfer),
    "ohm m^2", "film with pinholes that close: two kinds of contact in parallel", "section 2",
    "illustrative", "ohm cm^2", "weiss2019lipon",
    called="resistance of a film with pinholes",
)

two_layer_resistance = Model(
    "two_layer_resistance", "R_SLEI",
    inner_thickness.symbol / inner_conductivity.symbol
    + outer_thickness.symbol / outer_conductivity.symbol,
    (inner_thickness, inner_conductivity, outer_thickness, outer_conductivity),
    "ohm m^2", "inorganic and polymeric layer in series", "section 2",
    display_unit="ohm cm^2", citation="weiss2019lipon",
)

_omega = angular_frequency.symbol
_layers = [
    (inner_thickness, inner_conductivity, inner_permittivity),
    (outer_thickness, outer_conductivity, outer_permittivity),
]
_re, _im = sum(
    (thickness.symbol / conductivity.symbol)
    / (1 + sympy.I * _omega * permittivity.symbol * VACUUM_PERMITTIVITY / conductivity.symbol)
    for thickness, conductivity, permittivity in _layers
).as_real_imag()
_layer_parameters = (*(p for layer in _layers for p in layer), angular_frequency)

two_layer_real = Model(
    "two_layer_real", "ReZ", _re, _layer_parameters, "ohm m^2",
    "real part of the impedance of two layers, each a resistor beside its capacitance",
    "section 2", display_unit="ohm cm^2",
    called="real part of two layers' impedance",
)

two_layer_imaginary = Model(
    "two_layer_imaginary", "minusImZ", -_im, _layer_parameters, "ohm m^2",
    "minus the imaginary part of the same impedance", "section 2", display_unit="ohm cm^2",
    called="imaginary part of two layers' impedance, with a minus",
)

relaxation_ratio = Model(
    "relaxation_ratio", "r_tau",
    (inner_permittivity.symbol / inner_conductivity.symbol)
    / (outer_permittivity.symbol / outer_conductivity.symbol),
    (inner_permittivity, inner_conductivity, outer_permittivity, outer_conductivity),
    "dimensionless", "time constant of the inner layer over that of the outer one", "section 2",
)
