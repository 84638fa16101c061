"""Sites can run out: Eq. 2 when the cations live on a lattice.

>>> round(best_occupancy(), 2)  # the occupancy of least resistance is 1 − α
0.56

An ion leaves from an occupied site and needs a vacant one to arrive at. With the sites on the
side the current comes from, i₀ ∝ θ^(1−α) (1−θ)^α: too few ions to the left of the best
occupancy, too few vacancies to the right of it. How many ether oxygens make one site in a
polymer is a guess; the shape is not.
"""

import sympy

from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import transfer_coefficient

_OPEN_FRACTION = sympy.Interval.open(0, 1)
_MOST_OXYGENS_PER_SITE = 10

site_occupancy = Parameter(
    "theta", "site_occupancy", "dimensionless", 0.5, 0.001, 0.999,
    "share of the sites at the interface that are taken", domain=_OPEN_FRACTION,
)
departing_occupancy = Parameter(
    "x_a", "departing_occupancy", "dimensionless", 0.5, 0.001, 0.999,
    "share of the sites taken in the solid the current comes from", domain=_OPEN_FRACTION,
    called="share of sites taken in solid a",
)
arriving_occupancy = Parameter(
    "x_b", "arriving_occupancy", "dimensionless", 0.5, 0.001, 0.999,
    "share of the sites taken in the solid the current goes to", domain=_OPEN_FRACTION,
    called="share of sites taken in solid b",
)
oxygens_per_cation = Parameter(
    "r", "oxygens_per_cation", "dimensionless", 15, 3, 300,
    "number of ether oxygens per cation, EO:Li",
    "review, section 3: least resistance at 15:1 (V075)",
    scale="log", domain=POSITIVE,
    called="ether oxygens per cation",
)
# A lattice cannot be more than full: the ratio has to exceed the number of oxygens in a site.
_dilute_ratio = oxygens_per_cation.having(
    low=12.0, domain=sympy.Interval.open(_MOST_OXYGENS_PER_SITE, sympy.oo)
)
oxygens_per_site = Parameter(
    "n_s", "oxygens_per_site", "dimensionless", 8.4, 1, _MOST_OXYGENS_PER_SITE,
    "number of ether oxygens that make one site for a cation",
    "illustrative: puts the minimum at 15:1",
    domain=sympy.Interval.Lopen(0, _MOST_OXYGENS_PER_SITE),
)
repeat_unit_volume = Parameter(
    "V_EO", "repeat_unit_volume", "m^3/mol", 3.9e-5, 3e-5, 5e-5,
    "molar volume of the ethylene oxide unit",
    "poly(ethylene oxide) melt", "cm^3/mol", domain=POSITIVE,
)
salt_volume = Parameter(
    "V_X", "salt_volume", "m^3/mol", 1.45e-4, 0, 3e-4, "molar volume of the dissolved salt",
    "illustrative: estimate for LiTFSI", "cm^3/mol", domain=NOT_NEGATIVE,
)
least_resistance = Parameter(
    "R_min", "least_resistance", "ohm m^2", 0.9, 1e-4, 10,
    "area resistance of charge transfer at the best occupancy",
    "illustrative: order of LLZO|P(EO)20 at 70 °C (V068)", "ohm cm^2", "log", POSITIVE,
)

_theta, _xa, _xb = site_occupancy.symbol, departing_occupancy.symbol, arriving_occupancy.symbol
_alpha, _r, _ns = transfer_coefficient.symbol, oxygens_per_cation.symbol, oxygens_per_site.symbol
_VEO, _VX, _Rmin = repeat_unit_volume.symbol, salt_volume.symbol, least_resistance.symbol

site_exclusion_factor = Model(
    "site_exclusion_factor", "r_theta",
    _alpha**_alpha * (1 - _alpha) ** (1 - _alpha)
    / (_theta ** (1 - _alpha) * (1 - _theta) ** _alpha),
    (site_occupancy, transfer_coefficient), "dimensionless",
    "resistance over its least value, when the cations of one side live on sites",
    "Eq. 2, extended",
)

best_occupancy = Model(
    "best_occupancy", "theta_min", 1 - _alpha, (transfer_coefficient,), "dimensionless",
    "occupancy of least resistance", "Eq. 2, extended",
)

site_exclusion_slope = Model(
    "site_exclusion_slope", "n_theta", (1 - _alpha - _theta) / (1 - _theta),
    (site_occupancy, transfer_coefficient), "dimensionless",
    "−d ln R / d ln θ: 1 − α when nearly empty, zero at the best occupancy, then negative",
    "Eqs. 2 and 3, extended",
)

two_sided_exclusion_factor = Model(
    "two_sided_exclusion_factor", "r_ab",
    _alpha ** (2 * _alpha) * (1 - _alpha) ** (2 - 2 * _alpha)
    / ((_xa * (1 - _xb)) ** (1 - _alpha) * (_xb * (1 - _xa)) ** _alpha),
    (departing_occupancy, arriving_occupancy, transfer_coefficient), "dimensionless",
    "resistance over its least value, when both sides are lattices; least at 1 − α and α",
    "Eq. 2, extended",
    called="factor of free and taken sites on both sides",
)

polymer_concentration = Model(
    "polymer_concentration", "c", 1 / (_r * _VEO + _VX),
    (oxygens_per_cation, repeat_unit_volume, salt_volume), "mol/m^3",
    "salt in a polyether, volumes taken as additive", "section 3", "illustrative", "mol/l",
)

polymer_site_occupancy = Model(
    "polymer_site_occupancy", "theta", _ns / _r, (oxygens_per_site, _dilute_ratio),
    "dimensionless", "share of the polymer's sites that are taken", "section 3", "illustrative",
)

polymer_interface_resistance = Model(
    "polymer_interface_resistance", "R_ct",
    _Rmin * site_exclusion_factor.expression.subs(_theta, polymer_site_occupancy.expression),
    (least_resistance, transfer_coefficient, *polymer_site_occupancy.parameters), "ohm m^2",
    "charge transfer from a polyether whose sites can run out", "Eq. 2, extended; section 3",
    "illustrative", "ohm cm^2",
    called="charge-transfer resistance from a polymer",
)

best_composition = Model(
    "best_composition", "r_min", _ns / (1 - _alpha),
    (oxygens_per_site, transfer_coefficient), "dimensionless",
    "EO:Li of least resistance", "Eq. 2, extended; section 3", "illustrative",
)

least_junction_resistance = least_resistance.having(
    default=16e-4, low=1e-5, high=1, source="order of Na3Zr2Si2PO12|Na3PS4 at 25 °C (V077)"
)

two_lattice_resistance = Model(
    "two_lattice_resistance", "R_ct", _Rmin * two_sided_exclusion_factor.expression,
    (least_junction_resistance, *two_sided_exclusion_factor.parameters), "ohm m^2",
    "charge transfer between two lattices", "Eq. 2, extended; section 4", "illustrative",
    "ohm cm^2",
    called="charge-transfer resistance between two lattices",
)
