r"""How a symbol and an expression look: LaTeX, HTML and MathML from one reading of a name.

>>> import sympy
>>> symbol_latex(sympy.Symbol("R_ct"))
'R_{\\mathrm{ct}}'
>>> symbol_html(sympy.Symbol("alpha"))
'<i>α</i>'

A name is read as base_subscript. The base is split into Greek letters and Latin rest
(``DeltaG`` is ΔG); a base of several Latin letters and every Latin index are set upright, as IUPAC
asks for labels and abbreviations. Subscripts ``plus``, ``minus``, ``fwd``, ``bwd`` and
``inf`` are signs; ``hash``, ``ddag`` and ``star`` are marks above the line.
"""

import html
from collections.abc import Mapping, Sequence
from typing import Any

import sympy
from sympy.printing.latex import LatexPrinter
from sympy.printing.mathml import MathMLPresentationPrinter
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

from heteroionic_lite.equation import Equation
from heteroionic_lite.spelling import LETTERS

_GREEK = sorted(LETTERS, key=len, reverse=True)
_SIGNS = {
    "plus": ("+", "+"),
    "minus": ("-", "−"),
    "fwd": (r"\rightarrow", "→"),
    "bwd": (r"\leftarrow", "←"),
    "ddag": (r"\ddagger", "‡"),
    "inf": (r"\infty", "∞"),
    "hash": (r"\#", "#"),
    "star": ("*", "*"),
    "ReZ": (r"\operatorname{Re} Z", "Re Z"),
    "ell": (r"\ell", "ℓ"),
    "minusImZ": (r"-\operatorname{Im} Z", "−Im Z"),
}
_MARKS = ("_hash", "_ddag", "_star")
_VARIANTS = {
    "phi": (r"\varphi", "φ"),
    "varphi": (r"\varphi", "φ"),
    "epsilon": (r"\varepsilon", "ε"),
}


def _letters(text: str, *, index: bool = False) -> list[tuple[str, str, bool]]:
    """Split a base or an index into (LaTeX, character, upright) pieces."""
    if text in _SIGNS:
        latex, character = _SIGNS[text]
        return [(latex, character, True)]
    for greek in _GREEK:
        # An index is a letter or a word: "pin" is no π.
        if text == greek or (text.startswith(greek) and not index):
            latex, character = _VARIANTS.get(greek, (f"\\{greek}", LETTERS[greek]))
            rest = _letters(text[len(greek) :], index=index) if text[len(greek) :] else []
            return [(latex, character, greek[0].isupper()), *rest]
    upright = index or len(text.rstrip("'")) > 1 or text.isdigit()
    return [(f"\\mathrm{{{text}}}" if upright and not text.isdigit() else text, text, upright)]


def _pieces(symbol: sympy.Symbol) -> tuple[list[tuple[str, str, bool]], list[Any]]:
    base, *subscripts = symbol.name.split("_")
    return _letters(base), [_letters(part, index=True) for part in subscripts if part]


def _raised(symbol: sympy.Symbol) -> bool:
    """Whether the index is a mark that stands above the line, as in ΔG‡."""
    return str(symbol.name).endswith(_MARKS)


def symbol_pieces(symbol: sympy.Symbol) -> tuple[list[str], list[list[str]], bool]:
    """The characters of base and indices, and whether these stand above: R_ct is R, [ct], below."""
    base, subscripts = _pieces(symbol)
    below = [[character for _, character, _ in part] for part in subscripts]
    return [character for _, character, _ in base], below, _raised(symbol)


def symbol_latex(symbol: sympy.Symbol) -> str:
    r"""LaTeX of a symbol: ``c_ref`` gives ``c_{\mathrm{ref}}``."""
    base, subscripts = _pieces(symbol)
    text = " ".join(latex for latex, _, _ in base)
    if not subscripts:
        return text
    below = ",".join(" ".join(latex for latex, _, _ in part) for part in subscripts)
    return f"{text}{'^' if _raised(symbol) else '_'}{{{below}}}"


def symbol_html(symbol: sympy.Symbol) -> str:
    """HTML of a symbol: ``c_ref`` gives ``<i>c</i><sub>ref</sub>``."""
    base, subscripts = _pieces(symbol)

    def run(part: list[tuple[str, str, bool]]) -> str:
        return "".join(
            html.escape(character) if upright else f"<i>{html.escape(character)}</i>"
            for _, character, upright in part
        )

    below = ",".join(run(part) for part in subscripts)
    tag = "sup" if _raised(symbol) else "sub"
    return run(base) + (f"<{tag}>{below}</{tag}>" if below else "")


def symbol_text(symbol: sympy.Symbol) -> str:
    """Plain text of a symbol, for axis labels and screen readers: ``c_ref``, ``α``."""
    base, subscripts = _pieces(symbol)
    text = "".join(character for _, character, _ in base)
    below = ",".join("".join(character for _, character, _ in part) for part in subscripts)
    return text + (f"_{below}" if below else "")


# Factors as people write them: zF first, then RT, then the rest by the alphabet.
_FIRST = ("z", "F", "R", "T")


def ranked(expression: Any) -> tuple[Any, dict[sympy.Symbol, sympy.Symbol]]:
    """The expression with symbols renamed so that sympy's own order is the one of ``_FIRST``."""
    expression = sympy.sympify(expression)
    originals = {}
    for symbol in expression.atoms(sympy.Symbol):
        rank = _FIRST.index(symbol.name) if symbol.name in _FIRST else len(_FIRST)
        originals[sympy.Symbol(f"{rank}{symbol.name}", **symbol.assumptions0)] = symbol
    return expression.xreplace({old: new for new, old in originals.items()}), originals


