"""A model's card on a page: formula, unit (checked there and then), parameters, status.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> card(charge_transfer_resistance).splitlines()[0]
'$$'
"""

from heteroionic_lite.equation import Equation
from heteroionic_lite.faces.dimension import check
from heteroionic_lite.faces.formula import latex, symbol_latex
from heteroionic_lite.units import display, label


def card(equation: Equation) -> str:
    """Markdown with the formula and a table of its quantities; a wrong unit raises UnitError."""
    check(equation)
    unit = label(equation.shown_in) or "dimensionless"
    rows = []
    for p in equation.parameters:
        shown = display(p.unit, p.shown_in)
        value = f"{shown.show(p.default):.4g} {shown.unit}".strip()
        cells = [f"${symbol_latex(p.symbol)}$", f"{p.title}: {p.meaning}", value, p.source]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(
        [
            "$$",
            latex(equation),
            "$$",
            "",
            f"*{equation.meaning[0].upper()}{equation.meaning[1:]}* "
            f"({equation.reference or 'own addition'}; {equation.status}). "
            f"Result in {unit}; units checked by running the formula on quantities.",
            "",
            "| symbol | quantity | default | where the default comes from |",
            "|:--|:--|--:|:--|",
            *rows,
            "",
        ]
    )
