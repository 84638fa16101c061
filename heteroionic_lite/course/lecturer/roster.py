r"""Codes of sheets for the people of a course.

>>> import tempfile
>>> roster = Path(tempfile.mkdtemp(), "roster.csv")
>>> _ = roster.write_text("student\nada\nbob\n", encoding="utf-8")
>>> [one.student for one in codes(roster, "spring", b"only the lecturer has this")]
['ada', 'bob']

Only the lecturer's own file joins codes and people; pages, notebooks and banks hold codes alone.
"""

import os
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from heteroionic_lite.course.codes import NoSuchCode, code_for, parse_code
from heteroionic_lite.course.lecturer.files import FileError, as_csv, read_table

# What the columns are called that name people, here and in what LMS export.
PEOPLE = (
    "student", "email address", "email", "e-mail", "username", "user name", "login",
    "sis login id", "sis user id", "id number", "student id", "id",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A student and the code of the sheet that counts."""

    student: str
    code: str


def make_secret(path: Path) -> bytes:
    """The secret in a file, which is made if it is missing and then only its owner can read.

    Raises FileError for one that is too short.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(secrets.token_hex(32) + "\n")
    found = path.read_bytes().strip()
    if len(found) < 16:  # noqa: PLR2004 - 128 bits
        raise FileError(f"{path}: a secret has at least 16 bytes, not {len(found)}")
    return found


def codes(roster: Path, course: str, secret: bytes, column: str = "") -> list[Person]:
    """The code of everybody in a roster; a FileError names the line of who is there twice."""
    table = read_table(roster)
    name = table.column([column] if column else PEOPLE, "students")
    found: dict[str, Person] = {}
    taken: dict[str, str] = {}
    for row in table.rows:
        student = row[name]
        if not student:
            raise FileError(f"{table.at(row)}: no student in the column {name!r}")
        if student.casefold() in taken:
            raise FileError(f"{table.at(row)}: {student!r} is there twice")
        taken[student.casefold()] = student
        found[student] = Person(student, code_for(student, course, secret))
    if not found:
        raise FileError(f"{roster}: nobody is in it")
    if len({one.code for one in found.values()}) < len(found):
        raise FileError(f"{roster}: two students would get one code; choose another --course")
    return list(found.values())


def as_table(people: Iterable[Person], page: str = "") -> str:
    """``student,code,link`` as CSV; ``page`` is the address of the practice page."""
    place = f"{page.partition('#')[0]}#sheet=" if page else ""
    rows = [(one.student, one.code, f"{place}{one.code}" if place else "") for one in people]
    return as_csv(("student", "code", "link"), rows)


def read_codes(path: Path) -> list[Person]:
    """What ``as_table`` wrote; a FileError names the line of a code that is none."""
    table = read_table(path)
    student, code = table.column(PEOPLE, "students"), table.column(["code"], "codes of sheets")
    found = []
    for row in table.rows:
        try:
            found.append(Person(row[student], parse_code(row[code])))
        except NoSuchCode as error:
            raise FileError(f"{table.at(row)}: {error}") from None
        if not row[student]:
            raise FileError(f"{table.at(row)}: no student in the column {student!r}")
    for what in ("student", "code"):
        values = [getattr(one, what) for one in found]
        twice: Sequence[str] = sorted({one for one in values if values.count(one) > 1})
        if twice:
            raise FileError(f"{path}: the {what} {twice[0]!r} is there twice")
    return found
