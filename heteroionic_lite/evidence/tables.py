"""Reported values as tables: of a call, on a page, in a file.

>>> from heteroionic_lite import reported
>>> rows = reported(identifier="V040")
>>> print(table(rows).markdown.splitlines()[2])
| exchange current density | [53.1 µA/cm²](#V040) | ...
>>> rows.records()[0]["si_unit"]
'A/m^2'
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, SupportsIndex, TypeVar, overload

from heteroionic_lite.evidence.chemical import chemical, ions, plain
from heteroionic_lite.evidence.findings import Finding
from heteroionic_lite.evidence.rows import Cited, Order, Reported, Row, Solvent, Value
from heteroionic_lite.evidence.sources import cited
from heteroionic_lite.evidence.words import EVIDENCE, METHODS
from heteroionic_lite.output.data import Cell, Facet, Run, TableData, TableRow, Text
from heteroionic_lite.output.shown import Shown

_ROW = re.compile(r"\b([LOV]\d{2,4})\b")
R_co = TypeVar("R_co", bound=Cited, covariant=True)

# What the rows of a table on a page can be filtered by, and what it is called there.
_FACETS = {
    "interface": "class of the contact",
    "relation": "relation to the review",
    "ion": "ion",
    "quantity": "quantity",
    "method": "method",
    "evidence": "evidence",
    "period": "published",
}
# In the header of a file stands the unit of what has always the same.
_TITLES = {
    "value": "value / unit",
    "low": "low / unit",
    "high": "high / unit",
    "si_value": "si_value / si_unit",
    "si_low": "si_low / si_unit",
    "si_high": "si_high / si_unit",
    **{
        f"{name}{end}": f"{title}{end} / {unit}"
        for name, title, unit in (
            ("temperature_degC", "temperature", "°C"),
            ("concentration_mol_l", "concentration", "mol/l"),
        )
        for end in ("", "_low", "_high")
    },
}
_FIRST = (
    *(
        "id",
        "interface",
        "relation",
        "statements",
        "finding",
        "quantity",
        "solid",
        "counterpart",
        "solvent",
        "abbreviation",
    ),
    *("compared", "kept", "order", "salt", "composition"),
    *("concentration_mol_l", "concentration_mol_l_low", "concentration_mol_l_high", "ion"),
    *("temperature_degC", "temperature_degC_low", "temperature_degC_high"),
    *("qualifier", "value", "low", "high", "unit", "si_value", "si_low", "si_high", "si_unit"),
    *("method", "method_detail", "evidence", "citation", "year", "seen_in", "seen_at"),
    *("review_ref", "note"),
)


def heading(name: str) -> str:
    """What a column is called in a file: with its unit, or with the column that has it."""
    return _TITLES.get(name, name)


def _place(item: tuple[str, Any]) -> int:
    return _FIRST.index(item[0])


class Rows(Shown, tuple[R_co, ...]):
    """Rows of data: a sequence that shows itself as a table.

    ``rows[0]`` and ``a, b = rows`` give rows, ``records()`` dictionaries, ``frame()`` a data frame.
    """

    __slots__ = ()

    @overload
    def __getitem__(self, at: SupportsIndex) -> R_co: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows[R_co]": ...
    def __getitem__(self, at: SupportsIndex | slice) -> "R_co | Rows[R_co]":
        return Rows(super().__getitem__(at)) if isinstance(at, slice) else super().__getitem__(at)

    def records(self) -> list[dict[str, Any]]:
        """One plain dictionary a row, the values in it as reported and in SI."""
        return [dict(sorted(row.model_dump().items(), key=_place)) for row in self]

    def frame(self) -> Any:
        """The rows as a pandas data frame, one column for each name in ``records()``.

        pandas is no part of the package; where it is missing, an ImportError says so.
        """
        try:
            from pandas import DataFrame
        except ImportError:
            raise ImportError(
                "frame() needs pandas, which is not installed: pip install pandas. "
                "records() gives the same rows as plain dictionaries, csv() as a file"
            ) from None
        return DataFrame(self.records())

    def csv(self) -> str:
        """The rows as a CSV file with the units in the header."""
        file = io.StringIO()
        records = self.records()
        names = list(records[0]) if records else []
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([heading(name) for name in names])
        writer.writerows(
            ["" if record[name] is None else record[name] for name in names] for record in records
        )
        return file.getvalue()

    def __repr__(self) -> str:
        lines = [[plain(cell) for cell in _cells(row)] for row in self]
        if not lines:
            return "no rows"
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in lines
        )

    def output(self) -> TableData:
        """The rows as a table without anchors."""
        return _data(self)


@dataclass(frozen=True)
class Table:
    """A Markdown table that notebooks and pages show."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown


@dataclass(frozen=True)
class Browser(Shown):
    """A table that the site's script makes sortable and filterable; without it a plain one."""

    identifier: str
    caption: str
    rows: Rows[Any]

    def output(self) -> TableData:
        """The table with an anchor for each row."""
        return _data(self.rows, self.identifier, self.caption)

    def __repr__(self) -> str:
        return repr(self.rows)


def browse(identifier: str, caption: str, rows: Rows[Any]) -> Browser:
    """All rows with everything there is to know of them, each with its own anchor."""
    return Browser(identifier, caption, rows)


def table(rows: Iterable[Value]) -> Table:
    """One line a value: quantity, value as reported, system, method, evidence and citation."""
    lines = [
        "| quantity | value | system | method | seen in | remark |",
        "|:--|--:|:--|:--|:--|:--|",
    ]
    for row in rows:
        cells = [
            row.quantity,
            f"[{row.shown}](#{row.id})",
            row.system,
            _method(row),
            row.source,
            row.note,
        ]
        lines.append("| " + " | ".join(_typeset(cell.replace("|", "/")) for cell in cells) + " |")
    return Table("\n".join(lines) + "\n")


