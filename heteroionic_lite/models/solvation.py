"""Donor number, solvation ability, the last solvent molecule.

>>> round(barrier_from_donor_number(donor_number=29.8) / 1e3, 2)  # DMSO, kJ/mol
61.76

The slope of 0.8 kJ/mol per unit of donor number is illustrative: the review gives an order of
solvents (EMIBF4 < FEC < PC < DMSO), not numbers. What is rigorous is where a slope comes from:
only the share 1 − α − λ of a change in solvation energy reaches the barrier of Eq. 2.
"""

import sympy

from heteroionic_lite.constants import GAS_CONSTANT as R
from heteroionic_lite.equation import NOT_NEGATIVE, POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.parameters import (
    activation_energy,
    bond_retention,
    donor_number,
    donor_slope,
    donor_strength,
    first_barrier,
    junction_resistance,
    prefactor_ratio,
    reference_barrier,
    reference_donor_number,
    resistance_prefactor,
    second_barrier,
    solvation_offset,
    temperature,
    transfer_coefficient,
)

_DN, _DNref, _Eref = donor_number.symbol, reference_donor_number.symbol, reference_barrier.symbol
_b, _offset, _R0 = donor_slope.symbol, solvation_offset.symbol, resistance_prefactor.symbol
_s, _alpha, _lambda = donor_strength.symbol, transfer_coefficient.symbol, bond_retention.symbol
_E1, _E2, _rho, _T = (
    first_barrier.symbol, second_barrier.symbol, prefactor_ratio.symbol, temperature.symbol,
)

barrier_from_donor_number = Model(
    "barrier_from_donor_number", "E_A", _Eref + _b * (_DN - _DNref) + _offset,
    (reference_barrier, donor_slope, donor_number, reference_donor_number, solvation_offset),
    "J/mol", "activation energy that rises with the solvent's donor number", "section 2",
    "illustrative", "kJ/mol", "gutmann1976",
    called="barrier that follows the donor number",
)

resistance_from_donor_number = Model(
    "resistance_from_donor_number", "R_ct",
    _R0 * sympy.exp(barrier_from_donor_number.expression / (R * _T)),
    (resistance_prefactor, *barrier_from_donor_number.parameters, temperature), "ohm m^2",
    "resistance with that barrier and one prefactor for all solvents", "section 2",
    "illustrative", "ohm cm^2",
    called="resistance that follows the donor number",
)

donor_slope_from_transfer = Model(
    "donor_slope_from_transfer", "b", _s * (1 - _alpha - _lambda),
    (donor_strength, transfer_coefficient, bond_retention), "J/mol",
    "slope that Eq. 2 implies when donors stabilise the ion and, less, its transition state",
    "Eq. 2 and section 2", display_unit="kJ/mol",
    called="rise of the barrier per unit of donor number",
)

barrier_from_bond_retention = Model(
    "barrier_from_bond_retention", "E_A",
    _Eref + donor_slope_from_transfer.expression * (_DN - _DNref),
    (reference_barrier, *donor_slope_from_transfer.parameters, donor_number,
     reference_donor_number),
    "J/mol", "barrier with that slope", "Eq. 2 and section 2", display_unit="kJ/mol",
    called="barrier with bonds retained in part",
)

# Two steps in series, each with its own prefactor and barrier; only the ratio of the
# prefactors matters for the apparent energy.
_first = _rho * sympy.exp((_E1 - _E2) / (R * _T))
apparent_energy_in_series = Model(
    "apparent_energy_in_series", "E_app", _E2 + (_E1 - _E2) * _first / (1 + _first),
    (second_barrier, first_barrier, prefactor_ratio, temperature), "J/mol",
    "resistance-weighted mean of the barriers of two steps in series", "section 2",
    display_unit="kJ/mol", citation="yamada2009",
    called="apparent activation energy of steps in series",
)

first_step_share = Model(
    "first_step_share", "w_1", _first / (1 + _first),
    (first_barrier, second_barrier, prefactor_ratio, temperature), "dimensionless",
    "share of step 1 in the resistance of the two", "section 2",
    display_unit="percent",
)

resistance_from_bond_retention = Model(
    "resistance_from_bond_retention", "R_ct",
    _R0 * sympy.exp(barrier_from_bond_retention.expression / (R * _T)),
    (resistance_prefactor, *barrier_from_bond_retention.parameters, temperature), "ohm m^2",
    "resistance over transfer coefficient, bond retention and donor number",
    "Eq. 2 and section 2", "illustrative", "ohm cm^2",
    called="resistance with bonds retained in part",
)

# Several contacts at once, as in a polyether, and the liquid that would have to be better.
contacts_broken = Parameter(
    "n_O", "contacts_broken", "dimensionless", 3.7, 0, 6,
    "number of ether oxygens let go before the transition state", "illustrative: gives 1.01 eV",
    domain=NOT_NEGATIVE,
    called="ether oxygens let go",
)
ether_donor_number = Parameter(
    "DN_ether", "ether_donor_number", "dimensionless", 20, 10, 30,
    "donor number of one ether oxygen",
    "illustrative", domain=POSITIVE,
)
_contacts, _DNO, _Rt = contacts_broken.symbol, ether_donor_number.symbol, junction_resistance.symbol
_steep = donor_slope.having(low=100, domain=POSITIVE)

barrier_from_contacts = Model(
    "barrier_from_contacts", "E_A", _Eref + _b * (_contacts * _DNO - _DNref),
    (reference_barrier, donor_slope, contacts_broken, ether_donor_number, reference_donor_number),
    "J/mol", "activation energy if several ether oxygens let go", "section 3", "illustrative",
    "kJ/mol",
    called="barrier of several contacts",
)

donor_number_needed = Model(
    "donor_number_needed", "DN_eff", _DNref + (activation_energy.symbol - _Eref) / _b,
    (reference_donor_number, activation_energy.having(default=97450), reference_barrier, _steep),
    "dimensionless", "donor number a single contact would need to explain a barrier", "section 3",
    "illustrative",
)

interlayer_resistance = Model(
    "interlayer_resistance", "R_2LE", 2 * resistance_from_donor_number.expression,
    resistance_from_donor_number.parameters, "ohm m^2",
    "two contacts with a liquid that is laid between two solids", "section 4", "illustrative",
    "ohm cm^2",
    called="resistance of two contacts with a liquid",
)

interlayer_donor_number = Model(
    "interlayer_donor_number", "DN_star",
    _DNref + (R * _T * sympy.log(_Rt / (2 * _R0)) - _Eref) / _b,
    (reference_donor_number, temperature, junction_resistance, resistance_prefactor,
     reference_barrier, _steep),
    "dimensionless", "donor number below which two liquid contacts beat one solid junction",
    "section 4", "illustrative",
    called="donor number at which liquid and junction are equal",
)
