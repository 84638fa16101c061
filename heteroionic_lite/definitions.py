"""Which parameter each symbol stands for, so that an expression says what it depends on.

>>> from heteroionic_lite.models import parameters as p
>>> [one.name for one in standing_for({p.temperature.symbol, p.charge_number.symbol})]
['temperature', 'charge_number']

What stands for a symbol is the parameter that was defined with it; a variant of one (``having``)
changes nothing. Two definitions of one symbol in different modules are two claims: neither is
taken, and the author has to name the one that is meant.
"""

import inspect
from collections.abc import Iterable
from typing import TYPE_CHECKING

import sympy

if TYPE_CHECKING:
    from heteroionic_lite.equation import Parameter

# In the order of definition; a definition that is run again in its module replaces the first.
_DEFINED: dict[tuple[str, str], "Parameter"] = {}


def origin(*through: str) -> str:
    """The module whose code makes something here, looked for behind the modules ``through``."""
    frame = inspect.currentframe()
    while frame and frame.f_globals.get("__name__") in {__name__, *through}:
        frame = frame.f_back
    return str(frame.f_globals.get("__name__")) if frame else ""


def note(parameter: "Parameter", module: str) -> None:
    """Remember a definition and the module it stands in."""
    _DEFINED[module, parameter.name] = parameter


def standing_for(symbols: Iterable[sympy.Symbol]) -> "tuple[Parameter, ...]":
    """The parameters of some symbols, in the order in which they were defined.

    Raises ValueError for symbols that no definition or that several different ones claim.
    """
    wanted = set(symbols)
    claims = dict.fromkeys(one for one in _DEFINED.values() if one.symbol in wanted)
    missing = sorted(map(str, wanted - {one.symbol for one in claims}))
    if missing:
        raise ValueError(f"symbols without a parameter {missing}")
    for symbol in sorted(wanted, key=str):
        several = [one for one in claims if one.symbol == symbol]
        if len(several) > 1:
            said = " and ".join(
                f"{one.name} (default {one.default:g} {one.unit})" for one in several
            )
            raise ValueError(
                f"the symbol {symbol} stands for {said}; say which is meant: "
                "parameters=(…), with all parameters of the expression"
            )
    return tuple(claims)


def domains(symbol: sympy.Symbol) -> list[sympy.Interval]:
    """Where the quantities that a symbol stands for may lie; none for a symbol of one's own."""
    return [one.domain for one in dict.fromkeys(_DEFINED.values()) if one.symbol == symbol]
