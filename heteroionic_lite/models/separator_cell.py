"""A solid plate in a liquid cell: what each part costs, and how warming shares it out anew.

>>> round(separator_cell_resistance() * 1e4)  # Ω cm²: 1568 of them at the plate's two faces
1720
>>> faces_share(temperature=333.15) < faces_share()
True

Two layers of liquid, the plate, its two faces, the electrodes. The liquid counts with σ t₊, its
steady resistance between two faces that pass cations only. Every part has its own activation
energy and a constant prefactor.
"""

import sympy

from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.architectures import hard_conductivity, hard_thickness
from heteroionic_lite.models.arrhenius import reference_temperature
from heteroionic_lite.models.cell_bounds import electrodes_resistance
from heteroionic_lite.models.parameters import (
    current_density,
    interphase_resistance,
    liquid_conductivity,
    temperature,
    transfer_resistance,
    transference_number,
)

liquid_thickness = Parameter(
    "l_LE", "liquid_thickness", "m", 5e-5, 1e-6, 1e-3,
    "thickness of the liquid on each side of the plate",
    "illustrative", "um", "log", POSITIVE,
)
liquid_barrier = Parameter(
    "E_LE", "liquid_barrier", "J/mol", 15000, 0, 60000,
    "activation energy of conduction in the liquid",
    "illustrative", "kJ/mol", domain=NOT_NEGATIVE,
)
solid_barrier = Parameter(
    "E_SE", "solid_barrier", "J/mol", 34000, 0, 60000,
    "activation energy of conduction in the solid",
    "illustrative: about 0.35 eV", "kJ/mol", domain=NOT_NEGATIVE,
)
face_barrier = Parameter(
    "E_face", "face_barrier", "J/mol", 50000, 0, 120000,
    "activation energy of the passage through one face",
    "Yamada et al. 2009 [46], another solid, LLTO (V036)", "kJ/mol", domain=NOT_NEGATIVE,
)
electrode_barrier = Parameter(
    "E_el", "electrode_barrier", "J/mol", 50000, 0, 120000,
    "activation energy of what the electrodes add",
    "Nakayama et al. 2007: LiMn2O4 in PC", "kJ/mol", domain=NOT_NEGATIVE,
)
electrodes = electrodes_resistance.having(default=5e-3, high=5e-2)
liquid_transference = transference_number.having(default=0.4, low=0.05, source="illustrative")
cell_current = current_density.having(
    default=10, low=0.1, high=300, meaning="current density through the cell"
)
quoted_temperature = reference_temperature.having(
    meaning="temperature at which the resistances are quoted"
)

_T, _Tref = temperature.symbol, reference_temperature.symbol


def _warmed(resistance: sympy.Expr, barrier: Parameter) -> sympy.Expr:
    """A resistance quoted at one temperature, at another one."""
    return resistance * sympy.exp(barrier.symbol / R * (1 / _T - 1 / _Tref))


_liquid = _warmed(
    2 * liquid_thickness.symbol / (liquid_conductivity.symbol * transference_number.symbol),
    liquid_barrier,
)
_solid = _warmed(hard_thickness.symbol / hard_conductivity.symbol, solid_barrier)
_faces = _warmed(2 * (interphase_resistance.symbol + transfer_resistance.symbol), face_barrier)
_electrodes = _warmed(electrodes_resistance.symbol, electrode_barrier)
_cell = _liquid + _solid + _faces + _electrodes

_temperatures = (temperature, quoted_temperature)
_in_liquid = (liquid_thickness, liquid_conductivity, liquid_transference, liquid_barrier)
_in_solid = (hard_thickness, hard_conductivity, solid_barrier)
_in_faces = (interphase_resistance, transfer_resistance, face_barrier)
_in_electrodes = (electrodes, electrode_barrier)
_all = (*_in_liquid, *_in_solid, *_in_faces, *_in_electrodes, *_temperatures)

liquid_layers_resistance = Model(
    "liquid_layers_resistance", "R_liq", _liquid, (*_in_liquid, *_temperatures), "ohm m^2",
    "of the liquid on both sides, steady", "Fig. 1a", display_unit="ohm cm^2",
    called="resistance of the liquid",
)

plate_resistance = Model(
    "plate_resistance", "R_plate", _solid, (*_in_solid, *_temperatures), "ohm m^2",
    "of the solid plate itself", "Fig. 1a", display_unit="ohm cm^2",
    called="resistance of the plate",
)

faces_resistance = Model(
    "faces_resistance", "R_faces", _faces, (*_in_faces, *_temperatures), "ohm m^2",
    "of the two interfaces between liquid and solid", "Fig. 1a", display_unit="ohm cm^2",
    called="resistance of the two faces",
)

electrodes_part = Model(
    "electrodes_part", "R_electr", _electrodes, (*_in_electrodes, *_temperatures), "ohm m^2",
    "of both electrodes", "Fig. 1a", "illustrative", "ohm cm^2",
)

separator_cell_resistance = Model(
    "separator_cell_resistance", "R_cell", _cell, _all, "ohm m^2",
    "of a liquid cell with a solid plate in it", "Fig. 1a", display_unit="ohm cm^2",
)

liquid_share = Model(
    "liquid_share", "w_liq", _liquid / _cell, _all, "dimensionless",
    "share of the liquid in the cell's resistance", "Fig. 1a",
    display_unit="percent",
)

plate_share = Model(
    "plate_share", "w_plate", _solid / _cell, _all, "dimensionless",
    "share of the plate in the cell's resistance", "Fig. 1a",
    display_unit="percent",
)

faces_share = Model(
    "faces_share", "w_faces", _faces / _cell, _all, "dimensionless",
    "share of the two faces in the cell's resistance", "Fig. 1a",
    display_unit="percent",
)

electrodes_share = Model(
    "electrodes_share", "w_electr", _electrodes / _cell, _all, "dimensionless",
    "share of the electrodes in the cell's resistance", "Fig. 1a",
    display_unit="percent",
)

separator_cell_loss = Model(
    "separator_cell_loss", "U_loss", cell_current.symbol * _cell, (*_all, cell_current), "V",
    "voltage that the cell's resistance takes", "Fig. 1a", display_unit="mV",
)
