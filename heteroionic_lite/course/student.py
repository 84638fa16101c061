"""What a student calls in a notebook: ``sheet``, ``answer``, ``hint``, ``measure``, ``hand_in``.

>>> practice = Session()
>>> one = practice.sheet("1111-1119", "ps1")
>>> practice.answer("ps1.1", "12,5")
ps1.1: The unit is missing: the answer is asked in µm. This does not count as an attempt.
>>> practice.hand_in().missing[:2]
('ps1.1', 'ps1.2')

An answer is recorded beside the output of its cell, as data; saving the notebook hands it in.
"""

import html
import inspect
import math
import numbers
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from heteroionic_lite.course.bench import Bench
from heteroionic_lite.course.buying import first, offered, place_of
from heteroionic_lite.course.claims import MIME, as_json
from heteroionic_lite.course.codes import parse_code, random_code
from heteroionic_lite.course.drawn import Drawn, draw, plain
from heteroionic_lite.course.exercises import (
    PLACE,
    Choice,
    Essay,
    Exercise,
    Expression,
    Numeric,
    ProblemSet,
)
from heteroionic_lite.course.handin import hand_in_code
from heteroionic_lite.course.in_html import given_table, lettered_options, measured_table
from heteroionic_lite.course.judging import (
    PYTHON,
    Claim,
    Verdict,
    judge,
    judge_values,
    messages,
    points,
)
from heteroionic_lite.course.measuring import Row, as_file, rows
from heteroionic_lite.course.sets import exercise as named
from heteroionic_lite.course.sets import problem_set
from heteroionic_lite.wording import brief

_DIGITS = ".10g"


def _in_words(address: str, words: str) -> str:
    """A notebook does not know where the book is: it names the figure and its page."""
    page, _, state = address.partition(".html#")
    return f"{words} (<code>{state.partition('?')[0]}</code> in <code>{page}</code>)"


class _Text:
    """Shows HTML where a notebook can, and the same as text elsewhere."""

    def _repr_html_(self) -> str:
        raise NotImplementedError

    def __repr__(self) -> str:
        return plain(self._repr_html_())


@dataclass(frozen=True, repr=False)
class Task(_Text):
    """An exercise with the numbers of a sheet; ``data`` are the columns of its table."""

    drawn: Drawn

    @property
    def data(self) -> dict[str, list[float]]:
        """The numbers of the table by the head of their column, as printed.

        >>> [len(column) for column in Session().sheet("1111-1119")["ps1.4"].data.values()]
        [5, 5]
        """
        table = self.drawn.exercise.table
        columns: dict[str, list[float]] = {}
        for place, head in enumerate(table.head if table else ()):
            names = [PLACE.fullmatch(row[place]) for row in table.rows] if table else []
            columns[head] = [self.drawn.shown[one[2]] for one in names if one]
        return columns

    def _repr_html_(self) -> str:
        one = self.drawn.exercise
        head = f"<h4>{one.identifier} {one.title}</h4>"
        about = f"<p><small>{one.minutes} minutes, {one.points:g} points</small></p>"
        text = self.drawn.fill(one.text, _in_words)
        return f"{head}{about}{text}{given_table(self.drawn)}<p>{self._how()}</p>"

    def _how(self) -> str:
        """How to answer."""
        one = self.drawn.exercise
        if isinstance(one, Numeric):
            unit = f', "{html.escape(one.asked)}"' if one.asked != "dimensionless" else ""
            buy = f'<code>measure("{one.identifier}")</code>, then ' if one.bench else ""
            return f'{buy}<code>answer("{one.identifier}", …{unit})</code>'
        if isinstance(one, Expression):
            names = ", ".join(str(parameter.symbol) for parameter in one.of)
            return f'<code>answer("{one.identifier}", "…")</code>, a formula in {names}'
        if isinstance(one, Essay):
            return f'<code>answer("{one.identifier}", """…""")</code>'
        options = lettered_options(self.drawn)
        sure = ', "80 %"' if _is_final(one) else ""
        buy = f'<code>measure("{one.identifier}")</code>, then ' if one.bench else ""
        return f'<ul>{options}</ul>{buy}<code>answer("{one.identifier}", "a"{sure})</code>'


@dataclass(frozen=True, repr=False)
class Sheet(_Text):
    """A sheet of exercises; ``sheet["ps1.3"]`` is one of them."""

    code: str
    set: ProblemSet | None = None

    def __getitem__(self, identifier: str) -> Task:
        """The exercise with the numbers of this sheet."""
        return Task(draw(named(identifier), self.code))

    def _repr_html_(self) -> str:
        if self.set is None:
            return (
                f'<p>Sheet {self.code}. An exercise: <code>sheet("{self.code}")["ps1.1"]</code></p>'
            )
        tasks = "".join(Task(draw(one, self.code))._repr_html_() for one in self.set.exercises)
        return f"<h3>{self.set.title}, sheet {self.code}</h3>{tasks}"


