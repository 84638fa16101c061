"""Moodle's rules for numerical questions and choices, as its source has them, to judge a bank by.

The first answer that fits counts, in the order of the file. A number is tried in the unit that was
chosen and, failing that, as it stands; then the unit is not right and costs its penalty. Blanks go,
a comma is a decimal point unless there is a point or a second comma.
"""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_PRECISION = 1e-14
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?")
SELECT, NONE = 2, 3


@dataclass(frozen=True)
class Graded:
    credit: float
    feedback: str
    complete: bool = True


class Question:
    def __init__(self, element):
        self.element = element
        self.kind = element.get("type")
        self.name = element.findtext("name/text")
        self.text = element.findtext("questiontext/text")
        self.points = float(element.findtext("defaultgrade"))
        self.answers = [
            (
                one.findtext("text"),
                float(one.get("fraction")) / 100,
                float(one.findtext("tolerance") or 0),
                one.findtext("feedback/text") or "",
            )
            for one in element.findall("answer")
        ]
        self.units = {
            one.findtext("unit_name"): float(one.findtext("multiplier"))
            for one in element.findall("units/unit")
        }
        self.show = int(element.findtext("showunits") or NONE)
        self.penalty = float(element.findtext("unitpenalty") or 0)
        self.graded_by_unit = int(element.findtext("unitgradingtype") or 0)

    def choose(self, k):
        _, fraction, _, feedback = self.answers[k]
        return Graded(fraction, feedback)

    def grade(self, response, unit=""):
        """What an answer typed into the field, with a unit of the menu, is worth."""
        if self.show == SELECT and not unit:
            return Graded(0, "", complete=False)
        text = response.replace(" ", "")
        text = re.sub(r"(?:e|E|(?:x|\*|×)10(?:\^|\*\*))([+-]?\d+)", r"e\1", text)
        several = text.count(",") > 1
        text = text.replace(",", "") if "." in text or several else text.replace(",", ".")
        found = _NUMBER.match(text)
        if not found or (self.show == SELECT and text[found.end() :]):
            return Graded(0, "", complete=False)
        value = float(found[0])
        multiplier = 1 / self.units[unit] if unit in self.units else None
        scaled = value if multiplier is None else value * multiplier
        for answer, fraction, tolerance, feedback in self.answers:
            unit_is_right = multiplier is not None
            if not _within(answer, tolerance, scaled):
                unit_is_right = False
                if not _within(answer, tolerance, value):
                    continue
            if not unit_is_right and self.graded_by_unit:
                worth = max(fraction - self.penalty * fraction, 0)
                return Graded(worth, f"{feedback} You did not give the correct unit.")
            return Graded(fraction, feedback)
        return Graded(0, "")


def _within(answer, tolerance, value):
    if answer == "*":
        return True
    target = float(answer)
    room = tolerance + _PRECISION * max(1, abs(target))
    return target - room <= value <= target + room


def read(text):
    """The questions of a bank by their category."""
    found, category = {}, ""
    for element in ET.fromstring(text):  # noqa: S314 - made by ourselves
        if element.get("type") == "category":
            category = element.findtext("category/text")
            found[category] = []
        else:
            found[category].append(Question(element))
    return found
