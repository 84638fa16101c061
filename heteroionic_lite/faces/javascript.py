"""The JavaScript face: one printer, which refuses what a browser cannot compute.

>>> from heteroionic_lite.models.arrhenius import thermal_voltage
>>> print(function_source(thermal_voltage))
({temperature}) => {
  return GAS_CONSTANT*temperature/FARADAY;
}

``module_source`` bundles functions into an ES module, which JupyterLab imports from a Blob. The
static site serves the same as a classic script (``as_script``), for a page opened from a disk loads
no modules. Nothing is ever compiled from a string on the page.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sympy
from sympy.printing.codeprinter import PrintMethodNotImplementedError
from sympy.printing.jscode import JavascriptCodePrinter

from heteroionic_lite.constants import CONSTANTS
from heteroionic_lite.equation import Equation

# ECMAScript's reserved words that are valid Python identifiers, and names the module defines.
_RESERVED = frozenset(constant.name for constant in CONSTANTS.values()) | frozenset(
    """arguments await break case catch class const continue debugger default delete do else enum
    eval export extends false finally for function if implements import in instanceof interface let
    new null package private protected public return static super switch this throw true try typeof
    undefined var void while with yield NaN Infinity Math Number""".split()  # noqa: SIM905 - readable
)


_EXPORT = "export const functions = "


class JavaScriptError(ValueError):
    """An expression that has no real, elementary JavaScript form."""


class _Printer(JavascriptCodePrinter):  # type: ignore[misc]  # sympy is untyped
    """sympy's printer without its one silent failure: it prints an undefined I."""

    def _print_ImaginaryUnit(self, expr: Any) -> str:  # noqa: ARG002, N802
        raise JavaScriptError(
            "a complex expression has no JavaScript form: split it into real and imaginary part"
        )

    def _print_Float(self, expr: Any) -> str:  # noqa: N802
        return repr(float(expr))

    def _print_Pow(self, expr: Any) -> str:  # noqa: N802
        # A small whole power is a product: as exact as numpy's, and quicker than Math.pow.
        if expr.exp == sympy.S(2) and expr.base.is_Symbol:
            name = self._print(expr.base)
            return f"({name}*{name})"
        return str(super()._print_Pow(expr))


def function_source(equation: Equation) -> str:
    """The equation as an arrow function of one object that has the parameters as keys, in SI.

    Raises JavaScriptError for complex expressions, for functions a browser lacks (erf, Bessel,
    LambertW, integrals) and for parameter names JavaScript reserves.
    """
    names = {p.symbol: p.name for p in equation.parameters}
    reserved = sorted(_RESERVED & set(names.values()))
    if reserved:
        raise JavaScriptError(f"{equation.name}: {reserved} are reserved words of JavaScript")
    names |= {c: CONSTANTS[c].name for c in equation.constants}
    lines, (result,) = _body(equation.name, names, [equation.expression], tidied=True)
    arguments = ", ".join(p.name for p in equation.parameters)
    return "\n".join([f"({{{arguments}}}) => {{", *lines, f"  return {result};", "}"])


def several_source(
    name: str, arguments: Mapping[sympy.Symbol, str], expressions: Sequence[sympy.Expr]
) -> str:
    """Some expressions as one arrow function of the arguments in their order, giving an array.

    >>> x, y = sympy.symbols("x y", positive=True)
    >>> print(several_source("demo", {x: "width", y: "height"}, [x * y, sympy.exp(x * y)]))
    (width, height) => {
      const t0 = height*width;
      return [t0, Math.exp(t0)];
    }

    What they have in common is computed once. Raises JavaScriptError as ``function_source`` does.
    """
    names = dict(arguments)
    for expression in expressions:
        names |= {c: one.name for c, one in CONSTANTS.items() if c in expression.free_symbols}
    lines, results = _body(name, names, expressions)
    return "\n".join(
        [
            f"({', '.join(arguments.values())}) => {{",
            *lines,
            f"  return [{', '.join(results)}];",
            "}",
        ]
    )


def _body(
    name: str,
    names: Mapping[sympy.Symbol, str],
    expressions: Sequence[sympy.Expr],
    *,
    tidied: bool = False,
) -> tuple[list[str], list[str]]:
    """The lines that prepare some expressions, and each of them.

    To tidy the terms of long expressions up takes longer than what it saves.
    """
    taken = {sympy.Symbol(one) for one in names.values()}
    spelt = {symbol: sympy.Symbol(one, **symbol.assumptions0) for symbol, one in names.items()}
    temporaries, results = sympy.cse(
        [expression.xreplace(spelt) for expression in expressions],
        symbols=sympy.numbered_symbols("t", exclude=taken),
        optimizations="basic" if tidied else None,
    )
    printer = _Printer()
    try:
        lines = [f"  const {one} = {printer.doprint(part)};" for one, part in temporaries]
        return lines, [printer.doprint(result) for result in results]
    except PrintMethodNotImplementedError as error:
        missing = str(error).split(": ")[-1].splitlines()[0]
        raise JavaScriptError(f"{name}: {missing} has no JavaScript form") from None
    except JavaScriptError as error:
        raise JavaScriptError(f"{name}: {error}") from None


def module_source(equations: Iterable[Equation]) -> str:
    """An ES module that exports ``functions``, an object of all their functions."""
    equations = list(equations)
    constants = constants_source({c for equation in equations for c in equation.constants})
    entries = [f"{one.name}: {function_source(one)}," for one in equations]
    return "\n".join([*constants, f"{_EXPORT}{{", *entries, "};", ""])


def as_script(module: str, name: str) -> str:
    """What ``module_source`` made, as a classic script: it sets ``heteroionic.curves[name]``.

    >>> print(as_script(module_source([]), "demo"))
    heteroionic.curves["demo"] = (() => {
    return {
    };
    })();
    <BLANKLINE>

    Raises ValueError for a text that is not such a module.
    """
    before, export, functions = module.partition(_EXPORT)
    if not export or "export" in before:
        raise ValueError(f"{name}: this is no module of curve functions: {module[:80]!r}")
    return f"heteroionic.curves[{json.dumps(name)}] = (() => {{\n{before}return {functions}}})();\n"


def constants_source(used: Iterable[sympy.Symbol]) -> list[str]:
    """A line for each of some physical constants, under the names that functions know them by."""
    wanted = set(used)
    return [
        f"const {c.name} = {c.value!r}; // {c.unit}" for s, c in CONSTANTS.items() if s in wanted
    ]
