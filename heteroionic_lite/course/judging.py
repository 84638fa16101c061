"""What there is to say of an answer: right, which slip, half the points for what is half right.

>>> from heteroionic_lite.course.sets import exercise
>>> judge(exercise("ps1.1"), "1111-1119", Claim("ps1.1", "1111-1119", "12", "um per")).kind
'unit unknown'

The order: what is no answer and does not count as an attempt (no number, no unit, a unit that is
none); right; the right number in a unit of another kind; a unit of another kind; a mistake that
has a name; the sign; a power of ten; a mistake and a power of ten; none known. No message holds
the right value. A page judges by the same rule, in the same words (``frontend/course/judge.ts``).
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from heteroionic_lite.course.bench import Bench
from heteroionic_lite.course.drawn import Drawn, draw, evaluate
from heteroionic_lite.course.exercises import Choice, Essay, Exercise, Expression, Numeric
from heteroionic_lite.course.expressions import NoExpression, read_expression
from heteroionic_lite.course.hashing import share
from heteroionic_lite.course.numbers import NotANumber, split_number
from heteroionic_lite.course.unit_texts import ReadUnit, read_unit
from heteroionic_lite.equation import Parameter
from heteroionic_lite.spelling import lettered
from heteroionic_lite.units import label, number_text, superscript

POWERS = tuple(sign * power for power in range(1, 10) for sign in (1, -1))
HALF = 0.5
LETTERS = "abcdefghij"
PYTHON = "python"  # the "unit" of a claim that is a function's source
_POINTS = 20
_EQUAL = 1e-6
SUREST = 0.95  # as sure as anybody may say to be
_UNSAID = ("", "dimensionless")


@dataclass(frozen=True)
class Claim:
    """What somebody says the answer is; ``sheet`` is the code whose numbers it answers.

    ``value`` is what was typed; ``unit`` is that of a number, or how sure a choice is. ``hints``
    were seen, ``tries`` made and ``bought`` measured before, by the student's own account.
    """

    exercise: str
    sheet: str
    value: str
    unit: str = ""
    hints: int = 0
    tries: int = 0
    bought: str = ""


@dataclass(frozen=True)
class Verdict:
    """What there is to say of a claim.

    ``credit`` is the share of the points, None where a person or the code lane decides.
    ``counts`` says whether it was an attempt. ``message`` is HTML; ``mistake``, ``misconception``
    and ``link`` name the slip and the section to read again.
    """

    kind: str
    credit: float | None
    message: str
    counts: bool = True
    mistake: str = ""
    misconception: str = ""
    link: str = ""
    power: int = 0


@cache
def messages() -> dict[str, str]:
    """The words for each kind of verdict, from ``messages.json``."""
    text = Path(__file__).with_name("messages.json").read_text(encoding="utf-8")
    content: dict[str, str] = json.loads(text)
    return content


def escaped(text: str) -> str:
    """What a student typed, safe inside of HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _say(kind: str, credit: float | None = 0.0, *, counts: bool = True, **words: str) -> Verdict:
    message = messages()[kind]
    for name, word in words.items():
        message = message.replace(f"{{{name}}}", word)
    return Verdict(kind, credit, message, counts)


def judge(exercise: Exercise, sheet: Drawn | str, claim: Claim) -> Verdict:
    """The verdict on a claim for an exercise; ``sheet`` is the one it has to answer."""
    drawn = sheet if isinstance(sheet, Drawn) else draw(exercise, sheet)
    if claim.sheet != drawn.code:
        return _say("another sheet", counts=False, sheet=escaped(claim.sheet[:20]))
    if exercise.bench and (refused := _purchase(exercise.bench, claim.bought)):
        return refused
    if isinstance(exercise, Numeric):
        return _numeric(exercise, drawn, claim)
    if isinstance(exercise, Expression):
        return _expression(exercise, drawn, claim)
    if isinstance(exercise, Choice):
        return _choice(exercise, drawn, claim)
    return _essay(exercise, claim)


def _purchase(bench: Bench, bought: str) -> Verdict | None:
    """Why what was bought cannot have been; None where it can."""
    try:
        spent = bench.spent(bench.places(bought))
    except ValueError as error:
        return _say("not bought", counts=False, why=escaped(str(error)))
    if spent > bench.budget:
        return _say("over budget", counts=False, spent=str(spent), budget=str(bench.budget))
    return None


# -- numbers ---------------------------------------------------------------------------------


def close(value: float, target: float, tolerance: float) -> bool:
    """Whether a value is the target within a relative tolerance."""
    return abs(value - target) <= tolerance * abs(target)


