"""Where names stand beside marks: no name hides a mark, a line, or another name.

Greedy, in the order of the marks: of the places around each the first that is free. What finds
none gets a number instead. The front end does the same (figure/names.ts); a table of cases holds
the two together.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

# left, top, right, bottom, in pixels
Box = tuple[float, float, float, float]
Line = Sequence[tuple[float, float]]

# Free space around a name.
AIR = 2


def placed(
    named: Sequence[tuple[float, float, float]],
    height: float,
    reach: float,
    *,
    within: Box,
    taken: Sequence[Box] = (),
    lines: Sequence[Line] = (),
) -> list[Box | None]:
    """For each (x, y, width of its name) the name's box, or None where there is no room.

    >>> placed([(50, 50, 20)], 10, 8, within=(0, 0, 100, 100))
    [(60, 45.0, 80, 55.0)]

    ``height`` is that of a name, ``reach`` that of a mark, from its middle.
    """
    used = [*taken, *(around(x, y, reach) for x, y, _ in named)]
    found: list[Box | None] = []
    for one in named:
        free = (
            box
            for box in _places(*one, height, reach)
            if _inside(box, within)
            and not any(_overlap(box, other) for other in used)
            and not any(_crosses(line, box) for line in lines)
        )
        box = next(free, None)
        found.append(box)
        if box:
            used.append(box)
    return found


def around(x: float, y: float, reach: float) -> Box:
    """The box of a mark."""
    return x - reach, y - reach, x + reach, y + reach


def _places(x: float, y: float, width: float, height: float, reach: float) -> Iterator[Box]:
    right, left, up = x + reach + AIR, x - reach - AIR - width, reach + height / 2
    for start, middle in (
        *((right, y), (left, y), (right, y - up), (right, y + up), (left, y - up), (left, y + up)),
        *((x - width / 2, y - up - AIR), (x - width / 2, y + up + AIR)),
    ):
        yield start, middle - height / 2, start + width, middle + height / 2


def _inside(one: Box, other: Box) -> bool:
    return one[0] >= other[0] and one[2] <= other[2] and one[1] >= other[1] and one[3] <= other[3]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _crosses(line: Line, box: Box) -> bool:
    """Whether a run of points passes through a box with its air: pieces clipped by its edges."""
    edges = ((box[0] - AIR, box[2] + AIR), (box[1] - AIR, box[3] + AIR))
    for start, end in pairwise(line):
        first, last = 0.0, 1.0
        for (low, high), a, b in zip(edges, start, end, strict=True):
            if b == a:
                first, last = (first, last) if low <= a <= high else (1.0, 0.0)
                continue
            one, other = sorted(((low - a) / (b - a), (high - a) / (b - a)))
            first, last = max(first, one), min(last, other)
        if first <= last:
            return True
    return False