def positive_first(terms: Sequence[Any]) -> list[Any]:
    """A sum begins with a term that has no minus sign, if there is one."""
    first = next((t for t in terms if not t.could_extract_minus_sign()), terms[0])
    return [first, *(t for t in terms if t is not first)]


class _Order:
    def _as_ordered_terms(self, expr: Any, order: Any = None) -> list[Any]:
        return positive_first(super()._as_ordered_terms(expr, order=order))  # type: ignore[misc]


class _Latex(_Order, LatexPrinter):  # type: ignore[misc]  # sympy is untyped
    def _print_Subs(self, subs: sympy.Subs) -> str:  # noqa: N802
        """A bar with what is put in; an arrow where the old symbol stays in the new one."""
        expression, old, new = subs.args
        put = []
        for o, n in zip(old, new, strict=True):
            sign = r"\to" if n.has(o) else "="
            put.append(f"{self._print(o)} {sign} {self._print(n)}")
        below = r",\, ".join(put)
        return rf"\left.{self.parenthesize(expression, PRECEDENCE['Mul'])}\right|_{{{below}}}"


def typeset(expression: Any, names: Mapping[sympy.Symbol, str] | None = None) -> str:
    """LaTeX of anything sympy prints, with every symbol in this project's notation.

    ``names`` replaces single symbols, for example by their present numbers.
    """
    expression, originals = ranked(expression)
    names = names or {}
    shown = {new: names.get(old) or symbol_latex(old) for new, old in originals.items()}
    dot = r" \cdot " if names else None  # numbers side by side need a sign between them
    settings = {"symbol_names": shown, "mul_symbol": dot, "imaginary_unit": "j"}
    return str(_Latex(settings).doprint(expression))


def latex(equation: Equation) -> str:
    """The formula as LaTeX: symbol = expression."""
    return f"{symbol_latex(equation.symbol)} = {typeset(equation.expression)}"


_STAR = "\ue000"  # stands for the star of a symbol while those of a product are replaced


class _Text(_Order, StrPrinter):  # type: ignore[misc]  # sympy is untyped
    """One line of text in which the symbols are those people print."""

    def __init__(self, originals: Mapping[sympy.Symbol, sympy.Symbol]) -> None:
        super().__init__()
        self.originals = originals

    def _print_Symbol(self, expr: sympy.Symbol) -> str:  # noqa: N802
        return symbol_text(self.originals.get(expr, expr)).replace("*", _STAR)


def text(equation: Equation) -> str:
    """The formula as one line of plain text: ``V_T = R·T/F``."""
    expression, originals = ranked(equation.expression)
    printed = str(_Text(originals).doprint(expression)).replace("**", "^").replace("*", "·")
    return f"{symbol_text(equation.symbol)} = {printed.replace(_STAR, '*')}"


class _MathML(_Order, MathMLPresentationPrinter):  # type: ignore[misc]  # sympy is untyped
    """Presentation MathML whose symbols follow this module, or carry a parameter's number."""

    def __init__(
        self,
        numbers: Mapping[sympy.Symbol, tuple[str, str]],
        originals: Mapping[sympy.Symbol, sympy.Symbol],
    ) -> None:
        super().__init__({"mul_symbol": "dot" if numbers else None})
        self.numbers = numbers
        self.originals = originals

    def _leaf(self, pieces: list[tuple[str, str, bool]]) -> Any:
        row = self.dom.createElement("mrow")
        for _, character, upright in pieces:
            leaf = self.dom.createElement("mi")
            if upright and len(character) == 1:
                leaf.setAttribute("mathvariant", "normal")
            leaf.appendChild(self.dom.createTextNode(character))
            row.appendChild(leaf)
        return row.firstChild if len(pieces) == 1 else row

    def _print_Exp1(self, _: Any) -> Any:  # noqa: N802
        return self._leaf([("e", "e", True)])  # sympy has a double-struck one

    def _print_exp(self, expr: Any) -> Any:
        power = self.dom.createElement("msup")
        power.appendChild(self._print_Exp1(None))
        power.appendChild(self._print(expr.args[0]))
        return power

    def _print_Symbol(self, sym: sympy.Symbol, style: str = "plain") -> Any:  # noqa: ARG002, N802
        sym = self.originals.get(sym, sym)
        if sym in self.numbers:
            name, text = self.numbers[sym]
            leaf = self.dom.createElement("mn")
            leaf.setAttribute("data-parameter", name)
            leaf.appendChild(self.dom.createTextNode(text))
            return leaf
        base, subscripts = _pieces(sym)
        if not subscripts:
            return self._leaf(base)
        element = self.dom.createElement("msup" if _raised(sym) else "msub")
        element.appendChild(self._leaf(base))
        element.appendChild(self._leaf([piece for part in subscripts for piece in part]))
        return element


def mathml(expression: Any, numbers: Mapping[sympy.Symbol, tuple[str, str]] | None = None) -> str:
    """Presentation MathML, a ``<math>`` element browsers show without any script.

    ``numbers`` maps a symbol to (parameter name, text): it is then written as
    ``<mn data-parameter="name">text</mn>``, which the explorer keeps up to date.
    """
    expression, originals = ranked(expression)
    printer = _MathML(numbers or {}, originals)
    # doprint would write every Greek letter as a number.
    body = printer._print(expression).toxml()  # noqa: SLF001
    body = body.replace("<mo><</mo>", "<mo>&lt;</mo>")  # sympy escapes nothing
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">{body}</math>'
