"""A measurement in words, ``"0.1 mol/l", "300 h", "-50 mV"``, and what a bench offers.

>>> from heteroionic_lite.course.bench import Bench
>>> bench = Bench(truth={}, concentrations=(0.1, 1), ages=(300,), biases=(-50, 0, 50), budget=20,
...               usual="000 001 100")
>>> place_of(bench, ["100 mmol/l", "0 mV"])
(0, 0, 1)
>>> place_of(bench, ["0.2 mol/l", "0 mV"])
Traceback (most recent call last):
    ...
ValueError: 0.2 mol/l is not offered; offered are 0.1, 1 mol/l
"""

from collections.abc import Sequence

from heteroionic_lite.course.bench import Bench, Place
from heteroionic_lite.course.numbers import NotANumber, split_number
from heteroionic_lite.course.unit_texts import ReadUnit, read_unit
from heteroionic_lite.units import number_text
from heteroionic_lite.wording import brief

_UNITS = ("mol/l", "h", "mV")
_ASKED = ("a concentration", "an age", "a bias")
_CLOSE = 1e-6


def offered(bench: Bench) -> tuple[tuple[str, ...], ...]:
    """What there is, in words: concentrations, ages, biases."""
    lists = (bench.concentrations, bench.ages, bench.biases)
    return tuple(
        tuple(f"{number_text(value, 6)} {unit}" for value in values)
        for values, unit in zip(lists, _UNITS, strict=True)
    )


def first(bench: Bench) -> tuple[str, ...]:
    """The words of one measurement, to begin with: aged, at rest, in the strongest solution."""
    concentrations, ages, biases = offered(bench)
    rest = biases[list(bench.biases).index(0)] if 0 in bench.biases else biases[0]
    return concentrations[-1], ages[-1], rest


def place_of(bench: Bench, conditions: Sequence[str]) -> Place:
    """The measurement that some words name, in any order; what there is one of may be left out.

    Raises ValueError for what is not offered, is missing, or is said twice.
    """
    found: dict[int, int] = {}
    for text in conditions:
        kind, value = _read(text)
        if kind in found:
            raise ValueError(f"{_ASKED[kind]} is given twice, the second time as {brief(text)}")
        values = (bench.concentrations, bench.ages, bench.biases)[kind]
        near = [k for k, one in enumerate(values) if abs(one - value) <= _CLOSE * abs(one)]
        if not near:
            offers = ", ".join(number_text(one, 6) for one in values)
            raise ValueError(f"{text} is not offered; offered are {offers} {_UNITS[kind]}")
        found[kind] = near[0]
    for kind, values in enumerate((bench.concentrations, bench.ages, bench.biases)):
        if kind not in found and len(values) > 1:
            raise ValueError(f"{_ASKED[kind]} is missing; offered are {_listed(bench, kind)}")
    return found.get(0, 0), found.get(1, 0), found.get(2, 0)


def _listed(bench: Bench, kind: int) -> str:
    return ", ".join(offered(bench)[kind])


def _read(text: str) -> tuple[int, float]:
    """Which of the three a text gives, and its number in the unit of the offer."""
    try:
        number, rest = split_number(str(text))
    except NotANumber as error:
        raise ValueError(f"{brief(text)} is no condition of a measurement: {error}") from None
    unit = read_unit(rest) if rest else None
    for kind, own in enumerate(_UNITS):
        known = _unit(own)
        if unit and (si := unit.to_si(number, known)) is not None:
            return kind, si
    raise ValueError(
        f"{brief(text)} is no condition of a measurement; say for instance "
        '"0.1 mol/l", "300 h", "-50 mV"'
    )


def _unit(text: str) -> ReadUnit:
    found = read_unit(text)
    if found is None:
        raise ValueError(f"{text!r} is no unit")
    return found
