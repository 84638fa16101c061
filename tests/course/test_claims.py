"""Codes, hand-in codes, notebooks, and what a student calls."""

import json
import pickle
import random

import numpy as np
import pint
import pytest

from heteroionic_lite import quantity
from heteroionic_lite.course import codes as sheet_codes
from heteroionic_lite.course import handin
from heteroionic_lite.course.claims import MIME, BadSubmission, as_json, claims_of, marks
from heteroionic_lite.course.codes import SIGNS, NoSuchCode, code_for, parse_code, random_code
from heteroionic_lite.course.drawn import draw
from heteroionic_lite.course.handin import BadHandIn, hand_in_code, read_hand_in
from heteroionic_lite.course.judging import Claim
from heteroionic_lite.course.sets import exercise, problem_set
from heteroionic_lite.course.student import Session

CODE = "1111-1119"
OTHER = random_code()
SECRET = b"sixteen bytes at least"
PS1 = problem_set("ps1")


def right(name, code=CODE):
    """The right answer to a numeric exercise, and its unit."""
    drawn = draw(exercise(name), code)
    return drawn.asked(), drawn.exercise.asked


# -- codes -----------------------------------------------------------------------------------


def test_a_code_depends_on_student_course_and_secret_and_on_nothing_else():
    code = code_for("ada@example.org", "spring", SECRET)
    assert code == code_for(" ada@example.org ", "spring", SECRET)
    others = {
        code_for("bob@example.org", "spring", SECRET),
        code_for("ada@example.org", "autumn", SECRET),
        code_for("ada@example.org", "spring", SECRET + b"!"),
    }
    assert code not in others
    assert len(others) == 3
    assert parse_code(code.lower().replace("-", " ")) == code
    with pytest.raises(ValueError, match="16 bytes"):
        code_for("ada", "spring", b"short")


def test_a_mistyped_code_is_never_somebody_elses():
    code = code_for("ada", "spring", SECRET).replace("-", "")
    for place in range(len(code)):
        for sign in set(SIGNS) - {code[place]}:
            with pytest.raises(NoSuchCode):
                parse_code(code[:place] + sign + code[place + 1 :])
    for place in range(len(code) - 1):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if swapped != code:
            with pytest.raises(NoSuchCode, match="mistyped"):
                parse_code(swapped)


def test_three_hundred_students_have_three_hundred_codes():
    assert len({code_for(f"student {k}", "spring", SECRET) for k in range(300)}) == 300
    assert sheet_codes.LENGTH == 7


# -- hand-in codes ---------------------------------------------------------------------------


def test_a_hand_in_code_of_three_answers_fits_a_text_field_and_comes_back():
    given = [
        Claim("ps1.1", CODE, "12.5", "um", tries=1),
        Claim("ps1.2", CODE, "2,33", "mol/l", hints=2),
        Claim("ps1.3", CODE, "395", "ohm cm^2"),
    ]
    code = hand_in_code("ps1-liquid-solid", CODE, given)
    assert len(code) < 130
    assert read_hand_in(code) == ("ps1-liquid-solid", CODE, given)
    assert read_hand_in(f" {code[:30]}\r\n {code[30:]}\n")[2] == given


def test_a_damaged_hand_in_code_is_refused_wherever_the_damage_is():
    code = hand_in_code("ps1-liquid-solid", CODE, [Claim("ps1.1", CODE, "12.5", "um")])
    for place in range(len(code)):
        changed = code[:place] + ("A" if code[place] != "A" else "B") + code[place + 1 :]
        with pytest.raises(BadHandIn):
            read_hand_in(changed)
        with pytest.raises(BadHandIn):
            read_hand_in(code[:place])
    for text in ("", "HX1.", "HX1.!!.222222", "x" * 100_000):
        with pytest.raises(BadHandIn):
            read_hand_in(text)


def test_a_well_summed_code_of_nonsense_is_refused():
    for body in ("AAAA", "____", "cHMx", "cHMxO3g", "cHMxOzExMTExMTE5Oz0"):
        start = f"HX1.{body}"
        with pytest.raises(BadHandIn):
            read_hand_in(f"{start}.{handin._sum(start)}")


