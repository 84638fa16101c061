"""What is handed in may be anything; a run may be stopped at any time."""

import json
import os
import sys
import time

import pytest

from heteroionic_lite.course.codes import parse_code
from heteroionic_lite.course.judging import PYTHON, Claim
from heteroionic_lite.course.lecturer import assessing
from heteroionic_lite.course.lecturer.command import main
from heteroionic_lite.course.lecturer.record import Lines
from heteroionic_lite.course.lecturer.running import NotRun, run
from tests.course.handed_in import PS1, course, hand_in, place, right, submitted
from tests.course.sheets import codes

BIG = 3_000_000
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


def with_function(code, source):
    """A right submission whose function is this."""
    found = [right(one, code) for one in PS1.exercises if one.identifier != "ps1.7"]
    return submitted(PS1, [*found, Claim("ps1.7", code, source, PYTHON)])


def hostile(code):
    """Eight notebooks, each with what is expected: points, and words of the reason."""
    good = submitted(PS1, [right(one, code) for one in PS1.exercises])
    flood = json.loads(json.dumps(good))
    flood["cells"][1]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": "x" * BIG},
    ]
    kernel = json.loads(json.dumps(good))
    kernel["metadata"] = {"kernelspec": {"name": "cobol", "display_name": "C", "language": "c"}}
    kernel["cells"][4]["source"] = "this is ] no Python"
    patched = json.loads(json.dumps(good))
    patched["cells"][2]["source"] = (
        "import heteroionic_lite.course.judging as j\nj.judge = lambda *a: 1/0"
    )
    for cell in patched["cells"]:
        for output in cell.get("outputs", ()):
            output["data"]["text/plain"] = "19"
    deleted = json.loads(json.dumps(good))
    deleted["cells"] = [
        cell
        for cell in deleted["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade_id") not in {"ps1-1", "ps1-8"}
    ]
    remove = "import os\ndef f(a, b, c):\n    os.remove('gradebook.db')\n    return a"
    return {
        "loop": (with_function(code, "def f(a, b, c):\n    while True: pass"), 13, ""),
        "memory": (with_function(code, "def f(a, b, c):\n    return [0] * 10**10"), 13, ""),
        "flood": (flood, 15, ""),
        "delete": (with_function(code, remove), 13, ""),
        "syntax": (with_function(code, "def f(a, b, c:\n return"), 13, ""),
        "kernel": (kernel, 15, ""),
        "patched": (patched, 15, ""),
        "broken": ('{"cells": [', 0, "not a notebook"),
        "gone": (deleted, 15, ""),
    }


