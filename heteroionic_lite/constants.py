"""Physical constants as symbols, so that a printed formula shows F and R, not 96485.33.

>>> from heteroionic_lite.constants import CONSTANTS, FARADAY
>>> CONSTANTS[FARADAY].value
96485.3321233...

The values follow from the defining constants of the SI (2019): the elementary charge,
the Avogadro number, the Boltzmann and the Planck constant are exact, hence so are F = e N_A,
R = k N_A and h N_A. The vacuum permittivity is measured; its value is CODATA 2018's.
"""

from dataclasses import dataclass

import sympy

ELEMENTARY_CHARGE_C = 1.602176634e-19
AVOGADRO_PER_MOL = 6.02214076e23
BOLTZMANN_J_PER_K = 1.380649e-23
PLANCK_J_S = 6.62607015e-34


@dataclass(frozen=True)
class Constant:
    """A constant of nature: the identifier it has in JavaScript, its SI value and unit."""

    name: str
    value: float
    unit: str
    meaning: str


FARADAY = sympy.Symbol("F", positive=True)
GAS_CONSTANT = sympy.Symbol("R", positive=True)
MOLAR_PLANCK = sympy.Symbol("h_N", positive=True)
VACUUM_PERMITTIVITY = sympy.Symbol("epsilon_0", positive=True)

CONSTANTS: dict[sympy.Symbol, Constant] = {
    FARADAY: Constant(
        "FARADAY", ELEMENTARY_CHARGE_C * AVOGADRO_PER_MOL, "C/mol", "Faraday constant"
    ),
    GAS_CONSTANT: Constant(
        "GAS_CONSTANT", BOLTZMANN_J_PER_K * AVOGADRO_PER_MOL, "J/mol/K", "molar gas constant"
    ),
    MOLAR_PLANCK: Constant(
        "MOLAR_PLANCK", PLANCK_J_S * AVOGADRO_PER_MOL, "J*s/mol", "molar Planck constant"
    ),
    VACUUM_PERMITTIVITY: Constant(
        "VACUUM_PERMITTIVITY", 8.8541878128e-12, "F/m", "vacuum permittivity"
    ),
}
