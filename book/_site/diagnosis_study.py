"""Tables of the study that `benchmarks/diagnosis.py` saved: each goal reached, or how far short.

>>> reached({"value": 0.94, "sign": ">=", "goal": 0.95, "reached": False})
'<strong>94 %, short</strong>'
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {
    "choice": "Which mechanism is named, of random truths",
    "forms": "Differential resistances, and two interfaces in one cell",
    "outside": "Causes that no mechanism of the set has",
    "next": "Five aged rows without bias, and three more",
    "coverage": "How often a 95 % interval holds the truth",
}
# Of each part: the columns after design and truth, by their names in the file.
COLUMNS = {
    "choice": {"named": "named rightly", "in_set": "truth in the set", "refused": "refused",
               "undecided": "layer undecided"},
    "forms": {"named": "named rightly", "in_set": "truth in the set", "refused": "refused",
              "undecided": "layer undecided"},
    "outside": {"refused": "refused", "cause": "its cause named",
                "other_cause": "only another named",
                "one_model": "one mechanism had 95 % of the weight"},
    "next": {"named": "named rightly", "layer": "a layer seen", "undecided": "layer undecided"},
    "coverage": {"transfer_coefficient": "α", "layer_resistance": "resistance of the layer"},
}  # fmt: skip


def study(path: Path, part: str) -> str:
    """One part as a table with its command; a sentence where it was not made."""
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"] if path.is_file() else []
    rows = [row for row in rows if row["part"] == part]
    if not rows:
        return (
            f"<p>{escape(WORDS[part])}: not made yet; "
            f"<code>python benchmarks/diagnosis.py 100 --only {escape(part)} --save</code>.</p>\n"
        )
    columns = COLUMNS[part]
    goals = {name: wanted(rows, name) for name in columns}
    heads = ["rows", "truth", *(title + goals[name] for name, title in columns.items()), "sets"]
    commands = sorted({row["command"] for row in rows})
    made = ", ".join(f"<code>{escape(command)}</code>" for command in commands)
    body = "\n".join(line(row, columns) for row in rows)
    return (
        '<div class="hx-dg-study" tabindex="0" role="group" aria-label="Study">'
        f'<table class="hx-table"><caption>{escape(WORDS[part])}</caption>'
        f"<thead><tr>{''.join(f'<th scope=col>{escape(one)}</th>' for one in heads)}</tr></thead>"
        f"<tbody>\n{body}\n</tbody></table>\n</div>\n<p>Made by {made}.</p>\n"
    )


def wanted(rows: list[dict[str, Any]], name: str) -> str:
    """The goal of a column, where rows have one."""
    found = [row["goals"][name] for row in rows if name in row["goals"]]
    return f" (goal: {goal_text(found[0])})" if found else ""


def line(row: dict[str, Any], columns: dict[str, str]) -> str:
    """One design and truth."""
    cells = [escape(row["design"]), escape(row["truth"])]
    for name in columns:
        goal = row["goals"].get(name)
        if row[name] is None:
            cells.append("–")
            continue
        value = row[name] if isinstance(row[name], float) else row[name] / row["sets"]
        cells.append(reached(goal) if goal else percent(value))
    others = {name: goal for name, goal in row["goals"].items() if name not in columns}
    cells[-1] += "".join(
        f"; {escape(name)}: {reached(goal)} (goal: {goal_text(goal)})"
        for name, goal in others.items()
    )
    cells.append(str(row["sets"]))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def reached(goal: dict[str, Any]) -> str:
    """A share, and whether it reached its goal."""
    shown = percent(goal["value"])
    return f"{shown} ✓" if goal["reached"] else f"<strong>{shown}, short</strong>"


def goal_text(goal: dict[str, Any]) -> str:
    """What was to be reached."""
    wanted = goal["goal"]
    if isinstance(wanted, list):
        return " to ".join(map(percent, wanted))
    return f"{'≥' if goal['sign'] == '>=' else '≤'} {percent(wanted)}"


def percent(share: float) -> str:
    """A share as a reader says it."""
    return f"{100 * share:.3g} %"
