"""The hand-in code: a few answers as a text that fits into any field of any LMS.

>>> claims = [Claim("ps1.1", "1111-1119", "258", "um"), Claim("ps1.8", "1111-1119", "Zeit")]
>>> code = hand_in_code("ps1-liquid-solid", "1111-1119", claims)
>>> code[:8], len(code)
('HX1.cHMx', 66)
>>> read_hand_in(f"  {code[:40]} {code[40:]}")[2][0]
Claim(exercise='ps1.1', sheet='1111-1119', value='258', unit='um', hints=0, tries=0, bought='')

``HX1.<claims in base64url>.<sum>``: the sum finds what was cut off or mistyped. It proves nothing
about who wrote it; a page makes and reads the same code (``frontend/course/handin.ts``).
"""

import base64
import binascii
import re
from collections.abc import Iterable

from heteroionic_lite.course.codes import SIGNS, NoSuchCode, parse_code
from heteroionic_lite.course.judging import Claim
from heteroionic_lite.hashing import hash32
from heteroionic_lite.wording import brief

PREFIX = "HX1."
LONGEST = 40_000  # characters
_SUM = 6
_FORM = re.compile(rf"HX1\.([A-Za-z0-9_-]+)\.([{SIGNS}]{{{_SUM}}})")
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_FIELDS = 5


class BadHandIn(ValueError):  # noqa: N818 - it reads as what is wrong
    """A text that is no hand-in code, or was damaged on its way."""


def hand_in_code(set_: str, sheet: str, claims: Iterable[Claim]) -> str:
    """The code for the claims of one sheet of a problem set."""
    parts = [set_, sheet.replace("-", "")]
    for claim in claims:
        counts = (str(claim.tries or ""), str(claim.hints or ""))
        fields = [claim.value, claim.unit, *counts, claim.bought]
        while len(fields) > 1 and not fields[-1]:
            fields.pop()
        number = claim.exercise.partition(".")[2]
        parts.append(f"{number}={'|'.join(map(_escaped, fields))}")
    body = base64.urlsafe_b64encode(";".join(parts).encode("utf-8", "replace")).decode()
    start = f"{PREFIX}{body.rstrip('=')}"
    return f"{start}.{_sum(start)}"


def read_hand_in(text: str) -> tuple[str, str, list[Claim]]:
    """The problem set, the sheet and the claims of a code; BadHandIn says what is wrong with it.

    Blanks and line breaks, which a form may have put in, do not matter.
    """
    joined = "".join(str(text).split())
    if len(joined) > LONGEST:
        raise BadHandIn(f"a hand-in code has at most {LONGEST} characters, not {len(joined)}")
    found = _FORM.fullmatch(joined)
    if not found:
        raise BadHandIn(
            f"{brief(text)} is no hand-in code: it begins with {PREFIX} and ends with a dot and "
            f"{_SUM} signs; copy all of it"
        )
    if _sum(f"{PREFIX}{found[1]}") != found[2]:
        raise BadHandIn(f"{brief(text)} was damaged on its way: its sum does not fit; copy it anew")
    try:
        body = base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4)).decode()
        set_, code, *rest = body.split(";")
        sheet = parse_code(code)
    except (binascii.Error, UnicodeDecodeError, NoSuchCode, ValueError) as error:
        raise BadHandIn(f"{brief(text)} holds no answers of a sheet: {error}") from None
    return set_, sheet, [_claim(set_, sheet, part) for part in rest]


def _claim(set_: str, sheet: str, part: str) -> Claim:
    number, equals, fields = part.partition("=")
    value, unit, tries, hints, bought, *more = [*fields.split("|"), *([""] * _FIELDS)]
    if not equals or any(more) or not _NUMBER.fullmatch(number):
        raise BadHandIn(f"{brief(part)} is no answer of a hand-in code")
    for count in (tries, hints):
        if count and not _NUMBER.fullmatch(count):
            raise BadHandIn(f"{brief(count)} is no number of tries or hints")
    return Claim(
        f"{set_.partition('-')[0]}.{int(number)}",
        sheet,
        _unescaped(value),
        _unescaped(unit),
        hints=int(hints or 0),
        tries=int(tries or 0),
        bought=_unescaped(bought),
    )


def _sum(text: str) -> str:
    number = hash32(text)
    signs = ""
    for _ in range(_SUM):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    return signs


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace(";", "%3B").replace("|", "%7C")


def _unescaped(text: str) -> str:
    return text.replace("%7C", "|").replace("%3B", ";").replace("%25", "%")
