"""Where marks are kept: a line of JSON for each submission, written at once or not at all.

>>> import tempfile
>>> from heteroionic_lite.course.lecturer.assessing import nothing
>>> from heteroionic_lite.course.lecturer.submissions import Submission
>>> folder = Path(tempfile.mkdtemp())
>>> record = Lines(folder, "ps1-liquid-solid")
>>> record.enter(nothing(Submission("ada", "a.ipynb"), "", "ps1", "why"))
>>> [one.reason for one in Lines(folder, "ps1-liquid-solid").entries()]
['why']

A line is one transaction: a run that is killed leaves whole lines and at most one that is cut off,
which the next run drops. So the file is the list of what is done as well.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from heteroionic_lite.course.drawn import plain
from heteroionic_lite.course.exercises import Essay
from heteroionic_lite.course.lecturer.assessing import Entry, entry_of
from heteroionic_lite.course.lecturer.files import FileError, as_csv, harmless, read_table, write
from heteroionic_lite.course.sets import problem_set

READ = ("student", "exercise", "answer", "points", "of")


class Record(Protocol):
    """What marking needs of where marks are kept."""

    def done(self) -> dict[str, str]:
        """Of every student who has an entry its digest."""

    def enter(self, entry: Entry) -> None:
        """Keeps an entry, in place of an earlier one; all of it or nothing."""

    def close(self) -> None:
        """Puts everything in order at the end of a run."""


class Lines:
    """A file of JSON lines, and tables made of it for people."""

    def __init__(self, folder: Path, set_: str) -> None:
        self.folder, self.set = folder, problem_set(set_).identifier
        self.path = folder / f"{self.set}.jsonl"
        self._entries = {one.student: one for one in self._load()}

    def _load(self) -> Iterable[Entry]:
        if not self.path.exists():
            return
        content = self.path.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):  # cut off while it was written
            with self.path.open("r+b") as stream:
                stream.truncate(whole)
        for number, line in enumerate(content[:whole].splitlines(), start=1):
            try:
                yield entry_of(json.loads(line))
            except (ValueError, TypeError, KeyError) as error:
                raise FileError(f"{self.path}, line {number}: no entry ({error})") from None

    def entries(self) -> list[Entry]:
        """All of them, by student."""
        return [self._entries[student] for student in sorted(self._entries)]

    def done(self) -> dict[str, str]:
        """Of every student who has an entry its digest."""
        return {student: one.digest for student, one in self._entries.items()}

    def enter(self, entry: Entry) -> None:
        """Adds a line; of two for a student the later one counts."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as stream:
            stream.write(_line(entry))
            stream.flush()
            os.fsync(stream.fileno())
        self._entries[entry.student] = entry

    def close(self) -> None:
        """Sorts the file, and writes the tables of marks and of what is still to be read."""
        write(self.path, b"".join(map(_line, self.entries())))
        write(self.folder / f"{self.set}.csv", self.marks_table())
        table = self.to_read()
        if table.count("\n") > 1:
            write(self.folder / f"{self.set}-to-read.csv", table)

    def marks_table(self) -> str:
        """Students and their points as CSV, with each exercise and the reason for a 0."""
        names = [one.identifier for one in problem_set(self.set).exercises]
        rows = []
        for one in self.entries():
            by_name = {line.exercise: line for line in one.lines}
            cells = [_points(by_name[name].points) for name in names if name in by_name]
            total, of = _points(one.points), _points(one.of)
            said = "; ".join((*([one.reason] if one.reason else []), *one.notes))
            to_read = " ".join(one.open)
            rows.append((one.student, one.sheet, total, of, to_read, *cells, harmless(said)))
        return as_csv(("student", "sheet", "points", "of", "to read", *names, "notes"), rows)

    def to_read(self) -> str:
        """What a person has to read, with a place for points; those given before are kept."""
        given = self.read_points()
        own = problem_set(self.set)
        rows = []
        for one in self.entries():
            for line in one.lines:
                if line.points is not None and not isinstance(own[line.exercise], Essay):
                    continue
                text = line.value if line.points is None else f"({plain(line.message)})"
                points = given.get((one.student, line.exercise))
                shown = _points(points if line.points is None else 0.0)
                rows.append((one.student, line.exercise, harmless(text), shown, _points(line.of)))
        return as_csv(READ, rows)

    def read_points(self) -> dict[tuple[str, str], float]:
        """The points that a person gave, by student and exercise; FileError for what is none."""
        path = self.folder / f"{self.set}-to-read.csv"
        found: dict[tuple[str, str], float] = {}
        if not path.exists():
            return found
        table = read_table(path)
        columns = [table.column([name], name) for name in READ]
        for row in table.rows:
            student, exercise, _, points, of = (row[name] for name in columns)
            if not points:
                continue
            try:
                value, most = float(points.replace(",", ".")), float(of.replace(",", "."))
            except ValueError:
                raise FileError(f"{table.at(row)}: {points!r} of {of!r} are no points") from None
            if not 0 <= value <= most:
                raise FileError(f"{table.at(row)}: points go from 0 to {of}, not {points}")
            found[student, exercise] = value
        return found

    def totals(self) -> dict[str, tuple[float, float, tuple[str, ...]]]:
        """Of each student points, what there was to gain, and what nobody has read yet."""
        given = self.read_points()
        found = {}
        for one in self.entries():
            more = sum(given.get((one.student, name), 0.0) for name in one.open)
            unread = tuple(name for name in one.open if (one.student, name) not in given)
            found[one.student] = (one.points + more, one.of, unread)
        return found


def _line(entry: Entry) -> bytes:
    return json.dumps(entry.as_json(), ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _points(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def feedback(entry: Entry) -> str:
    """What a student may read of it: a sentence for each exercise, never the right value."""
    lines = [f"{entry.set}, sheet {entry.sheet}: {entry.points:g} of {entry.of:g} points"]
    lines += [entry.reason] if entry.reason else []
    for one in entry.lines:
        points = "to be read" if one.points is None else f"{one.points:g} of {one.of:g}"
        lines.append(f"{one.exercise} ({points}): {plain(one.message)}")
    return "\n".join([*lines, *entry.notes])
