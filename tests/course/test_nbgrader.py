"""nbgrader as the record: its gradebook, its feedback, and what it would not do by itself."""

import contextlib
import json
import os
from pathlib import Path

import pytest

pytest.importorskip("nbgrader", reason="an optional extra: heteroionic-lite[course]")

from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from traitlets.config.loader import PyFileConfigLoader

from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.exercises import Numeric
from heteroionic_lite.course.lecturer.command import main
from heteroionic_lite.course.lecturer.record import Lines
from heteroionic_lite.units import number_text
from tests.course.handed_in import PS1, course, hand_in, place, right, submitted
from tests.course.sheets import codes
from tests.course.test_marking import hostile

pytestmark = pytest.mark.filterwarnings("ignore")  # of nbgrader's own libraries

WORDS = ("mark", ".", "--codes", "codes.csv", "--jobs", "2")


def grades(root, name="gradebook.db"):
    """Of each student each grade: automatic points, those of a person, whether one is needed."""
    found = {}
    with Gradebook(f"sqlite:///{root}/{name}") as book:
        for one in book.assignment_submissions(PS1.identifier):
            cells = [grade for notebook in one.notebooks for grade in notebook.grades]
            found[one.student_id] = {
                grade.cell.name: (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
                for grade in cells
            }
    return found


def comments(root, student):
    with Gradebook(f"sqlite:///{root}/gradebook.db") as book:
        notebook = book.find_submission(PS1.identifier, student).notebooks[0]
        return {one.cell.name: one.auto_comment for one in notebook.comments}


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """Five submissions by chance, and four odd ones, marked with nbgrader as the record.

    As by a Python that is started by its path: its programs are not on the PATH.
    """
    root = tmp_path_factory.mktemp("course")
    people = course(root, 9)
    code = dict(people)
    good = [right(one, code["s006"]) for one in PS1.exercises]
    made = submitted(PS1, good)
    made["cells"] = [
        cell
        for cell in made["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade_id") not in {"ps1-2", "ps1-3"}
    ]
    hand_in(root, "s006", made)
    hand_in(root, "s007", '{"cells": [')
    hand_in(root, "s008", submitted(PS1, []))
    forged = submitted(PS1, [right(one, code["s009"]) for one in PS1.exercises[:1]])
    for cell in forged["cells"]:
        if cell["cell_type"] == "code":
            data = {"text/plain": "2", "text/html": "<script>alert(1)</script>"}
            cell["outputs"].append(
                {"output_type": "display_data", "data": data, "metadata": {}},
            )
    hand_in(root, "s009", forged)
    with contextlib.chdir(root), pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", os.defpath)
        assert main(WORDS) == 0
    return root


def test_the_gradebook_has_the_points_of_the_record_for_every_exercise(marked):
    entries = {one.student: one for one in Lines(marked / "marks", "ps1").entries()}
    found = grades(marked)
    assert set(found) == set(entries) == {f"s{number:03}" for number in range(1, 10)}
    for student, entry in entries.items():
        for line in entry.lines:
            automatic, _, manual = found[student][line.exercise.replace(".", "-")]
            assert (automatic, manual) == (line.points, line.points is None), student


def test_a_deleted_grade_cell_is_restored_and_a_broken_notebook_is_an_explicit_nothing(marked):
    assert grades(marked)["s006"]["ps1-2"] == (2, None, False)
    path = marked / "autograded" / "s006" / PS1.identifier / f"{PS1.identifier}.ipynb"
    cells = json.loads(path.read_text())["cells"]
    restored = [one for one in cells if "was missing" in "".join(one["source"])]
    assert len(restored) == 2
    assert all(one == (0, None, False) for one in grades(marked)["s007"].values())
    assert "not a notebook" in comments(marked, "s007")["ps1-1-answer"]


def test_an_untouched_essay_says_so_and_one_that_was_written_waits_for_a_person(marked):
    assert grades(marked)["s008"]["ps1-8"] == (0, None, False)
    assert comments(marked, "s008")["ps1-8"] == "No answer."
    assert grades(marked)["s006"]["ps1-8"] == (None, None, True)


def test_outputs_of_students_do_not_reach_whoever_reads_the_copies(marked):
    path = marked / "autograded" / "s009" / PS1.identifier / f"{PS1.identifier}.ipynb"
    assert "<script>" not in path.read_text()
    assert grades(marked)["s009"]["ps1-1"] == (2, None, False)
    assert sum(points or 0 for points, *_ in grades(marked)["s009"].values()) == 2


def test_points_of_a_person_stay_when_it_is_marked_again_and_count_in_a_gradebook(marked, capsys):
    with Gradebook(f"sqlite:///{marked}/gradebook.db") as book:
        grade = book.find_grade("ps1-8", PS1.identifier, PS1.identifier, "s006")
        grade.manual_score, grade.needs_manual_grade = 3, False
        book.db.commit()
    with contextlib.chdir(marked):
        assert main([*WORDS, "--again"]) == 0
        assert grades(marked)["s006"]["ps1-8"] == (None, 3, False)
        Path("moodle.csv").write_text("Username\ns006\n")
        capsys.readouterr()
        assert main(["grades", "ps1", "--moodle", "moodle.csv", "--nbgrader", "."]) == 0
    assert "s006,18" in capsys.readouterr().out


def test_a_submission_without_an_entry_is_done_again_by_a_resumed_run(marked, capsys):
    before = grades(marked)
    path = marked / "marks" / "ps1-liquid-solid.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:-2]) + lines[-1][:30])
    with Gradebook(f"sqlite:///{marked}/gradebook.db") as book:
        book.remove_submission(PS1.identifier, "s002")
    with contextlib.chdir(marked):
        capsys.readouterr()
        assert main(WORDS) == 0
    assert "3 marked now" in capsys.readouterr().err
    assert grades(marked) == before
    assert path.read_text() == "".join(lines)


@pytest.mark.slow
def test_hostile_notebooks_have_their_grades_in_the_gradebook_and_the_run_goes_on(tmp_path):
    names = list(hostile(codes(1)[0]))
    people = course(tmp_path, len(names) + 1)
    expected = {}
    for (student, code), name in zip(people, names, strict=False):
        made, points, _ = hostile(code)[name]
        hand_in(tmp_path, student, made)
        expected[student] = points
    with contextlib.chdir(tmp_path):
        assert main(WORDS) == 0
    found = grades(tmp_path)
    assert len(found) == len(people)
    for student, points in expected.items():
        assert sum(one[0] or 0 for one in found[student].values()) == points, student
        assert all(one[0] is not None or one[2] for one in found[student].values())
    entries = {one.student: one for one in Lines(tmp_path / "marks", "ps1").entries()}
    assert [one.student for one in entries.values() if one.notes] == []


@pytest.mark.slow
def test_nbgrader_alone_gives_the_same_points_and_feedback_without_right_values(tmp_path):
    people = course(tmp_path, 2)

    with contextlib.chdir(tmp_path):
        api = NbGraderAPI(config=PyFileConfigLoader("nbgrader_config.py").load_config())
        for done in (
            api.generate_assignment(PS1.identifier),
            *(api.autograde(PS1.identifier, student) for student, _ in people),
            *(api.generate_feedback(PS1.identifier, student) for student, _ in people),
        ):
            assert done["success"], done
        alone = grades(tmp_path)
        assert main([*WORDS, "--again"]) == 0
    assert grades(tmp_path) == alone
    for student, code in people:
        (page,) = (tmp_path / "feedback" / student).rglob("*.html")
        said = page.read_text()
        said = said[said.index("<body") :]
        given = place(tmp_path, student).read_text()
        for one in PS1.exercises:
            if isinstance(one, Numeric):
                value = number_text(draw(one, code).asked(), 4)
                assert value in given or f"{value}" not in said
