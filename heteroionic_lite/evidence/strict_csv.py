r"""A table in a CSV file, read strictly: every fault is found, each with its place.

>>> list(cells(b"id,unit\nV1,ohm,cm\n", ["id", "unit"], "rows.csv", faults := []))
[]
>>> print(faults[0])
rows.csv, line 2: 3 cells instead of 2; a text with a comma needs quotes
>>> list(cells(b"id;value\r\nV1;53,1\r\n", ["id", "value"], "rows.csv", [], numeric=["value"]))
[(2, {'id': 'V1', 'value': '53.1'})]

What spreadsheets write is read where it can mean but one thing: UTF-16, a mark before the text,
semicolons or tabs between the cells, blank rows, and a decimal comma in a file without decimal
points. Where it may mean two, one line says so.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from heteroionic_lite.spelling import did_you_mean
from heteroionic_lite.wording import brief, several

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# What may stand between cells, and what it is called.
_BETWEEN = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SAID = re.compile(r"sep=(.)\r?\n")  # a spreadsheet's first line
_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_POWER = r"(?:[eE][+-]?\d+)?"
_COMMA = re.compile(rf"[+-]?\d*,\d+{_POWER}")
_GROUPED = re.compile(rf"[+-]?\d{{1,3}}(?:\.\d{{3}})+,\d+{_POWER}")
_POINT = re.compile(rf"[+-]?\d*\.\d*{_POWER}")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")


class DataError(ValueError):
    """A file of data that cannot be used, with everything that is wrong with it."""


Numbered = tuple[int, list[str]]


@dataclass(frozen=True)
class _Table:
    """Rows with the line each begins on, and what stands between their cells."""

    name: str
    header: list[str]
    rows: list[Numbered]
    between: str

    def at(self, line: int) -> str:
        return f"{self.name}, line {line}"


def cells(
    content: bytes,
    columns: Sequence[str],
    name: str,
    faults: list[str],
    numeric: Collection[str] = (),
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the line each begins on; what is not as it must be goes to ``faults``.

    In the ``numeric`` columns a decimal comma becomes a point, where it is one.
    """
    text = _decoded(content, name, faults)
    if text is None:
        return
    table = _split(text, columns, name, faults)
    if table is None or not _header_is_right(table.header, columns, name, faults):
        return
    if not _lengths_are_right(table, faults):
        return
    right = [row for row in table.rows if len(row[1]) == len(table.header)]
    if table.between != ",":
        right = _with_points(table, right, numeric, faults)
    for line, row in right:
        if odd := _odd(table.header, row, table.at(line)):
            faults.extend(odd)
        else:
            yield line, dict(zip(table.header, row, strict=True))


# -- from bytes to cells -----------------------------------------------------------------------


def _decoded(content: bytes, name: str, faults: list[str]) -> str | None:
    encoding = next((e for mark, e in _MARKS.items() if content.startswith(mark)), "utf-8")
    if content.startswith(b"PK\x03\x04"):
        faults.append(f"{name}: is a workbook, not text; save it as CSV (UTF-8)")
        return None
    if encoding == "utf-8" and b"\0" in content:
        faults.append(f"{name}: is not text in UTF-8 (it has zero bytes); save it as CSV (UTF-8)")
        return None
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        what = encoding.upper().removesuffix("-SIG")
        faults.append(f"{name}, line {line}: the byte 0x{byte:02x} is not {what}; save it as UTF-8")
        return None
    if not text.strip():
        faults.append(f"{name}: is empty")
        return None
    return text


def _split(text: str, columns: Sequence[str], name: str, faults: list[str]) -> _Table | None:
    """Header and rows, divided by what divides the header into most of its columns."""
    said = _SAID.match(text)
    begin = said.end() if said else 0
    between = said[1] if said else _divides(text, columns)
    reader = csv.reader(io.StringIO(text[begin:], newline=""), delimiter=between, strict=True)
    rows: list[Numbered] = []
    before = 1 if said else 0
    line = before + 1
    try:
        for row in reader:
            start, line = line, before + reader.line_num + 1
            if any(cell.strip() for cell in row):
                rows.append((start, row))
    except csv.Error as error:
        place = before + reader.line_num
        faults.append(f"{name}, line {place}: the quotes are not in order ({error})")
        # Faults of the header are told all the same.
        _header_is_right(rows[0][1] if rows else list(columns), columns, name, faults)
        return None
    (_, header), *others = rows
    return _Table(name, header, others, between)


