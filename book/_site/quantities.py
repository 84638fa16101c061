"""What each symbol stands for: one quantity, whichever models take it or give it.

>>> quantities()["i_0"].name
'exchange current density'
>>> [parameter.low for parameter in quantities()["alpha"].parameters][:1]
[0.05]

Where one symbol is printed for several names of parameters and models, ``quantities.csv`` (beside
this file) says that they are one quantity and what it is called. What is not listed there must
not share a symbol: ``quantities()`` refuses it. So a symbol never has two meanings.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import sympy

from heteroionic_lite import catalogue
from heteroionic_lite.constants import CONSTANTS
from heteroionic_lite.equation import Parameter, words
from heteroionic_lite.faces.formula import symbol_latex, symbol_text
from heteroionic_lite.model import Model
from heteroionic_lite.models import all_models
from heteroionic_lite.units import registry

_FILE = Path(__file__).parent / "quantities.csv"


@dataclass(frozen=True)
class Quantity:
    """A symbol with its meaning, the parameters and results it is printed for, and its users."""

    symbol: sympy.Symbol
    name: str
    parameters: tuple[Parameter, ...]
    results: tuple[Model, ...]
    users: tuple[Model, ...]

    @property
    def anchor(self) -> str:
        """Where a page describes it: ``symbol-R_ct``."""
        return f"symbol-{self.symbol.name}"

    @property
    def members(self) -> tuple[Parameter | Model, ...]:
        """Everything the symbol is printed for."""
        return (*self.parameters, *self.results)

    @property
    def unit(self) -> str:
        """The SI unit."""
        return self.members[0].unit

    @property
    def shown_in(self) -> tuple[str, ...]:
        """The units figures show it in."""
        return tuple(dict.fromkeys(member.shown_in for member in self.members))

    @property
    def meanings(self) -> tuple[str, ...]:
        """What the parameters say of it; of a mere result, what the models say."""
        said = self.parameters or self.results
        return tuple(dict.fromkeys(member.meaning for member in said if member.meaning))

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the defaults come from."""
        return tuple(dict.fromkeys(parameter.source for parameter in self.parameters))


@dataclass
class _Found:
    """What has been met under one printed symbol so far."""

    symbol: sympy.Symbol
    parameters: dict[Parameter, None] = field(default_factory=dict)
    results: dict[str, Model] = field(default_factory=dict)
    users: dict[str, Model] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        return {parameter.name for parameter in self.parameters} | set(self.results)


@cache
def quantities() -> dict[str, Quantity]:
    """Every quantity of the package's models by its symbol."""
    return gather(all_models().values(), read(_FILE), _FILE.name)


def read(path: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """The listed symbols: what each is called, and the names it may be printed for."""
    listed: dict[str, tuple[str, frozenset[str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            where = f"{path.name}, line {reader.line_num}"
            for column in ("symbol", "quantity", "names"):
                if not row[column]:
                    raise ValueError(f"{where}, column {column}: is empty")
            if row["symbol"] in listed:
                raise ValueError(f"{where}: the symbol {row['symbol']} occurs twice")
            listed[row["symbol"]] = (row["quantity"], frozenset(row["names"].split()))
    return listed


def gather(
    models: Iterable[Model], listed: dict[str, tuple[str, frozenset[str]]], file: str
) -> dict[str, Quantity]:
    """The quantities of some models; a symbol with two meanings raises ValueError.

    Symbols are told apart as readers see them: ``phi`` and ``varphi`` are one.
    """
    found: dict[str, _Found] = {}
    for model in models:
        own = found.setdefault(symbol_latex(model.symbol), _Found(model.symbol))
        own.results[model.name] = model
        for parameter in model.parameters:
            its = found.setdefault(symbol_latex(parameter.symbol), _Found(parameter.symbol))
            its.parameters[parameter] = None
            its.users[model.name] = model
    constants = {symbol_latex(symbol): constant.meaning for symbol, constant in CONSTANTS.items()}
    for latex, its in found.items():
        if latex in constants:
            raise ValueError(
                f"{its.symbol} is the {constants[latex]}, "
                f"so {', '.join(sorted(its.names))} needs another symbol"
            )
    known = {str(its.symbol) for its in found.values()}
    for symbol in listed:
        if symbol not in known:
            raise ValueError(f"{file}: no parameter or model has the symbol {symbol}")
    return {str(its.symbol): _checked(its, listed, file) for its in found.values()}


def _checked(its: _Found, listed: dict[str, tuple[str, frozenset[str]]], file: str) -> Quantity:
    symbol, names = str(its.symbol), its.names
    name, allowed = listed.get(symbol, ("", frozenset()))
    if (name or len(names) > 1) and names != allowed:
        more, fewer = sorted(names - allowed), sorted(allowed - names)
        raise ValueError(
            f"the symbol {symbol} ({symbol_text(its.symbol)}) is printed for "
            f"{', '.join(sorted(names))}. If they are one quantity, list them so in {file}"
            + (f"; not listed yet: {', '.join(more)}" if more and allowed else "")
            + (f"; listed but gone: {', '.join(fewer)}" if fewer else "")
            + ". If not, give the rarer one another symbol."
        )
    quantity = Quantity(
        its.symbol,
        name or words(next(iter(names))),
        tuple(its.parameters),
        tuple(its.results.values()),
        tuple(its.users.values()),
    )
    dimensions = {
        str(registry().parse_units(member.unit).dimensionality): member.unit
        for member in quantity.members
    }
    if len(dimensions) > 1:
        raise ValueError(
            f"the symbol {symbol} has two dimensions: {', '.join(dimensions.values())}"
        )
    return quantity


WIDELY = 8  # used by so many modules that no single topic owns it


def home(quantity: Quantity) -> str:
    """The module of the models a quantity belongs to; ``common`` if it is used all over.

    >>> home(quantities()["lambda_D"]), home(quantities()["T"])
    ('space_charge', 'common')
    """
    uses = Counter(catalogue.home(model) for model in (*quantity.results, *quantity.users))
    if len(uses) >= WIDELY:
        return "common"
    if quantity.results:
        return catalogue.home(quantity.results[0])
    return uses.most_common(1)[0][0]
