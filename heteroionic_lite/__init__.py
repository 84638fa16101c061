"""Ion transfer across heteroionic interfaces: every equation once, as a sympy expression.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> charge_transfer_resistance.quantity(concentration=100).magnitude  # in ohm cm²
1756...

The formula on a page, the numbers in Python, the unit check, the curve that moves on a static
page and the answer to an exercise all come from that one expression.
"""

from typing import Any

from heteroionic_lite.equation import Parameter, Status, symbols
from heteroionic_lite.model import Model

__version__ = "0.1.0"

# Figures, units and questions load their libraries (matplotlib, anywidget, pint) on first use,
# so that importing the package costs no more than importing sympy. No module may bear the name of
# something listed here: importing it would put the module in the other's place.
_LATER = {
    "Curve": "explorer.parts",
    "Panel": "explorer.parts",
    "Point": "explorer.parts",
    "Predict": "explorer.parts",
    "Sweep": "explorer.parts",
    "ask": "questions",
    "explore": "explorer.widget",
    "orders": "evidence.read",
    "play": "faces.sliders",
    "quantity": "units",
    "reported": "evidence.read",
    "right": "questions",
    "row": "evidence.read",
    "sliders": "faces.sliders",
    "solvents": "evidence.read",
    "wrong": "questions",
}

__all__ = ["Model", "Parameter", "Status", "symbols", *_LATER]  # noqa: PLE0604 - they are strings


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    thing = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = thing
    return thing


def __dir__() -> list[str]:
    return sorted([*globals(), *_LATER])
