"""A face that lets some anions through: what a leak does to the limiting current.

>>> round(leaky_limiting_current(leak_share=0.01) / leaky_limiting_current(leak_share=0), 4)
1.0152

A binary z:z salt in a stagnant layer, dilute and neutral. Of the current the share s crosses the
face on anions: N₊ = (1 − s)i/zF, N₋ = −s i/zF (away from the face). With N₊ = −D₊(c′ + zfcφ′) and
N₋ = −D₋(c′ − zfcφ′) the field drops out of N₊/D₊ + N₋/D₋ = −2c′, so the profile is again a straight
line, flatter by 1 − s/t₋, where t₋ = D₋/(D₊ + D₋) is the anions' share in the liquid itself. The
limiting current rises by the inverse. At s = t₋ the face is as little selective as the liquid:
no salt gathers or is lost, and there is no limit. The price is paid elsewhere: the cell passes
anions, and the shuttle that the solid was to stop goes on.
"""

import sympy

from heteroionic_lite.constants import FARADAY as F
from heteroionic_lite.equation import FRACTION, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models.binary_salt import (
    anion_diffusivity,
    binary_limiting_current,
    cation_diffusivity,
)
from heteroionic_lite.models.parameters import charge_number, concentration, layer_thickness

# Below the anions' share in the liquid at the slowest anion the sliders know.
leak_share = Parameter(
    "s_leak", "leak_share", "dimensionless", 0.01, 0, 0.2,
    "share of the current that crosses the face on anions", "illustrative",
    domain=sympy.Interval.Ropen(FRACTION.start, FRACTION.end),
    display_unit="percent",
)
_slow_cation = cation_diffusivity.having(high=2e-10)
_fast_anion = anion_diffusivity.having(low=1e-10)

_s, _Dp, _Dm = leak_share.symbol, cation_diffusivity.symbol, anion_diffusivity.symbol

leaky_limiting_current = Model(
    "leaky_limiting_current", "i_leak",
    2 * charge_number.symbol * F * _Dp * concentration.symbol
    / (layer_thickness.symbol * (1 - _s * (_Dp + _Dm) / _Dm)),
    (charge_number, _slow_cation, concentration, layer_thickness, leak_share, _fast_anion),
    "A/m^2", "largest steady current if a share of it crosses the face on anions",
    "Eq. 1, with a leak", display_unit="mA/cm^2",
)

leak_factor = Model(
    "leak_factor", "r_leak", leaky_limiting_current.expression / binary_limiting_current.expression,
    (leak_share, _slow_cation, _fast_anion), "dimensionless",
    "limiting current with the leak over that of a selective face", "Eq. 1, with a leak",
)
