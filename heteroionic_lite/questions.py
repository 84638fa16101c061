"""Self-check questions that answer at once, with no kernel and even without a script.

>>> from heteroionic_lite import right, wrong
>>> ask("le-se-q1", "What halves R_ct?", right("a smaller barrier", "see Eq. 2"),
...     wrong("a thicker layer", "that is Eq. 1"))
What halves R_ct?
  ( ) a smaller barrier
  ( ) a thicker layer

The feedback appears by style sheet alone; the site's script only remembers the answer and reads
it out. Texts are HTML written by the book's authors.

Instead of calls of ``right`` and ``wrong`` the choices may stand below the question, one a line,
what there is to say about each behind a dash:

>>> ask("le-se-q1", '''
...     What halves R_ct?
...     [x] a smaller barrier — See Eq. 2.
...     [ ] a thicker layer — That is Eq. 1.
... ''').choices[0].because
'See Eq. 2.'
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from heteroionic_lite.output.data import (
    NumberData,
    NumberMistake,
    QuestionChoice,
    QuestionData,
)
from heteroionic_lite.output.shown import Shown
from heteroionic_lite.units import display_of_si
from heteroionic_lite.wording import brief


@dataclass(frozen=True)
class Choice:
    """One answer to a question, and what there is to say about it."""

    text: str
    because: str
    right: bool


def right(text: str, because: str) -> Choice:
    """The right answer: ``right("falls as c^-0.56", "the exponent is 1 − α")``."""
    return Choice(text, because, right=True)


def wrong(text: str, because: str) -> Choice:
    """A wrong answer, with the misconception it comes from."""
    return Choice(text, because, right=False)


@dataclass(frozen=True)
class Question(Shown):
    """A question with its choices; shows itself as a fieldset of radio buttons."""

    identifier: str
    question: str
    choices: tuple[Choice, ...]

    def output(self) -> QuestionData:
        """The question as data."""
        choices = tuple(QuestionChoice(c.text, c.because, c.right) for c in self.choices)
        return QuestionData(self.identifier, self.question, choices)

    def __repr__(self) -> str:
        lines = [self.question, *(f"  ( ) {choice.text}" for choice in self.choices)]
        return "\n".join(lines)


def ask(identifier: str, question: str, *choices: Choice) -> Question:
    """Ask a question with two to four choices, exactly one of them right."""
    question, choices = parse_question(question, choices)
    check_choices(question, choices)
    return Question(identifier, question, choices)


@dataclass(frozen=True)
class NumberQuestion(Shown):
    """A question whose answer is a number with a unit; made by ``ask_number``."""

    identifier: str
    question: str
    value: float
    unit: str
    because: str
    mistakes: Mapping[str, float] = field(default_factory=dict)
    tolerance: float = 0.05

    def output(self) -> NumberData:
        """The question as data."""
        shown = display_of_si(self.unit)
        mistakes = (NumberMistake(shown.read(v), why) for why, v in self.mistakes.items())
        return NumberData(
            self.identifier,
            self.question,
            shown.read(self.value),
            self.tolerance,
            dict(vars(shown)),
            shown.write(shown.read(self.value), 2),
            self.because,
            tuple(mistakes),
        )

    def __repr__(self) -> str:
        unit = display_of_si(self.unit).typeset
        return f"{self.question}\n  ____ {unit}".rstrip()


def ask_number(
    identifier: str,
    question: str,
    value: float,
    unit: str,
    *,
    because: str,
    mistakes: Mapping[str, float] | None = None,
    tolerance: float = 0.05,
) -> NumberQuestion:
    """Ask for a number; the reader may type it in any unit that fits.

    >>> ask_number("le-se-q9", "An arc of 12 Ω on 0.5 cm². What is it per area?", 6, "ohm cm^2",
    ...            because="Ohm times area.", mistakes={"That is ohm over area.": 24})
    An arc of 12 Ω on 0.5 cm². What is it per area?
      ____ Ω cm²

    ``value`` and the numbers of ``mistakes``, each with what there is to say about it, are in
    ``unit``. Right is what differs by no more than ``tolerance``, relative to the value.

    Raises ValueError where two of these numbers could not be told apart.
    """
    named = {"the answer": value, **(mistakes or {})}
    for (one, first), (other, second) in combinations(named.items(), 2):
        if abs(first - second) <= 2 * tolerance * max(abs(first), abs(second)):
            raise ValueError(
                f"{identifier}: {brief(one)} ({first:g}) and {brief(other)} ({second:g}) are too "
                f"near to be told apart with a tolerance of {tolerance:g}"
            )
    if not value or not 0 < tolerance < 1:
        raise ValueError(
            f"{identifier}: a relative tolerance between 0 and 1 of a number that is not 0 is "
            f"needed, not {tolerance:g} of {value:g}"
        )
    asked = " ".join(question.split())
    return NumberQuestion(identifier, asked, value, unit, because, dict(mistakes or {}), tolerance)


def check_choices(question: str, choices: Sequence[Choice]) -> None:
    """Two to four choices, exactly one of them right."""
    if len(choices) not in {2, 3, 4} or sum(c.right for c in choices) != 1:
        raise ValueError(f"{brief(question)} needs two to four choices, exactly one of them right")


_CHOICE = re.compile(r"\[([ xX]?)\]\s*(.*)")


def parse_question(text: str, choices: Sequence[Choice] = ()) -> tuple[str, tuple[Choice, ...]]:
    """Question and choices; without choices they are read from the lines of the text.

    A line that begins with ``[x]`` or ``[ ]`` is a choice; lines that follow it belong to it.
    """
    if choices:
        return text, tuple(choices)
    question, *parts = re.split(r"^\s*(?=\[[ xX]?\])", text, flags=re.MULTILINE)
    return " ".join(question.split()), tuple(_choice(" ".join(part.split())) for part in parts)


def _choice(line: str) -> Choice:
    found = _CHOICE.fullmatch(line)
    text, dash, because = found[2].partition(" — ") if found else ("", "", "")
    if not found or not (text and dash and because):
        raise ValueError(f"the choice {brief(line)} is not of the form '[x] what — why'")
    return Choice(text, because, right=bool(found[1].strip()))
