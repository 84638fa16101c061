"""A class of three hundred; a marking that is killed at any moment and run again."""

import os
import random
import signal
import subprocess
import sys
from importlib.util import find_spec

import pytest

from heteroionic_lite.course.claims import claims_of, marks
from heteroionic_lite.course.handin import hand_in_code
from heteroionic_lite.course.lecturer.record import Lines
from tests.contents import ROOT
from tests.course.handed_in import PS1, claims, course

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

KILLS = 20
COUNT = 30


def start(root, *words):
    command = [sys.executable, "-m", "heteroionic_lite.course", "mark", ".", "--codes", "codes.csv"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [*command, "--jobs", "2", *words],
        cwd=root,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def lines(root):
    path = root / "marks" / f"{PS1.identifier}.jsonl"
    return path.read_bytes() if path.exists() else b""


def let_alone(root, *words):
    course(root, COUNT)
    process = start(root, *words)
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert f"{COUNT} marked now" in said
    return lines(root)


def killed(root, *words):
    """Killed at random moments, with all of its children, then let to its end."""
    course(root, COUNT)
    chance = random.Random(20)  # noqa: S311 - any moments will do, always the same
    stopped = 0
    for _ in range(KILLS):
        process = start(root, *words)
        wait = chance.randrange(1, 12)
        for number, _ in enumerate(process.stderr):  # a line for each tenth that is done
            if number >= wait % 4:
                break
        else:
            process.wait()
            continue
        try:
            process.wait(timeout=chance.random())
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            stopped += 1
            process.wait()
        process.stderr.close()
        if lines(root).count(b"\n") >= COUNT - 2:  # nothing would be left to be killed in
            (root / "marks" / f"{PS1.identifier}.jsonl").unlink()
    process = start(root, *words)
    _, said = process.communicate()
    assert process.returncode == 0, said
    return stopped, lines(root)


def test_three_hundred_submissions_are_worth_what_was_answered(tmp_path):
    people = course(tmp_path, 300)
    process = start(tmp_path)
    _, said = process.communicate()
    assert process.returncode == 0, said
    assert "300 marked now" in said
    for step in range(30, 301, 30):
        assert f"{step} of 300" in said
    entries = {one.student: one for one in Lines(tmp_path / "marks", PS1.key).entries()}
    for student, code in people:
        answers = hand_in_code(PS1.identifier, code, claims(PS1, code, student))
        expected = marks(claims_of(answers), code)
        found = {line.exercise: line.points for line in entries[student].lines}
        assert found == {row.exercise.identifier: row.points for row in expected.rows}


def test_the_record_is_that_of_an_uninterrupted_run(tmp_path):
    one = let_alone(tmp_path / "one", "--no-nbgrader")
    stopped, other = killed(tmp_path / "other", "--no-nbgrader")
    assert stopped >= 5
    assert other == one


@pytest.mark.skipif(find_spec("nbgrader") is None, reason="an optional extra")
@pytest.mark.filterwarnings("ignore")
def test_nbgraders_gradebook_is_that_of_an_uninterrupted_run(tmp_path):
    from tests.course.test_nbgrader import comments, grades

    one = let_alone(tmp_path / "one")
    stopped, other = killed(tmp_path / "other")
    assert stopped >= 5
    assert other == one
    assert grades(tmp_path / "other") == grades(tmp_path / "one")
    for student in ("s001", f"s{COUNT:03}"):
        assert comments(tmp_path / "other", student) == comments(tmp_path / "one", student)
