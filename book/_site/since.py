"""What has been found since the review, by the statements it speaks of.

>>> said()["C138"].startswith("confirmed by [F10](#F10)")
True

The findings are those of `heteroionic_lite.findings()`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heteroionic_lite.evidence.read import findings
from heteroionic_lite.evidence.words import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heteroionic_lite.evidence.findings import Finding

PASSIVE = {
    "confirms": "confirmed by",
    "qualifies": "qualified by",
    "contradicts": "contradicted by",
    "new": "taken further by",
}


def by_statement(rows: Iterable[Finding]) -> dict[str, dict[str, list[str]]]:
    """Of each statement the findings on it, by what they do to it."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        for number in row.numbers:
            found.setdefault(number, {}).setdefault(row.relation, []).append(row.id)
    return dict(sorted(found.items()))


def said() -> dict[str, str]:
    """Of each statement what has been found on it, as Markdown with links."""
    return {
        number: "; ".join(
            f"{PASSIVE[relation]} {', '.join(f'[{one}](#{one})' for one in found[relation])}"
            for relation in RELATIONS
            if relation in found
        )
        for number, found in by_statement(findings()).items()
    }
