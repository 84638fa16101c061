"""Two electrodes or four: what a measurement sees besides the interface.

>>> amplification = error_amplification(
...     two_point_resistance=1000e-4, single_interface_resistance=25e-4)
>>> round(0.02 * amplification, 2)  # 2 % of the whole, in the interface's resistance
0.4

A cell with two electrodes shows 2R_el + R_b + 2R_int; whatever is subtracted leaves its error in
the interface's resistance. Four electrodes leave only R_b to be subtracted.
"""

from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.architectures import single_interface_resistance

electrode_resistance = Parameter(
    "R_el", "electrode_resistance", "ohm m^2", 0.02, 1e-5, 1,
    "area resistance of each of the two electrodes",
    "illustrative", "ohm cm^2", "log", NOT_NEGATIVE,
)
electrolyte_resistance = Parameter(
    "R_b", "electrolyte_resistance", "ohm m^2", 0.055, 1e-5, 1,
    "area resistance of the electrolytes between the electrodes",
    "illustrative", "ohm cm^2", "log", NOT_NEGATIVE,
)
interface = single_interface_resistance.having(
    default=0.0025, high=1, meaning="area resistance of each of the two interfaces",
    source="illustrative",
)
two_point_resistance = Parameter(
    "R_2pt", "two_point_resistance", "ohm m^2", 0.1, 1e-4, 3,
    "area resistance of the whole cell, measured with two electrodes",
    "illustrative", "ohm cm^2", "log", POSITIVE,
)

misjudgement = Parameter(
    "epsilon_m", "misjudgement", "dimensionless", 0.02, -0.3, 0.3,
    "relative error of everything that is subtracted", "illustrative",
    called="relative error of what is subtracted",
    display_unit="percent",
)

_Rel, _Rb, _Rint, _R2 = (
    electrode_resistance.symbol, electrolyte_resistance.symbol, interface.symbol,
    two_point_resistance.symbol,
)

two_point_sum = Model(
    "two_point_sum", "R_2pt", 2 * _Rel + _Rb + 2 * _Rint,
    (electrode_resistance, electrolyte_resistance, interface), "ohm m^2",
    "what two electrodes see", "section 4", display_unit="ohm cm^2",
)

four_point_sum = Model(
    "four_point_sum", "R_4pt", _Rb + 2 * _Rint, (electrolyte_resistance, interface), "ohm m^2",
    "what four electrodes see", "section 4", display_unit="ohm cm^2",
)

error_amplification = Model(
    "error_amplification", "G_err", _R2 / (2 * _Rint), (two_point_resistance, interface),
    "dimensionless",
    "relative error of the interface's resistance over that of the measured one", "section 4",
    called="amplification of an error",
)

inferred_with_two = Model(
    "inferred_with_two", "R_inf2", _Rint - misjudgement.symbol * (_Rel + _Rb / 2),
    (electrode_resistance, electrolyte_resistance, interface, misjudgement), "ohm m^2",
    "interface as inferred with two electrodes, what is subtracted being misjudged", "section 3",
    display_unit="ohm cm^2",
    called="resistance inferred with two electrodes",
)

inferred_with_four = Model(
    "inferred_with_four", "R_inf4", _Rint - misjudgement.symbol * _Rb / 2,
    (electrolyte_resistance, interface, misjudgement), "ohm m^2",
    "interface as inferred with four electrodes, the same misjudgement", "section 3",
    display_unit="ohm cm^2",
    called="resistance inferred with four electrodes",
)
