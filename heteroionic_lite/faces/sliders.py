"""ipywidgets controls from a model's parameters, for ``interact`` over matplotlib.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> controls = sliders(charge_transfer_resistance, "transfer_coefficient", "temperature")
>>> controls["temperature"].value  # °C
25.0

In a notebook, ``interact(lambda **shown: model(**in_si(model, shown)), **sliders(model))``.
The controls show display units, as people think in them; ``in_si`` turns their values back.
``play`` does all of it: a curve with sliders in one line.
"""

from collections.abc import Mapping
from typing import Any

import ipywidgets
import numpy as np

from heteroionic_lite.equation import Equation, Parameter
from heteroionic_lite.faces.array import function
from heteroionic_lite.faces.formula import symbol_text
from heteroionic_lite.units import display, label

_STEPS = 200


def sliders(model: Equation, *names: str) -> dict[str, Any]:
    """A slider for each named parameter (all of them without names), in its display unit.

    Logarithmic parameters get a FloatLogSlider, whole numbers an IntSlider.
    Raises KeyError for a name the model does not have.
    """
    return {name: _slider(model[name]) for name in names or model.defaults}


def in_si(model: Equation, shown: Mapping[str, float]) -> dict[str, float]:
    """Values of ``sliders`` in SI, ready for ``model(**values)``."""
    return {
        name: float(display(model[name].unit, model[name].shown_in).read(value))
        for name, value in shown.items()
    }


def play(model: Equation, x: str, *names: str) -> Any:
    """An interactive matplotlib curve of ``model`` over its parameter ``x``.

    >>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
    >>> play(charge_transfer_resistance, "concentration", "transfer_coefficient")  # doctest: +SKIP

    ``names`` are the parameters that get sliders; all but ``x`` if none is named.
    """
    import matplotlib.pyplot as plt

    over = model[x]
    space = np.geomspace if over.scale == "log" else np.linspace
    run = space(over.low, over.high, _STEPS)
    x_shown = display(over.unit, over.shown_in)
    y_shown = display(model.unit, model.shown_in)

    compute = function(model)

    def draw(**shown: float) -> None:
        at = {**model.defaults, **in_si(model, shown), x: run}
        _, axes = plt.subplots(figsize=(6, 3.6), layout="constrained")
        axes.plot(x_shown.show(run), y_shown.show(compute(*at.values())))
        axes.set(
            xscale="log" if over.scale == "log" else "linear",
            xlabel=f"{over.title} / {label(over.shown_in)}",
            ylabel=f"{model.title} / {label(model.shown_in)}",
        )
        plt.show()

    chosen = names or tuple(name for name in model.defaults if name != x)
    return ipywidgets.interactive(draw, **sliders(model, *chosen))


def _slider(parameter: Parameter) -> Any:
    shown = display(parameter.unit, parameter.shown_in)
    low, value, high = (
        float(shown.show(v)) for v in (parameter.low, parameter.default, parameter.high)
    )
    unit = f" / {shown.unit}" if shown.unit else ""
    options = {
        "description": f"{symbol_text(parameter.symbol)}{unit}",
        "tooltip": parameter.meaning,
        "continuous_update": False,
        "style": {"description_width": "initial"},
    }
    if parameter.scale == "integer":
        return ipywidgets.IntSlider(value=int(value), min=int(low), max=int(high), **options)
    if parameter.scale == "log":
        exponents = {"min": float(np.log10(low)), "max": float(np.log10(high))}
        step = (exponents["max"] - exponents["min"]) / _STEPS
        return ipywidgets.FloatLogSlider(value=value, step=step, **exponents, **options)
    return ipywidgets.FloatSlider(
        value=value, min=low, max=high, step=(high - low) / _STEPS, readout_format=".4g", **options
    )
