"""Self-check questions that answer at once, with no kernel and even without a script.

>>> from heteroionic_lite import right, wrong
>>> ask("le-se-q1", "What halves R_ct?", right("a smaller barrier", "see Eq. 2"),
...     wrong("a thicker layer", "that is Eq. 1"))
What halves R_ct?
  ( ) a smaller barrier
  ( ) a thicker layer

The feedback appears by style sheet alone; the site's script only remembers the answer and reads
it out. Texts are HTML written by the book's authors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import ascii_lowercase


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
class Question:
    """A question with its choices; shows itself as a fieldset of radio buttons."""

    identifier: str
    question: str
    choices: tuple[Choice, ...]

    def _repr_html_(self) -> str:
        key = escape(self.identifier)
        rows = "\n".join(
            f'<div class="hx-choice" data-right="{str(choice.right).lower()}">'
            f'<input type="radio" name="{key}" id="{key}-{letter}" value="{letter}">'
            f'<label for="{key}-{letter}">{choice.text}</label>'
            f'<p class="hx-feedback"><strong>{"Right." if choice.right else "Not quite."}</strong> '
            f"{choice.because}</p></div>"
            for letter, choice in zip(ascii_lowercase, self.choices, strict=False)
        )
        return (
            f'<fieldset class="hx-question" id="{key}" data-question>\n'
            f"<legend>{self.question}</legend>\n{rows}\n</fieldset>"
        )

    def __repr__(self) -> str:
        lines = [self.question, *(f"  ( ) {choice.text}" for choice in self.choices)]
        return "\n".join(lines)


def ask(identifier: str, question: str, *choices: Choice) -> Question:
    """Ask a question with two to four choices, exactly one of them right."""
    check_choices(question, choices)
    return Question(identifier, question, choices)


def check_choices(question: str, choices: Sequence[Choice]) -> None:
    """Two to four choices, exactly one of them right."""
    if len(choices) not in {2, 3, 4} or sum(c.right for c in choices) != 1:
        raise ValueError(f"{question!r} needs two to four choices, exactly one of them right")
