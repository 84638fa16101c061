"""A hidden interface on which measurements are bought: what there is, and at what price.

>>> import sympy
>>> bench = Bench(truth={}, concentrations=(0.1, 1), ages=(300,), biases=(-50, 0, 50), budget=20,
...               usual="000 001 100")
>>> bench.spent(bench.places("000 001 100"))  # three rows, two solutions, one age
12

A measurement is named by the places of its concentration, age and bias in their lists, three
digits. What it gives follows from the law that the diagnosis fits (``diagnosis/laws.py``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sympy

from heteroionic_lite.equation import FRACTION, Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models import parameters as p

Place = tuple[int, int, int]
MOST = 99  # measurements of one claim
_SHOWN = 40  # characters of a wrong word
_PLACE = re.compile(r"[0-9]{3}", re.ASCII)

late_share = Parameter(
    "theta", "late_share", "dimensionless", 0.8, 0, 1, "share of the layer that grows",
    domain=FRACTION,
)  # fmt: skip
# What makes the truth; what is not given is nothing.
TRUTH = {
    one.name: one
    for one in (
        p.exchange_current_density,
        p.transfer_coefficient,
        p.interphase_resistance,
        p.growth_time,
        late_share,
    )
}


@dataclass(frozen=True)
class Prices:
    """What a row costs, and besides what the first of a concentration or an age does."""

    row: int = 1
    concentration: int = 3
    age: int = 3


@dataclass(frozen=True, eq=False)
class Bench:
    """What can be measured on an interface that nobody sees, and how much may be spent.

    ``truth`` are expressions over the exercise's numbers by the names of ``TRUTH``, in SI;
    ``concentrations`` are in mol/l, ``ages`` in h, ``biases`` in mV, positive for desolvation.
    ``noise`` is the relative standard deviation of a row. ``usual`` are the rows that are given
    where nothing can be bought: on paper and in a bank of questions.
    """

    truth: Mapping[str, Any]
    concentrations: tuple[float, ...]
    ages: tuple[float, ...]
    biases: tuple[float, ...]
    budget: int
    usual: str
    noise: float = 0.03
    prices: Prices = field(default_factory=Prices)

    def __post_init__(self) -> None:
        unknown = sorted(set(self.truth) - set(TRUTH))
        if unknown:
            raise ValueError(f"a truth has {', '.join(TRUTH)}, not {', '.join(unknown)}")
        if self.spent(self.places(self.usual)) > self.budget:
            raise ValueError(f"the usual rows cost more than the budget of {self.budget}")

    def places(self, text: str) -> tuple[Place, ...]:
        """The measurements that a text names, in their order; ValueError for what is none."""
        words = text.split()
        if len(words) > MOST:
            raise ValueError(f"{len(words)} measurements; at most {MOST} are allowed")
        sizes = (len(self.concentrations), len(self.ages), len(self.biases))
        found: list[Place] = []
        for word in words:
            digits = tuple(map(int, word)) if _PLACE.fullmatch(word) else (9, 9, 9)
            if any(digit >= size for digit, size in zip(digits, sizes, strict=True)):
                raise ValueError(f"“{word[:_SHOWN]}” is no measurement that was offered")
            found.append((digits[0], digits[1], digits[2]))
        return tuple(found)

    def spent(self, places: tuple[Place, ...]) -> int:
        """What some measurements cost together, in whichever order they were bought."""
        concentrations, ages = ({place[k] for place in places} for k in (0, 1))
        one = self.prices
        return len(places) * one.row + len(concentrations) * one.concentration + len(ages) * one.age


@cache
def law_models() -> tuple[Model, ...]:
    """The law of one interface at 25 °C for a page: R, and the balance with its slope."""
    from heteroionic_lite.diagnosis import laws
    from heteroionic_lite.diagnosis.table import ROOM

    own = laws.law(1, "chord")
    drop = Parameter("y", "step_drop", "dimensionless", 1, -10, 10, "drop at the step over RT/F")
    fixed = {
        p.temperature.symbol: sympy.Float(ROOM),
        p.charge_number.symbol: 1,
        laws.PARAMETERS["activation_energy"]: 0,
        laws.log_current: sympy.log(p.exchange_current_density.symbol),
        laws.log_time: sympy.log(p.growth_time.symbol),
        laws.late_share: late_share.symbol,
        laws.step_drop: drop.symbol,
    }
    known = (drop, p.concentration, p.time, *TRUTH.values())

    def model(name: str, expression: sympy.Expr, meaning: str) -> Model:
        here = expression.subs(fixed)
        used = tuple(one for one in known if one.symbol in here.free_symbols)
        return Model(name, "x", here, used, "dimensionless", meaning)

    if own.balance is None:
        raise ValueError("the law of an interface has a balance")
    balance, slope = own.balance
    return (
        model("bench_logarithm", own.value[0], "logarithm of the resistance in Ω m²"),
        model("bench_balance", balance, "bias over RT/F at a drop of the step"),
        model("bench_slope", slope, "the derivative of that by the drop"),
    )
