"""All submissions of a set, marked: with progress, side by side, resumed where a run was stopped.

A submission that is in the record with the same content, sheet and set is not marked again. What
cannot be marked becomes a 0 with its reason, and the run goes on.
"""

import contextlib
import ctypes
import hashlib
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from heteroionic_lite.course.lecturer.assessing import Entry, assess, nothing
from heteroionic_lite.course.lecturer.files import FileError, Progress
from heteroionic_lite.course.lecturer.record import Record
from heteroionic_lite.course.lecturer.roster import Person
from heteroionic_lite.course.lecturer.submissions import Submission
from heteroionic_lite.course.sets import problem_set

Assessor = Callable[["Task"], Entry]


@dataclass(frozen=True)
class Task:
    """One submission to be marked for the sheet that counts."""

    given: Submission
    sheet: str
    set: str
    digest: str


def alone(task: Task) -> Entry:
    """The marks of a submission, in whichever process this is."""
    return assess(task.given, task.sheet, task.set, task.digest)


def mark(
    submissions: Sequence[Submission],
    set_: str,
    people: Sequence[Person],
    record: Record,
    *,
    jobs: int = 1,
    again: bool = False,
    assessor: Assessor = alone,
) -> list[Entry]:
    """Marks what the record does not have yet; everybody in ``people`` gets an entry.

    Returns the entries of this run, of which those with a ``reason`` want to be looked at.
    """
    wanted = list(_tasks(submissions, problem_set(set_).identifier, people))
    done = {} if again else record.done()
    todo = [task for task in wanted if done.get(task.given.student) != task.digest]
    progress = Progress(set_, len(todo))
    found = []
    for entry in _marked(todo, jobs, assessor):
        record.enter(entry)
        found.append(entry)
        progress.step()
    record.close()
    return sorted(found, key=lambda one: one.student)


def _tasks(
    submissions: Sequence[Submission], set_: str, people: Sequence[Person]
) -> Iterator[Task]:
    """What there is to mark, sorted by student; who handed in nothing has a task, too."""
    codes = {one.student.casefold(): one for one in people}
    given: dict[str, Submission] = {}
    for one in submissions:
        person = codes.get(one.student.casefold())
        student = person.student if person else one.student
        notes = one.notes
        if people and person is None:
            notes = (*notes, f"{one.student} is not in the list of codes")
        given[student] = replace(one, student=student, notes=notes)
    for each in people:
        given.setdefault(each.student, Submission(each.student, ""))
    for student in sorted(given):
        person = codes.get(student.casefold())
        code, one = person.code if person else "", given[student]
        yield Task(one, code, set_, _digest(one, code, set_))


def _digest(given: Submission, code: str, set_: str) -> str:
    try:
        content = given.digest()
    except OSError as error:
        content = str(error.strerror)
    return hashlib.sha256(f"{content}|{code}|{set_}".encode()).hexdigest()


def _nothing(task: Task) -> Entry | None:
    """The entry of who handed in nothing, and of what could not be read."""
    given = task.given
    if given.path is None and not given.text:
        reason = "; ".join(given.notes) or "nothing was handed in"
        return nothing(replace(given, notes=()), task.sheet, task.set, reason, task.digest)
    return None


def _marked(tasks: Sequence[Task], jobs: int, assessor: Assessor) -> Iterator[Entry]:
    rest = []
    for task in tasks:
        if entry := _nothing(task):
            yield entry
        else:
            rest.append(task)
    if jobs <= 1 or len(rest) <= 1:
        yield from map(assessor, rest)
        return
    left = {task.given.student: task for task in rest}
    try:
        for entry in _side_by_side(rest, jobs, assessor):
            del left[entry.student]
            yield entry
    except BrokenProcessPool:
        # One of them ended its process, as for want of memory: each has one of its own now.
        for task in left.values():
            try:
                yield from _side_by_side([task], 1, assessor)
            except BrokenProcessPool:
                reason = f"{task.given.where}: ended the process that marked it (memory?)"
                yield nothing(task.given, task.sheet, task.set, reason, task.digest)


def _side_by_side(tasks: Sequence[Task], jobs: int, assessor: Assessor) -> Iterator[Entry]:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    count = min(jobs, len(tasks))
    with ProcessPoolExecutor(count, mp_context=context, initializer=_die_with_parent) as pool:
        waiting: Iterable[Future[Entry]] = [pool.submit(assessor, task) for task in tasks]
        for one in as_completed(waiting):
            yield one.result()


def _die_with_parent() -> None:
    """On Linux no process of a marking outlives one that is killed."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def guess_set(submissions: Sequence[Submission], source: Path) -> str:
    """The set that submissions are of, by their names and hand-in codes; FileError if unclear."""
    from heteroionic_lite.course.handin import BadHandIn, read_hand_in
    from heteroionic_lite.course.sets import problem_sets

    found = set()
    for one in submissions:
        if one.path is not None:
            parts = [*one.path.parts, one.path.stem]
            found |= {own for own in problem_sets() if own in parts}
        elif one.text:
            try:
                found.add(problem_set(read_hand_in(one.text)[0]).identifier)
            except (BadHandIn, ValueError):
                continue
    if len(found) != 1:
        what = " and ".join(sorted(found)) or "no set"
        raise FileError(
            f"{source}: {what} is named by what was handed in; say which one is to be "
            f"marked: --set {' or '.join(problem_sets())}"
        )
    return found.pop()
