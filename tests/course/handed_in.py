"""Notebooks as students hand them in, made without a kernel: answers by chance, always the same."""

import copy
import json
import random
from pathlib import Path

from heteroionic_lite.course.claims import MIME, as_json
from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.exercises import Choice, Essay, Expression, Numeric
from heteroionic_lite.course.judging import LETTERS, Claim
from heteroionic_lite.course.lecturer.release import grade_id, notebook
from heteroionic_lite.course.sets import problem_set

PS1 = problem_set("ps1")


def right(exercise, code):
    """The claim that gets all points, or one to be read."""
    drawn = draw(exercise, code)
    value, unit = "A text of my own.", ""
    if isinstance(exercise, Numeric):
        value = format(drawn.asked(), ".8g")
        unit = "" if exercise.asked == "dimensionless" else exercise.asked
    elif isinstance(exercise, Expression):
        value = formula(exercise, "answer")
    elif isinstance(exercise, Choice):
        place = next(place for place, k in enumerate(drawn.order) if drawn.is_right(k))
        value = LETTERS[place]
    return Claim(exercise.identifier, drawn.code, value, unit)


def formula(exercise, what):
    """An expression as a student types it, with its sheet-free symbols."""
    return str(exercise.models[what].expression)


def slip(exercise, code, k):
    """The claim of its mistake k; of a choice the k-th wrong option."""
    drawn = draw(exercise, code)
    if isinstance(exercise, Numeric):
        value, unit = format(drawn.asked(f"mistake {k}"), ".8g"), exercise.asked
        return Claim(
            exercise.identifier, drawn.code, value, "" if unit == "dimensionless" else unit
        )
    if isinstance(exercise, Expression):
        return Claim(exercise.identifier, drawn.code, formula(exercise, f"mistake {k}"))
    wrong = [place for place, one in enumerate(drawn.order) if not drawn.is_right(one)]
    return Claim(exercise.identifier, drawn.code, LETTERS[wrong[k % len(wrong)]])


def claims(own, code, seed, share=0.6):
    """Some answers right, some slips, some left out."""
    chance = random.Random(f"{seed}|{code}")  # noqa: S311 - any will do, always the same
    found = []
    for one in own.exercises:
        dice = chance.random()
        if dice < share or isinstance(one, Essay):
            found += [right(one, code)] if dice < 0.9 else []
        elif dice < 0.9:
            found.append(slip(one, code, chance.randrange(3)))
    return found


def submitted(own, found):
    """The released notebook with answers, as Jupyter saves it."""
    made = copy.deepcopy(notebook(own))
    by_id = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in made["cells"]}
    for claim in found:
        exercise = own[claim.exercise]
        is_essay = isinstance(exercise, Essay)
        cell = by_id[grade_id(exercise) if is_essay else f"{grade_id(exercise)}-answer"]
        cell["source"] = f'answer("{claim.exercise}", {claim.value!r}, {claim.unit!r})'
        data = {MIME: as_json(claim), "text/plain": ["said"], "text/html": ["<p>said</p>"]}
        output = {"output_type": "execute_result", "data": data, "metadata": {}}
        cell["outputs"] = [{**output, "execution_count": 1}]
        cell["execution_count"] = 1
    return made


def place(root, student, own=PS1):
    """Where nbgrader expects what a student submitted."""
    return Path(root, "submitted", student, own.identifier, f"{own.identifier}.ipynb")


def hand_in(root, student, made, own=PS1):
    """Writes a submission."""
    path = place(root, student, own)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made if isinstance(made, str) else json.dumps(made), encoding="utf-8")
    return path


def course(root, count, own=PS1):
    """A course with so many submissions, and its file of codes: ``codes.csv``."""
    from heteroionic_lite.course.lecturer.release import release
    from tests.course.sheets import codes

    release(own, Path(root))
    people = [(f"s{number:03}", one) for number, one in enumerate(codes(count), start=1)]
    rows = "".join(f"{student},{code},\n" for student, code in people)
    Path(root, "codes.csv").write_text(f"student,code,link\n{rows}", encoding="utf-8")
    for student, one in people:
        hand_in(root, student, submitted(own, claims(own, one, student)), own)
    return people
