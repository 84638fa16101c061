"""What the pages of the book ask, read from their cells as they stand there."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from heteroionic_lite.questions import Choice, parse_question
from tests.contents import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)
OPTION = re.compile(r"^:.*\n", re.MULTILINE)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Asked:
    """A question with choices; `where` is its id."""

    where: str
    question: str
    choices: tuple[Choice, ...]

    @property
    def right(self) -> int:
        return [choice.right for choice in self.choices].index(True)

    @property
    def lengths(self) -> list[int]:
        return [len(TAG.sub("", choice.text)) for choice in self.choices]


def calls(name: str) -> Iterator[ast.Call]:
    """The calls of a function in the book's cells."""
    for page in sorted((ROOT / "book").rglob("*.md")):
        for cell in CELL.finditer(page.read_text(encoding="utf-8")):
            code = OPTION.sub("", cell["code"])
            if f"{name}(" not in code:
                continue
            for node in ast.walk(ast.parse(code)):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                    yield node


def text(node: ast.expr) -> str | None:
    """A text that stands there, also within `Predict(…)`."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Predict":
        node = node.args[0]
    value: Any = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else None


def questions() -> list[Asked]:
    """The self-check questions."""
    found = [(text(call.args[0]), text(call.args[1])) for call in calls("ask")]
    return [Asked(str(name), *parse_question(str(asked))) for name, asked in found]


def predictions() -> list[Asked]:
    """The predictions with choices."""
    asked = [
        (text(call.args[0]), text(keyword.value))
        for call in calls("explore")
        for keyword in call.keywords
        if keyword.arg == "predict"
    ]
    return [Asked(str(name), *parse_question(one)) for name, one in asked if one is not None]


def guessed() -> list[str]:
    """The figures on which the reader draws."""
    return [
        str(text(call.args[0]))
        for call in calls("explore")
        for keyword in call.keywords
        if keyword.arg == "predict" and isinstance(keyword.value, ast.Call)
        if getattr(keyword.value.func, "id", "") == "Guess"
    ]
