"""Numbers that this package and the page share: ``rules.json``."""

import json
from pathlib import Path
from typing import Any

RULES: dict[str, Any] = json.loads(
    Path(__file__).with_name("rules.json").read_text(encoding="utf-8")
)
WORDS: dict[str, Any] = json.loads(
    Path(__file__).with_name("words.json").read_text(encoding="utf-8")
)
