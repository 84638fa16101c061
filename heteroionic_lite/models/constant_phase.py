"""From a fit with a constant-phase element to a capacitance: Q is none.

>>> ideal = cpe_capacitance(arc_exponent=1, cpe_admittance=1e-3)
>>> round(ideal, 9)  # n = 1: the admittance at 1 rad/s is the capacitance
0.001

A constant-phase element passes Q(jω)ⁿ, so the number that a program calls Q is its admittance at
ω = 1 rad/s, and its unit depends on n. Beside a resistance R the arc has its top at
ω = (RQ)^(−1/n), and the capacitance that would put it there is 1/(ωR) = Q^(1/n) R^(1/n − 1).

That is the capacitance of time constants spread *through* a layer, a stack of different films.
If they are spread *along* a surface with the resistance R_s of an electrolyte in series, each
patch charges through R_s, and what the element shapes is the *admittance* 1/R_s − Y, an arc in
1/(1 + (jωτ)ⁿ) with τⁿ = Q R R_s/(R + R_s). So it has to be read beside both in parallel, which is
Brug's formula: C = Q^(1/n) (1/R_s + 1/R)^(1 − 1/n). For R_s → ∞ the two agree.
"""

from heteroionic_lite.equation import POSITIVE, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.impedance import arc_exponent, arc_resistance

cpe_admittance = Parameter(
    "Q_1", "cpe_admittance", "S/m^2", 0.02, 1e-5, 1e3,
    "admittance of the constant-phase element at the frequency at which it is quoted",
    "illustrative", "uS/cm^2", "log", POSITIVE,
)
quoted_frequency = Parameter(
    "omega_Q", "quoted_frequency", "rad/s", 1, 1e-3, 1e3,
    "frequency at which the admittance of the element is quoted; 1 rad/s for Q itself",
    "what a fit's Q means", scale="log", domain=POSITIVE,
)
series_resistance = Parameter(
    "R_s", "series_resistance", "ohm m^2", 0.005, 1e-5, 10,
    "resistance of the electrolyte through which the surface is charged", "illustrative",
    "ohm cm^2", "log",
    POSITIVE,
)
_beside = arc_resistance.having(low=1e-5, domain=POSITIVE)

_Q, _omega, _n = cpe_admittance.symbol, quoted_frequency.symbol, arc_exponent.symbol
_R, _Rs = _beside.symbol, series_resistance.symbol
_parallel = _R * _Rs / (_R + _Rs)
_element = (cpe_admittance, quoted_frequency, arc_exponent, _beside)

cpe_capacitance = Model(
    "cpe_capacitance", "C_arc", (_Q * _R) ** (1 / _n) / (_R * _omega), _element, "F/m^2",
    "that puts the top of the arc where the constant-phase element beside its resistance has it",
    "section 3", display_unit="uF/cm^2",
    called="capacitance of a constant-phase element in a layer",
)

brug_capacitance = Model(
    "brug_capacitance", "C_Brug", (_Q * _parallel) ** (1 / _n) / (_parallel * _omega),
    (*_element, series_resistance), "F/m^2",
    "of a surface whose patches charge through an electrolyte, with different time constants",
    "section 3", display_unit="uF/cm^2",
    called="capacitance of a surface after Brug",
)
