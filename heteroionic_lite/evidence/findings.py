"""What a finding must be: what a study says of statements of the review, in words of our own.

>>> row = Finding.model_validate({**dict.fromkeys(Finding.model_fields, ""), "id": "F900",
...     "interface": "PE/SE", "relation": "qualifies", "statements": "C190; C196",
...     "finding": "A layer is there and does no harm.", "seen_at": "a library record",
...     "evidence": "primary abstract", "citation": "spencerjolly2022"})
>>> row.numbers, row.period, row.source
(['C190', 'C196'], '2020 or later', 'Spencer Jolly 2022, primary abstract (F900)')
"""

import re
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from heteroionic_lite.evidence.rows import FILLED, Cited, Given, given, word
from heteroionic_lite.evidence.words import INTERFACES, RELATIONS
from heteroionic_lite.wording import brief

LONGEST_FINDING, LONGEST_QUOTE = 60, 15  # words
_STATEMENT = re.compile(r"C\d{3}")


class Finding(Cited):
    """What a study says of statements of the review, in words of our own."""

    id: Annotated[str, Field(pattern=r"^F\d{2,4}$", description="stays for ever, as F01")]
    interface: word(INTERFACES) = Field(description="class of the contact")  # type: ignore[valid-type]
    relation: word(RELATIONS) = Field(description="what it does to the statements")  # type: ignore[valid-type]
    statements: str = Field(
        description="which statements of the review: numbers of the map, split by '; ': C190; C196",
        json_schema_extra={**FILLED},
    )
    finding: str = Field(
        description="what was found, in words of our own", json_schema_extra={**FILLED}
    )
    seen_at: Given = Field(description="the page on which it was read")
    quote: str = Field(
        exclude=True,
        description=f"at most {LONGEST_QUOTE} words that bear it out; evidence, never shown",
    )

    @field_validator("statements")
    @classmethod
    def _numbers_of_statements(cls, text: str) -> str:
        numbers = given(text).split("; ")
        for number in numbers:
            if not _STATEMENT.fullmatch(number):
                raise ValueError(
                    f"{brief(number)} is not the number of a statement, as C190; several are split "
                    "by '; '"
                )
            if numbers.count(number) > 1:
                raise ValueError(f"{number} is named twice")
        return text

    @field_validator("finding")
    @classmethod
    def _short(cls, text: str) -> str:
        words = len(given(text).split())
        if words > LONGEST_FINDING:
            raise ValueError(f"has {words} words; allowed are {LONGEST_FINDING}")
        return text

    @field_validator("quote")
    @classmethod
    def _no_more_than_evidence(cls, text: str, info: ValidationInfo) -> str:
        words = len(text.split())
        if words > LONGEST_QUOTE:
            raise ValueError(f"has {words} words; allowed are {LONGEST_QUOTE}")
        if text and text.casefold() in str(info.data.get("finding", "")).casefold():
            raise ValueError("stands in the finding, which is said in words of our own")
        return text

    @property
    def numbers(self) -> list[str]:
        """The statements one by one."""
        return str(self.statements).split("; ")

    def __repr__(self) -> str:
        return f"<{self.relation} {self.statements}: {self.finding} {self.source}>"
