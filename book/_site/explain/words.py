"""The words a page can explain, and where a running text uses them.

>>> words = Words({"abbr-slei": "SLEI", "term-vacancy": "vacancy", "term-eo-li": "EO:Li"})
>>> [(found.text, found.anchor) for found in words.found("SLEIs and vacancies at EO:Li 15")]
[('SLEIs', 'abbr-slei'), ('vacancies', 'term-vacancy'), ('EO:Li', 'term-eo-li')]

An entry goes by its heading, whose commas separate several names, and by its anchor, which is a
shorter name: `term-exchange-current` is also met as "exchange current". An abbreviation is met as
it is written, a term in either number and with a capital at the start of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TERM, ABBREVIATION = "term-", "abbr-"
ENDS = r"(?![^\W₀-₉]|[-–]\w)"
BETWEEN = "[ \N{NO-BREAK SPACE}–-]"  # words of a name


@dataclass(frozen=True)
class Found:
    """A word in a text."""

    start: int
    end: int
    text: str
    anchor: str
    name: str


class Words:
    """The headings of the entries by their anchors, as one pattern."""

    def __init__(self, headings: Mapping[str, str]) -> None:
        self._names = {
            name: anchor
            for anchor, heading in headings.items()
            for name in reversed(names(anchor, heading))
        }

    @cached_property
    def _pattern(self) -> tuple[re.Pattern[str], list[str]]:
        longest_first = sorted(self._names, key=len, reverse=True)
        parts = [f"({written(name, self._names[name])})" for name in longest_first]
        # No letter or digit beside it, which would make it another word; an index makes none.
        return re.compile(rf"(?<![\w–-])(?:{'|'.join(parts)}){ENDS}"), longest_first

    def found(self, text: str) -> Iterator[Found]:
        """Every use of an entry's name."""
        if not self._names:
            return
        pattern, listed = self._pattern
        for match in pattern.finditer(text):
            name = listed[(match.lastindex or 1) - 1]
            yield Found(match.start(), match.end(), match[0], self._names[name], name)


def names(anchor: str, heading: str) -> list[str]:
    """The names of an entry.

    >>> names("term-warburg", "Warburg impedance"), names("abbr-sem", "SEM, TEM")
    (['Warburg impedance', 'Warburg'], ['SEM', 'TEM'])
    """
    own = [part.strip() for part in heading.split(",")]
    if not anchor.startswith(TERM):
        return own
    short = anchor.removeprefix(TERM).split("-")
    as_written = re.search(BETWEEN.join(map(re.escape, short)), heading, re.IGNORECASE)
    name = as_written[0] if as_written else " ".join(short)
    # One everyday word out of several says too little; a person's name is enough.
    if len(short) > 1 or name[0].isupper():
        own.append(name)
    return list(dict.fromkeys(own))


def written(name: str, anchor: str) -> str:
    """A pattern for the forms in which a name is met."""
    if anchor.startswith(ABBREVIATION):
        return re.escape(name) + ("s?" if name.isupper() else "")
    first, rest = re.escape(name[0]), re.escape(name[1:])
    rest = re.sub(r"\\ |\\-|–", BETWEEN, rest)
    rest = rest.removesuffix("y") + "(?:y|ies)" if rest.endswith("y") else f"{rest}s?"
    return f"(?:{first}|{re.escape(name[0].upper())}){rest}" if name[0].islower() else first + rest
