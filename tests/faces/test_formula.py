"""One reading of a symbol's name gives LaTeX, HTML, MathML and plain text."""

import html as entities
import re
from xml.dom import minidom

import pytest
import sympy

from heteroionic_lite.faces.formula import mathml, symbol_html, symbol_latex, symbol_text, typeset
from heteroionic_lite.models import all_models


@pytest.mark.parametrize(
    ("name", "latex", "html", "text"),
    [
        ("c", "c", "<i>c</i>", "c"),
        ("alpha", r"\alpha", "<i>α</i>", "α"),
        ("R_ct", r"R_{\mathrm{ct}}", "<i>R</i><sub>ct</sub>", "R_ct"),
        ("DN", r"\mathrm{DN}", "DN", "DN"),
        ("DeltaG_hash", r"\Delta G^{\#}", "Δ<i>G</i><sup>#</sup>", "ΔG_#"),
        ("k_fwd", r"k_{\rightarrow}", "<i>k</i><sub>→</sub>", "k_→"),
        ("t_plus", "t_{+}", "<i>t</i><sub>+</sub>", "t_+"),
        ("l_1", "l_{1}", "<i>l</i><sub>1</sub>", "l_1"),
        ("phi_s", r"\varphi_{\mathrm{s}}", "<i>φ</i><sub>s</sub>", "φ_s"),
        ("k_alpha", r"k_{\alpha}", "<i>k</i><sub><i>α</i></sub>", "k_α"),
        ("R_a_2", r"R_{\mathrm{a},2}", "<i>R</i><sub>a,2</sub>", "R_a,2"),
    ],
)
def test_a_name_is_read_as_base_and_subscript(name, latex, html, text):
    symbol = sympy.Symbol(name)
    assert symbol_latex(symbol) == latex
    assert symbol_html(symbol) == html
    assert symbol_text(symbol) == text


def test_html_of_a_symbol_is_safe_to_insert():
    assert "<script" not in symbol_html(sympy.Symbol("<script>"))


def test_names_can_be_replaced_by_numbers():
    c, d = sympy.symbols("c d")
    assert typeset(c / d, {c: "5"}) == r"\frac{5}{d}"


def parsed(text):
    """As a browser reads it: named entities such as &InvisibleTimes; are HTML's, not XML's."""
    text = re.sub(r"&(?!lt;|gt;|amp;)\w+;", lambda match: entities.unescape(match[0]), text)
    return minidom.parseString(text)  # noqa: S318 - our own text


@pytest.mark.parametrize("model", all_models().values(), ids=all_models())
def test_every_formula_is_well_formed_in_latex_and_mathml(model):
    assert model.latex.count("{") == model.latex.count("}")
    equation = sympy.Eq(model.symbol, model.expression, evaluate=False)
    plain = parsed(mathml(equation))
    assert plain.documentElement.tagName == "math"
    numbers = {p.symbol: (p.name, "1.23") for p in model.parameters}
    filled = parsed(mathml(equation, numbers))
    shown = {n.getAttribute("data-parameter") for n in filled.getElementsByTagName("mn")} - {""}
    assert shown == {p.name for p in model.parameters}
