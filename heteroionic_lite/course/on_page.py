"""A problem set in a cell of the book: a form where scripts run, a sheet of paper elsewhere.

>>> practice("ps1").output().id
'ps1'

A page with a script draws the sheet of any code, judges answers and makes the hand-in code. What
stands there without one, and is printed, is the sheet of the code ``EXAMPLE``.
"""

from dataclasses import dataclass

from heteroionic_lite.course.drawn import Drawn, anchor, draw, plain
from heteroionic_lite.course.exercises import Choice, Essay, ProblemSet
from heteroionic_lite.course.in_html import (
    bought_on_paper,
    given_table,
    how_sure,
    lettered_options,
    wanted,
)
from heteroionic_lite.course.page import page_data, page_module
from heteroionic_lite.course.sets import problem_set
from heteroionic_lite.output.data import PracticeData, as_json
from heteroionic_lite.output.shown import Shown

EXAMPLE = "1111-1119"


@dataclass(frozen=True, repr=False)
class Practice(Shown):
    """A problem set to be worked on."""

    set: ProblemSet

    def output(self) -> PracticeData:
        """Exercises, functions and the sheet on paper."""
        own = self.set
        data = as_json(page_data(own))
        return PracticeData(own.key, data, page_module(own), paper(own, EXAMPLE))

    def __repr__(self) -> str:
        return plain(paper(self.set, EXAMPLE))


def practice(name: str) -> Practice:
    """The problem set of that name, ``ps1``, on a page; another name is a NoSuchName."""
    return Practice(problem_set(name))


def paper(own: ProblemSet, code: str) -> str:
    """The sheet of a code as HTML without anything to operate; ``paper.ts`` makes the same.

    >>> paper(problem_set("ps1"), EXAMPLE).count("<h3>")
    8
    """
    tasks = "\n".join(_task(draw(one, code), k) for k, one in enumerate(own.exercises, start=1))
    return (
        f'<div class="hx-paper-sheet">\n<p class="hx-paper-head"><strong>{own.title}</strong>, '
        f"an example: the sheet {code}. {own.minutes} minutes, {own.points:g} points. "
        "Everybody else has other numbers.</p>\n"
        f"{tasks}\n</div>"
    )


def _task(drawn: Drawn, number: int) -> str:
    one = drawn.exercise
    points = f"{one.points:g} point{'' if one.points == 1 else 's'}"
    return (
        f'<div class="hx-paper-task"><h3>{number}. {one.title}</h3>'
        f'<p class="hx-paper-about">{one.minutes} minutes, {points}</p>\n'
        f"{drawn.fill(one.text, _in_book)}{given_table(drawn)}{bought_on_paper(drawn)}"
        f"{_room(drawn)}</div>"
    )


def _in_book(address: str, words: str) -> str:
    """A figure by its id, whichever page has it."""
    return anchor(f"#{address.partition('#')[2]}", words)


def _room(drawn: Drawn) -> str:
    """Where the answer is written."""
    one = drawn.exercise
    if isinstance(one, Choice):
        options = lettered_options(drawn, _in_book)
        letter = '<p class="hx-paper-answer">Letter:</p>'
        return f'<ul class="hx-paper-options">{options}</ul>{letter}{how_sure(one)}'
    if isinstance(one, Essay):
        return '<div class="hx-paper-room hx-long"></div>'
    return f'<div class="hx-paper-room"></div><p class="hx-paper-answer">Answer{wanted(drawn)}:</p>'
