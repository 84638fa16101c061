"""A 32-bit hash that Python and a page compute alike: from it come the numbers of a sheet.

>>> hash32("YT4WAX2|ps1.1|0|concentration")
3053180247

It keeps nothing secret and is not meant to: what it makes of a sheet's code anyone may know.
"""

_MASK = 0xFFFFFFFF


def hash32(text: str) -> int:
    """FNV-1a over the bytes of the text, its bits then mixed as MurmurHash3 ends."""
    value = 0x811C9DC5
    for byte in text.encode("utf-8", "surrogatepass"):
        value = ((value ^ byte) * 0x01000193) & _MASK
    value ^= value >> 16
    value = (value * 0x85EBCA6B) & _MASK
    value ^= value >> 13
    value = (value * 0xC2B2AE35) & _MASK
    return value ^ (value >> 16)


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
