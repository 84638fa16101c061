"""The numbers by which a diagnosis goes: what Python and the page both read.

>>> RULES["near"], RULES["holds"]  # ΔAICc of the simplest that is named; weight of the set
(2, 0.95)
"""

import json
from pathlib import Path
from typing import Any

RULES: dict[str, Any] = json.loads(
    Path(__file__).with_name("rules.json").read_text(encoding="utf-8")
)
