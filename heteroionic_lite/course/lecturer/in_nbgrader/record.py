"""nbgrader as the record: its gradebook, its autograded notebooks, and what it lacks.

nbgrader commits a grade cell by cell and takes a copy that was begun for one that is done. Here a
submission enters the gradebook in one transaction, after nbgrader has run over it with a gradebook
of its own that is thrown away; only then does it count as done.
"""

import logging
import os
import shutil
import sysconfig
import tempfile
import warnings
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    ComputeChecksums,
    DeduplicateIds,
    LockCells,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
    SaveCells,
)
from nbgrader.utils import capture_log
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from heteroionic_lite.course.drawn import plain
from heteroionic_lite.course.lecturer.assessing import Entry
from heteroionic_lite.course.lecturer.files import FileError
from heteroionic_lite.course.lecturer.in_nbgrader.preprocessor import KNOWN, KeepClaims, MarkClaims
from heteroionic_lite.course.lecturer.marking import Task, alone
from heteroionic_lite.course.lecturer.record import Lines
from heteroionic_lite.course.sets import problem_set

CONFIG = "nbgrader_config.py"
_BASE = "base.db"


def configure(c: Any) -> None:
    """Sets nbgrader's own options, by which claims are marked and nothing is executed."""
    c.Autograde.sanitize_preprocessors = [
        KeepClaims, DeduplicateIds, OverwriteKernelspec, OverwriteCells, CheckCellMetadata,
    ]  # fmt: skip
    c.Autograde.autograde_preprocessors = [
        MarkClaims, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata,
    ]  # fmt: skip
    c.OverwriteCells.add_missing_cells = True
    # The notebooks hold no solutions that would have to be cut out.
    c.GenerateAssignment.preprocessors = [
        LockCells, ClearOutput, CheckCellMetadata, ComputeChecksums, SaveCells, CheckCellMetadata,
    ]  # fmt: skip


def _config(root: Path) -> Config:
    found = Config()
    if (root / CONFIG).exists():
        found = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    configure(found)
    found.CourseDirectory.root = str(root)
    return found


def _directory(config: Config, set_: str, student: str = "*") -> CourseDirectory:
    return CourseDirectory(config=config, assignment_id=set_, student_id=student)


def _gradebook(directory: CourseDirectory) -> Gradebook:
    """Opened or made: for a new one nbgrader starts ``alembic`` by its name.

    That program lies beside this Python, which need not be on the PATH.
    """
    path = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join((sysconfig.get_path("scripts"), path))
    try:
        return Gradebook(directory.db_url, directory.course_id)
    finally:
        os.environ["PATH"] = path


@dataclass(frozen=True)
class Grader:
    """Marks a notebook and lets nbgrader make its autograded copy of it."""

    root: Path
    scratch: Path

    def __call__(self, task: Task) -> Entry:
        """The entry, and beside it ``autograded/<student>/<set>``."""
        entry = alone(task)
        given = task.given
        place = self.root / "submitted" / given.student / task.set / f"{task.set}.ipynb"
        if given.path is None or given.path.resolve() != place.resolve():
            return entry
        KNOWN[given.student] = entry
        try:
            said = self._autograde(task.set, given.student)
        finally:
            del KNOWN[given.student]
        if not said or entry.reason:  # which says already why there is none
            return entry
        return replace(entry, notes=(*entry.notes, said))

    def _autograde(self, set_: str, student: str) -> str:
        """What went wrong, or nothing."""
        config = _config(self.root)
        mine = self.scratch / f"{os.getpid()}.db"
        if not mine.exists():
            shutil.copy(self.scratch / _BASE, mine)
        config.CourseDirectory.db_url = f"sqlite:///{mine}"
        app = Autograde(coursedir=_directory(config, set_, student), config=config)
        app.log = _quiet()
        app.force = True
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sqlalchemy, about how nbgrader uses it
            found = capture_log(app)
        if found["success"]:
            return ""
        last = str(found.get("error", "")).strip().splitlines()[-1:]
        return f"nbgrader made no copy of it ({' '.join(last)[:200]})"


def _file(url: str) -> str:
    """The file of a gradebook."""
    path = url.removeprefix("sqlite:///")
    if path == url:
        raise FileError(
            f"{CONFIG}: the gradebook is {url}; only one in a file (sqlite) is known here"
        )
    return path


def _quiet() -> logging.Logger:
    log = logging.getLogger("heteroionic_lite.course.nbgrader")
    log.propagate = False
    log.setLevel(logging.ERROR)
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    return log


