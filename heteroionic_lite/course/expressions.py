"""A formula that a student types, read by a parser of its own: nothing of it is executed.

>>> read_expression("(1-α)·R_ct/(R_ct+R_S)", {"α", "R_ct", "R_S"})(
...     {"α": 0.5, "R_ct": 3.0, "R_S": 1.0})
0.375
>>> read_expression("__import__('os').system('x')", {"α"})
Traceback (most recent call last):
...
heteroionic_lite.course.expressions.NoExpression: A formula has numbers, names, round brackets ...

The text is cut into numbers, names and signs; Python's grammar then takes it apart (``ast``), and
only numbers, the names that are given, ``+ − * / **`` and the functions below are allowed in it.
A page reads the same language (``frontend/course/expression.ts``).
"""

import ast
import math
import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from heteroionic_lite.units.texts import tidy

FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "exp": math.exp,
    "log": math.log,
    "ln": math.log,
    "sqrt": math.sqrt,
    "sinh": math.sinh,
    "asinh": math.asinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
}
_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
LONGEST = 300
_DEEPEST = 50  # brackets in each other
_TOKEN = re.compile(
    r" *(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-zΑ-Ωα-ωµ][A-Za-zΑ-Ωα-ωµ0-9_]*)|(?P<sign>\*\*|[-+*/()]))",
    re.ASCII,
)
_OCTAL = re.compile(r"0\d+")
_RAISED = re.compile("[⁰¹²³⁴-⁹⁺⁻]+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")

Values = Mapping[str, float]


class NoExpression(ValueError):  # noqa: N818 - it reads as what is wrong
    """A text that is no formula in the allowed names, and why."""


def read_expression(text: str, names: Iterable[str]) -> Callable[[Values], float]:
    """The formula as a function of the values of the names; NaN where it is undefined.

    Raises NoExpression for what is none, or has other names.
    """
    if len(text) > LONGEST:
        raise NoExpression(f"A formula has at most {LONGEST} characters.")
    raised = _RAISED.sub(lambda run: f"**({run[0].translate(_SUPERSCRIPTS)})", text)
    plain = re.sub(r"\s+", " ", tidy(raised).replace("^", "**")).strip()
    if not plain:
        raise NoExpression("Nothing is typed.")
    written, found = _cut(plain)
    try:
        tree = ast.parse(written, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise _broken() from None
    tidied = {name: tidy(name) for name in names}
    known = {own: name for name, own in tidied.items()}
    _check(tree, found, known)

    def value(values: Values) -> float:
        own = {tidied.get(name) or tidy(name): number for name, number in values.items()}
        return _value(tree, own, found)

    return value


def _broken() -> NoExpression:
    return NoExpression("That is no formula: a sign, a name or a bracket is missing.")


def _cut(text: str) -> tuple[str, list[str]]:
    """The text with its names replaced by their places, ``_0``, ``_1``, and these names.

    So a name may be one of Python's own words, as lambda is.
    """
    pieces: list[str] = []
    found: list[str] = []
    place, depth, before = 0, 0, ""
    while place < len(text):
        token = _TOKEN.match(text, place)
        if not token:
            raise NoExpression(
                "A formula has numbers, names, round brackets and + - * / ^, and nothing else."
            )
        touching = text[place] != " " and before in {"number", "name"}
        kind = str(token.lastgroup)
        word = token[kind]
        depth += (word == "(") - (word == ")")
        called = word == "(" and text[:place].rstrip().endswith(")")
        if called or (touching and kind != "sign") or _OCTAL.fullmatch(word) or depth > _DEEPEST:
            raise _broken()
        if kind == "name":
            pieces.append(f"_{len(found)}")
            found.append(word)
        else:
            pieces.append(word)
        place, before = token.end(), kind
    return " ".join(pieces), found


def _name(node: ast.Name, found: Sequence[str]) -> str:
    return found[int(node.id[1:])]


def _check(node: ast.AST, found: Sequence[str], known: Mapping[str, str]) -> None:
    """Refuse all but what is known to be harmless."""
    match node:
        case ast.Constant():
            return
        case ast.Name():
            if (name := _name(node, found)) not in known:
                raise NoExpression(
                    f"“{name}” is no quantity of this formula; it has {', '.join(known)}."
                )
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            _check(left, found, known)
            _check(right, found, known)
        case ast.UnaryOp(op=ast.UAdd() | ast.USub(), operand=operand):
            _check(operand, found, known)
        case ast.Call(func=ast.Name() as called, args=[argument], keywords=[]):
            name = _name(called, found)
            if name in known:
                raise NoExpression(f"Between “{name}” and its bracket a sign is missing.")
            if name not in FUNCTIONS:
                raise NoExpression(
                    f"“{name}” is no function of a formula; there is {', '.join(FUNCTIONS)}."
                )
            _check(argument, found, known)
        case _:
            raise _broken()


def _value(node: ast.AST, values: Values, found: Sequence[str]) -> float:
    try:
        return _of(node, values, found)
    except (ArithmeticError, ValueError):
        return math.nan


def _of(node: ast.AST, values: Values, found: Sequence[str]) -> float:
    """The value of a part; ArithmeticError or ValueError where it is undefined or infinite."""
    match node:
        case ast.Name():
            result = values[_name(node, found)]
        case ast.UnaryOp(op=op, operand=operand):
            result = _of(operand, values, found)
            result = -result if isinstance(op, ast.USub) else result
        case ast.BinOp(left=left, op=op, right=right):
            result = _OPERATORS[type(op)](_of(left, values, found), _of(right, values, found))
        case ast.Call(func=ast.Name() as called, args=[argument]):
            result = FUNCTIONS[_name(called, found)](_of(argument, values, found))
        case _:
            result = float(ast.literal_eval(node))  # a number: see _check
    if isinstance(result, complex) or not math.isfinite(result):
        raise ArithmeticError
    return result