def _divides(text: str, columns: Sequence[str]) -> str:
    first = next(line for line in text.splitlines() if line.strip())

    def known(between: str) -> int:
        try:
            (cells_, *_) = csv.reader([first], delimiter=between)
        except csv.Error:
            return 0
        return len(set(cells_) & set(columns))

    return max(_BETWEEN, key=known)


# -- what must hold ----------------------------------------------------------------------------


def _header_is_right(
    header: list[str], columns: Sequence[str], name: str, faults: list[str]
) -> bool:
    where = f"{name}, line 1"
    missing = [column for column in columns if column not in header]
    unknown = [column for column in header if column not in columns]
    twice = sorted({c for c in header if c in columns and header.count(c) > 1})
    if len(missing) == len(columns):
        faults.append(
            f"{where}: {brief(', '.join(header))} is no header of this table, whose columns are "
            f"{', '.join(columns)}, with commas, semicolons or tabs between them"
        )
        return False
    if missing:
        faults.append(f"{where}: {_listed(missing)} missing")
    if unknown:
        meant = "".join(did_you_mean(column, missing or columns) for column in unknown[:3])
        are = "column {} is not one" if len(unknown) == 1 else "columns {} are not"
        faults.append(f"{where}: the {are.format(several(unknown))} of {', '.join(columns)}{meant}")
    if twice:
        faults.append(f"{where}: the column {', '.join(twice)} occurs twice")
    return not (missing or unknown or twice)


def _listed(columns: list[str]) -> str:
    if len(columns) == 1:
        return f"the column {columns[0]} is"
    return f"the columns {', '.join(columns)} are"


def _lengths_are_right(table: _Table, faults: list[str]) -> bool:
    """Whether some row has as many cells as the header; the others are told of, alike ones once."""
    wanted = len(table.header)
    wrong = [(line, len(row)) for line, row in table.rows if len(row) != wanted]
    if not wrong:
        return True
    between = _BETWEEN.get(table.between, repr(table.between))
    if len(wrong) == len(table.rows) > 1:
        counts = " or ".join(map(str, sorted(Counter(n for _, n in wrong))[:3]))
        hint = (
            "; if it is the decimal sign as well, save with semicolons or with decimal points"
            if table.between == ","
            else ""
        )
        faults.append(
            f"{table.at(wrong[0][0])} and below: {counts} cells instead of {wanted}; "
            f"a text with a {between} needs quotes{hint}"
        )
        return False
    faults.extend(
        f"{table.at(line)}: {found} cells instead of {wanted}; a text with a {between} needs quotes"
        for line, found in wrong
    )
    return True


def _odd(header: list[str], row: list[str], where: str) -> list[str]:
    """What no cell may hold; a quote that was never closed shows as a line break."""
    return [
        f"{where}, column {column}: {reason}"
        for column, cell in zip(header, row, strict=True)
        for reason in (
            "a line break; is a quote not closed?" if "\n" in cell or "\r" in cell else "",
            'a stray quote "' if '"' in cell else "",
            "a space at an end" if cell != cell.strip() and "\n" not in cell else "",
            "a control character" if _CONTROL.search(cell) else "",
        )
        if reason
    ]


# -- decimal commas ----------------------------------------------------------------------------


def _with_points(
    table: _Table, rows: list[Numbered], numeric: Collection[str], faults: list[str]
) -> list[Numbered]:
    """The rows with decimal points; one fault, and no rows, where commas may be something else."""
    places = [i for i, column in enumerate(table.header) if column in numeric]
    found = [(line, i, row[i]) for line, row in rows for i in places]
    commas = [one for one in found if _COMMA.fullmatch(one[2]) or _GROUPED.fullmatch(one[2])]
    points = [one for one in found if _POINT.fullmatch(one[2])]
    if not commas:
        return rows
    line, place, cell = commas[0]
    where = f"{table.at(line)}, column {table.header[place]}"
    if points:
        other, _, written = points[0]
        faults.append(
            f"{where}: {cell!r} has a comma, and {written!r} in line {other} a point; "
            "write one of them for all decimals, and nothing between thousands"
        )
        return []
    if all(_THOUSANDS.fullmatch(cell) for _, _, cell in commas):
        decimal, grouped = float(cell.replace(",", ".")), cell.replace(",", "")
        faults.append(
            f"{where}: {cell!r} may be {decimal:g} or {grouped}; write decimal points, and "
            "nothing between thousands"
        )
        return []
    pointed = {(line, i): cell.replace(".", "").replace(",", ".") for line, i, cell in commas}
    return [
        (line, [pointed.get((line, i), cell) for i, cell in enumerate(row)]) for line, row in rows
    ]
