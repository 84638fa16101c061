"""An equation said in words, as one would read it to somebody who does not see it.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> spoken(charge_transfer_resistance).partition(", over")[2]
' z F i sub ref, end fraction'

Fractions and powers say where they end if they are more than a word or two, so that what is heard
has one meaning. Brackets are said where they are needed.
"""

from collections.abc import Mapping
from typing import Any

import sympy
from sympy.printing.printer import Printer

from heteroionic_lite.equation import Equation
from heteroionic_lite.faces.formula import positive_first, ranked, symbol_pieces
from heteroionic_lite.spelling import spelt

_FUNCTIONS = {
    "log": "the natural logarithm of",
    "sinh": "the hyperbolic sine of",
    "cosh": "the hyperbolic cosine of",
    "tanh": "the hyperbolic tangent of",
    "coth": "the hyperbolic cotangent of",
    "asinh": "the inverse hyperbolic sine of",
    "atanh": "the inverse hyperbolic tangent of",
    "sin": "the sine of",
    "cos": "the cosine of",
    "tan": "the tangent of",
    "atan": "the inverse tangent of",
}
_SIGNS = {
    "+": "plus",
    "−": "minus",
    "→": "forward",
    "←": "backward",
    "‡": "double dagger",
    "∞": "infinity",
    "#": "hash",
    "*": "star",
    "ℓ": "l",
    "Re Z": "the real part of Z",
    "−Im Z": "minus the imaginary part of Z",
}
_RELATIONS = {
    "StrictLessThan": "is less than",
    "LessThan": "is at most",
    "StrictGreaterThan": "is greater than",
    "GreaterThan": "is at least",
    "Equality": "equals",
    "Unequality": "differs from",
}
_POWERS = {sympy.Integer(2): "squared", sympy.Integer(3): "cubed"}
_SPELT = 2  # letters of an index that are said one by one


def spoken(equation: Equation, names: Mapping[sympy.Symbol, str] | None = None) -> str:
    """The formula in words; ``names`` replaces single symbols, for example by their numbers."""
    expression, originals = ranked(equation.expression)
    said = {new: (names or {}).get(old) or spoken_symbol(old) for new, old in originals.items()}
    return f"{spoken_symbol(equation.symbol)} equals {_Speech(said).doprint(expression)}"


def spoken_symbol(symbol: sympy.Symbol) -> str:
    """A symbol in words.

    >>> spoken_symbol(sympy.Symbol("R_ct")), spoken_symbol(sympy.Symbol("DeltaG_ddag"))
    ('R sub c t', 'Delta G double dagger')
    """
    base, subscripts, raised = symbol_pieces(symbol)
    text = " ".join(map(_letter, base))
    if not subscripts:
        return text
    below = " ".join(" ".join(map(_index, part)) for part in subscripts)
    return f"{text} {below}" if raised else f"{text} sub {below}"


def _letter(piece: str) -> str:
    return _SIGNS.get(piece) or spelt(piece)


def _index(piece: str) -> str:
    return " ".join(piece) if len(piece) == _SPELT and piece.isascii() else _letter(piece)


