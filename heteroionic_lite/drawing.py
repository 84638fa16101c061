"""How numbers and figures are drawn: what Python and the front end both read.

>>> drawing()["samples"]
400

Colours and dashes by the number of a style, the sizes of marks, the rules by which axes are
fitted, the measures (in pixels) by which panels are laid out: once, in ``drawing.json``.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def drawing() -> dict[str, Any]:
    """The content of ``drawing.json``."""
    text = Path(__file__).with_name("drawing.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content
