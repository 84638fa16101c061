r"""Files of lecturers: tables with the line of every row, and writing that is never half done.

>>> import tempfile
>>> path = Path(tempfile.mkdtemp(), "roster.csv")
>>> _ = path.write_text("student;section\nada;1\n\nbob;2\n", encoding="utf-8")
>>> [(one.line, one["student"]) for one in read_table(path).rows]
[(2, 'ada'), (4, 'bob')]
"""

import csv
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from heteroionic_lite.spelling import did_you_mean
from heteroionic_lite.wording import brief

_BETWEEN = (",", ";", "\t")
# A spreadsheet takes a text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class FileError(ValueError):
    """What is wrong in which file, and in which line of it."""


@dataclass(frozen=True)
class Row:
    """A row of a table and the line it begins on."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """What stands in a column, without blanks around it."""
        return self.cells[column].strip()


@dataclass(frozen=True)
class Table:
    """A file's header and rows; ``between`` is the sign between its cells."""

    path: Path
    header: list[str]
    rows: list[Row]
    between: str = ","

    def at(self, row: Row) -> str:
        """Where a row stands, for an error."""
        return f"{self.path}, line {row.line}"

    def column(self, wanted: Sequence[str], what: str) -> str:
        """The first of some columns that there is, in small or large letters."""
        known = {name.strip().casefold(): name for name in self.header}
        for name in wanted:
            if name.casefold() in known:
                return known[name.casefold()]
        meant = did_you_mean(wanted[0], self.header)
        raise FileError(
            f"{self.path}, line 1: no column for {what}: {' or '.join(map(repr, wanted))} is "
            f"looked for{meant}; the columns are {', '.join(map(repr, self.header))}"
        )


def read_text(path: Path) -> str:
    """A text in UTF-8; a FileError says what else it is."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from None
    if content.startswith(b"PK\x03\x04"):
        raise FileError(f"{path}: is a workbook, not text; save it as CSV (UTF-8)")
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileError(f"{path}, line {line}: is not UTF-8; save it as CSV (UTF-8)") from None


def read_table(path: Path) -> Table:
    """A CSV file with commas, semicolons or tabs; every row has as many cells as the header."""
    text = read_text(path)
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not first:
        raise FileError(f"{path}: is empty")
    between = max(_BETWEEN, key=lambda sign: len(next(csv.reader([first], delimiter=sign))))
    numbered = list(_numbered(path, text, between))
    (_, header), *others = numbered
    header = [name.strip() for name in header]
    if len(set(header)) < len(header):
        twice = sorted({name for name in header if header.count(name) > 1})
        raise FileError(f"{path}, line 1: the column {brief(twice[0])} stands there twice")
    rows = []
    for line, cells in others:
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            raise FileError(
                f"{path}, line {line}: {len(cells)} cells instead of {len(header)}; "
                "a text with a comma needs quotes"
            )
        padded = [*cells, *[""] * len(header)][: len(header)]
        rows.append(Row(line, dict(zip(header, padded, strict=True))))
    return Table(path, header, rows, between)


def _numbered(path: Path, text: str, between: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileError(f"{path}, line {reader.line_num}: {error}") from None


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]], between: str = ",") -> str:
    """Rows as CSV."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=between, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return made.getvalue()


def harmless(text: str) -> str:
    """What a student typed, for a spreadsheet that would run it as a formula.

    >>> harmless("=1+1"), harmless("x=1")
    ("'=1+1", 'x=1')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def write(path: Path, content: str | bytes) -> None:
    """The whole content or nothing: the file is replaced when all of it is written."""
    data = content if isinstance(content, bytes) else content.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)


def tell(line: str) -> None:
    """Says something beside the result, at once."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


class Progress:
    """How far long work is: every tenth of it a line, at a terminal one line that counts."""

    def __init__(self, what: str, total: int) -> None:
        self.what, self.total, self.done = what, total, 0

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        text = f"{self.what}: {self.done} of {self.total}"
        if sys.stderr.isatty():
            end = "\n" if self.done == self.total else ""
            sys.stderr.write(f"\r{text}{end}")
            sys.stderr.flush()
        elif self.done * 10 // self.total > (self.done - 1) * 10 // self.total:
            tell(text)
