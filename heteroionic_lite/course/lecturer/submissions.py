"""What was handed in: notebooks in folders, hand-in codes in files or in a column of an LMS.

A folder has a file or a folder for each student: ``ada.ipynb``, ``ada/ps1.ipynb``, nbgrader's
``submitted/ada/ps1-liquid-solid/ps1-liquid-solid.ipynb``, or a text or HTML file with a hand-in
code in it, as in Moodle's ``Ada Lovelace_17_assignsubmission_onlinetext/onlinetext.html``. A CSV
file has a column with hand-in codes and one with students.
"""

import hashlib
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from heteroionic_lite.course.codes import SIGNS
from heteroionic_lite.course.handin import PREFIX
from heteroionic_lite.course.lecturer.files import FileError, Table, read_table, read_text
from heteroionic_lite.course.lecturer.roster import PEOPLE

_CODE = re.compile(rf"HX1\.[\w\s-]+?\.[{SIGNS}]{{6}}(?![\w-])", re.ASCII)
_MOODLES = re.compile(r"_\d+_assignsubmission_\w+$")  # behind a name, in Moodle's downloads
_TAGS = re.compile(r"<[^>]*>")
_TEXTS = {".txt", ".html", ".htm", ".md"}
_SUBMITTED = "submitted"


@dataclass(frozen=True)
class Submission:
    """What one student handed in: a notebook's path, or a text with a hand-in code.

    ``where`` names the file, and the line in it where it is one of many.
    """

    student: str
    where: str
    path: Path | None = None
    text: str = ""
    notes: tuple[str, ...] = ()

    def digest(self) -> str:
        """What changes when something else is handed in."""
        found = hashlib.sha256(self.text.encode())
        if self.path is not None:
            with self.path.open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256")
        return found.hexdigest()


def hand_in_of(text: str) -> str:
    """The last hand-in code in a text or page, or an empty text.

    >>> hand_in_of("<p>Here: HX1.cHMx</p> and more")
    ''
    """
    plain = html.unescape(_TAGS.sub("", text))
    found = _CODE.findall(plain)
    return found[-1] if found else ""


def find(source: Path, students: Iterable[str] = (), column: str = "") -> list[Submission]:
    """Everything that was handed in, by student; FileError for a source that has none.

    ``students`` are those that are known, by whom a table's column of students is recognised;
    ``column`` names it.
    """
    if source.is_dir():
        found = _in_folder(source)
    elif source.suffix.lower() == ".csv":
        found = list(_in_table(read_table(source), list(students), column))
    elif source.exists():
        raise FileError(f"{source}: neither a folder nor a CSV file")
    else:
        raise FileError(f"{source}: there is no such file or folder")
    if not found:
        raise FileError(f"{source}: no notebook and no hand-in code was found in it")
    return found


# -- folders ---------------------------------------------------------------------------------


def _in_folder(source: Path) -> list[Submission]:
    """One a student, sorted; of several files of one student the newest notebook counts."""
    top = source / _SUBMITTED if (source / _SUBMITTED).is_dir() else source
    files: dict[str, list[Path]] = {}
    for path in sorted(top.rglob("*")):
        inside = path.relative_to(top)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.suffix.lower() in {".ipynb", *_TEXTS} and path.is_file() and not hidden:
            name = inside.parts[0] if len(inside.parts) > 1 else path.stem
            name = _MOODLES.sub("", name)
            files.setdefault(name, []).append(path)
    return [one for student in sorted(files) if (one := _newest(student, files[student]))]


def _newest(student: str, paths: Sequence[Path]) -> Submission | None:
    notebooks = [path for path in paths if path.suffix.lower() == ".ipynb"]
    if notebooks:
        *others, path = sorted(notebooks, key=lambda one: (one.stat().st_mtime_ns, str(one)))
        notes = tuple(f"{one} was handed in as well; {path.name} is newer" for one in others)
        return Submission(student, str(path), path=path, notes=notes)
    for path in reversed(paths):
        try:
            code = hand_in_of(read_text(path))
        except FileError as error:
            return Submission(student, str(path), notes=(str(error),))
        if code:
            return Submission(student, str(path), text=code)
    return None


# -- tables ----------------------------------------------------------------------------------


def _in_table(table: Table, students: Sequence[str], column: str) -> Iterator[Submission]:
    """The rows that hold something in the column of hand-in codes; of one student's the last."""
    handed = _column_of_codes(table)
    people = table.column([column], "students") if column else _column_of(table, students)
    last: dict[str, Submission] = {}
    for row in table.rows:
        student, text = row[people], row[handed]
        if not text:
            continue
        if not student:
            raise FileError(f"{table.at(row)}: no student in the column {people!r}")
        code = hand_in_of(text) or text
        before = last.get(student)
        notes = (f"{before.where} was handed in before",) if before else ()
        last[student] = Submission(student, table.at(row), text=code, notes=notes)
    yield from (last[student] for student in sorted(last))


def _column_of_codes(table: Table) -> str:
    counts = {name: sum(PREFIX in row[name] for row in table.rows) for name in table.header}
    best = max(counts, key=counts.__getitem__)
    if not counts[best]:
        raise FileError(
            f"{table.path}: no column holds hand-in codes, which begin with {PREFIX}; "
            f"the columns are {', '.join(map(repr, table.header))}"
        )
    return best


def _column_of(table: Table, students: Sequence[str]) -> str:
    """The column in which most of the known students stand, or one that is called so."""
    known = {one.casefold() for one in students}
    counts = {
        name: sum(row[name].casefold() in known for row in table.rows) for name in table.header
    }
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else table.column(PEOPLE, "students")
