"""A number as a student types it, read by the rule of the number fields.

>>> split_number("12,5 ohm cm^2")
(12.5, 'ohm cm^2')
>>> split_number("12,345")
Traceback (most recent call last):
...
heteroionic_lite.course.numbers.NotANumber: “12,345” may be 12.345 or 12345: write one of these.

A comma is a decimal point unless it may part thousands. The front end has the same rule
(``words/read.ts``); a table of cases holds the two together.
"""

import math
import re

from heteroionic_lite.units.texts import tidy

_LONGEST = 200
_RUN = re.compile("[⁰¹²³⁴-⁹⁺⁻]+")
_MANTISSA = re.compile(r"[+-]?(?:\d+(?:[.,]\d+| \d{3}(?!\d))*[.,]?|[.,]\d+)", re.ASCII)
_E = re.compile(r"e([+-]?\d+)", re.ASCII | re.IGNORECASE)
_POWER = re.compile(r"\s*[*x]\s*10\s*(?:\^|\*\*)?\s*([+-]?\d+)", re.ASCII)
_ALONE = re.compile(r"([+-]?)10\s*(?:\^|\*\*)\s*([+-]?\d+)", re.ASCII)
_NOT_FINITE = re.compile(r"[+-]?(?:inf|infinity|∞|nan)", re.IGNORECASE)
_AGAIN = re.compile(r"(?!1\s*/)[\d.,+-]", re.ASCII)
_SPACED = re.compile(r"[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


class NotANumber(ValueError):  # noqa: N818 - it reads as what is wrong
    """A text that is not one number, and why."""


def split_number(text: str) -> tuple[float, str]:
    """The number at the start of a text, and the unit behind it; NotANumber says what is wrong."""
    if len(text) > _LONGEST:
        raise NotANumber(f"A number has at most {_LONGEST} characters.")
    raised = _RUN.sub(lambda run: "^" + run[0].translate(_SUPERSCRIPTS), text)
    plain = re.sub(r"\s+", " ", tidy(raised))
    if not plain:
        raise NotANumber("Nothing is typed.")
    if _NOT_FINITE.match(plain):
        raise NotANumber("A finite number is needed.")
    number, rest = _number(plain)
    if not math.isfinite(number):
        raise NotANumber("That is no finite number.")
    if _AGAIN.match(rest):
        raise NotANumber(f"“{text.strip()}” is not one number.")
    return number, rest


def _number(text: str) -> tuple[float, str]:
    alone = _ALONE.match(text)
    if alone:
        return float(f"{alone[1]}1e{alone[2]}"), text[alone.end() :].strip()
    mantissa = _MANTISSA.match(text)
    if not mantissa:
        raise NotANumber(f"“{text}” does not begin with a number.")
    after = text[mantissa.end() :]
    power = _E.match(after) or _POWER.match(after)
    rest = after[power.end() :] if power else after
    return float(f"{_decimal(mantissa[0])}e{power[1] if power else 0}"), rest.strip()


def _decimal(text: str) -> str:
    """The digits with a decimal point; a comma is one too, unless it may part thousands."""
    if " " in text and not _SPACED.fullmatch(text):
        raise NotANumber(f"“{text}” is more than one number.")
    joined = text.replace(" ", "")
    if sum(joined.count(mark) for mark in ",.") > 1:
        raise NotANumber(
            f"“{text}” has several marks; write the number without separators of thousands."
        )
    if _THOUSANDS.fullmatch(joined):
        whole, part = joined.split(",")
        raise NotANumber(f"“{text}” may be {whole}.{part} or {whole}{part}: write one of these.")
    return joined.replace(",", ".")
