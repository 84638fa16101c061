"""Codes, paper, notebooks to hand out, the report and the gradebooks of an LMS."""

import json
import re
import stat
from html.parser import HTMLParser

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from heteroionic_lite.course.claims import claims_of, marks
from heteroionic_lite.course.codes import code_for
from heteroionic_lite.course.drawn import draw, plain
from heteroionic_lite.course.exercises import Choice, Essay, Expression, Numeric
from heteroionic_lite.course.handin import hand_in_code
from heteroionic_lite.course.lecturer import paper
from heteroionic_lite.course.lecturer.assessing import assess
from heteroionic_lite.course.lecturer.command import main
from heteroionic_lite.course.lecturer.record import feedback
from heteroionic_lite.course.lecturer.release import notebook
from heteroionic_lite.course.lecturer.submissions import Submission
from heteroionic_lite.course.page import page_data
from heteroionic_lite.course.sets import problem_sets
from heteroionic_lite.units import number_text
from tests.course.handed_in import PS1, claims, right, slip, submitted
from tests.course.sheets import codes

SETS = problem_sets()
CODE = "1111-1119"
each_set = pytest.mark.parametrize("own", SETS.values(), ids=SETS)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def values(one, code):
    """The right number of an exercise as it might be printed, with three digits and more."""
    if isinstance(one, Numeric):
        return {number_text(draw(one, code).asked(), digits, trim=False) for digits in (3, 4, 5)}
    return set()


def numbers(text):
    return set(re.findall(r"\d+(?:\.\d+)?", text))


# -- codes -----------------------------------------------------------------------------------


def test_everybody_in_a_roster_gets_a_code_that_only_the_secret_makes(here, capsys):
    (here / "roster.csv").write_text("Name;E-Mail\nAda;ada@x.org\n\nBob;bob@x.org\n")
    words = ["codes", "roster.csv", "--secret", "s.key", "--course", "spring"]
    assert main([*words, "--page", "https://book/practice.html"]) == 0
    header, ada, bob = capsys.readouterr().out.splitlines()
    secret = (here / "s.key").read_bytes().strip()
    code = code_for("ada@x.org", "spring", secret)
    assert header == "student,code,link"
    assert ada == f"ada@x.org,{code},https://book/practice.html#sheet={code}"
    assert stat.S_IMODE((here / "s.key").stat().st_mode) == 0o600
    assert main(words) == 0  # the same again
    assert capsys.readouterr().out.splitlines()[2].split(",")[:2] == bob.split(",")[:2]


def test_a_fault_of_a_roster_is_told_with_file_and_line(here, capsys):
    for content, where in [
        ("student\nada\n\nAda\n", "roster.csv, line 4: 'Ada' is there twice"),
        ("student,x\nada,1\n,2\n", "roster.csv, line 3: no student"),
        ("student\nada,extra\n", "roster.csv, line 2: 2 cells instead of 1"),
        ("name\nada\n", "roster.csv, line 1: no column for students"),
        ("student,student\na,b\n", "roster.csv, line 1: the column 'student' stands there twice"),
        ("student\n", "roster.csv: nobody"),
        ("", "roster.csv: is empty"),
        ('student\n"ada\n', "roster.csv, line 2: "),
    ]:
        (here / "roster.csv").write_text(content)
        assert main(["codes", "roster.csv", "--secret", "s.key"]) == 1
        captured = capsys.readouterr()
        assert where in captured.err, content
        assert captured.out == ""
    (here / "roster.csv").write_bytes("student\nada\nJürgen\n".encode("latin-1"))
    assert main(["codes", "roster.csv", "--secret", "s.key"]) == 1
    assert "roster.csv, line 3: is not UTF-8" in capsys.readouterr().err
    assert main(["codes", "nowhere.csv", "--secret", "s.key"]) == 1
    assert "nowhere.csv: No such file" in capsys.readouterr().err
    (here / "codes.csv").write_text("student,code\nada,1111-1119\nbob,1111-1112\n")
    assert main(["sheet", "codes.csv", "ps1"]) == 1
    assert "codes.csv, line 3: '1111-1112' is no sheet's code" in capsys.readouterr().err


