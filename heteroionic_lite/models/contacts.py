"""A contact that is only partly one, and one that is dirty.

>>> tenth = partial_contact_resistance(contact_area_share=0.1)
>>> round(tenth / partial_contact_resistance(contact_area_share=1.0), 9)
10.0
>>> "contact_area_share" in arc_frequency.defaults  # the top of the arc does not know it
False

Where the two conductors do not touch, no ion crosses and no double layer is charged. Resistance
and capacitance then scale inversely, and the frequency of the arc's top stays where it is; a
layer between them changes all three. That holds for fine spots: only while R_true/χ far exceeds the
constriction of the current on its way to them (``contact_spots``). Constriction is no plain
resistance either, since gaps pass alternating current and straighten its lines.
"""

import sympy

from heteroionic_lite.equation import FRACTION, NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.impedance import double_layer_capacitance

contact_area_share = Parameter(
    "chi_c", "contact_area_share", "dimensionless", 0.1, 0.003, 1,
    "share of the area in true contact", "illustrative", scale="log",
    domain=sympy.Interval.Lopen(0, 1),
    called="share of the area in contact",
    display_unit="percent",
)
intimate_resistance = Parameter(
    "R_true", "intimate_resistance", "ohm m^2", 0.005, 1e-5, 1,
    "area resistance of a contact without gaps",
    "illustrative", "ohm cm^2", "log", POSITIVE,
)
impurity_thickness = Parameter(
    "l_imp", "impurity_thickness", "m", 0, 0, 1e-7,
    "thickness of a layer of impurities left on the solid's surface",
    "illustrative", "nm", domain=NOT_NEGATIVE,
)
impurity_conductivity = Parameter(
    "sigma_imp", "impurity_conductivity", "S/m", 1e-7, 1e-10, 1e-2,
    "conductivity of the layer of impurities",
    "illustrative: a poor conductor such as a carbonate", "S/cm", "log", POSITIVE,
)
cleaned_share = Parameter(
    "chi_cl", "cleaned_share", "dimensionless", 0, 0, 1,
    "share of the layer of impurities that is taken off",
    "illustrative", domain=FRACTION,
    display_unit="percent",
)

_x, _R, _C = (
    contact_area_share.symbol, intimate_resistance.symbol, double_layer_capacitance.symbol,
)
_l, _sigma, _clean = impurity_thickness.symbol, impurity_conductivity.symbol, cleaned_share.symbol

partial_contact_resistance = Model(
    "partial_contact_resistance", "R_app", _R / _x, (intimate_resistance, contact_area_share),
    "ohm m^2", "per geometric area, if only a share of it is in contact", "section 3",
    display_unit="ohm cm^2",
)

partial_contact_capacitance = Model(
    "partial_contact_capacitance", "C_app", _C * _x,
    (double_layer_capacitance, contact_area_share), "F/m^2",
    "per geometric area, if only a share of it is in contact", "section 3",
    display_unit="uF/cm^2",
)

arc_frequency = Model(
    "arc_frequency", "f_arc",
    sympy.cancel(
        1 / (2 * sympy.pi * partial_contact_resistance.expression
             * partial_contact_capacitance.expression)
    ),
    (intimate_resistance, double_layer_capacitance), "Hz",
    "top of the arc of such a contact: the share has cancelled", "section 3",
    called="frequency at the top of the arc",
)

soiled_contact_resistance = Model(
    "soiled_contact_resistance", "R_app",
    (_R + (1 - _clean) * _l / _sigma) / _x,
    (intimate_resistance, impurity_thickness, impurity_conductivity, cleaned_share,
     contact_area_share),
    "ohm m^2", "the same with a layer of impurities in the way", "section 3", "illustrative",
    "ohm cm^2",
    called="resistance of a contact with gaps and impurities",
)
