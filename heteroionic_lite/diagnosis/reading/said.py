"""What a file says of itself in lines like ``# electrode area = 0.785 cm^2``.

>>> said_value("electrode area", "0,785 cm²"), said_value("interfaces", "3")
(7.850000000000001e-05, None)
"""

import re
from typing import Any

from heteroionic_lite.diagnosis.faults import Fault
from heteroionic_lite.diagnosis.reading.faults import fault, notice, rules
from heteroionic_lite.diagnosis.reading.numerals import numeral
from heteroionic_lite.diagnosis.reading.quantities import changes, in_words, unit_of

_SLIP = 2  # letters
_QUANTITY = re.compile(r"([+\-−]?[\d.,]+(?:[eE][+-]?\d+)?)\s*(.*)")


def said_value(key: str, value: Any) -> Any:
    """The value in SI, the whole number or the word; None for what is not allowed."""
    rule = rules()["said"][key]
    text = " ".join(str(value).split())
    if "words" in rule:
        return text.lower() if text.lower() in rule["words"] else None
    if "whole" in rule:
        number = numeral(text)
        return next((one for one in rule["whole"] if one == number), None)
    found = _QUANTITY.fullmatch(text)
    number = numeral(found[1], comma=True) if found else None
    unit, own = unit_of(found[2]) if found else None, unit_of(rule["unit"])
    if number is None or unit is None or own is None or unit.dimension != own.dimension:
        return None
    si = number * unit.factor + unit.offset
    return si if rule["low"] <= si <= rule["high"] else None


def allowed(key: str) -> str:
    """What may be said under a key, in words."""
    rule = rules()["said"][key]
    if "words" in rule or "whole" in rule:
        return "allowed: " + ", ".join(map(str, rule.get("words", rule.get("whole"))))
    own = unit_of(rule["unit"])
    return f"{in_words(own.dimension) if own else ''} with its unit, e.g. {rule['example']}"


def declared(
    said: list[tuple[int, str, str]], file: str, faults: list[Fault], notices: list[str]
) -> dict[str, Any]:
    """What the comments of a file declare; comments about anything else are passed over."""
    found: dict[str, Any] = {}
    known = list(rules()["said"])
    for line, key, value in said:
        if key not in known:
            if min(changes(key, one) for one in known) <= _SLIP:
                notices.append(notice("said", key=key, known=", ".join(known)))
            continue
        taken = said_value(key, value)
        if taken is None:
            parts = {"key": key, "value": value, "allowed": allowed(key)}
            faults.append(fault("SAID", f=file, L=line, **parts))
        else:
            found[key] = taken
    return found
