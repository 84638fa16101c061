"""Eq. 4 for a polymer: a layer (SPEI) in series with a step whose sites can run out.

>>> round(spei_transfer_share(), 3)  # 2.1 Ω cm² of 2.4: an interphase that hardly matters
0.875

The same expressions as for a liquid, with the polymer's variables put in.
"""

from heteroionic_lite.equation import NOT_NEGATIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.impedance import (
    arc_exponent,
    arc_time,
    depressed_arc_imaginary,
    depressed_arc_real,
    double_layer_capacitance,
)
from heteroionic_lite.models.lattice_gas import polymer_interface_resistance, site_exclusion_slope
from heteroionic_lite.models.lattice_gas import polymer_site_occupancy as _occupancy
from heteroionic_lite.models.parameters import (
    angular_frequency,
    interphase_resistance,
    transfer_resistance,
)

spei_resistance = Parameter(
    "R_SPEI", "spei_resistance", "ohm m^2", 0.3e-4, 0, 2e-3,
    "area resistance of the decomposition layer on the polymer (SPEI)",
    "review, section 3: Li6PS5Cl|PEO10:LiTFSI, 80 °C (V072)", "ohm cm^2", domain=NOT_NEGATIVE,
)
beside_spei = transfer_resistance.having(
    default=2.1e-4, low=1e-5, high=2e-3, meaning="charge transfer beside the interphase",
    source="review, section 3: Li6PS5Cl|PEO10:LiTFSI, 80 °C (V073)",
)
spei_time = arc_time.having(
    default=1e-7, low=1e-9, high=1e-2, meaning="time constant of the interphase's arc",
    source="illustrative", display_unit="us",
)

_S, _Rct = spei_resistance.symbol, transfer_resistance.symbol
_omega, _C = angular_frequency.symbol, double_layer_capacitance.symbol

spei_interface_resistance = Model(
    "spei_interface_resistance", "R_P", _S + _Rct, (spei_resistance, beside_spei), "ohm m^2",
    "layer and step in series", "Eq. 4; section 3", display_unit="ohm cm^2",
    called="resistance of SPEI and charge transfer",
)

spei_transfer_share = Model(
    "spei_transfer_share", "w_ct", _Rct / spei_interface_resistance.expression,
    (spei_resistance, beside_spei), "dimensionless", "share of the step in that sum",
    "Eq. 4; section 3",
    display_unit="percent",
)

polymer_polarisation_resistance = Model(
    "polymer_polarisation_resistance", "R_P", _S + polymer_interface_resistance.expression,
    (spei_resistance, *polymer_interface_resistance.parameters), "ohm m^2",
    "layer and step in series, against the composition of the polymer", "Eq. 4; section 3",
    "illustrative", "ohm cm^2",
    called="resistance of interphase and charge transfer from a polymer",
)

polymer_apparent_slope = Model(
    "polymer_apparent_slope", "n_r",
    site_exclusion_slope.expression.subs(
        site_exclusion_slope["site_occupancy"].symbol, _occupancy.expression
    )
    * polymer_interface_resistance.expression / polymer_polarisation_resistance.expression,
    polymer_polarisation_resistance.parameters, "dimensionless",
    "d ln R_P / d ln (EO:Li), which vanishes at the best composition whatever the layer costs",
    "Eqs. 3 and 4; section 3", "illustrative",
)

# The layer's arc, then the step beside its double layer: R/(1 + jωRC).
_step = _omega * _C * _Rct
_layer = {interphase_resistance.symbol: _S}
spei_impedance_real = Model(
    "spei_impedance_real", "ReZ",
    depressed_arc_real.expression.subs(_layer) + _Rct / (1 + _step**2),
    (spei_resistance, angular_frequency, spei_time, arc_exponent, beside_spei,
     double_layer_capacitance),
    "ohm m^2", "real part of the impedance of interphase and step", "Eq. 4; section 3",
    display_unit="ohm cm^2",
)

spei_impedance_imaginary = Model(
    "spei_impedance_imaginary", "minusImZ",
    depressed_arc_imaginary.expression.subs(_layer) + _Rct * _step / (1 + _step**2),
    spei_impedance_real.parameters, "ohm m^2",
    "minus the imaginary part of the impedance of interphase and step", "Eq. 4; section 3",
    display_unit="ohm cm^2",
)
