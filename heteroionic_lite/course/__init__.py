"""The course: exercises written once, as expressions, and what is made of them.

>>> from heteroionic_lite.course import Claim, draw, judge, problem_set
>>> ps1 = problem_set("ps1")
>>> one = draw(ps1["ps1.1"], "1111-1119")      # the exercise on the sheet of a code
>>> judge(one.exercise, one, Claim("ps1.1", one.code, "12", "mm per")).message
'“mm per” is not a unit known here. This does not count as an attempt.'

**An answer is a claim, not a computation.** Marks are reckoned anew from what is claimed; nothing
a student wrote is run, but for the function that one exercise of a set may take.

How to define an exercise
-------------------------
A problem set is one module ``course/sets/psN_name.py`` with ``SET = ProblemSet(...)`` at its end;
``ps1_liquid_solid.py`` is the model to follow. Each exercise is a ``Numeric``, ``Expression``,
``Choice`` or ``Essay`` (``exercises.py`` documents every field)::

    thickness = Numeric(
        identifier="ps1.1", title="…", text="<p>… [[concentration]] …</p>",
        outcomes=("le-se 1",), minutes=8,           # "chapter number-of-the-outcome"
        draws=(Draw(p.concentration, (0.1, 0.22, 0.47), "mol/l"), …),
        answer=…,                                   # sympy over the symbols of the draws, in SI
        unit="m", asked_in="um", menu=("um/s",),    # SI; what the text asks for; wrong ones
        mistakes=(Mistake("name", expression, "What went wrong.", "id-in-misconceptions.toml"), …),
        hints=("…",), solution="<p>algebra first … [[=answer]] … [[answer]]</p>",
        working=(Working("gap", expression, "ohm m^2", "ohm cm^2"),),
    )

- *Expressions* come from the package's models and parameters
  (``limiting_current_density.expression * p.layer_thickness / p.current_density``), so that nothing
  is typed twice. A second quantity of a kind is ``p.current_density.having(symbol="i_in",
  name="current_in")``. Test the answer by putting it back into the model.
- *Measured numbers* are ``Printed(parameter, expression, unit, digits, noise)``, made of ``hidden``
  draws; answer and mistakes use what is printed. A line through scattered data is an expression as
  well: ``lines.slope(x, y)``. ``Table`` sets such numbers in rows.
- *A figure at the student's settings*: ``figure=Figure(explorer, page, {parameter: draw})`` and
  ``[[figure]]`` in the text.
- *A hidden interface* is a ``Bench``: measurements are bought on it, within a budget, and answers
  are judged by its hidden draws. ``like=other`` asks something else about the same numbers. A
  ``Choice(sure=True)`` asks how sure the answer is, and scores it by the logarithm.
- *One of several texts*: ``Variant("case", ("…", "…"))``; its ``symbol`` (0, 1, …) may stand in
  expressions, and in ``Option(right=sympy.Eq(case.symbol, 0))`` of a Choice.
- *Texts* are HTML with ``[[name]]``, ``[[name:unit]]``, ``[[~name]]`` (symbol), ``[[=answer]]``
  (formula) and, of working and answer, ``[[gap]]``. Messages and hints never hold the answer.
- Numbers are drawn again until answer and mistakes lie more than four tolerances apart; choose
  lists and tolerance so that this is mostly so (``tests/course/test_sets.py`` draws 1000 sheets).
- ``Mistake`` names an entry of ``misconceptions.toml``; at least three per exercise, one of them
  conceptual. ``link`` are anchors of the book.

What others build on
--------------------
``problem_sets()``, ``problem_set(name)``, ``exercise(name)``; ``draw(exercise, code) -> Drawn``
(``.shown``, ``.si``, ``.fill(text)``, ``.cells()``, ``.asked("answer")``, ``.asked("mistake 0")``);
``judge(exercise, drawn, claim) -> Verdict``; ``exercise.models``, each expression as a ``Model``,
hence numpy, JavaScript, LaTeX.

``claims_of(notebook, its path, or a hand-in code) -> Claims``; ``marks(claims, sheet) -> Marks``,
row by row with what a person still has to read (``.open``). Both can be pickled. A claim whose unit
is ``"python"`` is the source of a function: the code lane runs it elsewhere, calls it at ``points(
exercise)`` with the quantities of ``exercise.of`` in their order, in SI, and gives the twenty
numbers to ``judge_values(exercise, drawn, numbers)``.

``course/lecturer`` is what lecturers call by ``python -m heteroionic_lite.course``: paper,
notebooks, marking, report, a bank for Moodle. It goes over all sets: a new one needs nothing there.

``page.page_data(set)`` and ``page.page_module(set)`` are all that a page needs; the functions that
draw and judge there are ``explorer/frontend/course/*.ts``, which ``tests/course/test_page.py``
holds together with this package. ``practice("ps1")`` in a cell puts the set on a page: a form to
work on where scripts run (``explorer/frontend/course/page``), a sheet on paper elsewhere.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heteroionic_lite.course.claims import (
        BadSubmission,
        Claims,
        Mark,
        Marks,
        claims_of,
        marks,
    )
    from heteroionic_lite.course.codes import NoSuchCode, code_for, parse_code, random_code
    from heteroionic_lite.course.drawn import Drawn, draw
    from heteroionic_lite.course.exercises import (
        Choice,
        Criterion,
        Draw,
        Essay,
        Exercise,
        Expression,
        Figure,
        Limit,
        Mistake,
        Numeric,
        Option,
        Printed,
        ProblemSet,
        Table,
        Variant,
        Working,
    )
    from heteroionic_lite.course.handin import BadHandIn, hand_in_code, read_hand_in
    from heteroionic_lite.course.judging import Claim, Verdict, judge, judge_values, points
    from heteroionic_lite.course.on_page import practice
    from heteroionic_lite.course.sets import exercise, problem_set, problem_sets
    from heteroionic_lite.course.student import Session, answer, hand_in, hint, measure, sheet

# Loaded when they are used. No module may bear the name of something listed here.
_LATER = {
    "NoSuchCode": "codes",
    "code_for": "codes",
    "parse_code": "codes",
    "random_code": "codes",
    "Drawn": "drawn",
    "draw": "drawn",
    "Choice": "exercises",
    "Criterion": "exercises",
    "Draw": "exercises",
    "Essay": "exercises",
    "Exercise": "exercises",
    "Expression": "exercises",
    "Figure": "exercises",
    "Limit": "exercises",
    "Mistake": "exercises",
    "Numeric": "exercises",
    "Option": "exercises",
    "Printed": "exercises",
    "ProblemSet": "exercises",
    "Table": "exercises",
    "Variant": "exercises",
    "Working": "exercises",
    "Claim": "judging",
    "Verdict": "judging",
    "judge": "judging",
    "judge_values": "judging",
    "points": "judging",
    "practice": "on_page",
    "exercise": "sets",
    "problem_set": "sets",
    "problem_sets": "sets",
    "BadSubmission": "claims",
    "Claims": "claims",
    "Mark": "claims",
    "Marks": "claims",
    "claims_of": "claims",
    "marks": "claims",
    "BadHandIn": "handin",
    "hand_in_code": "handin",
    "read_hand_in": "handin",
    "Session": "student",
    "answer": "student",
    "hand_in": "student",
    "hint": "student",
    "measure": "student",
    "sheet": "student",
}

__all__ = [
    "BadHandIn",
    "BadSubmission",
    "Choice",
    "Claim",
    "Claims",
    "Criterion",
    "Draw",
    "Drawn",
    "Essay",
    "Exercise",
    "Expression",
    "Figure",
    "Limit",
    "Mark",
    "Marks",
    "Mistake",
    "NoSuchCode",
    "Numeric",
    "Option",
    "Printed",
    "ProblemSet",
    "Session",
    "Table",
    "Variant",
    "Verdict",
    "Working",
    "answer",
    "claims_of",
    "code_for",
    "draw",
    "exercise",
    "hand_in",
    "hand_in_code",
    "hint",
    "judge",
    "judge_values",
    "marks",
    "measure",
    "parse_code",
    "points",
    "practice",
    "problem_set",
    "problem_sets",
    "random_code",
    "read_hand_in",
    "sheet",
]

if not TYPE_CHECKING:  # a type checker has the imports above

    def __getattr__(name: str) -> object:
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        thing = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
        globals()[name] = thing
        return thing
