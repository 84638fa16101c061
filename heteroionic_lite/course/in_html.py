"""What every door shows of a drawn exercise in the same HTML: its table, its options, what it asks.

>>> from heteroionic_lite.course.drawn import draw
>>> from heteroionic_lite.course.sets import exercise
>>> one = draw(exercise("ps1.1"), "1111-1119")
>>> wanted(one), given_table(one)
(' in µm', '')

The book's page, the notebook, the printed sheet and Moodle's questions all write these.
"""

import html
from collections.abc import Callable, Iterable

from heteroionic_lite.course.drawn import Drawn, anchor
from heteroionic_lite.course.exercises import Choice, Expression, Numeric
from heteroionic_lite.course.judging import LETTERS
from heteroionic_lite.course.measuring import bench_of, rows
from heteroionic_lite.units import label, number_text

_DIGITS = 6


def given_table(drawn: Drawn) -> str:
    """The table of given numbers, empty for an exercise without one."""
    table = drawn.exercise.table
    if table is None:
        return ""
    return _table(table.head, drawn.cells())


def measured_table(drawn: Drawn, bought: str = "") -> str:
    """The rows that were bought on its bench, or those that are given where nothing can be bought.

    Empty for an exercise that is not about a bench.
    """
    bench = bench_of(drawn.exercise)
    if bench is None:
        return ""
    aged = len(bench.ages) > 1
    head = ("salt / mol l⁻¹", *(("age / h",) if aged else ()), "bias / mV", "R / Ω cm²")
    cells = [
        (
            number_text(row.concentration, _DIGITS),
            *((number_text(row.age, _DIGITS),) if aged else ()),
            number_text(row.bias, _DIGITS),
            number_text(row.resistance, 3, trim=False),
        )
        for row in rows(drawn, bought or bench.usual)
    ]
    return _table(head, cells)


def bought_on_paper(drawn: Drawn) -> str:
    """Rows that were bought for who has a bench and cannot buy; empty without one."""
    if drawn.exercise.bench is None:
        return ""
    return f"<p>On paper, these rows were bought:</p>{measured_table(drawn)}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = "".join(f'<th scope="col">{one}</th>' for one in head)
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="hx-given"><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table>'


def lettered_options(drawn: Drawn, link: Callable[[str, str], str] = anchor) -> str:
    """The options of a choice as items of a list, in the order of the sheet."""
    one = drawn.exercise
    if not isinstance(one, Choice):
        raise one.wrong("it has no options")
    return "".join(
        f"<li>{letter}) {drawn.fill(one.options[k].text, link)}</li>"
        for letter, k in zip(LETTERS, drawn.order, strict=False)
    )


def how_sure(one: Choice) -> str:
    """The line for a probability; empty for a choice that asks for none."""
    return '<p class="hx-paper-answer">How sure, in %:</p>' if one.sure else ""


def wanted(drawn: Drawn) -> str:
    """In what the answer is wanted, to stand behind "Answer": `` in µm``, `` as a formula``."""
    one = drawn.exercise
    if isinstance(one, Expression):
        return " as a formula"
    if isinstance(one, Numeric) and one.asked != "dimensionless":
        return f" in {html.escape(label(one.asked))}"
    return ""