@forks
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_hostile_notebooks_get_their_own_marks_and_harm_nobody(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = list(hostile(codes(1)[0]))
    people = dict(zip([*names, "good"], codes(len(names) + 1), strict=True))
    table = "".join(f"{name},{code}\n" for name, code in people.items())
    (tmp_path / "codes.csv").write_text(f"student,code\n{table}")
    expected = {"good": (15, "")}
    for name in names:
        made, *expected[name] = hostile(people[name])[name]
        hand_in(tmp_path, name, made)
    hand_in(tmp_path, "good", with_function(people["good"], SLOPE))
    words = ["mark", "submitted", "--codes", "codes.csv", "--jobs", "2", "--set", "ps1"]
    assert main([*words, "--no-nbgrader"]) == 0
    entries = {one.student: one for one in Lines(tmp_path / "marks", "ps1").entries()}
    assert set(entries) == set(expected)
    for name, (points, reason) in expected.items():
        assert entries[name].points == points, name
        assert reason in entries[name].reason
        assert bool(reason) == bool(entries[name].reason), name
        lost = next(one for one in entries[name].lines if one.exercise == "ps1.7")
        if points == 13:
            assert lost.points == 0
            assert lost.kind in {"not run", "unknown"}, name
    assert "broken: 0 points" in capsys.readouterr().err


SLOPE = "def slope(alpha, step, layer):\n    return (1 - alpha) * step / (step + layer)\n"


# -- the code lane ---------------------------------------------------------------------------


@forks
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_function_is_called_at_every_point_and_only_its_numbers_come_back():
    at = [(0.3, 100.0, 300.0), (0.5, 200.0, 0.0)]
    values = [0.7 / 4, 0.5]
    for source in (
        SLOPE,
        f"import math\nimport numpy as np\n{SLOPE}",
        'answer("ps1.7", lambda a, r, s: (1 - a) * r / (r + s))',
        "slope = lambda a, r, s: (1 - a) * r / (r + s)",
        "def slope(a, r, s):\n    print('noise' * 10**6)\n    return (1 - a) * r / (r + s)",
    ):
        assert run(source, at) == pytest.approx(values), source
    assert str(run("def f(a, r, s):\n    return a / s", at)[1]) == "nan"


@forks
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_what_leaves_the_small_python_is_refused_and_every_limit_holds(tmp_path):
    target = tmp_path / "there"
    target.write_text("still")
    body = "def f(a):\n    {}\n    return a"
    for line in (
        "import os",
        "import subprocess as numpy",
        "open('x', 'w')",
        "__import__('os').system('true')",
        "().__class__.__mro__[1].__subclasses__()",
        "(x for x in ()).gi_frame.f_back.f_globals",
        "'{0.__class__}'.format(a)",
        "np.array([1]).ctypes",
        f"np.array([1.0]).tofile({str(target)!r})",
        "np.load('x')",
        "eval('1')",
        "exec('1')",
        "getattr(a, 'real')",
    ):
        try:
            found = run(body.format(line), [(1.0,)])
        except NotRun:
            continue
        assert str(found[0]) == "nan", line  # it failed inside, where its error says nothing
    assert target.read_text() == "still"
    begin = time.monotonic()
    for source in (
        "def f(a):\n    while True: pass",
        "while True: pass\ndef f(a): return a",
        "def f(a):\n    return sum(range(10**12))",
    ):
        with pytest.raises(NotRun):
            run(source, [(1.0,)], seconds=0.2)
    assert time.monotonic() - begin < 60
    assert str(run("def f(a):\n    return len([0] * 10**10)", [(1.0,)])[0]) == "nan"
    for source in ("", "def f(a) return", "x = 3", "class A: pass", "\0", "(" * 5000):
        with pytest.raises(NotRun):
            run(source, [(1.0,)])


# -- resuming --------------------------------------------------------------------------------


def marked(folder):
    return (folder / "marks" / "ps1-liquid-solid.jsonl").read_bytes()


def test_a_run_that_was_cut_off_is_resumed_where_it_was(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    course(tmp_path, 12)
    words = ["mark", ".", "--codes", "codes.csv", "--no-nbgrader", "--jobs", "1"]
    assert main(words) == 0
    whole = marked(tmp_path)
    lines = whole.splitlines(keepends=True)
    path = tmp_path / "marks" / "ps1-liquid-solid.jsonl"
    for left in (b"", lines[0], b"".join(lines[:5]) + lines[5][:40], whole[:-1]):
        path.write_bytes(left)
        capsys.readouterr()
        assert main(words) == 0
        missing = 12 - left.count(b"\n")
        assert f"{missing} marked now" in capsys.readouterr().err
        assert marked(tmp_path) == whole


def test_what_was_handed_in_anew_is_marked_anew_and_nothing_else(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    people = course(tmp_path, 4)
    words = ["mark", ".", "--codes", "codes.csv", "--no-nbgrader", "--jobs", "1"]
    assert main(words) == 0
    student, code = people[2]
    hand_in(tmp_path, student, submitted(PS1, [right(one, code) for one in PS1.exercises]))
    capsys.readouterr()
    assert main(words) == 0
    assert "1 marked now, 4 in" in capsys.readouterr().err
    assert '"s003"' in marked(tmp_path).splitlines()[2].decode()
    # the sheet that counts is the lecturer's
    table = (tmp_path / "codes.csv").read_text()
    (tmp_path / "codes.csv").write_text(table.replace(code, parse_code("1111-1119")))
    assert main(words) == 0
    entries = {one.student: one for one in Lines(tmp_path / "marks", "ps1").entries()}
    assert entries[student].points == 0
    assert {one.kind for one in entries[student].lines} == {"another sheet"}


def test_a_line_of_the_record_that_is_none_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    course(tmp_path, 2)
    path = tmp_path / "marks" / "ps1-liquid-solid.jsonl"
    path.parent.mkdir()
    path.write_text("{}\n")
    assert main(["report", "ps1"]) == 1
    assert "ps1-liquid-solid.jsonl, line 1: no entry" in capsys.readouterr().err
    assert main(["mark", "submitted", "--set", "ps7"]) == 1
    assert main(["mark", "nowhere"]) == 1
    assert "nowhere: there is no such file or folder" in capsys.readouterr().err


def test_an_error_nobody_thought_of_is_a_case_and_stops_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    course(tmp_path, 3)

    def fails(claims, *_others):
        if claims.sheet == codes(2)[1]:
            raise ZeroDivisionError("of its own")
        return finished(claims, *_others)

    finished = assessing.finished
    monkeypatch.setattr(assessing, "finished", fails)
    words = ["mark", ".", "--codes", "codes.csv", "--no-nbgrader", "--jobs", "1"]
    assert main([*words, "--feedback", "said"]) == 0
    assert "s002: 0 points" in (said := capsys.readouterr().err)
    assert "could not be marked (ZeroDivisionError: of its own)" in said
    assert len(list((tmp_path / "said").iterdir())) == 3


def test_who_is_not_in_the_list_and_a_set_that_is_another_are_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    people = course(tmp_path, 2)
    place(tmp_path, people[0][0]).parent.parent.rename(tmp_path / "submitted" / "eve")
    words = ["mark", ".", "--codes", "codes.csv", "--no-nbgrader", "--jobs", "1"]
    assert main(words) == 0
    entries = {one.student: one for one in Lines(tmp_path / "marks", "ps1").entries()}
    assert entries["s001"].reason == "nothing was handed in"
    assert "eve is not in the list of codes" in entries["eve"].notes
    assert sys.version_info >= (3, 11)
