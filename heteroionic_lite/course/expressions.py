"""A formula that a student types, read by a parser of its own: nothing of it is executed.

>>> read_expression("(1-α)·R_ct/(R_ct+R_S)", {"alpha", "R_ct", "R_S"})(
...     {"alpha": 0.5, "R_ct": 3.0, "R_S": 1.0})
0.375
>>> read_expression("__import__('os').system('x')", {"alpha"})
Traceback (most recent call last):
...
heteroionic_lite.course.expressions.NoExpression: a formula has no quotes, dots ...

Python's grammar takes the text apart (``ast``); allowed are numbers, the names that are given,
``+ − * / **`` and the functions below. A page reads the same language (``expression.ts``).
"""

import ast
import math
import operator
import re
from collections.abc import Callable, Collection, Mapping

from heteroionic_lite.spelling import spelt
from heteroionic_lite.units.texts import tidy

FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "exp": math.exp, "log": math.log, "ln": math.log, "sqrt": math.sqrt, "sinh": math.sinh,
    "asinh": math.asinh, "cosh": math.cosh, "tanh": math.tanh,
}  # fmt: skip
_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
    ast.Div: operator.truediv, ast.Pow: operator.pow,
}  # fmt: skip
LONGEST = 300
_ALLOWED = re.compile(r"[A-Za-z0-9_+\-*/(). ]*")
_RAISED = re.compile("[⁰¹²³⁴-⁹⁺⁻]+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")

Values = Mapping[str, float]


class NoExpression(ValueError):  # noqa: N818 - it reads as what is wrong
    """A text that is no formula in the allowed names, and why."""


def read_expression(text: str, names: Collection[str]) -> Callable[[Values], float]:
    """The formula as a function of the values of the names; NaN where it is undefined.

    Raises NoExpression for what is none, or has other names.
    """
    if len(text) > LONGEST:
        raise NoExpression(f"A formula has at most {LONGEST} characters.")
    raised = _RAISED.sub(lambda run: f"**({run[0].translate(_SUPERSCRIPTS)})", text)
    plain = spelt(tidy(raised)).replace("^", "**")
    if not plain:
        raise NoExpression("Nothing is typed.")
    if not _ALLOWED.fullmatch(plain):
        raise NoExpression(
            "a formula has no quotes, dots between names, brackets but round ones, or signs but "
            "+ - * / ^."
        )
    try:
        tree = ast.parse(plain.strip(), mode="eval").body
        _check(tree, names)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        if isinstance(error, NoExpression):
            raise
        raise NoExpression("That is no formula: a sign, a name or a bracket is missing.") from None
    return lambda values: _value(tree, values)


def _check(node: ast.AST, names: Collection[str]) -> None:
    """Refuse all but what is known to be harmless."""
    match node:
        case ast.Constant(value=value) if type(value) in (int, float):
            return
        case ast.Name(id=name):
            if name not in names:
                known = ", ".join(names)
                raise NoExpression(f"“{name}” is no quantity of this formula; it has {known}.")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            _check(left, names)
            _check(right, names)
        case ast.UnaryOp(op=ast.UAdd() | ast.USub(), operand=operand):
            _check(operand, names)
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]):
            if name not in FUNCTIONS:
                known = ", ".join(FUNCTIONS)
                if name in names:
                    raise NoExpression(f"Between “{name}” and its bracket a sign is missing.")
                raise NoExpression(f"“{name}” is no function of this formula; there is {known}.")
            _check(argument, names)
        case _:
            raise NoExpression("That is no formula in numbers, names, + - * / ^ and brackets.")


def _value(node: ast.AST, values: Values) -> float:
    try:
        found = _of(node, values)
    except (ArithmeticError, ValueError):
        return math.nan
    return found if math.isfinite(found) else math.nan


def _of(node: ast.AST, values: Values) -> float:
    match node:
        case ast.Constant(value=number):
            return float(number)  # type: ignore[arg-type]  # _check saw that it is a number
        case ast.Name(id=name):
            return values[name]
        case ast.UnaryOp(op=op, operand=operand):
            found = _of(operand, values)
            return -found if isinstance(op, ast.USub) else found
        case ast.BinOp(left=left, op=op, right=right):
            found = _OPERATORS[type(op)](_of(left, values), _of(right, values))
            if isinstance(found, complex):
                raise ArithmeticError
            return found
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return FUNCTIONS[name](_of(argument, values))
    raise ValueError
