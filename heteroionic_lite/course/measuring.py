"""What the measurements that were bought on a bench give: rows with a little noise.

>>> from heteroionic_lite.course.drawn import draw
>>> from heteroionic_lite.course.sets import exercise
>>> one = draw(exercise("ps5.3"), "1111-1119")
>>> row, again = rows(one, "100 100")
>>> row.concentration == again.concentration, row.resistance == again.resistance
(True, False)

The noise of a row follows from the sheet, the measurement and how often it was bought before: who
buys in another order has the same rows. A page measures alike (``frontend/course/bench.ts``).
"""

import math
from collections import Counter
from dataclasses import dataclass

from heteroionic_lite.course.bench import TRUTH, Bench
from heteroionic_lite.course.drawn import Drawn, evaluate
from heteroionic_lite.course.exercises import Exercise
from heteroionic_lite.course.hashing import spread

# How a file of rows begins: with all that has to be declared (diagnosis/reading).
FILE = (
    "# temperature = 25 degC",
    "# interfaces = 1",
    "# resistance = chord",
    "# positive = desolvation",
    "concentration / mol/l,time / h,driving drop / mV,resistance / ohm cm^2,uncertainty / %",
)
_DIGITS = 3
_OHM_CM2 = 1e4  # of an Ω m²
_LITRES = 1000.0  # of a m³
_HOUR = 3600.0


@dataclass(frozen=True)
class Row:
    """A measured row in the units of its heads: mol/l, h, mV, Ω cm²."""

    concentration: float
    age: float
    bias: float
    resistance: float


def bench_of(exercise: Exercise) -> Bench | None:
    """The bench on which an exercise's numbers are measured: its own, or the one it shares."""
    return (exercise.like or exercise).bench


def rows(drawn: Drawn, bought: str) -> list[Row]:
    """What some measurements give; ValueError for a text that names none."""
    import numpy as np

    from heteroionic_lite.diagnosis.candidates import Candidate
    from heteroionic_lite.diagnosis.curves import Curve, Rows

    owner = drawn.exercise.like or drawn.exercise
    bench = owner.bench
    if bench is None:
        raise drawn.exercise.wrong("nothing can be measured for it")
    places = bench.places(bought)
    if not places:
        return []
    at = [(bench.concentrations[c], bench.ages[t], bench.biases[u]) for c, t, u in places]
    concentration, age, bias = np.array(at, dtype=float).T
    curve = Curve(
        Candidate("transfer", "growing_layer"),
        Rows.of_conditions(
            concentration=concentration * _LITRES, time=age * _HOUR, drop=bias / 1000
        ),
    )
    logarithms = curve(np.array(_free(drawn, owner)))[0]
    before: Counter[tuple[int, int, int]] = Counter()
    found = []
    for place, conditions, logarithm in zip(places, at, logarithms.tolist(), strict=True):
        key = f"{drawn.code}|{owner.identifier}|bench|{''.join(map(str, place))}|{before[place]}"
        before[place] += 1
        value = math.exp(logarithm) * _OHM_CM2 * (1 + bench.noise * spread(key))
        found.append(Row(*conditions, float(f"{value:.{_DIGITS - 1}e}")))
    return found


def as_file(drawn: Drawn, bought: str) -> str:
    """The rows as a file that ``diagnose`` reads, with all that has to be declared."""
    bench = bench_of(drawn.exercise)
    if bench is None:
        raise drawn.exercise.wrong("nothing can be measured for it")
    lines = list(FILE)
    for row in rows(drawn, bought):
        cells = (row.concentration, row.age, row.bias, row.resistance, 100 * bench.noise)
        lines.append(",".join(f"{cell:.10g}" for cell in cells))
    return "\n".join(lines) + "\n"


def _free(drawn: Drawn, owner: Exercise) -> list[float]:
    """The truth in the parameters that are fitted."""
    found = {
        name: evaluate(owner.models[f"truth {name}"], drawn.si) if name in owner.truth else 0.0
        for name in TRUTH
    }
    return [
        math.log(found["exchange_current_density"]),
        found["transfer_coefficient"],
        found["interphase_resistance"],
        math.log(found["growth_time"] or _HOUR),
        found["late_share"],
    ]