class _Speech(Printer):  # type: ignore[misc]  # sympy is untyped
    printmethod = "_spoken"

    def __init__(self, said: Mapping[sympy.Symbol, str]) -> None:
        super().__init__()
        self.said = said

    def emptyPrinter(self, expr: Any) -> str:  # noqa: N802
        raise NotImplementedError(f"there are no words for {type(expr).__name__}: {expr}")

    def _print_Symbol(self, expr: sympy.Symbol) -> str:  # noqa: N802
        return self.said[expr]

    def _print_Integer(self, expr: Any) -> str:  # noqa: N802
        return f"minus {-expr}" if expr < 0 else str(expr)

    def _print_Float(self, expr: Any) -> str:  # noqa: N802
        text = f"{float(expr):g}"
        return text.replace("-", "minus ")

    def _print_Rational(self, expr: Any) -> str:  # noqa: N802
        size = "one half" if abs(expr) == sympy.S.Half else f"{abs(expr.p)} over {expr.q}"
        return f"minus {size}" if expr < 0 else size

    def _print_Pi(self, _: Any) -> str:  # noqa: N802
        return "pi"

    def _print_Exp1(self, _: Any) -> str:  # noqa: N802
        return "e"

    def _print_Infinity(self, _: Any) -> str:  # noqa: N802
        return "infinity"

    def _print_Add(self, expr: Any) -> str:  # noqa: N802
        first, *rest = positive_first(expr.as_ordered_terms())
        parts = [self._print(first)]
        for term in rest:
            negative = term.could_extract_minus_sign()
            one = -term if negative else term
            said = self._factor(one) if one.is_Piecewise else self._print(one)
            parts += ["minus" if negative else "plus", said]
        return " ".join(parts)

    def _print_Mul(self, expr: Any) -> str:  # noqa: N802
        if expr.could_extract_minus_sign():
            return f"minus {self._factor(-expr)}"
        above, below = sympy.fraction(expr, exact=True)
        if below != 1:
            return self._over(above, below)
        return self._product(expr)

    def _product(self, expr: Any) -> str:
        factors = expr.as_ordered_factors() if expr.is_Mul else [expr]
        said, before = "", None
        for one in factors:
            # Single symbols side by side are said as they are written: z F.
            beside = before is not None and self._letter(before) and self._letter(one)
            sign = "" if before is None else " " if beside else " times "
            said, before = f"{said}{sign}{self._factor(one)}", one
        return said

    def _letter(self, expr: Any) -> bool:
        """A symbol that is said as such, or a whole number."""
        return bool(expr.is_Integer or (expr.is_Symbol and "{" not in self.said[expr]))

    def _factor(self, expr: Any) -> str:
        """In brackets if it is a sum, or several cases."""
        said = self._print(expr)
        wide = expr.is_Add or expr.is_Piecewise
        return f"open bracket {said} close bracket" if wide else said

    def _over(self, above: Any, below: Any) -> str:
        over, under = self._print(above), self._print(below)
        if self._short(above) and self._short(below):
            return f"{over} over {under}"
        return f"the fraction {over}, over {under}, end fraction"

    def _short(self, expr: Any) -> bool:
        return bool(expr.is_Symbol or expr.is_Number)

    def _print_Pow(self, expr: Any) -> str:  # noqa: N802
        base, power = expr.as_base_exp()
        if power == sympy.Rational(1, 2):
            said = self._print(base)
            whole = self._short(base)
            return f"the square root of {said}" + ("" if whole else ", end root")
        if power.could_extract_minus_sign() and power.is_Rational:
            return self._over(sympy.Integer(1), base**-power)
        said = self._print(base)
        if not self._short(base) or said.startswith("minus"):
            said = f"open bracket {said} close bracket"
        return f"{said} {_POWERS.get(power) or self._raised(power)}"

    def _raised(self, power: Any) -> str:
        end = "" if self._short(power) else ", end power"
        return f"to the power {self._print(power)}{end}"

    def _print_exp(self, expr: Any) -> str:
        return f"e {self._raised(expr.args[0])}"

    def _print_Function(self, expr: Any) -> str:  # noqa: N802
        name = expr.func.__name__
        if name not in _FUNCTIONS:
            return self.emptyPrinter(expr)
        (argument,) = expr.args
        said = self._print(argument)
        if self._short(argument):
            return f"{_FUNCTIONS[name]} {said}"
        return f"{_FUNCTIONS[name]} open bracket {said} close bracket"

    _print_log = _print_Function

    def _print_atan2(self, expr: Any) -> str:
        y, x = expr.args
        return f"the angle whose height is {self._print(y)} and whose width is {self._print(x)}"

    def _print_Piecewise(self, expr: Any) -> str:  # noqa: N802
        cases = [
            f"{self._print(value)}, {'otherwise' if when == True else f'if {self._print(when)}'}"  # noqa: E712
            for value, when in expr.args
        ]
        return "; ".join(cases)

    def _print_Relational(self, expr: Any) -> str:  # noqa: N802
        relation = _RELATIONS[type(expr).__name__]
        return f"{self._print(expr.lhs)} {relation} {self._print(expr.rhs)}"