def explanation(words: dict[str, str]) -> Table:
    """A vocabulary with what its words mean."""
    lines = ["| word | meaning |", "|:--|:--|"]
    return Table("\n".join([*lines, *(f"| {word} | {text} |" for word, text in words.items())]))


def _method(row: Value) -> str:
    return f"{row.method} ({row.method_detail})" if row.method_detail else row.method


def _typeset(text: str) -> str:
    """Markdown of a text with the charges of its ions."""
    return "".join(run if isinstance(run, str) else f"<sup>{run.text}</sup>" for run in ions(text))


def _columns(row: Cited) -> list[str]:
    if isinstance(row, Finding):
        return ["id", "class", "finding", "statements", "evidence"]
    if isinstance(row, Reported):
        return ["id", "quantity", "value", "contact", "conditions", "method", "evidence"]
    if isinstance(row, Solvent):
        return ["id", "quantity", "value", "solvent", "method", "evidence"]
    return ["id", "quantity", "order", "contact", "evidence"]


def _cells(row: Cited) -> list[Text]:
    """A row's cells, the identifier first."""
    if isinstance(row, Finding):
        return _cells_of_a_finding(row)
    if not isinstance(row, Row):
        raise TypeError(f"{type(row).__name__} has no table")
    first: list[Text] = [(row.id,), (row.quantity,)]
    note = _note(row)
    if isinstance(row, Order):
        contact = _lines(_class(row), f"by {row.compared}", row.kept and f"with {row.kept}")
        return [*first, chemical(row.order), (*contact, *note), _evidence(row)]
    if not isinstance(row, Value):
        raise TypeError(f"{type(row).__name__} has no table")
    si = "" if row.shown_si == row.shown else row.shown_si
    value = (row.shown, *_below((Run(si, small=True),) if si else ()))
    middle: list[Text]
    if isinstance(row, Reported):
        contact = _lines(_class(row), row.system)
        middle = [value, (*contact, *note), chemical(row.conditions)]
    else:
        middle = [value, (row.system, *note)]
    method = Run(row.method, title=METHODS[row.method])
    return [
        *first,
        *middle,
        (method, *_below(ions(row.method_detail, small=True))),
        _evidence(row),
    ]


def _cells_of_a_finding(row: Finding) -> list[Text]:
    statements: list[str | Run] = [Run(row.relation, "italic"), "\n"]
    for position, number in enumerate(row.numbers):
        statements += [*([", "] if position else []), Run(number, place=number)]
    seen = Run(f"seen at {row.seen_at}", small=True)
    return [
        (row.id,),
        (row.interface,),
        (*chemical(row.finding), *_note(row)),
        tuple(statements),
        (*_evidence(row), "\n", seen),
    ]


def _class(row: Reported | Order) -> str:
    return f"{row.interface}, {row.ion}" if row.ion else row.interface


def _below(text: Text) -> Text:
    return ("\n", *text) if text else ()


def _lines(first: str, *others: str) -> Text:
    rest = [run for other in others for run in _below(chemical(other))]
    return (*chemical(first), *rest)


def _evidence(row: Cited) -> Text:
    runs: list[str | Run] = [
        Run(row.evidence, title=EVIDENCE[row.evidence], place="data-evidence"),
        "\n",
    ]
    for position, key in enumerate(row.citation.split("; ")):
        runs += [*([", "] if position else []), Run(cited(key), cite=key)]
    if isinstance(row, Row) and row.review_ref:
        runs += [" [", *_review(row.review_ref), "]"]
    if isinstance(row, Row) and row.seen_in:
        runs += ["; seen in ", Run(cited(row.seen_in), cite=row.seen_in)]
    return tuple(runs)


def _note(row: Cited) -> Text:
    """What else has to be known, small and below; other rows that it names are led to."""
    runs: list[str | Run] = []
    for part in _ROW.split(row.note):
        if _ROW.fullmatch(part):
            runs.append(Run(part, small=True, row=part))
        else:
            runs += ions(part, small=True)
    return _below(tuple(runs))


def _review(numbers: str) -> Text:
    parts = re.split(r"(\d+)", numbers)
    return tuple(Run(part, review=part) if part.isdigit() else part for part in parts if part)


def _sort_key(heading: str, row: Cited) -> str:
    if isinstance(row, Value) and heading == "value":
        at = row.si_value if row.si_value is not None else row.si_low
        return "" if at is None and row.qualifier != "vanishing" else f"{at or 0:g}"
    if isinstance(row, Reported) and heading == "conditions":
        at = row.temperature_degC
        return f"{row.temperature_degC_low if at is None else at}".replace("None", "")
    return ""


def _data(rows: Rows[Any], identifier: str = "", caption: str = "") -> TableData:
    columns = _columns(rows[0]) if rows else []
    facets = [
        Facet(name, title)
        for name, title in _FACETS.items()
        if identifier and len({getattr(row, name, "") for row in rows}) > 1
    ]
    return TableData(
        identifier,
        caption,
        tuple(columns),
        tuple(facets),
        tuple(_row(row, columns, identified=bool(identifier)) for row in rows),
    )


def _row(row: Cited, columns: Sequence[str], *, identified: bool) -> TableRow:
    cells = [
        Cell(text, _sort_key(column, row))
        for column, text in zip(columns, _cells(row), strict=True)
    ]
    if identified:
        cells[0] = Cell((Run(row.id, row=row.id),))
    facets = {name: str(getattr(row, name)) for name in _FACETS if hasattr(row, name)}
    return TableRow(row.id, tuple(cells), facets if identified else {})
