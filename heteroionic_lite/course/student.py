"""What a student calls in a notebook: ``sheet``, ``answer``, ``hint``, ``hand_in``.

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
from dataclasses import dataclass
from typing import Any

from heteroionic_lite.course.claims import MIME, as_json
from heteroionic_lite.course.codes import parse_code, random_code
from heteroionic_lite.course.drawn import Drawn, draw, plain
from heteroionic_lite.course.exercises import (
    PLACE,
    Essay,
    Exercise,
    Expression,
    Numeric,
    ProblemSet,
)
from heteroionic_lite.course.handin import hand_in_code
from heteroionic_lite.course.in_html import given_table, lettered_options
from heteroionic_lite.course.judging import (
    PYTHON,
    Claim,
    Verdict,
    judge,
    judge_values,
    points,
)
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
            return f'<code>answer("{one.identifier}", …{unit})</code>'
        if isinstance(one, Expression):
            names = ", ".join(str(parameter.symbol) for parameter in one.of)
            return f'<code>answer("{one.identifier}", "…")</code>, a formula in {names}'
        if isinstance(one, Essay):
            return f'<code>answer("{one.identifier}", """…""")</code>'
        options = lettered_options(self.drawn)
        return f'<ul>{options}</ul><code>answer("{one.identifier}", "a")</code>'


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

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, Any]:
        return {
            MIME: as_json(self.claim),
            "text/html": self._repr_html_(),
            "text/plain": repr(self),
        }

    def _repr_html_(self) -> str:
        link = self.verdict.link
        again = f" Read again: <code>#{link}</code>." if link else ""
        return f"<p><b>{self.claim.exercise}</b>: {self.verdict.message}{again}</p>"


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


class Session:
    """What is remembered between the cells of a notebook: the sheet, tries, hints, answers."""

    def __init__(self) -> None:
        self.code = ""
        self._tries: dict[str, int] = {}
        self._hints: dict[str, int] = {}
        self._answers: dict[str, Answered] = {}

    def sheet(self, code: str = "", set_: str = "") -> Sheet:
        """Begin a sheet: ``sheet("YT4W-AX2C", "ps1")``; without a code it is one by chance.

        Raises NoSuchCode for a mistyped code, NoSuchName for an unknown problem set.
        """
        code = parse_code(code) if code else random_code()
        own = problem_set(set_) if set_ else None
        if code != self.code:
            self._tries, self._hints, self._answers = {}, {}, {}
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
            self._tries.get(identifier, 0),
        )  # fmt: skip
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
hand_in = _SESSION.hand_in
