"""Notebooks to hand out, and around them what nbgrader wants.

>>> from heteroionic_lite.course.sets import problem_set
>>> made = notebook(problem_set("ps1"))
>>> [cell["metadata"]["nbgrader"]["grade_id"] for cell in made["cells"] if grade_cell(cell)][:2]
['ps1-1', 'ps1-2']

A notebook holds no number of any sheet and no answer: both are made where it is run. It opens in
Binder, Colab, JupyterLab and after a download alike. Its grade cells are locked and marked from the
claims beside the answers; the essay is graded by hand.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from heteroionic_lite.course import sets
from heteroionic_lite.course.buying import first
from heteroionic_lite.course.exercises import (
    Choice,
    Essay,
    Exercise,
    Expression,
    Numeric,
    ProblemSet,
)
from heteroionic_lite.course.judging import spellings
from heteroionic_lite.course.lecturer.files import FileError, write

Cell = dict[str, Any]
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}

_GET = """\
# Run this cell first. Where the package is missing, as in Colab, it is installed.
from importlib.util import find_spec

if find_spec("heteroionic_lite") is None:
    from pathlib import Path

    beside = sorted(str(path.resolve()) for path in Path().glob("heteroionic_lite-*.whl"))
    package = beside[-1] if beside else {package!r}
    if not package:
        raise ModuleNotFoundError(
            "heteroionic_lite is not installed here: put the file heteroionic_lite-….whl that "
            "your lecturer gives you beside this notebook, and run this cell again"
        )
    %pip install --quiet "{{package}}"

from heteroionic_lite.course import answer, hand_in, hint, measure, sheet"""

_ABOUT = """\
# {title}

{minutes} minutes, {points:g} points. The numbers are those of your own sheet.

1. Run the first cell, type your code into the second, run that.
2. Answer each exercise in its cell and run the cell: it says at once what there is to say. A \
number alone does not count where a unit is asked for. You may try again; the last attempt counts.
3. `hint("{key}.1")` gives the next hint of an exercise. How many you saw is handed in as well.
4. At the end run the last cell, save the notebook and hand it in, or paste the code it prints."""

_SHEET = """\
# Your code, as YT4W-AX2C. Without one, sheet("", "{key}") draws numbers to practise with.
mine = sheet("type your code here", "{key}")"""

_CONFIG = """\
# Written by `python -m heteroionic_lite.course release`. nbgrader reads it; so does
# `python -m heteroionic_lite.course mark`.
from heteroionic_lite.course.lecturer.in_nbgrader.record import configure

c = get_config()
configure(c)
"""


def grade_id(exercise: Exercise) -> str:
    """The name of its grade cell: ``ps1-3``."""
    return exercise.identifier.replace(".", "-")


def grade_cell(cell: Mapping[str, Any]) -> bool:
    """Whether points are given for a cell."""
    return bool(cell["metadata"].get("nbgrader", {}).get("grade"))


def notebook(own: ProblemSet, package: str = "") -> dict[str, Any]:
    """The notebook of a set as JSON's own types; ``package`` is what pip gets where it is missing.

    Raises FileError for a set of one's own, which no student's installation has.
    """
    if not is_public(own):
        raise FileError(
            f"{own.identifier} is your own: a notebook would need its file, solutions included, "
            "beside it. Use `sheet` (paper) or `moodle` for it"
        )
    key = own.key
    cells = [
        _markdown(_ABOUT.format(title=own.title, minutes=own.minutes, points=own.points, key=key)),
        _code(_GET.format(package=package)),
        _code(_SHEET.format(key=key)),
    ]
    for one in own.exercises:
        cells += _exercise(one)
    cells += [_markdown("## Hand in"), _code(f'hand_in("{key}")')]
    for number, cell in enumerate(cells):
        text = f"{own.identifier}\n{number}\n{cell['source']}"
        cell["id"] = hashlib.sha256(text.encode()).hexdigest()[:12]
    return {
        "cells": cells,
        "metadata": {"kernelspec": KERNEL, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _exercise(one: Exercise) -> Iterable[Cell]:
    yield _markdown(f"## {one.identifier} {one.title}")
    yield _code(f'mine["{one.identifier}"]')
    if one.bench:
        place = ", ".join(f'"{words}"' for words in first(one.bench))
        yield _code(f'measure("{one.identifier}", {place})')
    name = grade_id(one)
    if isinstance(one, Essay):
        text = f'answer("{one.identifier}", """\n\n""")'
        yield _code(text, _meta(name, grade=True, solution=True, points=one.points))
        return
    yield _code(_answer(one), _meta(f"{name}-answer", grade=False, solution=True))
    said = f"# {one.identifier}: {one.points:g} points, marked from your answer. Leave this cell."
    yield _code(said, _meta(name, grade=True, solution=False, points=one.points))


def _answer(one: Exercise) -> str:
    if isinstance(one, Numeric):
        unit = f', "{one.asked}"' if one.asked != "dimensionless" else ""
        return f'answer("{one.identifier}", ...{unit})'
    if isinstance(one, Expression) and one.may_be_function:
        names = ", ".join(_python_name(each.name, spellings(each)) for each in one.of)
        return (
            f"def formula({names}):\n    return ...\n\n\n"
            f'answer("{one.identifier}", formula)  # or a formula as a text'
        )
    if isinstance(one, Choice) and one.sure:
        return f'answer("{one.identifier}", "", "... %")  # once: the first answer counts'
    return f'answer("{one.identifier}", "")'


def _python_name(name: str, ways: Iterable[str]) -> str:
    return next(
        (way for way in ways if re.fullmatch(r"[A-Za-z]\w*", way) and way != "lambda"), name
    )


def _markdown(source: str) -> Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _code(source: str, metadata: dict[str, Any] | None = None) -> Cell:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": metadata or {},
        "outputs": [],
        "source": source,
    }


def _meta(name: str, *, grade: bool, solution: bool, points: float = 0) -> dict[str, Any]:
    """What nbgrader knows a cell by."""
    found = {
        "grade": grade,
        "grade_id": name,
        "locked": grade and not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if grade:
        found["points"] = points
    return {"nbgrader": found}


def is_public(own: ProblemSet) -> bool:
    """Whether the package itself has the set, as every student's does."""
    names = {path.stem.replace("_", "-") for path in Path(sets.__file__).parent.glob("ps*.py")}
    return own.identifier in names


def release(own: ProblemSet, folder: Path, package: str = "") -> list[Path]:
    """Writes the notebook to hand out, the same as nbgrader's source, and nbgrader's settings.

    Settings that are there already stay.
    """
    text = json.dumps(notebook(own, package), indent=1, ensure_ascii=False) + "\n"
    name = f"{own.identifier}.ipynb"
    paths = [folder / name, folder / "source" / own.identifier / name]
    for path in paths:
        write(path, text)
    config = folder / "nbgrader_config.py"
    if not config.exists():
        write(config, _CONFIG)
    return [*paths, config]