@dataclass(frozen=True, repr=False)
class Answered(_Text):
    """An answer that was recorded, and what there is to say of it."""

    claim: Claim
    verdict: Verdict
    note: str = ""

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, Any]:
        return {
            MIME: as_json(self.claim),
            "text/html": self._repr_html_(),
            "text/plain": repr(self),
        }

    def _repr_html_(self) -> str:
        link = self.verdict.link
        again = f" Read again: <code>#{link}</code>." if link else ""
        note = f" {self.note}" if self.note else ""
        return f"<p><b>{self.claim.exercise}</b>: {self.verdict.message}{again}{note}</p>"


@dataclass(frozen=True, repr=False)
class Hint(_Text):
    """A hint, which of how many, in words."""

    exercise: str
    number: int
    of: int
    text: str

    def _repr_html_(self) -> str:
        return f"<p><b>{self.exercise}</b>, hint {self.number} of {self.of}: {self.text}</p>"


@dataclass(frozen=True, repr=False)
class HandIn(_Text):
    """What is handed in: the code to paste, and the exercises that have no answer yet."""

    code: str
    missing: tuple[str, ...]

    def _repr_html_(self) -> str:
        missing = f"<p>No answer yet: {', '.join(self.missing)}.</p>" if self.missing else ""
        return f"<p>Hand in this code, all of it:</p><p><code>{self.code}</code></p>{missing}"


@dataclass(frozen=True, repr=False)
class Measured(_Text):
    """The rows that were bought on a bench; ``text`` is what ``diagnose`` takes.

    >>> practice = Session()
    >>> one = practice.sheet("1111-1119", "ps5")
    >>> for bias in ("-100 mV", "0 mV", "50 mV", "100 mV"):
    ...     bought = practice.measure("ps5.3", "1 mol/l", "300 h", bias)
    >>> bought.spent, bought.budget
    (10, 28)
    >>> from heteroionic_lite import diagnose
    >>> len(diagnose(bought.text).table)
    4
    """

    drawn: Drawn
    bought: str

    @property
    def rows(self) -> list[Row]:
        """Concentration in mol/l, age in h, bias in mV, resistance in Ω cm², of each row."""
        return rows(self.drawn, self.bought)

    @property
    def text(self) -> str:
        """The rows as a file for ``diagnose``, which says what they are."""
        return as_file(self.drawn, self.bought)

    @property
    def budget(self) -> int:
        """What there is to spend."""
        return self._bench.budget

    @property
    def spent(self) -> int:
        """What was spent."""
        return self._bench.spent(self._bench.places(self.bought))

    @property
    def _bench(self) -> Bench:
        bench = self.drawn.exercise.bench
        if bench is None:
            raise self.drawn.exercise.wrong("nothing can be measured for it")
        return bench

    def _repr_html_(self) -> str:
        name = self.drawn.exercise.identifier
        head = f"<p><b>{name}</b>: {self.spent} of {self.budget} spent.</p>"
        if self.bought:
            how = f'<code>diagnose(measure("{name}").text)</code>'
            return f"{head}{measured_table(self.drawn, self.bought)}<p>Next: {how}</p>"
        offers = "".join(f"<li>{', '.join(one)}</li>" for one in offered(self._bench))
        words = ", ".join(f'"{one}"' for one in first(self._bench))
        return (
            f'{head}<p>There is</p><ul>{offers}</ul><p><code>measure("{name}", {words})</code></p>'
        )


