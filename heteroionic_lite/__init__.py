"""Ion transfer across heteroionic interfaces: every equation once, as a sympy expression.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> charge_transfer_resistance.quantity(concentration=100).magnitude  # in ohm cm²
1756...

The formula on a page, the numbers in Python, the unit check, the curve that moves on a static
page and the answer to an exercise all come from that one expression. ``find("donor number")``
looks for a model, ``help(model)`` says what it means and which values it takes.
"""

from typing import TYPE_CHECKING

from heteroionic_lite.equation import Parameter, Status, symbols
from heteroionic_lite.model import Model

if TYPE_CHECKING:
    from heteroionic_lite.catalogue import find
    from heteroionic_lite.diagnosis.entry import diagnose
    from heteroionic_lite.evidence.read import findings, orders, reported, row, solvents
    from heteroionic_lite.explorer.asked import Guess, Predict
    from heteroionic_lite.explorer.parts import Curve, Panel, Point, Sweep
    from heteroionic_lite.explorer.widget import explore
    from heteroionic_lite.faces.sliders import play, sliders
    from heteroionic_lite.questions import ask, ask_number, right, wrong
    from heteroionic_lite.units import quantity
    from heteroionic_lite.values.plausible import UnlikelyValue

__version__ = "0.1.0"

__all__ = [
    "Curve",
    "Guess",
    "Model",
    "Panel",
    "Parameter",
    "Point",
    "Predict",
    "Status",
    "Sweep",
    "UnlikelyValue",
    "ask",
    "ask_number",
    "diagnose",
    "explore",
    "find",
    "findings",
    "orders",
    "play",
    "quantity",
    "reported",
    "right",
    "row",
    "sliders",
    "solvents",
    "symbols",
    "wrong",
]

# Figures, units and questions load their libraries (matplotlib, anywidget, pint) on first use,
# so that importing the package costs no more than importing sympy. No module may bear the name of
# something listed here: importing it would put the module in the other's place.
_LATER = {
    "Curve": "explorer.parts",
    "Guess": "explorer.asked",
    "Panel": "explorer.parts",
    "Point": "explorer.parts",
    "Predict": "explorer.asked",
    "Sweep": "explorer.parts",
    "UnlikelyValue": "values.plausible",
    "ask": "questions",
    "ask_number": "questions",
    "diagnose": "diagnosis.entry",
    "explore": "explorer.widget",
    "find": "catalogue",
    "findings": "evidence.read",
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

if not TYPE_CHECKING:  # a type checker has the imports above, and knows what is not there

    def __getattr__(name: str) -> object:
        if name not in _LATER:
            from heteroionic_lite.spelling import did_you_mean

            meant = "" if name.startswith("__") else did_you_mean(name, __all__)
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}{meant}")
        from heteroionic_lite.extras import load

        thing = load(f"{__name__}.{_LATER[name]}", name)
        globals()[name] = thing
        return thing


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
