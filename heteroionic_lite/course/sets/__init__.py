"""The problem sets of the course, one a module.

>>> problem_set("ps1").title
'Liquid | solid'

A module whose name begins with ``ps`` and that has a ``SET`` is found, here and in the directories
that ``also`` adds.
"""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from heteroionic_lite.course.exercises import Exercise, ProblemSet
from heteroionic_lite.spelling import NoSuchName, did_you_mean
from heteroionic_lite.wording import brief


@cache
def problem_sets() -> dict[str, ProblemSet]:
    """Every problem set by its identifier, in order."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__) if one.name.startswith("ps"))
    found: list[ProblemSet] = [import_module(f"{__name__}.{name}").SET for name in names]
    return {one.identifier: one for one in found}


def also(folder: Path) -> None:
    """Finds the sets of another directory as well."""
    if str(folder.resolve()) not in __path__:
        __path__.append(str(folder.resolve()))
        problem_sets.cache_clear()


def problem_set(name: str) -> ProblemSet:
    """The set of that name, or of its number alone (``ps1``); another is a NoSuchName."""
    known = problem_sets()
    for one in known.values():
        if name in (one.identifier, one.key):
            return one
    raise NoSuchName(
        f"there is no problem set {brief(name)}; there is {', '.join(known)}"
        f"{did_you_mean(name, list(known))}"
    )


def exercise(name: str) -> Exercise:
    """The exercise of that name, ``ps1.3``; another is a NoSuchName."""
    own = problem_set(name.partition(".")[0])
    try:
        return own[name]
    except KeyError as error:
        raise NoSuchName(error.args[0]) from None
