"""What the page folds is folded in a notebook too, so that its answers do not stand open.

>>> folded(["hide-cell"])
{'jupyter': {'source_hidden': True, 'outputs_hidden': True}, 'cellView': 'form'}
>>> folded([])
{}

JupyterLab and Notebook 7 go by `jupyter`, Colab by `cellView`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = {"hide-input", "remove-input", "hide-cell", "remove-cell", "proof"}
OUTPUTS = {"hide-output", "remove-output", "hide-cell", "remove-cell"}
SOLUTION = "hide-cell"
# A folded cell shows its first line, in Colab as its title: not the beginning of the answer.
SOLUTION_TITLE = "# @title Solution"
# Above a folded solution, since a folded cell says nothing of itself.
SOLUTION_BELOW = "*The solution is in the folded cell below: run it, then open its output.*"


def folded(tags: Sequence[str]) -> dict[str, Any]:
    """The metadata that fold a cell with these tags."""
    found: dict[str, Any] = {}
    hidden = {"source_hidden": SOURCE & set(tags), "outputs_hidden": OUTPUTS & set(tags)}
    if any(hidden.values()):
        found["jupyter"] = {name: True for name, because in hidden.items() if because}
    if hidden["source_hidden"]:
        found["cellView"] = "form"
    return found
