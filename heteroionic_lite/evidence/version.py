"""Which version of the data this is, as the first heading of their changelog says.

>>> version().count("."), added("- Added, values: L001–L003, L018.")
(2, ['L001', 'L002', 'L003', 'L018'])
"""

import re
from pathlib import Path

CHANGELOG = Path(__file__).parent / "data" / "CHANGELOG.md"
_HEADING = re.compile(r"^## (\d+\.\d+\.\d+), (.+)$", re.MULTILINE)
_RUN = re.compile(r"([A-Z])(\d{2,4})(?:–\1(\d{2,4}))?")


def version() -> str:
    """``1.1.0``."""
    return _first()[0]


def released() -> str:
    """``November 2026``."""
    return _first()[1]


def _first() -> tuple[str, str]:
    found = _HEADING.search(CHANGELOG.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{CHANGELOG.name}: no heading of the form '## 1.0.0, November 2026'")
    return found[1], found[2]


def added(changelog: str) -> list[str]:
    """The identifiers that the lines "- Added, …" name, ranges spelt out."""
    lines = [line for line in changelog.splitlines() if line.startswith("- Added, ")]
    return [
        f"{letter}{number:0{len(first)}}"
        for line in lines
        for letter, first, last in _RUN.findall(line)
        for number in range(int(first), int(last or first) + 1)
    ]
