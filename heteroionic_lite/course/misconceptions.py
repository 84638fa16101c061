"""The misconceptions that exercises know, one table for messages, teach page and class report.

>>> find("alpha-from-the-wrong-side").link
'errata-alpha-direction'
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from heteroionic_lite.spelling import NoSuchName, did_you_mean


@dataclass(frozen=True)
class Misconception:
    """What is believed wrongly, in one sentence; where the book says otherwise.

    ``kind`` is conceptual where the physics is misunderstood, slip where the reckoning went wrong.
    ``link`` is the anchor of the section to read again, ``source`` what the right statement rests
    on, ``ask`` a question to ask back. How common each is among students, nobody counted.
    """

    id: str
    sentence: str
    kind: Literal["conceptual", "slip"]
    link: str
    source: str
    ask: str


_FILES = [Path(__file__).with_name("misconceptions.toml")]


@cache
def misconceptions() -> dict[str, Misconception]:
    """All of them by id."""
    return {
        id_: Misconception(id_, **entry)
        for path in _FILES
        for id_, entry in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def also(path: Path) -> None:
    """Knows those of another file as well."""
    if path not in _FILES:
        _FILES.append(path)
        misconceptions.cache_clear()


def find(identifier: str) -> Misconception:
    """The misconception of that id; another id is a NoSuchName."""
    known = misconceptions()
    if identifier not in known:
        meant = did_you_mean(identifier, list(known))
        raise NoSuchName(f"misconceptions.toml has no {identifier!r}{meant}")
    return known[identifier]
