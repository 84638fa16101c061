"""Which curves lie on one another, so that a figure can say what an eye cannot see.

The front end does the same at every setting (figure/same.ts); a table of cases holds the two
together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from heteroionic_lite.drawing import drawing
from heteroionic_lite.equation import FloatArray


@dataclass(frozen=True)
class Course:
    """A curve as shares of its axes: 0 where an axis begins, 1 where it ends.

    ``over`` is what it runs along, between which ends: only curves over the same are compared.
    """

    label: str
    over: str
    x: FloatArray
    y: FloatArray

    @property
    def seen(self) -> npt.NDArray[np.bool_]:
        """Where it is within the axes."""
        return (self.x >= 0) & (self.x <= 1) & (self.y >= 0) & (self.y <= 1)


def coinciding(courses: Sequence[Course]) -> list[list[str]]:
    """Groups of labels whose curves coincide wherever one of them is seen.

    >>> run = np.linspace(0, 1, 5)
    >>> a, b, c = (Course(label, "c", run, y) for label, y in zip("abc", (run, run, run**2)))
    >>> coinciding([a, b, c])
    [['a', 'b']]
    """
    groups: list[list[Course]] = []
    for one in courses:
        group = next((group for group in groups if _same(group[0], one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    labels = [list(dict.fromkeys(one.label for one in group)) for group in groups]
    return [group for group in labels if len(group) > 1]


def coincidence(groups: Sequence[Sequence[str]]) -> str:
    """Say it on the figure: “a” and “b” coincide here."""
    said = []
    for labels in groups:
        *first, last = (f"“{label}”" for label in labels)
        said.append(f"{', '.join(first)} and {last} coincide here.")
    return " ".join(said)


def _same(one: Course, other: Course) -> bool:
    if one.over != other.over:
        return False
    seen = one.seen | other.seen
    with np.errstate(invalid="ignore"):
        apart = np.maximum(np.abs(one.x - other.x), np.abs(one.y - other.y))[seen]
    return bool(apart.size > 1 and np.all(apart <= drawing()["marks"]["curve"]["apart"]))
