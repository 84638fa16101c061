r"""Text to cells: what stands between them, which line names the columns, which are comments.

>>> sheet = laid_out("# temperature = 25 degC\nc;R\nmol/l;ohm\n0,1;1841,5\n1;784\n")
>>> sheet.between, sheet.header, sheet.units, sheet.rows[0]
(';', ['c', 'R'], ['mol/l', 'ohm'], (4, ['0,1', '1841,5']))
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from heteroionic_lite.diagnosis.reading.numerals import is_like_a_number
from heteroionic_lite.diagnosis.reading.quantities import is_unit

Line = tuple[int, list[str]]
IsName = Callable[[str], bool]

BLANKS = " "
BETWEEN = ("\t", ";", ",", BLANKS)
ENDS = re.compile(r"\r\r\n|\r\n|\n|\r")
_SAID = re.compile(r"#\s*([^=:]+?)\s*[=:]\s*(.*)")
_SEPARATOR_SAID = re.compile(r"sep=(.)", re.IGNORECASE)
_BRACKETS = re.compile(r"[\[(](.*)[\])]")
_MOST = 0.9  # of the lines have as many cells as the rest
_NOTHING = {"", "-", "–"}


@dataclass(frozen=True)
class Sheet:
    """The cells of a text. ``rows`` and ``header_line`` count lines from one."""

    between: str
    header: list[str]
    header_line: int
    units: list[str]
    rows: list[Line]
    said: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def comma(self) -> bool:
        """Whether a comma can be a decimal sign here: where it does not part the cells."""
        return self.between != ","


def laid_out(text: str, is_name: IsName = lambda _: False) -> Sheet | None:
    """The cells, or None where no line has two numbers; ``is_name`` knows names of columns."""
    said: list[tuple[int, str, str]] = []
    lines: list[tuple[int, str]] = []
    forced = ""
    for number, line in enumerate(ENDS.split(text), start=1):
        bare = line.strip()
        if bare.startswith("#") and (found := _SAID.fullmatch(bare)):
            said.append((number, " ".join(found[1].lower().split()), found[2].strip()))
        elif number == 1 and (found := _SEPARATOR_SAID.fullmatch(bare)):
            forced = found[1]
        elif bare.strip("\t;, ") and not bare.startswith("# "):
            lines.append((number, line))
    every = [_Cut.of(lines, between) for between in ((forced,) if forced else BETWEEN)]
    cuts = [cut for cut in every if cut.numeric]
    if not cuts:
        return None
    best = max(cuts, key=lambda cut: (cut.is_even, cut.share, len(cut.numeric)))
    return best.sheet(said, is_name)


@dataclass(frozen=True)
class _Cut:
    """The lines cut at one sign."""

    between: str
    lines: list[Line]
    numeric: list[int]  # places in `lines` of those that are mostly numbers
    width: int
    is_even: bool
    share: float

    @classmethod
    def of(cls, lines: list[tuple[int, str]], between: str) -> "_Cut":
        comma = between != ","
        cut = [(number, cells(line, between)) for number, line in lines]
        numbers = [sum(is_like_a_number(cell, comma=comma) for cell in row) for _, row in cut]
        numeric = [
            place
            for place, (_, row) in enumerate(cut)
            if numbers[place] > 1 and 2 * numbers[place] >= sum(bool(cell) for cell in row)
        ]
        widths = Counter(len(cut[place][1]) for place in numeric)
        # The first of the most frequent: a Counter keeps the order in which it met them.
        width, times = max(widths.items(), key=lambda one: one[1], default=(0, 0))
        total = sum(sum(bool(cell) for cell in cut[place][1]) for place in numeric)
        share = sum(numbers[place] for place in numeric) / total if total else 0.0
        is_even = times >= _MOST * len(numeric)
        return cls(between, cut, numeric, width, is_even, share)

    def sheet(self, said: list[tuple[int, str, str]], is_name: IsName) -> Sheet:
        first = self.numeric[0]
        names = [sum(map(is_name, row)) for _, row in self.lines[:first]]
        widths = [len(row) for _, row in self.lines[:first]]
        above = [
            place
            for place, width in enumerate(widths)
            if width >= self.width or (names[place] and width > 1)
        ]
        at = max(above, key=lambda place: (names[place], place), default=None)
        if at is None:
            header = [f"column {place + 1}" for place in range(self.width)]
            return Sheet(self.between, header, self.lines[first][0], [], self.lines[first:], said)
        line, header = self.lines[at]
        body, units = self.lines[at + 1 :], []
        if at > 0 and self._are_units(header) and not names[at] and at - 1 in above:
            line, units, header = self.lines[at - 1][0], header, self.lines[at - 1][1]
        elif body and at + 1 < first and self._are_units(body[0][1]):
            units, body = body[0][1], body[1:]
        while header and not header[-1] and not _is_used(body, len(header) - 1):
            header = header[:-1]
        bare = [_BRACKETS.sub(r"\1", unit) for unit in units]
        return Sheet(self.between, header, line, bare, body, said)

    @staticmethod
    def _are_units(row: list[str]) -> bool:
        bare = [_BRACKETS.sub(r"\1", cell) for cell in row]
        return any(cell not in _NOTHING for cell in bare) and all(
            cell in _NOTHING or is_unit(cell) for cell in bare
        )


def _is_used(rows: list[Line], place: int) -> bool:
    return any(cell for _, row in rows for cell in row[place : place + 1])


def cells(line: str, between: str) -> list[str]:
    """One line in cells, without blanks around them; a cell in quotes may have anything in it.

    >>> cells('1, "2,5",Z"/ohm', ",")
    ['1', '2,5', 'Z"/ohm']
    """
    if between == BLANKS:
        return line.split()
    found, place = [], 0
    while True:
        quoted = re.compile(r'\s*"((?:[^"]|"")*)"\s*').match(line, place)
        if quoted and (quoted.end() == len(line) or line[quoted.end()] == between):
            found.append(quoted[1].replace('""', '"').strip())
            end = quoted.end()
        else:
            end = line.find(between, place)
            end = len(line) if end < 0 else end
            found.append(line[place:end].strip())
        if end >= len(line):
            return found
        place = end + 1
