"""The sentences of a diagnosis, written once: ``words.json``, which the page reads as well.

>>> say("verdict", "named", mechanism="charge transfer")
'These rows go with charge transfer.'
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from heteroionic_lite.diagnosis.candidates import Candidate
from heteroionic_lite.units import number_text


@cache
def words() -> dict[str, Any]:
    """The content of ``words.json``."""
    text = Path(__file__).with_name("words.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def say(group: str, key: str, **values: str) -> str:
    """A sentence with its values in place."""
    text: str = words()[group][key]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def mechanism(candidate: Candidate) -> str:
    """What a candidate is called."""
    return say("also", candidate.also, mechanism=words()["mechanisms"][candidate.name])


def alternatives(names: Sequence[str], between: str = "two") -> str:
    """``a, b or c``."""
    if len(names) == 1:
        return names[0]
    return say("lists", between, first=", ".join(names[:-1]), last=names[-1])


def parameter(candidate: Candidate, name: str) -> dict[str, Any]:
    """Title, symbol, unit and factor of a parameter; a limiting current is called one.

    A resistance that may be of anything is not called that of a layer.
    """
    entry: dict[str, Any] = words()["parameters"][name]
    if name == "log_current":
        entry = entry | words()["steps"].get(candidate.step, {})
    if name == "layer_resistance" and candidate.also == "anything":
        other = words()["unnamed"]
        title = other["warm" if candidate.warm else "title"]
        entry = entry | {"title": title, "symbol": other["symbol"]}
    return entry


def shown(candidate: Candidate, name: str, value: float, digits: int = 3) -> str:
    """A parameter's value in the unit people use, with the unit; ``value`` is natural, in SI."""
    entry = parameter(candidate, name)
    return f"{number_text(value * entry['factor'], digits)} {entry['unit']}".rstrip()


def capital(sentence: str) -> str:
    """With a capital letter at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def chance(p: float) -> str:
    """A significance as it is printed."""
    return "p < 0.0001" if p < 1e-4 else f"p = {number_text(p, 2)}"  # noqa: PLR2004
