"""Reported values as a table on a page.

>>> from heteroionic_lite import reported
>>> print(table(reported(identifier="V040")).markdown.splitlines()[2])
| exchange current density | 53.1 µA/cm² | ...
"""

from collections.abc import Iterable
from dataclasses import dataclass

from heteroionic_lite.literature import Reported


@dataclass(frozen=True)
class Table:
    """A Markdown table that notebooks and pages show."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown


def table(rows: Iterable[Reported]) -> Table:
    """One line a value: quantity, value as reported, system, method, evidence and citation."""
    lines = [
        "| quantity | value | system | method | seen in | remark |",
        "|:--|--:|:--|:--|:--|:--|",
    ]
    for row in rows:
        cells = [row.quantity, row.shown, row.system, row.method, row.source, row.note]
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return Table("\n".join(lines) + "\n")
