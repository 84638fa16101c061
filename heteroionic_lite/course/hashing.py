"""What a sheet's code makes its numbers of: a hash that Python and a page compute alike.

It keeps nothing secret and is not meant to: what it makes of a sheet's code anyone may know.
"""

from heteroionic_lite.hashing import hash32


def share(text: str) -> float:
    """A number from 0 to below 1 for a text.

    >>> 0 <= share("anything") < 1
    True
    """
    return hash32(text) / 2**32


def spread(text: str) -> float:
    """A number of mean 0 and standard deviation 1 for a text: noise that comes back.

    Twelve shares added up less six, which is exact in both languages.
    """
    return sum(share(f"{text}|{k}") for k in range(12)) - 6
