"""Unit texts as people write them, read by one grammar with one table, ``units/texts.json``.

>>> names = {"Ω": "ohm", "ohm": "ohm", "cm": "cm", "mol": "mol", "l": "l", "K": "K"}
>>> factors("Ω·cm²", names.get), factors("mol l-1", names.get)
([('ohm', 1), ('cm', 2)], [('mol', 1), ('l', -1)])
>>> factors("K/(ohm cm^2)", names.get)
[('K', 1), ('ohm', -1), ('cm', -2)]

A text is a product or quotient of powers of names. No part of it is evaluated, it cannot be long,
and what may be read in two ways is refused: after ``J/mol`` an ``K`` may stand above or below the
line. The table is plain data, so that a page can read the same spellings.
"""

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from heteroionic_lite.wording import brief

Factors = list[tuple[str, float]]

_GREATEST = 24  # exponent
_DEGREES = re.compile(
    r"(?:°|(?<!\w)(?:deg|degrees?))[ _]*"
    r"(C|F|K|R|Celsius|Fahrenheit|Kelvin|Rankine|celsius|fahrenheit|kelvin|rankine)(?![^\W\d])"
)
_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_SIGN = re.compile(r"\s*(\*(?!\*)|\.|/|per\b)?\s*")
_FACTOR = re.compile(
    r"(?P<open>\()|(?P<one>1(?:\.0*)?(?![\d.]))|(?P<name>[^\W\d]\w*|[%‰°])(?P<attached>\s*-\d+)?"
)
_POWER = re.compile(
    rf"\s*(?:\^|\*\*)\s*(?:(?P<power>{_NUMBER})|[({{]\s*(?P<above>{_NUMBER})"
    r"\s*(?:/\s*(?P<below>\d+))?\s*[)}])"
)
_SPLIT = re.compile(r"(.*\D)(\d+)")


class UnitTextError(ValueError):
    """A text that is no unit; ``word`` is the name in it that is unknown, if it is that."""

    def __init__(self, reason: str, word: str = "") -> None:
        super().__init__(reason)
        self.word = word


@cache
def table() -> dict[str, Any]:
    """The content of ``units/texts.json``."""
    text = Path(__file__).with_name("texts.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


def tidy(text: str) -> str:
    """The text with one character for each sign that is written with several.

    >>> tidy("Ωcm²"), tidy("25\N{NO-BREAK SPACE}℃"), tidy("l⁻¹")
    ('Ω cm2', '25 degC', 'l-1')
    """
    characters = table()["characters"]
    for _ in range(2):  # some signs are taken apart, and their parts are other signs
        text = "".join(characters.get(character, character) for character in text)
        text = unicodedata.normalize("NFKC", text)
    text = "".join(characters.get(character, character) for character in text)
    return re.sub(r"Ω(?=[^\W\d])", "Ω ", _DEGREES.sub(r"deg\1", text)).strip()


def factors(text: str, known: Callable[[str], str | None]) -> Factors:
    """The names in a unit with their exponents; ``known`` gives the name a word stands for.

    Raises UnitTextError for what is no unit.
    """
    longest = table()["longest"]
    if len(text) > longest:
        raise UnitTextError(f"a unit has at most {longest} characters, not {len(text)}")
    return _Reader(tidy(text), known).read()


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str, known: Callable[[str], str | None]) -> None:
        self.text = text
        self.known = known
        self.place = 0
        self.begun = False

    def read(self) -> Factors:
        found = self._product(closing=False)
        together: dict[str, float] = {}
        for name, exponent in found:
            together[name] = together.get(name, 0) + exponent
        return [(name, exponent) for name, exponent in together.items() if exponent]

    def _product(self, *, closing: bool) -> Factors:
        """Factors up to the end or the closing bracket."""
        found: Factors = []
        below = False  # after a solidus
        while True:
            sign = self._match(_SIGN)
            over = bool(sign and sign[1] in ("/", "per"))
            if self.text.startswith(")", self.place) or self.place == len(self.text):
                if (sign and sign[1]) or closing is (self.place == len(self.text)):
                    raise UnitTextError("a bracket or a name is missing")
                self.place += closing
                return found
            if sign and sign[1] and not over and self.place and not self.begun:
                raise UnitTextError("a name is missing before a sign")
            below = below or over
            part = self._part()
            if below and not over and any(exponent > 0 for _, exponent in part):
                raise UnitTextError(
                    "after a solidus it is not clear what stands below the line; write brackets "
                    "or exponents: J/(mol K), J mol^-1 K^-1"
                )
            found += [(name, -exponent if over else exponent) for name, exponent in part]

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What of a kind comes next, and is passed over."""
        found = pattern.match(self.text, self.place)
        if found:
            self.place = found.end()
        return found

    def _part(self) -> Factors:
        """A name, a one or a bracket, with the exponent behind it."""
        token = self._match(_FACTOR)
        if token is None:
            raise UnitTextError(f"{brief(self.text[self.place :])} is not understood")
        self.begun = True
        part, attached = self._named(token) if token["name"] else ([], 1)
        if token["open"]:
            part = self._product(closing=True)
        written = self._match(_POWER)
        if written and attached != 1:
            raise UnitTextError("two exponents follow each other")
        power = float(attached)
        if written:
            power = float(written["power"] or written["above"]) / float(written["below"] or 1)
        if abs(power) > _GREATEST:
            raise UnitTextError(f"an exponent of {power:g} is no unit's")
        power = int(power) if power == int(power) else power
        return [(name, each * power) for name, each in part]

    def _named(self, token: re.Match[str]) -> tuple[Factors, int]:
        word, attached = token["name"], token["attached"]
        exponent = int(attached.replace(" ", "")) if attached else 1
        name = self._known(word)
        if name is None and not attached and (split := _SPLIT.fullmatch(word)):
            name, exponent = self._known(split[1]), int(split[2])
        if name is None:
            raise UnitTextError(f"{brief(word)} is unknown", word)
        return ([(name, 1)] if name not in ("", "dimensionless") else []), exponent

    def _known(self, word: str) -> str | None:
        words = table()["words"]
        if word in words:
            return self.known(words[word]) if words[word] != "dimensionless" else ""
        if word == "dimensionless":
            return ""
        found = self.known(word)
        if found is None:
            for prefix in table()["prefixes"]:
                rest = word.removeprefix(prefix)
                if rest != word and rest in words and not words[rest].startswith(("deg", "dim")):
                    return self.known(prefix + words[rest]) or self.known(
                        {"µ": "u"}.get(prefix, prefix) + words[rest]
                    )
        return found
