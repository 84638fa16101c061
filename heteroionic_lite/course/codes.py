"""A sheet's code: seven signs and one that checks them, drawn from a secret or by chance.

>>> code_for("ada@example.org", course="spring", secret=b"only the lecturer has this")
'...-...'
>>> parse_code("1111-1112")
Traceback (most recent call last):
...
heteroionic_lite.course.codes.NoSuchCode: '1111-1112' is no sheet's code: one of its ...

The code says nothing about a person to whoever lacks the secret, so it may stand on a public page.
The check sign finds every single sign mistyped and every two signs exchanged.
"""

import hashlib
import hmac
import secrets

from heteroionic_lite.wording import brief

# 31 signs, a prime number: none looks like another. I and L are read as 1.
SIGNS = "123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 7
_READ = str.maketrans({"I": "1", "L": "1", "-": "", " ": "", "–": "", "‑": ""})
_LONGEST = 40  # characters of a text that may be a code


class NoSuchCode(ValueError):  # noqa: N818 - it reads as what is wrong
    """A text that is no code of a sheet."""


def code_for(student: str, course: str, secret: bytes) -> str:
    """The code of a student in a course; with another secret or course it is another.

    Raises ValueError for a secret shorter than 16 bytes.
    """
    if len(secret) < 16:  # noqa: PLR2004 - 128 bits
        raise ValueError(f"a secret has at least 16 bytes, not {len(secret)}")
    text = f"{course}|{student.strip()}".encode()
    return _written(int.from_bytes(hmac.new(secret, text, hashlib.sha256).digest()))


def random_code() -> str:
    """A code for somebody who practises without one."""
    return _written(secrets.randbelow(len(SIGNS) ** LENGTH))


def parse_code(text: str) -> str:
    """The code as it is written, ``YT4W-AX2C``; raises NoSuchCode for what is mistyped.

    Small letters, missing or further hyphens and blanks do not matter.
    """
    signs = str(text).strip().upper().translate(_READ)
    if len(str(text)) > _LONGEST or len(signs) != LENGTH + 1 or set(signs) - set(SIGNS):
        raise NoSuchCode(
            f"{brief(text)} is no sheet's code: eight of the signs {SIGNS}, as in {_written(0)}"
        )
    if signs[-1] != check_sign(signs[:-1]):
        raise NoSuchCode(
            f"{brief(text)} is no sheet's code: one of its signs is mistyped; "
            "copy it from where it was given to you"
        )
    return f"{signs[:4]}-{signs[4:]}"


def check_sign(signs: str) -> str:
    """What follows seven signs: weights from 1 to 7, and 8 so that no row of ones passes."""
    total = sum(weight * SIGNS.index(sign) for weight, sign in enumerate(signs, start=1))
    return SIGNS[(total + 8) % len(SIGNS)]


def _written(number: int) -> str:
    signs = ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    signs += check_sign(signs)
    return f"{signs[:4]}-{signs[4:]}"
