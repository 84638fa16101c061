"""The laws with one thing more: causes that a refusal may have.

>>> wider_law(interfaces=1, kind="chord").name
'wider_chord_1'

Beside what ``laws.py`` puts together there are four parameters, none of which a candidate has; at
zero each of them changes nothing. R_E c₀/c is electrolyte in series. 1/i_L is that of a current
which a stagnant layer feeds: 1/i = 1/i_step + 1/i_feed, with the limit by diffusion as i_feed,
which is ``depleted_current`` in a form that keeps its digits at rest. R_√ is what a layer grows by
in 100 h as ``parabolic_thickness``. (c/c₀)^−m is how a layer conducts better in more salt.

Of two interfaces in series one is fed and the other drained: of them 1/i_L is not asked.
"""

from functools import cache

import sympy

from heteroionic_lite.diagnosis.laws import (
    FEED,
    PARAMETERS,
    REFERENCE_CONCENTRATION,
    SHAPE,
    Law,
    assembled,
    exchange,
    layer,
    ohmic_law,
    warmed,
)
from heteroionic_lite.models.interphase import parabolic_thickness
from heteroionic_lite.models.parameters import concentration, known_thickness, known_time

REFERENCE_TIME = 360000.0  # s: of what grows with the root of time, 100 h

electrolyte = sympy.Symbol("R_E", nonnegative=True)
reciprocal_limit = sympy.Symbol("inv_i_L", nonnegative=True)
root_growth = sympy.Symbol("R_root", nonnegative=True)
salt_exponent = sympy.Symbol("m", nonnegative=True)

# What each cause adds, in the order in which every wider function has it.
WIDER = {
    "electrolyte_resistance": electrolyte,
    "reciprocal_limiting_current": reciprocal_limit,
    "root_growth": root_growth,
    "salt_exponent": salt_exponent,
}
_ALL = (*PARAMETERS.values(), *WIDER.values())
_dilution = REFERENCE_CONCENTRATION / concentration.symbol


@cache
def _ohmic(interfaces: int) -> sympy.Expr:
    """What is in series with the step of one interface: its layer, and electrolyte of the cell."""
    growing = parabolic_thickness.expression.subs(
        {known_thickness.symbol: root_growth, known_time.symbol: REFERENCE_TIME}
    )
    salted = (layer() + warmed(growing, +1)) * _dilution**salt_exponent
    return salted + warmed(electrolyte * _dilution / interfaces, +1)


@cache
def wider_law(interfaces: int, kind: str) -> Law:
    """The law of a step behind something ohmic."""
    current = exchange() * SHAPE
    if interfaces == 1:
        current = 1 / (1 / current + reciprocal_limit * _dilution / warmed(FEED, -1))
    name = f"wider_{kind}_{interfaces}"
    return assembled(name, interfaces, kind, current, _ohmic(interfaces), _ALL)


@cache
def wider_layer_law(interfaces: int) -> Law:
    """The law of what is ohmic with nothing else."""
    return ohmic_law(f"wider_layer_{interfaces}", interfaces, _ohmic(interfaces), _ALL)


def every_wider_law() -> list[Law]:
    """All wider laws that a table may ask for."""
    of_steps = [wider_law(n, kind) for n in (1, 2) for kind in ("chord", "differential")]
    return [*of_steps, wider_layer_law(1), wider_layer_law(2)]