# -- in a notebook ---------------------------------------------------------------------------


def notebook(*answers):
    """A notebook with one cell for each, as Jupyter saves it."""
    cells = []
    for one in answers:
        bundle = one._repr_mimebundle_() if hasattr(one, "_repr_mimebundle_") else one
        output = {"output_type": "execute_result", "data": bundle, "metadata": {}}
        cells.append({"cell_type": "code", "source": "…", "outputs": [output]})
    return json.loads(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}))


def session():
    one = Session()
    one.sheet(CODE)
    return one


def test_a_set_answered_rightly_is_worth_all_points_but_the_essay():
    mine = session()
    answers = [mine.answer(one.identifier, *right(one.identifier)) for one in PS1.exercises[:6]]
    answers += [
        mine.answer("ps1.7", "(1-alpha)*R_ct/(R_ct+R_SLEI)"),
        mine.answer("ps1.8", "First time, then concentration."),
    ]
    for source in (notebook(*answers), mine.hand_in().code):
        found = marks(claims_of(source), CODE)
        essay = PS1.exercises[-1].points
        assert found.points == PS1.points - essay
        assert [row.exercise.identifier for row in found.open] == ["ps1.8"]
    assert mine.hand_in().missing == ()


def test_marks_can_be_sent_from_one_process_to_another():
    mine = session()
    mine.answer("ps1.1", *right("ps1.1"))
    found = marks(claims_of(mine.hand_in().code), CODE)
    there = pickle.loads(pickle.dumps(found))  # noqa: S301 - it was dumped here
    assert there.points == found.points == 2
    assert [row.exercise.identifier for row in there.rows] == [
        row.exercise.identifier for row in found.rows
    ]


def test_an_untouched_notebook_is_worth_nothing_and_says_so():
    found = marks(claims_of({"cells": []}), CODE, "ps1")
    assert found.points == 0
    assert {row.verdict.kind for row in found.rows} == {"no answer"}


def test_answers_of_another_sheet_are_worth_nothing():
    theirs = Session()
    theirs.sheet(OTHER)
    value, unit = right("ps1.1", OTHER)
    found = marks(claims_of(notebook(theirs.answer("ps1.1", value, unit))), CODE)
    assert found.points == 0
    assert found.rows[0].verdict.kind == "another sheet"


def test_the_last_attempt_counts_and_what_was_none_does_not():
    mine = session()
    value, unit = right("ps1.1")
    wrong, good, slip = (
        mine.answer("ps1.1", 1.0, unit),
        mine.answer("ps1.1", value, unit),
        mine.answer("ps1.1", value),
    )
    assert marks(claims_of(notebook(wrong, good, slip))).rows[0].points == 2
    assert marks(claims_of(notebook(good, wrong))).rows[0].points == 0
    assert [one.claim.tries for one in (wrong, good, slip)] == [0, 1, 2]


def test_what_was_tampered_with_becomes_a_note_and_the_rest_still_counts():
    value, unit = right("ps1.1")
    good = as_json(Claim("ps1.1", CODE, format(value, ".6g"), unit))
    bad = [
        {**good, "version": 2},
        {**good, "value": 12.5},
        {**good, "tries": -1},
        {**good, "hints": True},
        {**good, "value": "9" * 100_000},
        {"version": 1},
        {**good, "sheet": None},
        ["no", "claim"],
        None,
    ]
    found = claims_of(notebook(*({MIME: one} for one in (*bad, good))))
    assert len(found.notes) == len(bad)
    assert all(note.startswith(f"cell {k}: ") for k, note in enumerate(found.notes, start=1))
    assert marks(found, CODE).points == 2
    unknown = marks(claims_of(notebook({MIME: {**good, "exercise": "ps1.99"}})), CODE, "ps1")
    assert "ps1.99" in unknown.notes[0]


def test_a_file_that_is_no_notebook_is_named(tmp_path):
    for content in (b"{", b"[]", b"\xff\xfe", b"[" * 50_000, b'{"cells": 3}', b"3", b"9" * 5000):
        path = tmp_path / "a.ipynb"
        path.write_bytes(content)
        with pytest.raises(BadSubmission):
            claims_of(path)


