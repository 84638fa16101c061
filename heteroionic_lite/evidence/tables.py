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
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape
from typing import Any, SupportsIndex, TypeVar, overload

from heteroionic_lite.evidence.rows import Order, Reported, Row, Solvent, Value, cited
from heteroionic_lite.evidence.words import EVIDENCE, METHODS

R_co = TypeVar("R_co", bound=Row, covariant=True)

_FORMULA = re.compile(r"(?<=[A-Za-z)])(\d+(?:\.\d+)?)(?![\w.]*\s?nm)")
_ION = re.compile(r"\b(Li|Na|Ag)\+")
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
    *("id", "interface", "quantity", "solid", "counterpart", "solvent", "abbreviation"),
    *("compared", "kept", "order", "salt", "composition"),
    *("concentration_mol_l", "concentration_mol_l_low", "concentration_mol_l_high", "ion"),
    *("temperature_degC", "temperature_degC_low", "temperature_degC_high"),
    *("qualifier", "value", "low", "high", "unit", "si_value", "si_low", "si_high", "si_unit"),
    *("method", "method_detail", "evidence", "citation", "seen_in", "review_ref", "note"),
)


def _place(item: tuple[str, Any]) -> int:
    return _FIRST.index(item[0])


class Rows(tuple[R_co, ...]):
    """Rows of data: a sequence that shows itself as a table.

    ``rows[0]`` and ``a, b = rows`` give rows, ``records()`` dictionaries.
    """

    __slots__ = ()

    @overload
    def __getitem__(self, at: SupportsIndex) -> R_co: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows[R_co]": ...
    def __getitem__(self, at: SupportsIndex | slice) -> "R_co | Rows[R_co]":
        return Rows(super().__getitem__(at)) if isinstance(at, slice) else super().__getitem__(at)

    def records(self) -> list[dict[str, Any]]:
        """One plain dictionary a row: ``pandas.DataFrame(rows.records())``."""
        return [dict(sorted(row.model_dump().items(), key=_place)) for row in self]

    def csv(self) -> str:
        """The rows as a CSV file with the units in the header."""
        file = io.StringIO()
        records = self.records()
        names = list(records[0]) if records else []
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([_TITLES.get(name, name) for name in names])
        writer.writerows(
            ["" if record[name] is None else record[name] for name in names] for record in records
        )
        return file.getvalue()

    def __repr__(self) -> str:
        lines = [[_plain(cell) for cell in _cells(row)] for row in self]
        if not lines:
            return "no rows"
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in lines
        )

    def _repr_html_(self) -> str:
        if not self:
            return "<p>no rows</p>"
        return f'<div class="hx-browse">\n{_html(self, identified=False)}\n</div>'


@dataclass(frozen=True)
class Table:
    """A Markdown table that notebooks and pages show."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown


@dataclass(frozen=True)
class Browser:
    """A table that the site's script makes sortable and filterable; without it a plain one."""

    identifier: str
    caption: str
    rows: Rows[Any]

    def _repr_html_(self) -> str:
        facets = {
            "interface": "class of the contact",
            "ion": "ion",
            "quantity": "quantity",
            "method": "method",
            "evidence": "evidence",
        }
        present = [f for f in facets if len({getattr(row, f, "") for row in self.rows}) > 1]
        asked = escape(" | ".join(f"{name}: {facets[name]}" for name in present))
        return (
            f'<div class="hx-browse" id="{self.identifier}" data-browse data-facets="{asked}">\n'
            f"{_html(self.rows, identified=True, caption=self.caption)}\n</div>"
        )

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
    """Chemical formulas and ions as they are written; everything else as it is."""
    return _ION.sub(r"\1<sup>+</sup>", text)


def chemical(text: str) -> str:
    """HTML of a text with the indices of its formulas set low."""
    return _typeset(_FORMULA.sub(r"<sub>\1</sub>", escape(text)))


