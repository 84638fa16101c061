"""Numbers as files have them: points or commas, groups of thousands, powers of ten.

>>> numeral("-1,5E+03", comma=True), numeral("1 841.2"), numeral("7oo")
(-1500.0, 1841.2, None)
"""

import re
from collections.abc import Iterable

_SIGNS = str.maketrans({"−": "-", "–": "-", "⁻": "-", "\u00a0": " ", "\u202f": " ", "’": "'"})
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_POWER = re.compile(r"\s*[×x*]\s*10\s*(?:\^|\*\*)?\s*([+-]?\d+)$")
_GROUPS = re.compile(r"([+-]?\d{1,3}(?:[ ']\d{3})+)(?![\d ])")
_ENDLESS = re.compile(r"[+-]?(?:inf|infinity|∞|nan)", re.IGNORECASE)
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}")


def numeral(cell: str, *, comma: bool = False) -> float | None:
    """The number that a cell is, or None. With ``comma`` a lone comma is the decimal sign."""
    text = _tidied(cell)
    if "," in text and "." in text:
        # The last one is the decimal sign, the other one parts thousands.
        apart = "," if text.rindex(".") > text.rindex(",") else "."
        whole = re.split(r"[.,]", text)
        if not _parted(text, apart):
            return None
        text = "".join(whole[:-1]) + "." + whole[-1]
    elif "," in text:
        if not comma or text.count(",") > 1:
            return None
        text = text.replace(",", ".")
    return float(text) if _PLAIN.fullmatch(text) else None


def is_endless(cell: str) -> bool:
    """Infinite, or not a number in the sense of a machine."""
    return bool(_ENDLESS.fullmatch(cell.strip()))


def is_like_a_number(cell: str, *, comma: bool) -> bool:
    """Whether a table's cell counts as one when its shape is looked for."""
    return numeral(cell, comma=comma) is not None or is_endless(cell)


def ambiguous(cells: Iterable[str], *, commas_elsewhere: bool) -> str | None:
    """The first cell of a column whose mark may be decimal or part thousands, if all may.

    >>> ambiguous(["1,841", "1,262"], commas_elsewhere=False)
    '1,841'
    >>> ambiguous(["0,100", "1,000"], commas_elsewhere=False)
    """
    marked = [text for text in map(_tidied, cells) if "," in text or "." in text]
    if not marked:
        return None
    found = [_THOUSANDS.fullmatch(text) for text in marked]
    signs = {one[1] for one in found if one}
    if None in found or len(signs) > 1:
        return None
    return marked[0] if signs == {","} or commas_elsewhere else None


def without_thousands(cell: str) -> str:
    """The digits, where marks are known to part thousands.

    >>> without_thousands("1,841"), without_thousands("0,100")
    ('1841', '0,100')
    """
    text = _tidied(cell)
    return re.sub(r"[.,]", "", text) if _GROUPED.fullmatch(text) else text


def _tidied(cell: str) -> str:
    text = cell.strip().translate(_SIGNS)
    text = _GROUPS.sub(lambda run: re.sub(r"[ ']", "", run[1]), text)
    return _POWER.sub(r"e\1", text)


def _parted(text: str, apart: str) -> bool:
    return bool(re.fullmatch(rf"[+-]?\d{{1,3}}(?:\{apart}\d{{3}})+[.,]\d+(?:[eE][+-]?\d+)?", text))
