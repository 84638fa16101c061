"""What every door shows of a drawn exercise in the same HTML: its table, its options, what it asks.

>>> from heteroionic_lite.course.drawn import draw
>>> from heteroionic_lite.course.sets import exercise
>>> one = draw(exercise("ps1.1"), "1111-1119")
>>> wanted(one), given_table(one)
(' in µm', '')

The book's page, the notebook, the printed sheet and Moodle's questions all write these.
"""

import html
from collections.abc import Callable

from heteroionic_lite.course.drawn import Drawn, anchor
from heteroionic_lite.course.exercises import Choice, Expression, Numeric
from heteroionic_lite.course.judging import LETTERS
from heteroionic_lite.units import label


def given_table(drawn: Drawn) -> str:
    """The table of given numbers, empty for an exercise without one."""
    table = drawn.exercise.table
    if table is None:
        return ""
    head = "".join(f'<th scope="col">{one}</th>' for one in table.head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in drawn.cells()
    )
    return f'<table class="hx-given"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def lettered_options(drawn: Drawn, link: Callable[[str, str], str] = anchor) -> str:
    """The options of a choice as items of a list, in the order of the sheet."""
    one = drawn.exercise
    if not isinstance(one, Choice):
        raise one.wrong("it has no options")
    return "".join(
        f"<li>{letter}) {drawn.fill(one.options[k].text, link)}</li>"
        for letter, k in zip(LETTERS, drawn.order, strict=False)
    )


def wanted(drawn: Drawn) -> str:
    """In what the answer is wanted, to stand behind "Answer": `` in µm``, `` as a formula``."""
    one = drawn.exercise
    if isinstance(one, Expression):
        return " as a formula"
    if isinstance(one, Numeric) and one.asked != "dimensionless":
        return f" in {html.escape(label(one.asked))}"
    return ""
