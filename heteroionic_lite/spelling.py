"""What somebody meant by a name that is not there: misspelt, shortened, or the printed symbol.

>>> known = {"concentration": "c", "temperature": "T", "transfer_coefficient": "alpha"}
>>> did_you_mean("concentraton", known), did_you_mean("α", known)
('; did you mean concentration (c)?', '; did you mean transfer_coefficient (α)?')

Greek letters and their names are one: a formula prints α, a program says ``alpha``.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from sympy.printing.pretty.pretty_symbology import greek_unicode

LETTERS = {
    **{name: sign for name, sign in greek_unicode.items() if name.isascii() and name.isalpha()},
    "varphi": "φ",
}
_NAMES = {sign: name for name, sign in sorted(LETTERS.items(), reverse=True)}
_LONG = 60  # letters; what is longer is no name that was misspelt
_SHORT = 2  # letters from which no name can be guessed
_GREEK = re.compile("|".join(sorted(LETTERS, key=len, reverse=True)))


class NoSuchName(ValueError, KeyError):  # noqa: N818 - it reads as what is wrong
    """A name that is not there; as of a dictionary a KeyError, as of a call a ValueError."""

    def __str__(self) -> str:
        return ValueError.__str__(self)  # a KeyError would show itself in quotes


def spelt(text: str) -> str:
    """Greek letters as their names: ``spelt("ΔG")`` is ``"DeltaG"``."""
    composed = unicodedata.normalize("NFC", text)  # the sign Ω for ohm is the letter Ω
    return "".join(_NAMES.get(character, character) for character in composed)


def lettered(symbol: str) -> str:
    """A symbol's name with the letter it begins with: ``alpha_app`` gives ``α_app``."""
    found = _GREEK.match(symbol)
    return f"{LETTERS[found[0]]}{symbol[found.end() :]}" if found else symbol


def did_you_mean(name: object, known: Mapping[str, str] | Iterable[str]) -> str:
    """``; did you mean …?``, or nothing where no known name is near.

    ``known`` are names, or names with the symbol that is printed for each.
    """
    symbols = known if isinstance(known, Mapping) else {}
    if len(str(name)) > _LONG:
        return ""
    found = _nearest(spelt(str(name)), list(known), {spelt(s): n for n, s in symbols.items()})
    if not found:
        return ""
    signs = {one: lettered(symbols[one]) if one in symbols else "" for one in found}
    meant = " or ".join(f"{one} ({sign})" if sign else one for one, sign in signs.items())
    return f"; did you mean {meant}?"


def _nearest(name: str, known: list[str], symbols: Mapping[str, str]) -> list[str]:
    if name in symbols:
        return [symbols[name]]
    plain = {one.lower(): one for one in reversed(known)}
    low = name.lower().replace(" ", "_")
    if low in plain:
        return [plain[low]]
    misspelt = [plain[one] for one in get_close_matches(low, plain, n=1, cutoff=0.75)]
    if misspelt or not low:
        return misspelt
    begun = [
        one
        for one in known
        if any(word.startswith(low) for word in _words(one))
        or (len(one) > _SHORT and low.startswith(one.lower()))
    ]
    begun.sort(key=lambda one: not one.lower().startswith(low))
    # One letter that is no symbol says too little to guess from.
    if begun and len(low) > 1:
        return begun[:2]
    base = name.partition("_")[0]
    alike = [one for sign, one in symbols.items() if sign.partition("_")[0] == base]
    return alike[:2] or [plain[one] for one in get_close_matches(low, plain, n=1, cutoff=0.6)]


def _words(name: str) -> list[str]:
    return re.split(r"[^a-z0-9]+", name.lower())
