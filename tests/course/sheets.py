"""Sheets that tests draw, always the same ones."""

from heteroionic_lite.course.codes import LENGTH, SIGNS, check_sign, parse_code
from heteroionic_lite.hashing import hash32


def code(number):
    """The code of a number; equal numbers give equal codes."""
    rest, signs = hash32(f"sheet {number}"), ""
    for _ in range(LENGTH):
        rest, place = divmod(rest, len(SIGNS))
        signs += SIGNS[place]
    return parse_code(signs + check_sign(signs))


def codes(count):
    """So many different codes."""
    found = list(dict.fromkeys(code(number) for number in range(count)))
    assert len(found) == count
    return found