# -- paper -----------------------------------------------------------------------------------


VOID = {"meta", "br", "img", "hr"}


class Wellformed(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, _attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@each_set
def test_a_sheet_on_paper_has_its_numbers_and_only_with_solutions_its_answers(own):
    first, second = codes(2)
    bare = paper.sheets(own, [first, second])
    solved = paper.sheets(own, [first], solution=True)
    for page in (bare, solved):
        parser = Wellformed()
        parser.feed(page)
        assert parser.open == []
        assert "[[" not in page
        assert not re.search(r'(?:src|href)="(?!#|book/)', page)
    assert bare.count('class="sheet"') == 2
    for one in own.exercises:
        for code in (first, second):
            assert plain(draw(one, code).fill(one.text, lambda _a, words: words))[:40] in plain(
                bare
            )
        if isinstance(one, Numeric):
            assert draw(one, first).fill("[[answer]]") in solved
            assert draw(one, first).fill("[[answer]]") not in bare
    assert plain(own.exercises[-1].solution)[:60] in plain(solved)


def test_without_a_browser_a_pdf_is_refused_with_what_to_do(here, capsys, monkeypatch):
    monkeypatch.setattr(paper, "chromium", lambda: "")
    assert main(["sheet", CODE, "ps1", "--pdf"]) == 1
    assert "print the HTML from a browser" in capsys.readouterr().err
    assert main(["sheet", CODE, "ps1"]) == 0
    assert (here / f"ps1-liquid-solid-{CODE}.html").is_file()


# -- notebooks -------------------------------------------------------------------------------


@each_set
def test_a_released_notebook_is_valid_and_all_its_points_are_grade_cells(own):
    made = notebook(own)
    nbformat.validate(nbformat.from_dict(made))
    assert made == notebook(own)
    marked = [cell["metadata"]["nbgrader"] for cell in made["cells"] if cell["metadata"]]
    grades = [one for one in marked if one["grade"]]
    assert sum(one["points"] for one in grades) == own.points
    assert len({one["grade_id"] for one in marked}) == len(marked)
    by_hand = [one for one in grades if one["solution"]]
    assert len(by_hand) == sum(isinstance(one, Essay) for one in own.exercises)
    assert all(one["locked"] for one in grades if not one["solution"])
    functions = [
        one for one in own.exercises if isinstance(one, Expression) and one.may_be_function
    ]
    assert str(made).count("def formula(") == len(functions) <= 1


def test_a_released_notebook_that_is_run_hands_in_what_was_typed():
    made = notebook(PS1)
    for cell in made["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        cell["source"] = cell["source"].replace("type your code here", CODE)
        for one in PS1.exercises:
            if name.removesuffix("-answer") != one.identifier.replace(".", "-"):
                continue
            claim = right(one, CODE)
            if isinstance(one, Numeric):
                cell["source"] = cell["source"].replace("...", claim.value)
            elif isinstance(one, Expression):
                slope = "(1 - alpha)*R_ct/(R_ct + R_SLEI)"
                cell["source"] = cell["source"].replace("return ...", f"return {slope}")
            elif isinstance(one, Essay):
                cell["source"] = cell["source"].replace("\n\n", "\nFirst time.\n")
    shell = InteractiveShell()
    for cell in made["cells"]:
        if cell["cell_type"] == "code":
            with capture_output() as shown:
                done = shell.run_cell(cell["source"], store_history=False)
            done.raise_error()
            cell["outputs"] = [
                {"output_type": "display_data", "data": one.data, "metadata": {}}
                for one in shown.outputs
            ]
            if done.result is not None:
                data, _ = shell.display_formatter.format(done.result)
                cell["outputs"] += [{"output_type": "display_data", "data": data, "metadata": {}}]
    entry = assess_notebook(made)
    assert entry.points == PS1.points - PS1.exercises[-1].points
    assert entry.open == ("ps1.8",)


def assess_notebook(made):
    path = "made.ipynb"
    with open(path, "w", encoding="utf-8") as stream:  # noqa: PTH123 - the fixture's folder
        json.dump(made, stream)
    from pathlib import Path

    return assess(Submission("ada", path, path=Path(path)), CODE, "ps1")


def test_a_right_set_gets_all_points_and_an_untouched_one_none_in_both_lanes():
    essays = sum(one.points for one in PS1.exercises if isinstance(one, Essay))
    found = [right(one, CODE) for one in PS1.exercises]
    code = hand_in_code(PS1.identifier, CODE, found)
    for entry in (
        assess_notebook(submitted(PS1, found)),
        assess(Submission("ada", "a.csv, line 2", text=code), CODE, "ps1"),
    ):
        assert entry.points == PS1.points - essays
        assert not entry.reason
    untouched = assess_notebook(notebook(PS1))
    assert (untouched.points, untouched.open) == (0, ())
    assert {one.kind for one in untouched.lines} == {"no answer"}


@each_set
def test_release_feedback_and_page_hold_no_right_value_of_a_sheet(own):
    """Beyond what anybody computes from the public definitions."""
    shown = numbers(" ".join(cell["source"] for cell in notebook(own)["cells"]))
    data = json.dumps(page_data(own))
    for code in codes(20):
        for k in range(3):
            wrong = [slip(one, code, k) for one in own.exercises if not isinstance(one, Essay)]
            given = Submission("ada", "x", text=hand_in_code(own.identifier, code, wrong))
            entry = assess(given, code, own.key)
            said = feedback(entry)
            for line in entry.lines:
                right_ones = values(own[line.exercise], code)
                assert not right_ones & shown
                assert not right_ones & numbers(plain(line.message))
                assert plain(line.message) in said
    assert '"answer"' in data  # the name of a function, no number
    for one in json.loads(data)["exercises"]:
        assert not isinstance(one.get("answer"), int | float)


# -- after marking ---------------------------------------------------------------------------


@pytest.fixture
def marked(here):
    """Three hand-in codes in a column of an LMS, marked; bob fell for a slip, cyd sent nothing."""
    people = list(zip(("ada@x.org", "bob@x.org", "cyd@x.org"), codes(3), strict=True))
    (here / "codes.csv").write_text(
        "student,code\n" + "".join(f"{student},{code}\n" for student, code in people)
    )
    ada = [right(one, people[0][1]) for one in PS1.exercises]
    bob = [slip(PS1["ps1.1"], people[1][1], 0), slip(PS1["ps1.3"], people[1][1], 1)]
    sent = [hand_in_code(PS1.identifier, ada[0].sheet, ada)]
    sent += [hand_in_code(PS1.identifier, people[1][1], bob)]
    (here / "handed.csv").write_text(
        "Full name;Email address;Response\n"
        f'A;ADA@x.org;"<p>Here it is: {sent[0][:50]}\n{sent[0][50:]}</p>"\nB;bob@x.org;{sent[1]}\n'
    )
    assert main(["mark", "handed.csv", "--codes", "codes.csv"]) == 0
    return here


def test_hand_in_codes_of_an_lms_are_marked_and_who_is_missing_is_told(marked, capsys):
    assert main(["mark", "handed.csv", "--codes", "codes.csv"]) == 0
    said = capsys.readouterr().err
    assert "0 marked now" in said
    assert "cyd@x.org: 0 points; nothing was handed in" in said
    rows = (marked / "marks" / "ps1-liquid-solid.csv").read_text().splitlines()
    points = {row.split(",")[0]: row.split(",")[2] for row in rows[1:]}
    assert points == {"ada@x.org": "15", "bob@x.org": "0", "cyd@x.org": "0"}


def test_a_folder_of_texts_that_moodle_downloads_is_read(here, capsys):
    (here / "codes.csv").write_text(f"student,code\nAda Lovelace,{CODE}\n")
    text = hand_in_code(PS1.identifier, CODE, [right(PS1["ps1.1"], CODE)])
    folder = here / "all" / "Ada Lovelace_17_assignsubmission_onlinetext"
    folder.mkdir(parents=True)
    (folder / "onlinetext.html").write_text(f"<html><p>{text[:30]}<br>{text[30:]}</p></html>")
    assert main(["mark", "all", "--codes", "codes.csv"]) == 0
    assert "0 points" not in capsys.readouterr().err
    assert "Ada Lovelace,1111-1119,2,19" in (here / "marks/ps1-liquid-solid.csv").read_text()


@pytest.mark.usefixtures("marked")
def test_the_report_counts_slips_and_names_nobody(capsys):
    assert main(["report", "ps1"]) == 0
    text = capsys.readouterr().out
    assert "2 of 3 submissions have answers" in text
    assert "1 ×: migration forgotten (`#le-se-eq-1`)" in text
    assert "1 ×: counted from the solid" in text
    assert "Ask: " in text.split("## To repeat")[1]
    for trace in ("ada", "bob", "cyd", *codes(3)):
        assert trace not in text


def test_points_of_a_text_are_taken_from_the_table_and_checked(marked, capsys):
    path = marked / "marks" / "ps1-liquid-solid-to-read.csv"
    path.write_text(path.read_text().replace("own.,,4", "own.,3.5,4"))
    assert main(["mark", "handed.csv", "--codes", "codes.csv", "--again"]) == 0
    assert ",3.5,4" in path.read_text()  # a run keeps what was given
    (marked / "moodle.csv").write_text("Email address\nada@x.org\n")
    assert main(["grades", "ps1", "--moodle", "moodle.csv"]) == 0
    assert "ada@x.org,18.5" in capsys.readouterr().out
    path.write_text(path.read_text().replace("3.5,4", "9,4"))
    assert main(["grades", "ps1", "--moodle", "moodle.csv"]) == 1
    assert "to-read.csv, line 2: points go from 0 to 4, not 9" in capsys.readouterr().err


def test_gradebooks_are_filled_in_their_own_form(marked, capsys):
    (marked / "moodle.csv").write_text(
        '"First name","Email address","PS1",Other\nAda,ada@x.org,,"a, b"\nEve,eve@x.org,,\n'
    )
    assert main(["grades", "ps1", "--moodle", "moodle.csv", "--column", "ps1"]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        "First name,Email address,PS1,Other",
        'Ada,ada@x.org,15,"a, b"',
        "Eve,eve@x.org,,",
    ]
    assert "moodle.csv, line 3: eve@x.org has no points" in captured.err
    assert "bob@x.org has points and is not in moodle.csv" in captured.err
    (marked / "canvas.csv").write_text(
        "Student,ID,SIS Login ID,Section,PS1 (4711)\n    Points Possible,,,,19\n"
        '"Doe, Ada",1,ada@x.org,a,\n"Roe, Bob",2,bob@x.org,a,\n'
    )
    assert main(["grades", "ps1", "--canvas", "canvas.csv", "--column", "PS1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == [
        "    Points Possible,,,,19",
        '"Doe, Ada",1,ada@x.org,a,15',
        '"Roe, Bob",2,bob@x.org,a,0',
    ]
    assert main(["grades", "ps1", "--canvas", "canvas.csv", "--column", "PS2"]) == 1
    assert "there is no assignment 'PS2'" in capsys.readouterr().err


# -- exercises of one's own ------------------------------------------------------------------


def test_exercises_of_ones_own_make_paper_and_banks_but_no_public_notebook():
    """In a process of its own, for sets that are added stay."""
    import subprocess
    import sys

    def run(*words):
        command = [sys.executable, "-m", "heteroionic_lite.course", *words]
        return subprocess.run(command, check=False, capture_output=True, text=True)

    assert main(["new", "mine"]) == 0
    assert main(["new", "mine"]) == 1
    done = run("--own", "mine", "moodle", "ps9", "--variants", "2")
    assert done.stdout.count('<question type="numerical">') == 2, done.stderr
    done = run("--own", "mine", "release", "ps9", "out")
    assert (done.returncode, "is your own" in done.stderr) == (1, True)


def test_answers_of_chance_are_worth_the_same_in_a_notebook_and_as_a_code():
    for number, code in enumerate(codes(20)):
        found = claims(PS1, code, number)
        from_notebook = marks(claims_of(submitted(PS1, found)), code, "ps1")
        from_code = marks(claims_of(hand_in_code(PS1.identifier, code, found)), code, "ps1")
        assert [row.points for row in from_notebook.rows] == [row.points for row in from_code.rows]
    assert any(isinstance(one, Choice | Numeric) for one in PS1.exercises)