def test_a_flood_of_answers_is_cut_and_half_a_character_is_no_harm():
    one = as_json(Claim("ps1.8", CODE, "\ud800"))
    found = claims_of(notebook(*({MIME: one} for _ in range(1200))))
    assert len(found.claims) == 1000
    assert "1200 answers" in found.notes[0]
    assert found.claims[0].value.encode() == b"?"


def test_odd_notebooks_do_no_harm():
    odd = {
        "cells": [
            3,
            None,
            {"outputs": 5},
            {"outputs": [{"data": 3}, 7, {"data": {MIME: 3}}]},
            {"cell_type": "markdown"},
        ]
    }
    odd["cells"][2]["outputs"] = None
    assert claims_of(odd).claims == ()


def test_numbers_of_any_library_and_texts_are_answers(recwarn):
    mine = session()
    value, unit = right("ps1.1")
    for given, beside in [
        (value, unit),
        (np.float64(value), unit),
        (np.array([value]), unit),
        (f"{value:.5g} µm", ""),
        (f"{value:.6f}".replace(".", ",")[: len(f"{value:.6f}") - 2], unit),
        (quantity(value, "um"), ""),
        (pint.UnitRegistry().Quantity(value, "um"), ""),
    ]:
        assert mine.answer("ps1.1", given, beside).verdict.kind == "right", given
    for given in (None, True, [1, 2], 1j, {}):
        with pytest.raises(ValueError, match="no answer"):
            mine.answer("ps1.1", given, unit)
    assert not recwarn.list


def test_a_function_is_recorded_as_its_source_and_tried_at_once():
    mine = session()

    def slope(alpha, step, layer):
        return (1 - alpha) * step / (step + layer)

    found = mine.answer("ps1.7", slope)
    assert found.claim.unit == "python"
    assert found.claim.value.startswith("def slope")
    assert "Right." in found.verdict.message
    assert "none of the slips" in mine.answer("ps1.7", lambda *_: 1 / 0).verdict.message
    assert marks(claims_of(mine.hand_in().code)).open[0].exercise.identifier == "ps1.7"


def test_hints_come_one_by_one_and_are_recorded():
    mine = session()
    first, second = mine.hint("ps1.1"), mine.hint("ps1.1")
    assert (first.number, second.number, first.of) == (1, 2, 3)
    assert mine.answer("ps1.1", 1, "um").claim.hints == 2
    assert [mine.hint("ps1.1").number for _ in range(3)] == [3, 3, 3]


def test_without_a_sheet_there_is_nothing_to_answer_and_a_new_sheet_begins_anew():
    mine = Session()
    for call in (lambda: mine.answer("ps1.1", 1), lambda: mine.hint("ps1.1"), mine.hand_in):
        with pytest.raises(RuntimeError, match="begin with your sheet"):
            call()
    mine.sheet(CODE)
    mine.answer("ps1.1", 1, "um")
    mine.sheet(OTHER)
    assert len(mine.hand_in().missing) == 8
    with pytest.raises(ValueError, match=r"ps1\.9"):
        mine.answer("ps1.9", 1)


def test_a_sheet_reads_as_text_and_as_html_and_gives_its_data():
    sheet = session().sheet(CODE, "ps1")
    assert "How thick may the stagnant layer be?" in repr(sheet)
    assert "<" not in repr(sheet).replace("<sub>", "")
    assert "[[" not in sheet._repr_html_()
    columns = sheet["ps1.4"].data
    assert list(columns) == ["temperature / °C", "area resistance / Ω cm²"]
    assert all(len(column) == 5 for column in columns.values())


def test_any_claims_survive_the_hand_in_code():
    chance = random.Random(1)  # noqa: S311 - any texts will do
    signs = "abcÄß;|%=\n€𝛼 0123456789%3B%7C%25"
    for _ in range(200):
        text = "".join(chance.choices(signs, k=chance.randrange(40)))
        given = [Claim("ps1.8", CODE, text, chance.choice(["", "um", "%"]), 0, chance.randrange(9))]
        assert read_hand_in(hand_in_code("ps1-liquid-solid", CODE, given))[2] == given
