"""A number of the reported values is taken from its row in a figure, never typed again."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from heteroionic_lite import reported, solvents
from heteroionic_lite.models import all_models
from tests.contents import SOURCES

BOOK = Path(__file__).resolve().parents[2] / "book"
CELL = re.compile(
    r"```\{code-cell\}[^\n]*\n(?:---\n.*?\n---\n)?(?::[^\n]*\n)*\n*(.*?)\n```", re.DOTALL
)
PARAMETERS = {p.name: p for model in all_models().values() for p in model.parameters}
# A round number that is also somebody's result is no copy of it where the cell says so.
OWN = "own choice"


def close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9)


def rows_of(name: str) -> list[tuple[str, float]]:
    """The single values that a parameter could have been given: same unit, same words."""
    parameter = PARAMETERS[name]
    pure = parameter.unit == "dimensionless"
    return [
        (row.id, row.si)
        for row in [*reported(), *solvents()]
        if row.is_point
        and row.si_unit == parameter.unit
        and (not pure or row.quantity.replace(" ", "_") in name)
    ]


def literals(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The numbers that a cell gives to parameters: presets, what is given, defaults."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            yield from (
                (key.value, value)
                for key, value in pairs
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            )
        elif isinstance(node, ast.Call):
            named = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if named == "having" and isinstance(node.func, ast.Attribute):
                owner = getattr(node.func.value, "attr", getattr(node.func.value, "id", ""))
                yield from ((owner, k.value) for k in node.keywords if k.arg == "default")
            elif named == "dict":
                yield from ((k.arg, k.value) for k in node.keywords if k.arg)


def typed_again(cell: str) -> list[str]:
    """Numbers in a cell that are those of a row."""
    lines = cell.split("\n")
    return [
        f"{name}={ast.unparse(value)} is {row}"
        for name, value in literals(ast.parse(cell))
        if name in PARAMETERS
        and isinstance(value, ast.Constant)
        and isinstance(value.value, int | float)
        and OWN not in lines[value.lineno - 1]
        for row, si in rows_of(name)
        if close(float(value.value), si)
    ]


def cells() -> list[tuple[str, str]]:
    found = [
        (str(page.relative_to(BOOK)), cell)
        for page in SOURCES
        for cell in CELL.findall(page.read_text(encoding="utf-8"))
    ]
    return [(page, cell) for page, cell in found if "explore(" in cell]


def test_no_figure_types_a_number_that_has_a_row():
    again = [(page, wrong) for page, cell in cells() for wrong in typed_again(cell)]
    assert again == []


def test_all_figures_are_looked_at():
    assert len(cells()) > 50


@pytest.mark.parametrize(
    "cell",
    [
        'explore("x", presets={"garnet": {"exchange_current_density": 0.531}})',
        'explore("x", presets={"garnet": dict(transfer_coefficient=0.44)})',
        'explore("x", sliders=[p.interphase_resistance.having(default=0.03)])',
        'explore("x", Panel([Curve(R, given={"donor_number": 15.1})]))',
    ],
)
def test_a_typed_number_is_found(cell):
    assert typed_again(cell) != []


@pytest.mark.parametrize(
    "cell",
    [
        'explore("x", presets={"garnet": dict(transfer_coefficient=row("V041"))})',
        'explore("x", presets={"half": dict(transfer_coefficient=0.5)})',
        'explore("x", presets={"a": dict(interphase_resistance=0.03)})  # own choice',
    ],
)
def test_a_row_or_another_number_is_not(cell):
    assert typed_again(cell) == []
