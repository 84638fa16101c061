"""The marks of one submission, whatever it is: every way to fail ends in a 0 with its reason.

>>> from pathlib import Path
>>> from heteroionic_lite.course.lecturer.submissions import Submission
>>> found = assess(Submission("ada", "nowhere.ipynb", path=Path("nowhere.ipynb")), "", "ps1")
>>> found.points, found.reason
(0.0, 'nowhere.ipynb: No such file or directory')
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

from heteroionic_lite.course.claims import (
    BadSubmission,
    Claims,
    Mark,
    Marks,
    claims_of,
    marks,
)
from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.exercises import Essay, Expression
from heteroionic_lite.course.judging import PYTHON, Verdict, judge_values, points
from heteroionic_lite.course.lecturer.running import NotRun, can_run, run
from heteroionic_lite.course.lecturer.submissions import Submission
from heteroionic_lite.course.sets import problem_set
from heteroionic_lite.spelling import NoSuchName


@dataclass(frozen=True)
class Line:
    """What an exercise brought; ``points`` is None where a person has to read it."""

    exercise: str
    points: float | None
    of: float
    kind: str
    message: str = ""
    mistake: str = ""
    misconception: str = ""
    value: str = ""
    unit: str = ""
    hints: int = 0
    tries: int = 0


@dataclass(frozen=True)
class Entry:
    """The marks of a student for a set, as they are kept.

    ``reason`` says why there are none; ``digest`` changes with what was handed in, sheet and set.
    """

    student: str
    set: str
    sheet: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    reason: str = ""
    where: str = ""
    digest: str = ""

    @property
    def points(self) -> float:
        """What was gained, without what is still to be read; never less than nothing."""
        return max(0.0, sum(one.points or 0.0 for one in self.lines))

    @property
    def of(self) -> float:
        """What there was to gain."""
        return sum(one.of for one in self.lines)

    @property
    def open(self) -> tuple[str, ...]:
        """The exercises that a person has to read."""
        return tuple(one.exercise for one in self.lines if one.points is None)

    def as_json(self) -> dict[str, Any]:
        """The entry as JSON's own types."""
        return asdict(self)


def entry_of(content: dict[str, Any]) -> Entry:
    """The entry that ``as_json`` made."""
    given = dict(content)
    lines = tuple(Line(**one) for one in given.pop("lines"))
    return Entry(**{**given, "lines": lines, "notes": tuple(given.pop("notes"))})


def assess(given: Submission, sheet: str, set_: str, digest: str = "") -> Entry:
    """The marks of what was handed in; ``sheet`` is the student's code, by default what it says."""
    try:
        # A hand-in code or the path of a notebook; a text that is neither says so itself.
        return assess_claims(claims_of(given.path or given.text), given, sheet, set_, digest)
    except (BadSubmission, OSError, NoSuchName) as error:
        return nothing(given, sheet, set_, _said(error, given.where), digest)
    except MemoryError:
        return nothing(given, sheet, set_, f"{given.where}: too large for the memory", digest)
    except Exception as error:  # noqa: BLE001 - one odd submission must not stop the others
        why = f"{given.where}: could not be marked ({type(error).__name__}: {error})"
        return nothing(given, sheet, set_, why[:300], digest)


def assess_claims(
    claims: Claims, given: Submission, sheet: str, set_: str, digest: str = ""
) -> Entry:
    """The marks of claims that were read already."""
    found = finished(claims, sheet, set_)
    return Entry(
        given.student, found.set, found.sheet, tuple(map(_line, found.rows)),
        (*given.notes, *found.notes), "" if found.sheet else _no_sheet(claims), given.where, digest,
    )  # fmt: skip


def nothing(given: Submission, sheet: str, set_: str, reason: str, digest: str = "") -> Entry:
    """An explicit 0 for every exercise, and why."""
    own = problem_set(set_)
    lines = tuple(Line(one.identifier, 0.0, one.points, "no answer") for one in own.exercises)
    return Entry(
        given.student, own.identifier, sheet, lines, given.notes, reason, given.where, digest
    )


def _said(error: Exception, where: str) -> str:
    text = str(error)
    if isinstance(error, OSError):
        text = error.strerror or type(error).__name__
    return text if text.startswith(where) else f"{where}: {text}"


def _no_sheet(claims: Claims) -> str:
    return "no answer was recorded in it" if not claims.claims else "no sheet is known for it"


def finished(claims: Claims, sheet: str, set_: str) -> Marks:
    """The marks with functions run; raises BadSubmission for answers to another set."""
    own = problem_set(set_)
    if claims.set and claims.set not in {own.identifier, own.key}:
        known = problem_set(claims.set).identifier
        raise BadSubmission(f"it answers {known}, not {own.identifier}")
    found = marks(claims, sheet, own.identifier)
    return replace(found, rows=tuple(_run(row, found.sheet) for row in found.rows))


def _run(row: Mark, sheet: str) -> Mark:
    """A mark with its function run, if it has one."""
    exercise, claim = row.exercise, row.claim
    if not (isinstance(exercise, Expression) and claim and claim.unit == PYTHON):
        return row
    if row.points is not None or not can_run():
        return row
    at = [tuple(point[one.name] for one in exercise.of) for point in points(exercise)]
    try:
        verdict = judge_values(exercise, draw(exercise, sheet), run(claim.value, at))
    except NotRun as error:
        verdict = Verdict("not run", 0.0, f"The function could not be run: {error}.")
    return replace(row, verdict=verdict, points=(verdict.credit or 0.0) * exercise.points)


def _line(row: Mark) -> Line:
    claim, verdict = row.claim, row.verdict
    answered = claim is not None and not isinstance(row.exercise, Essay)
    return Line(
        row.exercise.identifier, row.points, row.exercise.points, verdict.kind, verdict.message,
        verdict.mistake, verdict.misconception,
        value=claim.value if claim and (answered or row.points is None) else "",
        unit=claim.unit if claim else "",
        hints=claim.hints if claim else 0,
        tries=claim.tries if claim else 0,
    )  # fmt: skip
