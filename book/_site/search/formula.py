r"""A formula as plain text, from the MathML that stands beside it on a page.

>>> said("<math><mfrac><mrow><mi>R</mi><mi>T</mi></mrow><msub><mi>i</mi><mn>0</mn></msub></mfrac>"
...      "<mo>=</mo><msub><mi>R</mi><mi>ct</mi></msub></math>")
'(R T)/i₀ = R_ct'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable

BELOW = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
ABOVE = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
SMALL = re.compile(r"[0-9+\-−=()]+")
# Function application, times without a sign, and the space between letters.
UNSEEN = re.compile("[\N{FUNCTION APPLICATION}\N{INVISIBLE TIMES}\N{ZERO WIDTH SPACE}]")
SPACED = re.compile(r"\s*([=<>≤≥≈→⇒∝≪≫·×])\s*")
PRODUCT = re.compile(r"[\s+−·=-]")


def said(mathml: str) -> str:
    """The text of a `<math>` element, as KaTeX wrote it."""
    text = UNSEEN.sub("", written(ET.fromstring(mathml)))  # noqa: S314 (the build's own)
    return " ".join(SPACED.sub(r" \1 ", text).split())


def written(element: ET.Element) -> str:
    """An element's text."""
    kind = element.tag
    parts = [written(child) for child in element if child.tag != "annotation"]
    if kind in {"mi", "mn", "mo", "mtext"}:
        return element.text or ""
    shape = SHAPES.get(kind)
    if shape:
        return shape(*parts)
    return joined(element, parts) + (" " if kind in SPACES else "")


def joined(element: ET.Element, parts: list[str]) -> str:
    """The parts of a row: factors apart, so that each can be found, letters of a word together."""
    text, last = "", ""
    children = [child for child in element if child.tag != "annotation"]
    for child, part in zip(children, parts, strict=True):
        kind = "letter" if child.get("mathvariant") == "normal" else child.tag
        apart = kind in FACTORS and last in FACTORS and not kind == last == "letter"
        text += f" {part}" if apart and not kind == last == "mn" else part
        last = kind
    return text


def below(text: str) -> str:
    """An index: `i₀`, `R_ct`."""
    return text.translate(BELOW) if SMALL.fullmatch(text) else f"_{text}"


def above(text: str) -> str:
    """A power: `10⁻⁶`, `c^(α−1)`."""
    if not text or text in {"¯", "‾", "→", "′"}:  # written over or beside what is before
        return text.replace("¯", "").replace("‾", "").replace("→", "")
    return text.translate(ABOVE) if SMALL.fullmatch(text) else f"^{grouped(text)}"


def grouped(text: str) -> str:
    """In brackets, if it is a sum."""
    bare = text.strip()
    return f"({bare})" if PRODUCT.search(bare) else bare


FACTORS = {"letter", "mi", "mn", "msub", "msup", "msubsup", "mfrac", "msqrt"}
SPACES = {"mspace", "mtr", "mtd"}
SHAPES: dict[str, Callable[..., str]] = {
    "mfrac": lambda above_line, below_line: f"{grouped(above_line)}/{grouped(below_line)}",
    "msqrt": lambda *parts: f"√({''.join(parts)})",
    "msub": lambda base, index: base + below(index),
    "munder": lambda base, index: base + below(index),
    "msup": lambda base, power: base + above(power),
    "mover": lambda base, power: base + above(power),
    "msubsup": lambda base, index, power: base + below(index) + above(power),
    "munderover": lambda base, index, power: base + below(index) + above(power),
}
