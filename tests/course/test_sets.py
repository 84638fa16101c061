"""What holds of every exercise of every problem set."""

import itertools
import math
import re
from functools import cache

import numpy as np
import pytest

from heteroionic_lite.course import misconceptions
from heteroionic_lite.course.drawn import draw, evaluate, plain
from heteroionic_lite.course.exercises import (
    Choice,
    Draw,
    Essay,
    Expression,
    Numeric,
    Printed,
    Variant,
)
from heteroionic_lite.course.judging import points
from heteroionic_lite.course.measuring import bench_of, rows
from heteroionic_lite.course.sets import problem_sets
from heteroionic_lite.course.unit_texts import read_unit
from heteroionic_lite.models import all_models
from heteroionic_lite.units import as_unit, number_text
from tests.contents import ROOT
from tests.course.sheets import codes

SETS = problem_sets()
EXERCISES = {one.identifier: one for own in SETS.values() for one in own.exercises}
NUMERIC = {name: one for name, one in EXERCISES.items() if isinstance(one, Numeric)}
each_set = pytest.mark.parametrize("own", SETS.values(), ids=SETS)
each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
each_numeric = pytest.mark.parametrize("exercise", NUMERIC.values(), ids=NUMERIC)


def seen(drawn):
    """What a student sees of the numbers of a sheet, or can buy to see."""
    shown = (drawn.shown[one.name] for one in drawn.exercise.draws if not one.hidden)
    bench = bench_of(drawn.exercise)
    measured = rows(drawn, bench.usual)[:2] if bench else ()
    return (*shown, *(row.resistance for row in measured))


@cache
def all_sheets(exercise):
    return [draw(exercise, code) for code in codes(1000)]


def sheets(exercise, count):
    """The first of always the same thousand sheets."""
    if count > 60 and isinstance(exercise, Numeric):
        return all_sheets(exercise)[:count]
    return [draw(exercise, code) for code in codes(count)]


@each_numeric
def test_on_a_thousand_sheets_right_answer_and_mistakes_are_apart_and_positive(exercise):
    drawn = sheets(exercise, 1000)
    assert len({seen(one) for one in drawn}) >= 300
    assert sum(one.attempt for one in drawn) < 10 * len(drawn)  # lists and tolerance fit
    for one in drawn:
        right = one.value("answer")
        values = [right, *(one.value(f"mistake {k}") for k in range(len(exercise.mistakes)))]
        assert right > 0
        for a, b in itertools.combinations(values, 2):
            assert abs(a - b) > 4 * exercise.tolerance * max(abs(a), abs(b))


@each_exercise
def test_every_sheet_can_be_drawn_and_filled_in(exercise):
    for one in sheets(exercise, 20):
        for text in exercise.texts():
            filled = one.fill(text)
            assert "[[" not in filled
            assert "undefined" not in filled
            assert "nan" not in plain(filled).split()
        assert all("[[" not in cell for row in one.cells() for cell in row)


@each_numeric
def test_no_text_before_the_solution_holds_the_answer(exercise):
    texts = (exercise.text, *exercise.hints, *(slip.message for slip in exercise.mistakes))
    assert not re.search(r"\[\[=?answer", " ".join(texts))
    for one in sheets(exercise, 20):
        shown = as_unit(exercise.unit)
        value = (one.value("answer") * shown).to(as_unit(exercise.asked)).magnitude
        digits = number_text(value, 4)
        assert digits not in re.findall(r"\d+\.\d+|\d+", plain(one.fill(" ".join(texts))))


@each_numeric
def test_an_answer_has_the_unit_that_it_is_asked_in(exercise):
    exercise.models["answer"].check_units()
    own = read_unit(exercise.unit)
    assert own.factor == 1
    assert read_unit(exercise.asked).dimension == own.dimension
    offered = [read_unit(text) for text in exercise.units]
    assert None not in offered
    wrong = [one for one in offered if one.dimension != own.dimension]
    assert wrong, "the list of units decides nothing"


