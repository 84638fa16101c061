"""A model's formula for a figure: bare, with the numbers of the moment, and in words.

The numbers stand there as at their sliders, each with its unit: 50 kJ mol⁻¹, not 50000. So the
formula is correct as it is written, and a temperature in °C is (25 + 273.15) K in it.
"""

from collections.abc import Mapping

import sympy

from heteroionic_lite.equation import Parameter
from heteroionic_lite.faces.formula import mathml, symbol_latex, typeset
from heteroionic_lite.faces.speech import spoken
from heteroionic_lite.model import Model
from heteroionic_lite.units import Display, display, latex, number_text

# Digits of a number at its slider; the front end knows them too (words/settings.ts).
DIGITS = 6
ZERO_CELSIUS = 273.15


def formula(model: Model, parameters: Mapping[str, Parameter]) -> dict[str, str]:
    """A model's formula as LaTeX, MathML and speech, bare and with present numbers."""
    own = [parameters.get(p.name, p) for p in model.parameters]
    shown = {p.symbol: (p.name, display(p.unit, p.shown_in), p.default) for p in own}
    texts = {s: (name, setting(unit, value)) for s, (name, unit, value) in shown.items()}
    tagged = {
        s: rf"\htmlData{{parameter={name}}}{{{_latex(unit, value)}}}"
        for s, (name, unit, value) in shown.items()
    }
    places = {s: f"{{{name}}}" for s, (name, _, _) in shown.items()}
    equation = sympy.Eq(model.symbol, model.expression, evaluate=False)
    return {
        "label": model.title,
        "status": model.status,
        "latex": model.latex,
        "latexWithNumbers": f"{symbol_latex(model.symbol)} = {typeset(model.expression, tagged)}",
        "mathml": mathml(equation),
        "mathmlWithNumbers": mathml(equation, texts),
        "spoken": spoken(model),
        "spokenWithNumbers": spoken(model, places),
    }


def setting(unit: Display, value: float) -> str:
    """A value in SI as it stands in a formula: with its unit, a temperature on its own scale.

    >>> setting(display("J/mol", "kJ/mol"), 50000.0), setting(display("K", "degC"), 298.15)
    ('50 kJ mol⁻¹', '(25 + 273.15) K')
    """
    number = _number(unit, value)
    if unit.offset:
        return f"({number} + {ZERO_CELSIUS}) K"
    return f"{number}{'' if unit.typeset in {'', '°'} else ' '}{unit.typeset}"


def _number(unit: Display, value: float) -> str:
    return number_text(float(f"{unit.show(value):.12g}"), DIGITS)


def _latex(unit: Display, value: float) -> str:
    number = _number(unit, value)
    if unit.offset:
        return rf"({number} + {ZERO_CELSIUS})\,\mathrm{{K}}"
    return rf"{number}\,{latex(unit.typeset)}" if unit.typeset else number
