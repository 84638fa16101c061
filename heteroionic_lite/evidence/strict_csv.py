r"""A table in a CSV file, read strictly: every fault is found, each with its place.

>>> list(cells(b"id,unit\nV1,ohm,cm\n", ["id", "unit"], "rows.csv", faults := []))
[]
>>> print(faults[0])
rows.csv, line 2: 3 cells instead of 2; a text with a comma needs quotes
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class DataError(ValueError):
    """A file of data that cannot be used, with everything that is wrong with it."""


def cells(
    content: bytes, columns: Sequence[str], name: str, faults: list[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the line each begins on; what is not as it must be goes to ``faults``."""
    text = _decoded(content, name, faults)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    line = 1
    try:
        for row in reader:
            begin, line = line, reader.line_num + 1
            if header is None:
                header = row
                if not _header_is_right(header, columns, name, faults):
                    return
            elif len(row) != len(header):
                faults.append(
                    f"{name}, line {begin}: {len(row)} cells instead of {len(header)}; "
                    "a text with a comma needs quotes"
                )
            elif not (odd := _odd(header, row, f"{name}, line {begin}")):
                yield begin, dict(zip(header, row, strict=True))
            else:
                faults.extend(odd)
    except csv.Error as error:
        faults.append(f"{name}, line {reader.line_num}: the quotes are not in order ({error})")


def _decoded(content: bytes, name: str, faults: list[str]) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        faults.append(f"{name}, line {line}: the byte 0x{byte:02x} is not UTF-8; save it as UTF-8")
        return None
    if not text.strip():
        faults.append(f"{name}: is empty")
        return None
    return text


def _header_is_right(
    header: list[str], columns: Sequence[str], name: str, faults: list[str]
) -> bool:
    before = len(faults)
    faults.extend(
        f"{name}, line 1: the column {column} is missing"
        for column in columns
        if column not in header
    )
    faults.extend(
        f"{name}, line 1: the column {column!r} is not one of {', '.join(columns)}"
        for column in header
        if column not in columns
    )
    faults.extend(
        f"{name}, line 1: the column {column} occurs twice"
        for column in sorted({c for c in header if c in columns and header.count(c) > 1})
    )
    return len(faults) == before


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