def _numeric(exercise: Numeric, drawn: Drawn, claim: Claim) -> Verdict:
    asked = label(exercise.asked) if exercise.asked != "dimensionless" else "a pure number"
    try:
        number, rest = split_number(claim.value)
    except NotANumber as error:
        return _say("not a number", counts=False, why=escaped(str(error)))
    text = claim.unit.strip() if claim.unit.strip() not in _UNSAID else ""
    if rest and text:
        why = f"“{claim.value.strip()}” is not one number."
        return _say("not a number", counts=False, why=escaped(why))
    text = rest or text
    unit = read_unit(text)
    if unit is None or not (text or _is_pure(exercise)):
        kind = "unit unknown" if text else "unit missing"
        return _say(kind, counts=False, unit=escaped(text[:60]), asked=asked)
    value = unit.to_si(number, _unit(exercise.unit))
    if value is not None:
        return _value(exercise, drawn, value)
    shown = escaped(label(text) if text in exercise.units else text)
    in_asked = _unit(exercise.asked).to_si(number, _unit(exercise.unit))
    if in_asked is not None and close(in_asked, drawn.value("answer"), exercise.tolerance):
        return _say("number only", HALF, unit=shown, asked=asked)
    return _say("dimension", unit=shown, asked=asked)


def _unit(text: str) -> ReadUnit:
    """A unit of an exercise."""
    found = read_unit(text)
    if found is None:
        raise ValueError(f"{text!r}, in which an answer is asked, is no unit")
    return found


def _is_pure(exercise: Numeric) -> bool:
    """Whether a number without a unit is an answer; not where it is asked in per cent."""
    asked = _unit(exercise.asked)
    return not asked.dimension and asked.factor == 1


def _value(exercise: Numeric, drawn: Drawn, value: float) -> Verdict:
    tolerance, right = exercise.tolerance, drawn.value("answer")
    if close(value, right, tolerance):
        return _say("right", 1.0)
    slips = [drawn.value(f"mistake {k}") for k in range(len(exercise.mistakes))]
    for k, slip in enumerate(slips):
        if close(value, slip, tolerance):
            return _slip(drawn, k)
    if close(-value, right, tolerance):
        return _say("sign", HALF)
    for power in POWERS:
        if close(value / float(f"1e{power}"), right, tolerance):
            found = _say("power of ten", HALF, power=superscript(power))
            return _with_power(found, power)
    for power in POWERS:
        for k, slip in enumerate(slips):
            if close(value / float(f"1e{power}"), slip, tolerance):
                return _slip(drawn, k, power)
    return _say("unknown")


def _with_power(verdict: Verdict, power: int) -> Verdict:
    return Verdict(verdict.kind, verdict.credit, verdict.message, power=power)


def _slip(drawn: Drawn, k: int, power: int = 0) -> Verdict:
    mistake = drawn.exercise.mistakes[k]
    message, kind = drawn.fill(mistake.message), "mistake"
    if power:
        kind = "mistake and power"
        message = _say(kind, message=message, power=superscript(power)).message
    return Verdict(
        kind, 0.0, message, mistake=mistake.name, misconception=mistake.misconception,
        link=mistake.section, power=power,
    )  # fmt: skip


# -- formulas --------------------------------------------------------------------------------


def points(exercise: Expression) -> list[dict[str, float]]:
    """Twenty points of the ranges of its quantities in SI, by parameter name; always the same."""
    return [dict(point) for point in _points(exercise)]


@cache
def _points(exercise: Expression) -> tuple[dict[str, float], ...]:
    return tuple(
        {
            one.name: _along(one, share(f"{exercise.identifier}|{k}|{one.name}"))
            for one in exercise.of
        }
        for k in range(_POINTS)
    )


def _along(parameter: Parameter, part: float) -> float:
    low, high = float(parameter.low), float(parameter.high)
    if parameter.scale == "log":
        return low * math.exp(part * math.log(high / low))
    return low + part * (high - low)


def judge_values(exercise: Expression, drawn: Drawn, values: Sequence[float]) -> Verdict:
    """The verdict on what a formula or a function gives at the ``points``; NaN where it fails."""
    at = points(exercise)
    if len(values) != len(at):
        raise exercise.wrong(f"{len(at)} values are wanted, not {len(values)}")
    given = [{**drawn.si, **point} for point in at]
    if _same(values, _at(drawn, "answer", given)):
        return _say("right", 1.0)
    for k in range(len(exercise.mistakes)):
        if _same(values, _at(drawn, f"mistake {k}", given)):
            return _slip(drawn, k)
    if _same([-value for value in values], _at(drawn, "answer", given)):
        return _say("sign", HALF)
    return _say("unknown")


