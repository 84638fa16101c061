"""What the page folds is folded in a notebook too, so that its answers do not stand open.

>>> folded(["hide-cell"])
{'jupyter': {'source_hidden': True}, 'cellView': 'form'}
>>> folded([])
{}

JupyterLab and Notebook 7 go by `jupyter`, Colab by `cellView`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = {"hide-input", "remove-input", "hide-cell", "remove-cell", "proof"}
OUTPUTS = {"hide-output", "remove-output", "remove-cell"}
SOLUTION = "hide-cell"
# What such a cell gives is folded as well, by a magic of the package: JupyterLab opens an output
# that was hidden as soon as its cell is run. A folded cell shows its first line, and this is it.
SOLUTION_FOLDS = "%%solution"
SOLUTION_NEEDS = "%load_ext heteroionic_lite.solutions"
# Above it, since a folded cell says nothing of itself.
SOLUTION_BELOW = "*The solution is folded: run the cell below, then open it.*"


def folded(tags: Sequence[str]) -> dict[str, Any]:
    """The metadata that fold a cell with these tags."""
    found: dict[str, Any] = {}
    hidden = {"source_hidden": SOURCE & set(tags), "outputs_hidden": OUTPUTS & set(tags)}
    if any(hidden.values()):
        found["jupyter"] = {name: True for name, because in hidden.items() if because}
    if hidden["source_hidden"]:
        found["cellView"] = "form"
    return found
