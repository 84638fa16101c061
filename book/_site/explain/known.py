"""What the site knows and help and search pass on: figures, rows, chapters.

The one place that says where these come from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from _site import outputs
from _site.chapters import folder
from heteroionic_lite.evidence.findings import Finding
from heteroionic_lite.evidence.read import findings, orders, reported, solvents
from heteroionic_lite.evidence.rows import Order, Reported, Value
from heteroionic_lite.models import all_models
from heteroionic_lite.output.data import ExplorerData

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from docutils import nodes

    from heteroionic_lite.evidence.rows import Cited

Spec = dict[str, Any]  # as explorer/spec.py builds it

EQUATIONS = re.compile(r"Eqs?\.[ \N{NO-BREAK SPACE}](\d(?:(?:, | and |[-–])\d)*)")
GENERAL = "models"  # the chapter whose equations hold where a page has none of its own


def figures(doctree: nodes.document) -> Iterator[tuple[nodes.Element, Spec]]:
    """The explorers on a page: the node that draws each, and its specification."""
    for node, data in outputs.of(doctree):
        if isinstance(data, ExplorerData):
            yield node, data.spec


def words_of(spec: Spec) -> list[str]:
    """Everything a figure says in words, the title apart: for whoever looks for it."""
    asked = spec["predict"]
    labels = [
        *(axis["label"] for panel in spec["panels"] for axis in (panel["x"], panel["y"])),
        *(curve["label"] for panel in spec["panels"] for curve in panel["curves"]),
        *(point["label"] for panel in spec["panels"] for point in panel["points"]),
        *(readout["label"] for readout in spec["readouts"]),
        *(preset["label"] for preset in spec["presets"]),
        *(p["meaning"] for p in spec["parameters"] if p["slider"]),
    ]
    question = [asked["question"], *(c["text"] for c in asked["choices"])] if asked else []
    return [spec["description"], *question, *dict.fromkeys(labels)]


def equations_of(spec: Spec) -> set[int]:
    """The review's equations that a figure's curves and numbers follow."""
    curves = [curve for panel in spec["panels"] for curve in panel["curves"]]
    names = [
        *(curve[axis] for curve in curves for axis in ("x", "y")),
        *(readout["function"] for readout in spec["readouts"]),
    ]
    models = all_models()
    return {number for name in names if name for number in numbers_in(models[name].reference)}


def numbers_in(text: str) -> list[int]:
    """The equations a text names, with ranges spelt out.

    >>> numbers_in("Eqs. 2 and 3, extended; section 4"), numbers_in("Eqs. 1–5")
    ([2, 3], [1, 2, 3, 4, 5])
    """
    found: list[int] = []
    for match in EQUATIONS.finditer(text):
        for part in re.split(r", | and ", match[1]):
            first, *last = (int(digit) for digit in re.findall(r"\d", part))
            found += range(first, (last or [first])[0] + 1)
    return found


def chapter(docname: str, anchors: Collection[str]) -> str:
    """The chapter whose equations a page means: its own, or the general one.

    >>> chapter("book/le-se/practice", {"le-se-eq-1"}), chapter("book/data", {"le-se-eq-1"})
    ('le-se', 'models')
    """
    name = folder(docname)
    return name if f"{name}-eq-1" in anchors else GENERAL


def rows() -> list[Cited]:
    """Every reported value, and every finding on the review's statements."""
    return [*reported(), *solvents(), *orders(), *findings()]


def described(row: Cited) -> tuple[str, list[str], str]:
    """A row in short: what was found, where and how it was found, by whom."""
    source = row.source.removesuffix(f" ({row.id})")
    if isinstance(row, Finding):
        return f"{row.interface}: {row.relation} {', '.join(row.numbers)}", [row.finding], source
    if isinstance(row, Order):
        where = f"{row.interface}, by {row.compared}" + (f", with {row.kept}" if row.kept else "")
        return f"{row.quantity}: {row.order}", [where], source
    if not isinstance(row, Value):
        raise TypeError(f"{row.id}: {type(row).__name__} cannot be said in short")
    where = row.system
    if isinstance(row, Reported) and row.conditions:
        where = f"{where}; {row.conditions}"
    how = f"{row.method} ({row.method_detail})" if row.method_detail else row.method
    return f"{row.quantity}: {row.shown}", [part for part in (where, how) if part], source