def _at(drawn: Drawn, what: str, given: Sequence[dict[str, float]]) -> list[float]:
    model = drawn.exercise.models[what]
    return [evaluate(model, values) for values in given]


def _same(found: Sequence[float], wanted: Sequence[float]) -> bool:
    """Whether two formulas agree wherever the one that is wanted has a value."""
    return all(
        abs(a - b) <= _EQUAL * max(abs(a), abs(b))
        for a, b in zip(found, wanted, strict=True)
        if not math.isnan(b)
    )


def spellings(parameter: Parameter) -> tuple[str, ...]:
    """How a quantity may be written in a formula: ``alpha``, ``α``, ``transfer_coefficient``."""
    symbol = str(parameter.symbol)
    return tuple(dict.fromkeys((symbol, lettered(symbol), parameter.name)))


def _expression(exercise: Expression, drawn: Drawn, claim: Claim) -> Verdict:
    if claim.unit == PYTHON:
        if exercise.may_be_function:
            return _say("function", None)
        return _say("not an expression", counts=False, why="A formula is wanted, not a function.")
    names = {spelling: one.name for one in exercise.of for spelling in spellings(one)}
    try:
        formula = read_expression(claim.value, names)
    except NoExpression as error:
        return _say("not an expression", counts=False, why=escaped(str(error)))

    def value(point: dict[str, float]) -> float:
        return formula({spelling: point[name] for spelling, name in names.items()})

    verdict = judge_values(exercise, drawn, [value(point) for point in points(exercise)])
    if verdict.kind != "unknown":
        return verdict
    for limit in exercise.limits:
        there = [{**point, **limit.at} for point in points(exercise)[:3]]
        wanted = _at(drawn, "answer", [{**drawn.si, **point} for point in there])
        found = [value(point) for point in there]
        if any(not _near(a, b) for a, b in zip(found, wanted, strict=True)):
            return _say("limit", words=limit.words)
    return verdict


def _near(found: float, wanted: float) -> bool:
    """Whether a limit is met; it is taken at a number near its end, so not to the last digit."""
    return abs(found - wanted) <= 1e-3 * max(abs(wanted), 1e-6)


# -- choices and texts -----------------------------------------------------------------------


def _choice(exercise: Choice, drawn: Drawn, claim: Claim) -> Verdict:
    letters = LETTERS[: len(exercise.options)]
    letter = claim.value.strip().lower().rstrip(").")
    if len(letter) != 1 or letter not in letters:
        return _say(
            "not a choice",
            counts=False,
            value=escaped(claim.value[:40]),
            letters=", ".join(letters),
        )
    k = drawn.order[letters.index(letter)]
    right, option = drawn.is_right(k), exercise.options[k]
    if right:
        found = _say("right", 1.0)
    else:
        found = Verdict(
            "mistake", 0.0, drawn.fill(option.message), mistake=option.name,
            misconception=option.misconception, link=option.section,
        )  # fmt: skip
    return _scored(found, claim, len(letters), right=right) if exercise.sure else found


def _scored(found: Verdict, claim: Claim, options: int, *, right: bool) -> Verdict:
    """With the logarithmic score of how sure it was: 0 for a guess, less for a firm error."""
    if claim.tries:
        return _say("answered before", counts=False)
    sure = _certainty(claim.unit)
    low = 1 / options
    if sure is None or not low * (1 - _EQUAL) <= sure <= SUREST * (1 + _EQUAL):
        lowest, highest = (number_text(100 * end, 3) for end in (low, SUREST))
        return _say("how sure", counts=False, low=lowest, high=highest)
    share = sure if right else (1 - sure) / (options - 1)
    credit = round(1 + math.log(share) / math.log(options), 6)
    said = _say("so sure", message=found.message, sure=number_text(100 * sure, 3))
    return replace(found, credit=credit, message=said.message)


def _certainty(text: str) -> float | None:
    """A probability as typed, "80 %" or 0.8."""
    try:
        number, rest = split_number(text)
    except NotANumber:
        return None
    unit = read_unit(rest)
    return unit.to_si(number, _unit("dimensionless")) if unit else None


def _essay(exercise: Exercise, claim: Claim) -> Verdict:
    longest = exercise.longest if isinstance(exercise, Essay) else 0
    if not claim.value.strip():
        return _say("no answer", counts=False)
    if len(claim.value) > longest:
        length = str(len(claim.value))
        return _say("too long", counts=False, longest=str(longest), length=length)
    return _say("by hand", None)
