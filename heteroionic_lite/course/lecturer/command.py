"""The commands: ``python -m heteroionic_lite.course codes | sheet | release | mark | …``.

Results go to the standard output or into files that are named; what is said of the work goes
beside them. The exit status is 0 also where some submissions could not be marked, 1 where nothing
could be done.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from heteroionic_lite.course.codes import NoSuchCode, parse_code
from heteroionic_lite.course.lecturer import gradebooks, moodle, own, paper, roster
from heteroionic_lite.course.lecturer.files import FileError, Progress, tell, write
from heteroionic_lite.course.lecturer.marking import alone, guess_set, mark
from heteroionic_lite.course.lecturer.record import Lines, feedback
from heteroionic_lite.course.lecturer.release import release
from heteroionic_lite.course.lecturer.report import report
from heteroionic_lite.course.lecturer.submissions import find
from heteroionic_lite.course.sets import problem_set, problem_sets
from heteroionic_lite.spelling import NoSuchName

CONFIG = "nbgrader_config.py"
_MOST_CASES = 40


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; 1 if nothing could be done, with what is wrong and where."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.own:
            own.use(asked.own)
        _COMMANDS[asked.command](asked)
    except (FileError, NoSuchName, NoSuchCode) as error:
        tell(str(error))
        return 1
    except OSError as error:
        tell(f"{error.filename or asked.command}: {error.strerror or error}")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m heteroionic_lite.course",
        description="Sheets with everybody's own numbers: made, handed out, marked.",
    )
    parser.add_argument("--own", type=Path, metavar="DIR", help="exercises of your own, see new")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=f"{words}.")

    _add_before(add)
    _add_after(add)
    return parser


def _add_before(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The commands by which a set is handed out."""
    sets = ", ".join(problem_sets())
    one = add("codes", "student,code,link for everybody in a roster")
    one.add_argument("roster", type=Path, help="a CSV file with a column of students")
    one.add_argument("--secret", type=Path, required=True, help="file; made if it is missing")
    one.add_argument("--course", default="course", help="another name gives other codes")
    one.add_argument("--column", default="", help="the roster's column of students")
    one.add_argument("--page", default="", help="address of the practice page, for the links")
    one.add_argument("--out", type=Path, help="a file in place of the standard output")

    one = add("sheet", "sheets to print")
    one.add_argument("code", help="a code, or the file that `codes` wrote: a sheet for everybody")
    one.add_argument("set", help=sets)
    one.add_argument("--solution", action="store_true", help="with the solutions of these numbers")
    how = one.add_mutually_exclusive_group()
    how.add_argument("--pdf", action="store_true", help="by Chromium or Chrome, if there is one")
    how.add_argument("--html", action="store_true", help="as it is by default")
    one.add_argument("--site", default="", help="the book's address, for links")
    one.add_argument("--out", type=Path, help="the file to write")

    one = add("release", "the notebook to hand out, with what nbgrader needs")
    one.add_argument("set", help=sets)
    one.add_argument("folder", type=Path, help="the course's directory")
    one.add_argument("--package", default="", help="what pip gets where the package is missing")

    one = add("moodle", "a bank of questions for Moodle, as XML")
    one.add_argument("set", help=sets)
    one.add_argument("--variants", type=int, default=40, help="questions for each exercise")
    one.add_argument("--secret", default="", help="a word; with another the numbers are others")
    one.add_argument("--site", default="", help="the book's address, for links")
    one.add_argument("--solution", action="store_true", help="solutions as general feedback")
    one.add_argument("--out", type=Path, help="a file in place of the standard output")

    one = add("new", "a private directory for exercises of your own")
    one.add_argument("folder", type=Path)