class Course:
    """A course of nbgrader as a record: its gradebook, and the lines that say what is done."""

    def __init__(self, root: Path, lines: Lines) -> None:
        self.root, self.lines = root.resolve(), lines
        self.set = lines.set
        self._folder = tempfile.TemporaryDirectory(prefix="marking-")
        self.config = _config(self.root)
        directory = _directory(self.config, self.set)
        self._add_assignment(directory)
        shutil.copy(_file(directory.db_url), Path(self._folder.name, _BASE))
        self._book = _gradebook(directory)

    def assessor(self) -> Grader:
        """What marks a submission in a process of its own."""
        return Grader(self.root, Path(self._folder.name))

    def _add_assignment(self, directory: CourseDirectory) -> None:
        """Makes the release and the assignment of the gradebook, where they are missing."""
        with _gradebook(directory) as book:
            found = book.db.query(Assignment).filter(Assignment.name == self.set).one_or_none()
            if found is not None and found.notebooks:
                return
        source = self.root / "source" / self.set
        if not source.is_dir():
            raise FileError(f"{source}: is missing; `release {self.set} {self.root}` makes it")
        app = GenerateAssignment(coursedir=directory, config=self.config)
        app.log = _quiet()
        app.force = True
        made = capture_log(app)
        if not made["success"]:
            last = str(made.get("error", "")).strip().splitlines()[-1:]
            raise FileError(f"{source}: nbgrader made no assignment of it ({' '.join(last)})")

    def done(self) -> dict[str, str]:
        """Of every student with an entry, and with grades in the gradebook, its digest."""
        students = self._book.db.query(SubmittedAssignment.student_id).join(
            Assignment, Assignment.id == SubmittedAssignment.assignment_id
        )
        there = {row[0] for row in students.filter(Assignment.name == self.set)}
        return {name: digest for name, digest in self.lines.done().items() if name in there}

    def enter(self, entry: Entry) -> None:
        """All grades and comments in one transaction; what a person gave stays."""
        db = self._book.db
        try:
            for notebook in self._submission(entry.student).notebooks:
                _fill(notebook, entry)
            db.commit()
        except BaseException:
            db.rollback()
            raise
        self.lines.enter(entry)

    def _submission(self, student: str) -> SubmittedAssignment:
        db = self._book.db
        assignment = db.query(Assignment).filter(Assignment.name == self.set).one()
        person = db.query(Student).filter(Student.id == student).one_or_none()
        if person is None:
            person = Student(id=student)
            db.add(person)
        found = (
            db.query(SubmittedAssignment)
            .filter(
                SubmittedAssignment.assignment_id == assignment.id,
                SubmittedAssignment.student_id == student,
            )
            .one_or_none()
        )
        if found is not None:
            return found
        path = self.root / "submitted" / student / self.set
        time = _directory(self.config, self.set).get_existing_timestamp(str(path))
        with db.no_autoflush:
            found = SubmittedAssignment(assignment=assignment, student=person, timestamp=time)
            db.add(found)
            for one in assignment.notebooks:
                notebook = SubmittedNotebook(notebook=one, assignment=found)
                db.add(notebook)
                db.add_all(Grade(cell=cell, notebook=notebook) for cell in one.grade_cells)
                db.add_all(Comment(cell=cell, notebook=notebook) for cell in one.solution_cells)
        return found

    def close(self) -> None:
        """Sorts the lines and removes what was only for this run."""
        self._book.close()
        self._folder.cleanup()
        self.lines.close()


def _fill(notebook: SubmittedNotebook, entry: Entry) -> None:
    lines = {one.exercise.replace(".", "-"): one for one in entry.lines}
    for grade in notebook.grades:
        line = lines.get(grade.cell.name)
        grade.auto_score = line.points if line else 0.0
        grade.needs_manual_grade = grade.auto_score is None and grade.manual_score is None
    for comment in notebook.comments:
        line = lines.get(comment.cell.name.removesuffix("-answer"))
        said = plain(line.message) if line else ""
        if line and line.kind == "no answer":
            said = "No answer."
        comment.auto_comment = " ".join(filter(None, (entry.reason, said))) or None


def totals(root: Path, set_: str) -> dict[str, tuple[float, float, tuple[str, ...]]]:
    """Of each student points, what there was to gain, and what nobody has read yet."""
    own = problem_set(set_)
    directory = _directory(_config(root.resolve()), own.identifier)
    found = {}
    with _gradebook(directory) as book:
        for one in book.assignment_submissions(own.identifier):
            unread = tuple(
                grade.cell.name.replace("-", ".")
                for notebook in one.notebooks
                for grade in notebook.grades
                if grade.needs_manual_grade
            )
            found[one.student_id] = (one.score or 0.0, one.max_score or own.points, unread)
    return found
