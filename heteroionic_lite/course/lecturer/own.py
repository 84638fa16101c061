"""A private directory for a lecturer's own exercises, with the same API and the same commands.

``new mine`` makes it with a set that can be changed; ``--own mine`` before a command reads it.
"""

from pathlib import Path

from heteroionic_lite.course import misconceptions, sets
from heteroionic_lite.course.lecturer.files import FileError, write

SET = '''\
"""My own problem set; `help(heteroionic_lite.course)` says what an exercise may have."""

from heteroionic_lite.course.exercises import Draw, Mistake, Numeric, ProblemSet
from heteroionic_lite.models import parameters as p

share = Numeric(
    identifier="ps9.1",
    title="What is left for the step?",
    text="""<p>A contact resists with [[junction_resistance]], of which a layer in series makes
        [[interphase_resistance]]. Which share of the resistance is charge transfer, in
        per cent?</p>""",
    outcomes=("le-se 3",),
    minutes=3,
    draws=(
        Draw(p.junction_resistance, (560, 680, 820, 1000, 1200), "ohm cm^2"),
        Draw(p.interphase_resistance, (100, 120, 150, 180, 220, 390, 470), "ohm cm^2"),
    ),
    answer=1 - p.interphase_resistance / p.junction_resistance,
    symbol="w",
    unit="dimensionless",
    asked_in="percent",
    menu=("ohm", "ohm cm^2"),
    mistakes=(
        Mistake(
            "the layer's share",
            p.interphase_resistance / p.junction_resistance,
            "That is the share of the layer.",
            "mine-the-other-share",
        ),
        Mistake(
            "ratio to the layer",
            p.junction_resistance / p.interphase_resistance - 1,
            "That is charge transfer over the layer, not over the whole.",
            "wrong-part-of-a-sum",
        ),
    ),
    hints=("The two are in series. What is left when the layer is taken away?",),
    solution="""<p>What is not the layer is charge transfer:</p>
        [[=answer]]<p>which is <strong>[[answer]]</strong>.</p>""",
)

SET = ProblemSet("ps9-mine", "My own exercises", "le-se", "book/le-se/practice", (share,))
'''

MISCONCEPTIONS = """\
# Slips of your own exercises, besides those that the package knows; link is an anchor of the book.

[mine-the-other-share]
sentence = "Of two shares that make up a whole the other one is given."
kind = "slip"
link = "le-se-eq-4"
source = "book, Eq. 4"
ask = "Does your share grow or fall when the layer grows?"
"""

README = """\
Exercises of your own. Keep this directory private: it holds answers and solutions.

    python -m heteroionic_lite.course --own {folder} sheet 1111-1119 ps9 --solution
    python -m heteroionic_lite.course --own {folder} moodle ps9 --variants 40 > ps9.xml

A set is a file ps<number>_<name>.py with SET at its end. `python -m pydoc heteroionic_lite.course`
says how an exercise is written.
"""

_FILES = {"ps9_mine.py": SET, "misconceptions.toml": MISCONCEPTIONS, "README.txt": README}


def new(folder: Path) -> list[Path]:
    """Makes the directory; FileError where a file of it is there already."""
    paths = [folder / name for name in _FILES]
    for path in paths:
        if path.exists():
            raise FileError(f"{path}: is there already and stays as it is")
    for path, text in zip(paths, _FILES.values(), strict=True):
        write(path, text.replace("{folder}", str(folder)))
    return paths


def use(folder: Path) -> None:
    """Makes the sets of a directory known for as long as this program runs."""
    if not any(folder.glob("ps*.py")):
        raise FileError(f"{folder}: there is no set, a file ps<number>_<name>.py, in it")
    slips = folder / "misconceptions.toml"
    if slips.exists():
        misconceptions.also(slips)
    sets.also(folder)
