"""Particles in a matrix and grains in a ceramic: where the contact eats what the filler gives.

>>> f"{critical_radius() * 1e6:.2g}"  # µm: smaller particles do harm
'2.6'

A particle with a resistive surface acts as one of the lower conductivity σ_p/(1 + σ_p R_i/a);
with that, Hasselman and Johnson's formula is Maxwell's. It holds for dilute spheres and knows
nothing of percolation.
"""

from heteroionic_lite.equation import FRACTION, NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model

particle_conductivity = Parameter(
    "sigma_p", "particle_conductivity", "S/m", 0.05, 1e-4, 1,
    "conductivity of the material of the filler particles", "illustrative", "mS/cm",
    "log", POSITIVE,
)
matrix_conductivity = Parameter(
    "sigma_m", "matrix_conductivity", "S/m", 0.01, 1e-5, 1,
    "conductivity of the matrix around the particles", "illustrative", "mS/cm", "log", POSITIVE,
)
volume_fraction = Parameter(
    "phi", "volume_fraction", "dimensionless", 0.2, 0, 0.5, "share of the filler in the volume",
    domain=FRACTION,
    called="volume fraction of the filler",
    display_unit="percent",
)
contact_resistance = Parameter(
    "R_i", "contact_resistance", "ohm m^2", 2.1e-4, 0, 10,
    "area resistance of the contact between a particle and the matrix",
    "illustrative", "ohm cm^2", domain=NOT_NEGATIVE,
)
particle_radius = Parameter(
    "a", "particle_radius", "m", 1e-6, 1e-8, 1e-3,
    "radius of a spherical filler particle", "illustrative", "um", "log", POSITIVE,
)
grain_size = Parameter(
    "g", "grain_size", "m", 1e-6, 1e-8, 1e-4, "edge of a grain", "illustrative", "um", "log",
    POSITIVE,
)
boundary_thickness = Parameter(
    "d_gb", "boundary_thickness", "m", 1e-9, 5e-10, 1e-8, "thickness of a grain boundary",
    "illustrative",
    "nm", domain=POSITIVE,
)
grain_resistivity = Parameter(
    "rho_b", "grain_resistivity", "ohm m", 10, 0.1, 1e4, "inside the grains", "illustrative",
    "ohm cm", "log", POSITIVE,
)
boundary_resistivity = Parameter(
    "rho_gb", "boundary_resistivity", "ohm m", 1e4, 1, 1e8, "resistivity of the grain boundary",
    "illustrative", "ohm cm", "log", POSITIVE,
    called="resistivity of the grain boundaries",
)

_sp, _sm, _phi = particle_conductivity.symbol, matrix_conductivity.symbol, volume_fraction.symbol
_Ri, _a, _g, _d = (
    contact_resistance.symbol, particle_radius.symbol, grain_size.symbol, boundary_thickness.symbol,
)
_rb, _rgb = grain_resistivity.symbol, boundary_resistivity.symbol

coated_particle_conductivity = Model(
    "coated_particle_conductivity", "sigma_p_eff", _sp / (1 + _sp * _Ri / _a),
    (particle_conductivity, contact_resistance, particle_radius), "S/m",
    "conductivity of the sphere without surface resistance that acts the same", "section 1",
    display_unit="mS/cm",
)

# Maxwell's formula with like terms collected: every term is positive, none cancels.
_eff = coated_particle_conductivity.expression
composite_conductivity = Model(
    "composite_conductivity", "sigma",
    _sm * (2 * _sm * (1 - _phi) + _eff * (1 + 2 * _phi))
    / (_sm * (2 + _phi) + _eff * (1 - _phi)),
    (particle_conductivity, matrix_conductivity, volume_fraction, contact_resistance,
     particle_radius),
    "S/m", "dilute spheres with a resistive surface in a matrix", "section 1",
    display_unit="mS/cm",
)

composite_gain = Model(
    "composite_gain", "r_sigma", composite_conductivity.expression / _sm,
    composite_conductivity.parameters, "dimensionless",
    "conductivity of the composite over that of the matrix alone", "section 1",
    called="gain in conductivity",
)

critical_radius = Model(
    "critical_radius", "a_crit", _Ri * _sp * _sm / (_sp - _sm),
    (contact_resistance, particle_conductivity.having(low=0.02),
     matrix_conductivity.having(high=0.015)),
    "m", "radius above which a better conducting particle helps; negative if it conducts worse",
    "section 1", display_unit="um",
)

brick_layer_resistivity = Model(
    "brick_layer_resistivity", "rho_eff", _rb * (1 - _d / _g) + _rgb * _d / _g,
    (grain_resistivity, boundary_resistivity, boundary_thickness, grain_size), "ohm m",
    "grains and the boundaries across the current, in series", "section 4",
    display_unit="ohm cm",
    called="resistivity of grains and boundaries",
)

boundary_resistance = Model(
    "boundary_resistance", "R_gb", _rgb * _d, (boundary_resistivity, boundary_thickness),
    "ohm m^2", "of one grain boundary", "section 4", display_unit="ohm cm^2",
)

boundary_share = Model(
    "boundary_share", "w_gb", _rgb * _d / (_rb * (_g - _d) + _rgb * _d),
    (grain_resistivity, boundary_resistivity, boundary_thickness, grain_size), "dimensionless",
    "share of the grain boundaries in the resistance", "section 4",
    called="share of the grain boundaries",
    display_unit="percent",
)

brick_layer_capacitance_ratio = Model(
    "brick_layer_capacitance_ratio", "r_C", _g / _d, (grain_size, boundary_thickness),
    "dimensionless",
    "capacitance of the grain-boundary arc over that of the bulk arc, at equal permittivity",
    "section 4",
)