class Session:
    """What is remembered between the cells of a notebook: the sheet, tries, hints, answers."""

    def __init__(self) -> None:
        self.code = ""
        self._tries: dict[str, int] = {}
        self._hints: dict[str, int] = {}
        self._answers: dict[str, Answered] = {}
        self._bought: dict[str, str] = {}

    def sheet(self, code: str = "", set_: str = "") -> Sheet:
        """Begin a sheet: ``sheet("YT4W-AX2C", "ps1")``; without a code it is one by chance.

        Raises NoSuchCode for a mistyped code, NoSuchName for an unknown problem set.
        """
        code = parse_code(code) if code else random_code()
        own = problem_set(set_) if set_ else None
        if code != self.code:
            self._tries, self._hints, self._answers, self._bought = {}, {}, {}, {}
        self.code = code
        return Sheet(code, own)

    def answer(self, identifier: str, value: Any, unit: str = "") -> Answered:
        """Answer an exercise: ``answer("ps1.3", 395, "ohm cm^2")``.

        A value is a number, a quantity, or a text: ``"395 ohm cm^2"``, ``"12,5"``, a formula, the
        letter of a choice, an essay. Where a function is asked for it is the function. Raises
        RuntimeError before ``sheet``, NoSuchName for an unknown exercise, ValueError for a value
        that is none.
        """
        one = self._exercise(identifier)
        text, unit = _recorded(value, unit)
        claim = Claim(
            identifier, self.code, text, unit, self._hints.get(identifier, 0),
            self._tries.get(identifier, 0), self._bought.get(identifier, ""),
        )  # fmt: skip
        if _is_final(one) and identifier in self._answers:
            return replace(self._answers[identifier], note=messages()["answered before"])
        drawn = draw(one, self.code)
        verdict = judge(one, drawn, claim)
        if verdict.kind == "function" and isinstance(one, Expression):
            tried = judge_values(one, drawn, _called(value, one))
            verdict = Verdict("function", None, f"{tried.message} {verdict.message}")
        found = Answered(claim, verdict)
        if verdict.counts:
            self._tries[identifier] = self._tries.get(identifier, 0) + 1
            self._answers[identifier] = found
        return found

    def measure(self, identifier: str, *conditions: str) -> Measured:
        """Buy a measurement: ``measure("ps5.3", "0.1 mol/l", "300 h", "-50 mV")``.

        Without conditions it shows what was bought, or what there is. Raises ValueError for what
        is not offered or costs more than is left; nothing is spent then.
        """
        one = self._exercise(identifier)
        if one.bench is None:
            raise ValueError(f"{identifier} has nothing that can be measured")
        drawn, bought = draw(one, self.code), self._bought.get(identifier, "")
        if not conditions:
            return Measured(drawn, bought)
        place = "".join(map(str, place_of(one.bench, conditions)))
        more = Measured(drawn, f"{bought} {place}".strip())
        if more.spent > more.budget:
            left = more.budget - Measured(drawn, bought).spent
            raise ValueError(
                f"this row costs {more.spent - more.budget + left}, and {left} of "
                f"{more.budget} are left"
            )
        self._bought[identifier] = more.bought
        return more

    def hint(self, identifier: str) -> Hint:
        """The next hint of an exercise; that it was seen is recorded with the answer."""
        one = self._exercise(identifier)
        if not one.hints:
            return Hint(identifier, 0, 0, "there is none.")
        number = min(self._hints.get(identifier, 0) + 1, len(one.hints))
        self._hints[identifier] = number
        text = draw(one, self.code).fill(one.hints[number - 1])
        return Hint(identifier, number, len(one.hints), text)

    def hand_in(self, set_: str = "") -> HandIn:
        """The code that holds all answers of a problem set, by default of the one answered last."""
        if not (set_ or self._answers):
            own = problem_set("ps1")
        else:
            own = problem_set(set_ or list(self._answers)[-1].partition(".")[0])
        self._exercise(own.exercises[0].identifier)
        names = [one.identifier for one in own.exercises]
        claims = [self._answers[name].claim for name in names if name in self._answers]
        missing = tuple(name for name in names if name not in self._answers)
        return HandIn(hand_in_code(own.identifier, self.code, claims), missing)

    def _exercise(self, identifier: str) -> Exercise:
        if not self.code:
            raise RuntimeError('begin with your sheet: sheet("YT4W-AX2C"), with your own code')
        return named(identifier)


def _is_final(exercise: Exercise) -> bool:
    """Whether the first answer counts."""
    return isinstance(exercise, Choice) and exercise.sure


def _recorded(value: Any, unit: str) -> tuple[str, str]:
    """What was given as the texts of a claim."""
    if isinstance(value, str):
        return value, unit
    if callable(value):
        try:
            return textwrap.dedent(inspect.getsource(value)), PYTHON
        except (OSError, TypeError):
            raise ValueError(
                f"the source of {brief(value)} cannot be found; define it in a cell"
            ) from None
    if hasattr(value, "units") and hasattr(value, "magnitude"):
        value, unit = value.magnitude, f"{value.units:D}"
    if hasattr(value, "item") and getattr(value, "size", 0) == 1:
        value = value.item()
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise ValueError(f"{brief(value)} is no answer: a number, a quantity or a text is one")
    return format(float(value), _DIGITS), unit


def _called(function: Callable[..., Any], exercise: Expression) -> list[float]:
    """What a function gives at the points of an exercise; NaN where it fails."""
    found = []
    for point in points(exercise):
        try:
            found.append(float(function(*point.values())))
        except Exception:  # noqa: BLE001 - a student's function may raise anything
            found.append(math.nan)
    return found


_SESSION = Session()
sheet = _SESSION.sheet
answer = _SESSION.answer
hint = _SESSION.hint
measure = _SESSION.measure
hand_in = _SESSION.hand_in