def _plain(cell: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br><small>.*|<br>", " ", cell))).strip()


def _headings(row: Row) -> list[str]:
    if isinstance(row, Reported):
        return ["id", "quantity", "value", "contact", "conditions", "method", "evidence"]
    if isinstance(row, Solvent):
        return ["id", "quantity", "value", "solvent", "method", "evidence"]
    return ["id", "quantity", "order", "contact", "evidence"]


def _cells(row: Row) -> list[str]:
    """HTML of a row's cells, the identifier first."""
    first = [row.id, escape(row.quantity)]
    note = f"<br><small>{_typeset(escape(row.note))}</small>" if row.note else ""
    if isinstance(row, Order):
        contact = _joined(_class(row), f"by {row.compared}", row.kept and f"with {row.kept}")
        return [*first, chemical(row.order), contact + note, _evidence(row)]
    if not isinstance(row, Value):
        raise TypeError(f"{type(row).__name__} has no table")
    si = "" if row.shown_si == row.shown else f"<br><small>{escape(row.shown_si)}</small>"
    value = f"{escape(row.shown)}{si}"
    if isinstance(row, Reported):
        contact = _joined(_class(row), row.system)
        middle = [value, contact + note, chemical(row.conditions)]
    else:
        middle = [value, escape(row.system) + note]
    title = escape(METHODS[row.method], quote=True)
    method = f'<span title="{title}">{escape(row.method)}</span>'
    if row.method_detail:
        method += f"<br><small>{_typeset(escape(row.method_detail))}</small>"
    return [*first, *middle, method, _evidence(row)]


def _class(row: Reported | Order) -> str:
    return f"{row.interface}, {row.ion}" if row.ion else row.interface


def _joined(*parts: str) -> str:
    first, *others = [chemical(part) for part in parts if part]
    return "<br>".join([first, *others])


def _evidence(row: Row) -> str:
    title = escape(EVIDENCE[row.evidence], quote=True)
    cites = ", ".join(_reference(key) for key in row.citation.split("; "))
    number = f" <span data-review>[{escape(row.review_ref)}]</span>" if row.review_ref else ""
    seen = f"; seen in {_reference(row.seen_in)}" if row.seen_in else ""
    return f'<a href="#data-evidence" title="{title}">{row.evidence}</a><br>{cites}{number}{seen}'


def _reference(key: str) -> str:
    return f'<a data-cite="{key}">{escape(cited(key))}</a>'


def _sort_key(heading: str, row: Row) -> str:
    if isinstance(row, Value) and heading == "value":
        at = row.si_value if row.si_value is not None else row.si_low
        return "" if at is None and row.qualifier != "vanishing" else f"{at or 0:g}"
    if isinstance(row, Reported) and heading == "conditions":
        at = row.temperature_degC
        return f"{row.temperature_degC_low if at is None else at}".replace("None", "")
    return ""


def _html(rows: Rows[Any], *, identified: bool, caption: str = "") -> str:
    headings = _headings(rows[0])
    lines = [f"<caption>{escape(caption)}</caption>"] if caption else []
    heads = "".join(
        f'<th role="columnheader" scope="col" data-column="{name}">{name}</th>' for name in headings
    )
    lines.append(f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>')
    lines.append('<tbody role="rowgroup">')
    for row in rows:
        names = f' id="{row.id}"' + "".join(
            f' data-{facet}="{escape(getattr(row, facet))}"'
            for facet in ("interface", "ion", "quantity", "method", "evidence")
            if hasattr(row, facet)
        )
        lines.append(f'<tr role="row"{names if identified else ""}>')
        for number, (heading, cell) in enumerate(zip(headings, _cells(row), strict=True)):
            key = _sort_key(heading, row)
            order = f' data-sort="{key}"' if heading in ("value", "conditions") and key else ""
            if not number:
                link = f'<a href="#{cell}">{cell}</a>' if identified else cell
                lines.append(f'<th role="rowheader" scope="row">{link}</th>')
            else:
                lines.append(f'<td role="cell" data-label="{heading}"{order}>{cell}</td>')
        lines.append("</tr>")
    lines.append("</tbody>")
    # Roles are written out: as cards on a narrow screen, the elements alone would lose them.
    return '<table role="table" class="hx-table">\n' + "\n".join(lines) + "\n</table>"
