"""Akaike's criterion with its correction for few points, of least squares of an unknown scatter.

>>> round(aicc(squares=0.5, points=20, parameters=3), 2)
-63.11

Hurvich and Tsai, Biometrika 76, 297–307 (1989), doi:10.1093/biomet/76.2.297.
"""

import math


def aicc(squares: float, points: int, parameters: int) -> float:
    """AICc; the scatter counts as one parameter more. ``points`` exceed ``parameters`` by three."""
    k = parameters + 1
    return points * math.log(squares / points) + 2 * k + 2 * k * (k + 1) / (points - k - 1)