def _add_after(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The commands for what was handed in."""
    sets = ", ".join(problem_sets())
    one = add("mark", "marks notebooks or hand-in codes, again only what has changed")
    one.add_argument("source", type=Path, help="a folder, or a CSV file with hand-in codes")
    one.add_argument("--codes", type=Path, help="the file that `codes` wrote: whose sheet counts")
    one.add_argument("--set", default="", help="the set, where the files do not say it")
    one.add_argument("--column", default="", help="the column of students in a CSV file")
    one.add_argument("--record", type=Path, default=Path("marks"), help="where marks are kept")
    one.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="side by side")
    one.add_argument("--again", action="store_true", help="also what is marked already")
    one.add_argument("--feedback", type=Path, help="a folder for a text for each student")
    one.add_argument("--no-nbgrader", action="store_true", help="not into nbgrader's gradebook")

    one = add("report", "what the class got wrong, without names")
    one.add_argument("set", help=sets)
    one.add_argument("--record", type=Path, default=Path("marks"))

    one = add("grades", "fills the gradebook that an LMS exported")
    one.add_argument("set", help=sets)
    which = one.add_mutually_exclusive_group(required=True)
    which.add_argument("--moodle", type=Path, metavar="FILE", help="Moodle's gradebook")
    which.add_argument("--canvas", type=Path, metavar="FILE", help="Canvas's gradebook")
    one.add_argument("--column", default="", help="what the set is called there")
    one.add_argument("--record", type=Path, default=Path("marks"))
    one.add_argument("--nbgrader", type=Path, metavar="DIR", help="points of this course instead")
    one.add_argument("--out", type=Path, help="a file in place of the standard output")


def _give(content: str, path: Path | None) -> None:
    if path is None:
        sys.stdout.write(content)
        return
    write(path, content)
    tell(f"{path}: written")


def _codes(asked: argparse.Namespace) -> None:
    if not asked.secret.exists():
        tell(
            f"{asked.secret}: a secret was made; keep it, for without it no code can be made again"
        )
    secret = roster.make_secret(asked.secret)
    people = roster.codes(asked.roster, asked.course, secret, asked.column)
    _give(roster.as_table(people, asked.page), asked.out)


def _sheet(asked: argparse.Namespace) -> None:
    one = problem_set(asked.set)
    if Path(asked.code).is_file():
        codes, name = [each.code for each in roster.read_codes(Path(asked.code))], "sheets"
    else:
        codes = [parse_code(asked.code)]
        name = codes[0]
    ending = ".pdf" if asked.pdf else ".html"
    words = "-solution" if asked.solution else ""
    path = asked.out or Path(f"{one.identifier}-{name}{words}{ending}")
    page = paper.sheets(one, codes, solution=asked.solution, site=asked.site)
    if asked.pdf:
        paper.write_pdf(page, path)
    else:
        write(path, page)
    tell(f"{path}: {len(codes)} {'sheet' if len(codes) == 1 else 'sheets'}")


def _release(asked: argparse.Namespace) -> None:
    for path in release(problem_set(asked.set), asked.folder, asked.package):
        tell(f"{path}: written")


def _mark(asked: argparse.Namespace) -> None:
    people = roster.read_codes(asked.codes) if asked.codes else []
    if not people:
        tell("Without --codes each answer is marked for the sheet that it names itself.")
    given = find(asked.source, [one.student for one in people], asked.column)
    set_ = problem_set(asked.set or guess_set(given, asked.source)).identifier
    lines = Lines(asked.record, set_)
    root = asked.source if (asked.source / CONFIG).exists() else None
    if root and not asked.no_nbgrader and find_spec("nbgrader"):
        from heteroionic_lite.course.lecturer.in_nbgrader.record import Course

        course = Course(root, lines)
        found = mark(
            given, set_, people, course, jobs=asked.jobs, again=asked.again,
            assessor=course.assessor(),
        )  # fmt: skip
    else:
        if root and not asked.no_nbgrader:
            tell("nbgrader is not installed: marks go into the record alone.")
        found = mark(given, set_, people, lines, jobs=asked.jobs, again=asked.again, assessor=alone)
    _tell_marked(lines, len(found))
    if asked.feedback:
        for entry in lines.entries():
            name = re.sub(r"[^\w@+. -]|^[. ]+", "_", entry.student)
            write(asked.feedback / f"{name}.txt", feedback(entry) + "\n")


def _tell_marked(lines: Lines, marked: int) -> None:
    entries = lines.entries()
    tell(f"{lines.set}: {marked} marked now, {len(entries)} in {lines.path.with_suffix('.csv')}")
    cases = [one for one in entries if one.reason]
    for one in cases[:_MOST_CASES]:
        tell(f"  {one.student}: 0 points; {one.reason}")
    if len(cases) > _MOST_CASES:
        tell(f"  and {len(cases) - _MOST_CASES} more; the column notes has all of them")
    unread = sum(bool(missing) for _, _, missing in lines.totals().values())
    if unread:
        tell(f"To be read: a text of {unread} students, in {lines.path.stem}-to-read.csv")


def _report(asked: argparse.Namespace) -> None:
    set_ = problem_set(asked.set).identifier
    entries = Lines(asked.record, set_).entries()
    if not entries:
        raise FileError(f"{asked.record}: no marks of {set_}; `mark` makes them")
    sys.stdout.write(report(set_, entries))


def _moodle(asked: argparse.Namespace) -> None:
    one = problem_set(asked.set)
    progress = Progress("exercises", len(one.exercises))
    codes = moodle.variants(one, asked.secret, asked.variants)
    text = moodle.bank(one, codes, site=asked.site, solution=asked.solution, step=progress.step)
    _give(text, asked.out)


def _grades(asked: argparse.Namespace) -> None:
    set_ = problem_set(asked.set)
    if asked.nbgrader:
        from heteroionic_lite.course.lecturer.in_nbgrader import record as graded

        totals = graded.totals(asked.nbgrader, set_.identifier)
    else:
        totals = Lines(asked.record, set_.identifier).totals()
    if not totals:
        raise FileError(f"{asked.record}: no marks of {set_.identifier}; `mark` makes them")
    path, canvas = asked.moodle or asked.canvas, asked.canvas is not None
    filled = gradebooks.fill(path, asked.column or set_.identifier, totals, canvas=canvas)
    _give(filled.content, asked.out)
    tell(f"{path}: points of {filled.count} people")
    for line in filled.without:
        tell(f"  {line}")
    for student in filled.unmatched:
        tell(f"  {student} has points and is not in {path}")
    unread = [student for student, (_, _, missing) in totals.items() if missing]
    if unread:
        tell(f"  of {len(unread)} a text is not read yet and counts nothing")


def _new(asked: argparse.Namespace) -> None:
    for path in own.new(asked.folder):
        tell(f"{path}: written")


_COMMANDS = {
    "codes": _codes,
    "sheet": _sheet,
    "release": _release,
    "mark": _mark,
    "report": _report,
    "moodle": _moodle,
    "grades": _grades,
    "new": _new,
}