def candidates(parameter, drawn):
    """What a call could take for a parameter: a number of the sheet of its kind, or its default."""
    given = {one.name: one.parameter for one in drawn.exercise.draws}
    visible = [one.name for one in drawn.exercise.draws if not one.hidden]
    if parameter.name in visible:
        return [parameter.name]
    alike = [name for name in visible if given[name].unit == parameter.unit]
    return [None, *alike]


def called(model, names, drawn):
    values = {
        p.name: p.default if name is None else drawn.si[name]
        for p, name in zip(model.parameters, names, strict=True)
    }
    return evaluate(model, values)


def answering(exercise):
    """The models of which one call, with numbers of the sheet, gives the answer on four sheets."""
    first, *others = sheets(exercise, 4)
    dimension = read_unit(exercise.unit).dimension
    found = []
    for model in all_models().values():
        if read_unit(model.unit).dimension != dimension:
            continue
        choices = itertools.product(*(candidates(p, first) for p in model.parameters))
        if any(
            all(
                abs(abs(called(model, names, one)) - one.value("answer"))
                <= exercise.tolerance * one.value("answer")
                for one in (first, *others)
            )
            for names in itertools.islice(choices, 400)
        ):
            found.append(model.name)
    return found


@each_numeric
def test_no_exercise_is_answered_by_one_call_of_one_model(exercise):
    assert answering(exercise) == []


def test_an_exercise_that_one_call_answers_is_found():
    model = all_models()["limiting_current_density"]
    values = (1.0, 2.0, 3.0, 4.0, 5.0)
    drawn = ("concentration", "layer_thickness")
    others = {p.symbol: p.default for p in model.parameters if p.name not in drawn}
    one_call = Numeric(
        identifier="ps9.1",
        title="a toy",
        text="",
        outcomes=(),
        minutes=1,
        draws=tuple(Draw(model[name], values) for name in drawn),
        answer=model.expression.subs(others),
        unit="A/m^2",
    )
    assert "limiting_current_density" in answering(one_call)


@each_set
def test_no_two_of_three_hundred_sheets_have_more_than_two_exercises_in_common(own):
    numeric = [one for one in own.exercises if isinstance(one, Numeric)]
    columns = []
    for one in numeric:
        known: dict[tuple, int] = {}
        columns.append([known.setdefault(seen(sheet), len(known)) for sheet in sheets(one, 300)])
    table = np.array(columns)
    common = (table[:, :, None] == table[:, None, :]).sum(axis=0)
    np.fill_diagonal(common, 0)
    assert common.max() <= 2


@each_exercise
def test_an_exercise_knows_three_mistakes_of_which_one_is_conceptual(exercise):
    if isinstance(exercise, Essay):
        assert len(exercise.rubric) >= 3
        return
    slips = exercise.options if isinstance(exercise, Choice) else exercise.mistakes
    known = [misconceptions.find(one.misconception) for one in slips if one.misconception]
    assert len(slips) >= 3
    assert any(one.kind == "conceptual" for one in known)
    named = [one.name for one in slips if one.misconception]
    assert len(set(named)) == len(named)


@each_set
def test_a_set_has_eight_exercises_of_about_75_minutes_with_hints_and_solutions(own):
    names = [one.identifier for one in own.exercises]
    assert names == [f"{own.key}.{k}" for k in range(1, 9)]
    assert 60 <= own.minutes <= 95
    for one in own.exercises:
        assert one.hints, one.identifier
        assert one.solution, one.identifier
    assert sum(isinstance(one, Essay) for one in own.exercises) >= 1


@each_set
def test_two_exercises_of_a_set_work_on_scattered_data_or_a_figure_of_ones_own(own):
    def has_data(one):
        scatters = any(isinstance(given, Printed) and given.noise for given in one.draws)
        return scatters or one.figure is not None or one.bench is not None

    assert sum(has_data(one) for one in own.exercises) >= 2


