"""Marking by claims against nbgrader as it comes, which executes every notebook in a kernel.

Needs nbgrader (`pip install "heteroionic-lite[course]"`). Processor seconds of all processes per
submission, the first run of each left out.
"""

import contextlib
import io
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from nbgrader.apps.api import NbGraderAPI
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from heteroionic_lite.course.lecturer.command import main
from tests.course.handed_in import PS1, claims, course, hand_in, submitted

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 20
EXECUTED = max(3, COUNT // 5)
JOBS = os.cpu_count() or 1


def spent() -> float:
    mine = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in (mine, children))


def timed(work, count: int) -> tuple[float, float]:
    """Processor seconds and seconds per submission."""
    cpu, wall = spent(), time.perf_counter()
    with contextlib.redirect_stderr(io.StringIO()):
        work()
    return (spent() - cpu) / count, (time.perf_counter() - wall) / count


def runnable(root: Path, people) -> None:
    """Submissions whose cells run: with the student's own code."""
    for student, code in people:
        made = submitted(PS1, claims(PS1, code, student))
        for cell in made["cells"]:
            cell["source"] = cell["source"].replace("type your code here", code)
        hand_in(root, student, made)


with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
    people = course(name, COUNT)
    runnable(Path(name), people)
    mark = ["mark", ".", "--codes", "codes.csv", "--jobs", str(JOBS), "--again"]
    main(mark)
    bare = timed(lambda: main([*mark, "--no-nbgrader"]), COUNT)
    ours = timed(lambda: main(mark), COUNT)
    config = PyFileConfigLoader("nbgrader_config.py").load_config()
    default = Config(GenerateAssignment=config.GenerateAssignment)
    api = NbGraderAPI(config=default)
    api.autograde(PS1.identifier, people[0][0])

    def as_it_comes():
        for student, _ in people[1 : EXECUTED + 1]:
            done = api.autograde(PS1.identifier, student)
            if not done["success"]:
                raise SystemExit(done["error"])

    theirs = timed(as_it_comes, min(EXECUTED, COUNT - 1))

for what, (cpu, wall) in {
    "claims alone": bare,
    "claims, into nbgrader's gradebook": ours,
    "nbgrader as it comes, serial": theirs,
}.items():
    print(f"{what:<36}{cpu:>8.3f} CPU s {wall:>8.3f} s a submission, {theirs[0] / cpu:>6.1f} times")
print(f"300 submissions, {JOBS} processes: {300 * ours[1]:.0f} s")
