"""What is wrong with a file, in the words of ``rules.json``.

>>> print(fault("NOT_A_NUMBER", f="r.csv", L=3, C=4, cell="n/a"))
r.csv, line 3, column 4: "n/a" is not a number
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from heteroionic_lite.diagnosis.faults import Fault

# Sentences of their own for what is the same fault.
_NAMED = {
    "EMPTY_CELL": "NOT_A_NUMBER",
    "SPECTRUM_COLUMN": "COLUMN_UNKNOWN",
    "SPECTRUM_MISSING": "COLUMN_MISSING",
}
_SHOWN = 40  # characters of what the file says
_OF_THE_FILE = frozenset({"cell", "name", "unit", "key", "value"})


@cache
def rules() -> dict[str, Any]:
    """The content of ``rules.json``."""
    text = Path(__file__).with_name("rules.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def fault(name: str, choices: Iterable[str] = (), /, **parts: Any) -> Fault:
    """The fault of this name; ``f``, ``L`` and ``C`` are the file, the line and the column."""
    shown = {key: _short(key, part) for key, part in parts.items()}
    reason = rules()["messages"][name].format(**shown)
    place, column = parts.get("L"), parts.get("C")
    return Fault(_NAMED.get(name, name), reason, parts["f"], place, column, choices=tuple(choices))


def notice(name: str, /, **parts: Any) -> str:
    """A sentence for what was taken for granted."""
    shown = {key: _short(key, part) for key, part in parts.items()}
    text: str = rules()["notices"][name].format(**shown)
    return text


def bounded(faults: list[Fault], name: str) -> tuple[Fault, ...]:
    """As many as a person would read, by line; and how many more there are."""
    most = rules()["limits"]["faults"]
    faults.sort(key=lambda one: (one.place is None, one.place or 0, one.column or 0))
    if len(faults) <= most:
        return tuple(faults)
    return *faults[: most - 1], fault("MORE", f=name, n=len(faults) - most + 1)


def _short(key: str, part: Any) -> Any:
    """What comes from the file, cut where it is long."""
    if key not in _OF_THE_FILE or len(part) <= _SHOWN:
        return part
    return f"{part[: _SHOWN - 1]}…"