def outcomes(chapter):
    """The outcomes that a chapter's first page promises: how many."""
    text = (ROOT / "book" / chapter / "index.md").read_text(encoding="utf-8")
    promised = text.split("After this chapter you can", maxsplit=1)[1].split("```")[0]
    return len(re.findall(r"^\d+\. ", promised, re.MULTILINE))


@each_set
def test_every_outcome_of_the_chapter_is_examined(own):
    examined = {outcome for one in own.exercises for outcome in one.outcomes}
    wanted = {f"{own.chapter} {k}" for k in range(1, outcomes(own.chapter) + 1)}
    assert wanted
    assert wanted <= examined
    for outcome in examined:
        chapter, number = outcome.split()
        assert 1 <= int(number) <= outcomes(chapter), outcome


@each_set
def test_the_right_choice_is_never_the_longest_unless_each_is_right_on_some_sheets(own):
    for exercise in (one for one in own.exercises if isinstance(one, Choice)):
        rights = set()
        longest = 0
        for one in sheets(exercise, 60):
            lengths = [len(plain(one.fill(option.text))) for option in exercise.options]
            right = next(k for k in range(len(lengths)) if one.is_right(k))
            rights.add(right)
            longest += lengths[right] == max(lengths)
        if longest:
            assert len(rights) == len(exercise.options), exercise.identifier
            assert longest < 0.4 * 60, exercise.identifier


def anchors():
    found = set()
    for path in (ROOT / "book").rglob("*.md"):
        found |= set(re.findall(r"^\(([\w-]+)\)=$", path.read_text(encoding="utf-8"), re.MULTILINE))
    return found


def test_every_misconception_leads_to_a_section_of_the_book_and_is_used():
    known = misconceptions.misconceptions()
    there = anchors()
    for one in known.values():
        assert one.link in there, one.id
        assert one.sentence.endswith("."), one.id
        assert one.ask.endswith("?"), one.id
        assert one.kind in {"conceptual", "slip"}, one.id
        assert one.source, one.id
    slips = [
        slip
        for one in EXERCISES.values()
        for slip in (*one.mistakes, *(one.options if isinstance(one, Choice) else ()))
    ]
    assert {slip.section for slip in slips if slip.section} <= there
    assert {slip.misconception for slip in slips if slip.misconception} == set(known)


def test_a_figure_can_be_opened_at_the_settings_of_every_sheet():
    identifiers = (ROOT / "tests" / "book" / "identifiers.txt").read_text(encoding="utf-8")
    parameters = [p for model in all_models().values() for p in model.parameters]
    ranges = {name: set() for name in {p.name for p in parameters}}
    for p in parameters:  # a quantity may have another range in another figure
        ranges[p.name].add((p.low, p.high))
    for one in EXERCISES.values():
        if one.figure is None:
            continue
        page = ROOT / f"{one.figure.page}.md"
        assert f'"{one.figure.explorer}"' in page.read_text(encoding="utf-8")
        assert re.search(rf"^explorer .*\b{one.figure.explorer}$", identifiers, re.MULTILINE)
        for drawn in sheets(one, 20):
            for name, of in one.figure.settings.items():
                assert any(low <= drawn.si[of] <= high for low, high in ranges[name])


@each_exercise
def test_a_formula_of_an_answer_may_be_compared_at_every_point(exercise):
    if isinstance(exercise, Expression):
        at = points(exercise)
        drawn = sheets(exercise, 1)[0]
        for what in ("answer", *(f"mistake {k}" for k in range(len(exercise.mistakes)))):
            values = [evaluate(exercise.models[what], {**drawn.si, **point}) for point in at]
            assert sum(map(math.isfinite, values)) >= 15, what


def test_texts_that_are_drawn_are_all_drawn():
    for one in EXERCISES.values():
        for given in one.draws:
            if isinstance(given, Variant):
                found = {drawn.shown[given.name] for drawn in sheets(one, 60)}
                assert len(found) == len(given.texts)
