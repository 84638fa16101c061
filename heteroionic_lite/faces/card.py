"""How an equation shows itself: a card on a page, a line in a terminal, a text for ``help``.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> card(charge_transfer_resistance).splitlines()[0]
'$$'
"""

from textwrap import fill

from heteroionic_lite.equation import Equation, Parameter
from heteroionic_lite.faces.dimension import check
from heteroionic_lite.faces.formula import latex, symbol_latex, symbol_text, text
from heteroionic_lite.units import display_of, label, number_text

_LONG = 100  # a formula that is longer than a line says little in a terminal


def card(equation: Equation) -> str:
    """Markdown with the formula and a table of its quantities; a wrong unit raises UnitError."""
    check(equation)
    unit = _unit(equation)
    rows = []
    for p in equation.parameters:
        shown = display_of(p)
        value = f"{number_text(shown.show(p.default))} {shown.unit}".strip()
        about = p.title if p.meaning == p.title else f"{p.title}: {p.meaning}"
        cells = [f"${symbol_latex(p.symbol)}$", about, value, p.source]
        rows.append(" | ".join(["", *map(_cell, cells), ""]).strip())
    return "\n".join(
        [
            "$$",
            latex(equation),
            "$$",
            "",
            f"*{_sentence(equation.meaning)}* "
            f"({equation.reference or 'own addition'}; {equation.status}). "
            f"Result in {unit}; units checked by running the formula on quantities.",
            "",
            "| symbol | quantity | default | where the default comes from |",
            "|:--|:--|--:|:--|",
            *rows,
            "",
        ]
    )


def line(equation: Equation) -> str:
    """One line: name, formula and unit.

    >>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
    >>> line(charge_transfer_resistance)
    '<charge_transfer_resistance: R_ct = R·T·(c/c_ref)^(α - 1)/(z·F·i_ref), in Ω cm²>'
    """
    formula = text(equation)
    if len(formula) > _LONG:
        formula = f"{symbol_text(equation.symbol)} = …"
    unit = label(equation.shown_in)
    return f"<{equation.name}: {formula}, {f'in {unit}' if unit else 'dimensionless'}>"


def description(equation: Equation) -> str:
    """What ``help`` says of an equation, as plain text: meaning, formula, parameters."""
    said = [equation.reference or "own addition", equation.status, equation.citation]
    return "\n".join(
        [
            f"{_sentence(equation.meaning)}.",
            "",
            fill(text(equation), 88, initial_indent="    ", subsequent_indent="        "),
            "",
            f"Result: {equation.unit}, shown as {_unit(equation)}. "
            f"{'; '.join(filter(None, said))}.",
            "",
            "Values are given by name, in SI or as quantities:",
            "",
            *(_entry(parameter) for parameter in equation.parameters),
        ]
    )


def _entry(p: Parameter) -> str:
    shown = display_of(p)
    default, low, high = (number_text(shown.show(value)) for value in (p.default, p.low, p.high))
    span = f"{default} {shown.unit}".rstrip() + f" ({low} to {high})"
    about = f"{_sentence(p.meaning)}. Shown as {span}; {p.source}. Allowed: {p.allowed}."
    head = f"    {p.name} = {p.default:g} {p.unit}, symbol {symbol_text(p.symbol)}"
    return f"{head}\n{fill(about, 88, initial_indent=' ' * 8, subsequent_indent=' ' * 8)}"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")  # "LLZO | polymer" would be two cells


def _sentence(meaning: str) -> str:
    return meaning[0].upper() + meaning[1:]


def _unit(equation: Equation) -> str:
    return label(equation.shown_in) or "dimensionless"
