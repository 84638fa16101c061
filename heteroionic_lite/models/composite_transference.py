"""Particles that pass cations only: they may raise t₊ and still lower the conductivity.

>>> composite_transference_number() > 0.2  # the matrix's own
True

In the steady state each carrier is conserved by itself and follows the gradient of its own
electrochemical potential. The cations see spheres with a resistive surface (Hasselman and
Johnson) in a matrix of conductivity t₊σ_m; the anions have to go around (Maxwell). Dilute
spheres, small currents, no coupling of the two fluxes, a matrix that the particles do not change.
"""

from heteroionic_lite.model import Model
from heteroionic_lite.models.composites import (
    composite_conductivity,
    contact_resistance,
    matrix_conductivity,
    particle_conductivity,
    particle_radius,
    volume_fraction,
)
from heteroionic_lite.models.parameters import transference_number

matrix_transference = transference_number.having(
    default=0.2, low=0.05, high=1, meaning="share of the cation in the matrix's conductivity",
    source="illustrative: order of a polyether",
)

_sp, _sm, _phi = particle_conductivity.symbol, matrix_conductivity.symbol, volume_fraction.symbol
_Ri, _a, _t = contact_resistance.symbol, particle_radius.symbol, transference_number.symbol
_parameters = (*composite_conductivity.parameters, matrix_transference)

cation_conductivity_of_composite = Model(
    "cation_conductivity_of_composite", "sigma_eff_plus",
    composite_conductivity.expression.subs(_sm, _t * _sm), _parameters, "S/m",
    "steady conductivity of the composite for cations", "section 1", display_unit="mS/cm",
)

anion_conductivity_of_composite = Model(
    "anion_conductivity_of_composite", "sigma_eff_minus",
    (1 - _t) * _sm * 2 * (1 - _phi) / (2 + _phi),
    (matrix_transference, matrix_conductivity, volume_fraction), "S/m",
    "steady conductivity of the composite for anions, which the particles block", "section 1",
    display_unit="mS/cm",
)

_cation = cation_conductivity_of_composite.expression
_anion = anion_conductivity_of_composite.expression

cation_gain = Model(
    "cation_gain", "r_plus", _cation / (_t * _sm), _parameters, "dimensionless",
    "cation conductivity of the composite over that of the matrix alone", "section 1",
)

composite_transference_number = Model(
    "composite_transference_number", "t_comp", _cation / (_cation + _anion), _parameters,
    "dimensionless", "share of the cation in the composite's conductivity", "section 1",
)

cation_critical_radius = Model(
    "cation_critical_radius", "a_plus",
    _Ri * _sp * _t * _sm / (_sp - _t * _sm),
    (contact_resistance, particle_conductivity.having(low=0.02),
     matrix_conductivity.having(high=0.015), matrix_transference),
    "m", "radius above which a particle helps the cation; negative if it conducts worse",
    "section 1", display_unit="um",
)

tolerable_contact_resistance = Model(
    "tolerable_contact_resistance", "R_i_max", _a * (_sp - _sm) / (_sp * _sm),
    (particle_radius, particle_conductivity, matrix_conductivity), "ohm m^2",
    "of a particle's surface, if the particle shall not lower the conductivity", "section 1",
    display_unit="ohm cm^2",
)
