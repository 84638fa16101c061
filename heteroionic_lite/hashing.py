"""A 32-bit hash that Python and a page compute alike: numbers that look drawn, and come back.

>>> hash32("YT4WAX2|ps1.1|0|concentration")
3053180247

It keeps nothing secret and is not meant to.
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
