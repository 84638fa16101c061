"""The page for lecturers: its commands are run as they stand there, its tables are complete."""

import re
import shlex
import subprocess
import sys
from importlib.util import find_spec

import pytest
from _site import teach

from heteroionic_lite.course.handin import hand_in_code
from heteroionic_lite.course.lecturer import paper
from heteroionic_lite.course.lecturer.command import main
from heteroionic_lite.course.lecturer.roster import read_codes
from heteroionic_lite.course.misconceptions import misconceptions
from heteroionic_lite.course.sets import problem_sets
from tests.contents import ROOT
from tests.course.handed_in import PS1, claims, hand_in, right, submitted

PAGE = (ROOT / "book" / "teach.md").read_text(encoding="utf-8")
PROGRAM = ["python", "-m", "heteroionic_lite.course"]


def commands(anchor):
    """The lines of the code blocks of a section, as a shell would split them."""
    section = PAGE.split(f"({anchor})=")[1].split("\n(")[0]
    for block in re.findall(r"```sh\n(.*?)```", section, re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            yield shlex.split(line, comments=True)


def evening(anchor, monkeypatch, here, before=()):
    """Runs the commands of a section; ``before`` says what else happens before which of them."""
    happens = dict(before)
    for words in commands(anchor):
        if words[:1] == ["cd"]:
            monkeypatch.chdir(here / words[1])
            continue
        if words[:3] != PROGRAM:
            continue
        command = words[3]
        happens.pop(command, lambda: None)()
        if "--pdf" in words and not paper.chromium():
            continue
        if "--nbgrader" in words and not find_spec("nbgrader"):
            continue
        if command == "--own":  # its sets stay known, so in a process of its own
            done = subprocess.run([sys.executable, *words[1:]], check=False, capture_output=True)
            assert done.returncode == 0, done.stderr
        else:
            assert main(words[3:]) == 0, words
    assert not happens


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    people = "".join(f"Student {k},s{k}@x.org\n" for k in range(1, 6))
    (tmp_path / "roster.csv").write_text(f"name,email\n{people}")
    return tmp_path


def test_an_evening_with_the_page_and_a_text_field(here, monkeypatch):
    def students_work():
        rows = []
        for one in read_codes(here / "codes.csv")[:4]:
            found = claims(PS1, one.code, one.student)
            rows.append(f"{one.student},{hand_in_code(PS1.identifier, one.code, found)}\n")
        (here / "handed-in.csv").write_text("Email address,Online text\n" + "".join(rows))

    def export():
        (here / "gradebook.csv").write_text("Email address\ns1@x.org\ns5@x.org\n")

    evening("teach-page", monkeypatch, here, {"mark": students_work, "grades": export}.items())
    filled = (here / "filled.csv").read_text().splitlines()
    assert filled[0] == "Email address,Problem set 1"
    assert filled[2] == "s5@x.org,0"
    assert (here / "marks" / "ps1-liquid-solid-to-read.csv").is_file()
    assert "nothing was handed in" in (here / "feedback" / "s5@x.org.txt").read_text()


def test_an_evening_with_a_bank(here, monkeypatch):
    evening("teach-moodle", monkeypatch, here)
    text = (here / "ps1.xml").read_text()
    assert text.count('<question type="category">') == len(PS1.exercises)
    assert "https://YOUR-SITE/book/le-se.html#le-se-eq-1" in text


@pytest.mark.filterwarnings("ignore")  # of nbgrader's own libraries
def test_an_evening_with_notebooks(here, monkeypatch):
    assert main(["codes", "roster.csv", "--secret", "s.key", "--out", "codes.csv"]) == 0

    def students_work():
        for one in read_codes(here / "codes.csv")[:2]:
            made = submitted(PS1, [right(each, one.code) for each in PS1.exercises])
            hand_in(here / "course", one.student, made)
        login = "".join(f"S,{k},s{k}@x.org,\n" for k in (1, 2))
        (here / "gradebook.csv").write_text(f"Student,ID,SIS Login ID,Problem set 1 (7)\n{login}")

    evening("teach-notebooks", monkeypatch, here, {"mark": students_work}.items())
    assert (here / "course" / "marks" / "ps1-liquid-solid.csv").is_file()
    if find_spec("nbgrader"):
        assert "S,1,s1@x.org,15" in (here / "filled.csv").read_text()


def test_sheets_on_paper_and_a_set_of_ones_own(here, monkeypatch):
    assert main(["codes", "roster.csv", "--secret", "s.key", "--out", "codes.csv"]) == 0
    evening("teach-paper", monkeypatch, here)
    made = {path.name for path in here.glob("ps*")}
    assert {"ps1-liquid-solid-1111-1119-solution.html", "ps9-mine-sheets.html"} <= made


def test_the_tables_name_every_exercise_slip_and_outcome():
    for own in problem_sets().values():
        chapter = teach.outcomes(ROOT, own.chapter)
        assert len(chapter) >= 3
        for one in own.exercises:
            assert teach.slips(one) or one.kind == "essay"
            for name in one.outcomes:
                where, number = name.split()
                assert teach.outcomes(ROOT, where)[int(number) - 1]
            for slip in teach.slips(one):
                assert misconceptions()[slip.misconception].ask


def test_each_way_is_at_most_one_screen():
    for anchor in ("teach-page", "teach-moodle", "teach-notebooks"):
        section = PAGE.split(f"({anchor})=")[1].split("\n(")[0]
        lines = sum(1 + len(line) // 95 for line in section.splitlines() if line.strip())
        assert lines <= 36, anchor  # of 25 px at 900 px
        assert max(map(len, section.splitlines())) < 700
