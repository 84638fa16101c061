"""How much of a value an error message shows: a line, whatever was given.

>>> brief([1.0] * 200_000), brief("x" * 5000)
('[1.0, 1.0, 1.0, ...]', "'xxxxxxxxxxxxxxxxx...xxxxxxxxxxxxxxxxxx'")
"""

import reprlib
from collections.abc import Iterable

_LONGEST = 70
_FEW = 8


class _Brief(reprlib.Repr):
    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = 3
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = self.maxdict = 3
        self.maxarray = self.maxdeque = 3
        self.maxstring = self.maxother = self.maxlong = 40


_BRIEF = _Brief()


def brief(value: object) -> str:
    """The value as Python writes it, in one line and cut where it is long."""
    try:
        text = " ".join(_BRIEF.repr(value).split())
    except Exception:  # noqa: BLE001 - a value that cannot show itself is still to be told of
        return f"<{type(value).__name__}>"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def several(values: Iterable[object]) -> str:
    """Some values in a row, the first few of many.

    >>> several("abc"), several(range(1000))
    ("'a', 'b', 'c'", '0, 1, 2, 3, 4, 5, 6, 7, … (1000)')
    """
    kept = list(values)
    shown = ", ".join(map(brief, kept[:_FEW]))
    return shown if len(kept) <= _FEW else f"{shown}, … ({len(kept)})"
