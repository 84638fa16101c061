"""What somebody claims, from a notebook or a hand-in code, and the marks it is worth.

>>> from heteroionic_lite.course.handin import hand_in_code
>>> code = hand_in_code("ps1-liquid-solid", "1111-1119", [Claim("ps1.1", "1111-1119", "2", "s")])
>>> [row.verdict.kind for row in marks(claims_of(code)).rows][:2]
['dimension', 'no answer']

Nothing in a notebook is run: its claims are data that stand beside its outputs. Whoever forges
one has typed an answer, no more.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heteroionic_lite.course.codes import NoSuchCode, parse_code
from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.exercises import Exercise
from heteroionic_lite.course.handin import PREFIX, BadHandIn, read_hand_in
from heteroionic_lite.course.judging import Claim, Verdict, judge, messages
from heteroionic_lite.course.sets import problem_set
from heteroionic_lite.wording import brief

MIME = "application/vnd.heteroionic.claim+json"
VERSION = 1
_LONGEST = 20_000  # characters of one answer
_MOST = 1_000_000  # a number of tries or hints nobody has
_FLOOD = 1000  # claims of a notebook; of more, the last are taken
_LARGEST = 200_000_000  # bytes of a notebook
_TEXTS = ("exercise", "sheet", "value", "unit")
_COUNTS = ("hints", "tries")
_BOUGHT = "bought"  # only where something was


class BadSubmission(ValueError):  # noqa: N818 - it reads as what is wrong
    """What is no notebook and no hand-in code."""


@dataclass(frozen=True)
class Claims:
    """Claims in the order in which they were made; ``notes`` say what was not taken, and why."""

    set: str
    sheet: str
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """An exercise with the claim that counts, the verdict on it and the points it is worth.

    ``points`` is None where a person or the code lane decides.
    """

    exercise: Exercise
    claim: Claim | None
    verdict: Verdict
    points: float | None


@dataclass(frozen=True)
class Marks:
    """The marks of a problem set; ``notes`` are those of the claims."""

    set: str
    sheet: str
    rows: tuple[Mark, ...]
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        """What was gained, without what is still to be read or run; never less than nothing."""
        return max(0.0, sum(row.points or 0.0 for row in self.rows))

    @property
    def open(self) -> tuple[Mark, ...]:
        """What a person has to read, or the code lane to run."""
        return tuple(row for row in self.rows if row.points is None)


def as_json(claim: Claim) -> dict[str, Any]:
    """A claim as the data that stand beside an output."""
    content = {name: getattr(claim, name) for name in (*_TEXTS, *_COUNTS)}
    return {"version": VERSION, **content, **({_BOUGHT: claim.bought} if claim.bought else {})}


def read_claim(content: Any) -> Claim:
    """The claim that ``as_json`` made; a ValueError says what is wrong with another object."""
    if not isinstance(content, Mapping) or content.get("version") != VERSION:
        raise ValueError(f"{brief(content)} is no claim in version {VERSION}")
    content = {_BOUGHT: "", **content}
    for name in (*_TEXTS, _BOUGHT):
        text = content.get(name)
        if not isinstance(text, str) or len(text) > _LONGEST:
            raise ValueError(f"{name} of a claim is a text, not {brief(text)}")
    for name in _COUNTS:
        count = content.get(name)
        if type(count) is not int or not 0 <= count <= _MOST:
            raise ValueError(f"{name} of a claim is a small whole number, not {brief(count)}")
    # Half of a character pair can be in JSON, but not in a report.
    names = (*_TEXTS, _BOUGHT)
    texts = {name: content[name].encode("utf-8", "replace").decode() for name in names}
    return Claim(**texts, **{name: content[name] for name in _COUNTS})


def claims_of(source: str | Path | Mapping[str, Any]) -> Claims:
    """The claims of a hand-in code, of a notebook, or of the file of one.

    Raises BadSubmission for what is none of these; OSError for a file that cannot be read. What
    is wrong inside of a notebook becomes a note, for the rest of it still counts.
    """
    if isinstance(source, str) and source.strip().startswith(PREFIX):
        try:
            set_, sheet, found = read_hand_in(source)
        except BadHandIn as error:
            raise BadSubmission(str(error)) from None
        return Claims(set_, sheet, tuple(found))
    if not isinstance(source, Mapping):
        source = _loaded(Path(source))
    return _of_notebook(source)


def _loaded(path: Path) -> Mapping[str, Any]:
    size = path.stat().st_size
    if size > _LARGEST:
        raise BadSubmission(f"{path}: {size} bytes, and a notebook has at most {_LARGEST}")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadSubmission(f"{path}: not a notebook ({error})") from None
    if not isinstance(content, Mapping):
        raise BadSubmission(f"{path}: not a notebook, but {brief(content)}")
    return content


def _of_notebook(notebook: Mapping[str, Any]) -> Claims:
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise BadSubmission("a notebook has a list of cells; this has none")
    found: list[Claim] = []
    notes: list[str] = []
    for place, cell in enumerate(cells, start=1):
        for content in _contents(cell):
            try:
                found.append(read_claim(content))
            except ValueError as error:
                notes.append(f"cell {place}: {error}")
    if len(found) > _FLOOD:
        notes.append(f"{len(found)} answers; the last {_FLOOD} are taken")
        found = found[-_FLOOD:]
    sheet = found[-1].sheet if found else ""
    key = found[-1].exercise.partition(".")[0] if found else ""
    return Claims(key, sheet, tuple(found), tuple(notes))


def _contents(cell: Any) -> list[Any]:
    """What claims to be a claim among the outputs of a cell."""
    outputs = cell.get("outputs") if isinstance(cell, Mapping) else None
    bundles = [one.get("data") for one in outputs or () if isinstance(one, Mapping)]
    return [one[MIME] for one in bundles if isinstance(one, Mapping) and MIME in one]


def marks(claims: Claims, sheet: str = "", set_: str = "") -> Marks:
    """The marks that claims are worth, reckoned anew.

    ``sheet`` is the code that the lecturer gave, by default the one that is claimed; a claim for
    another sheet says so and is worth nothing. Of several claims for an exercise the last that
    was an attempt counts. Raises NoSuchName for an unknown problem set.
    """
    own = problem_set(set_ or claims.set)
    notes = list(claims.notes)
    try:
        code = parse_code(sheet or claims.sheet)
    except NoSuchCode as error:
        if sheet:
            raise
        none = Verdict("no answer", 0.0, messages()["no answer"], counts=False)
        rows = tuple(Mark(one, None, none, 0.0) for one in own.exercises)
        return Marks(own.identifier, "", rows, (*notes, str(error)))
    known = {one.identifier for one in own.exercises}
    others = sorted({claim.exercise for claim in claims.claims} - known)
    notes += [f"{brief(name)} is no exercise of {own.identifier}" for name in others]
    rows = tuple(_mark(one, code, claims) for one in own.exercises)
    return Marks(own.identifier, code, rows, tuple(notes))


def _mark(exercise: Exercise, code: str, claims: Claims) -> Mark:
    claim, verdict = None, Verdict("no answer", 0.0, messages()["no answer"], counts=False)
    for one in claims.claims:
        if one.exercise != exercise.identifier:
            continue
        found = judge(exercise, draw(exercise, code), one)
        if found.counts or not verdict.counts:
            claim, verdict = one, found
    credit = verdict.credit
    return Mark(exercise, claim, verdict, None if credit is None else credit * exercise.points)
