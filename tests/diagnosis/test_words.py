"""The sentences are written once, and each is used."""

import re
from pathlib import Path

from heteroionic_lite.diagnosis.words import alternatives, say, words

ROOT = Path(__file__).resolve().parents[2]
PYTHON = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "heteroionic_lite" / "diagnosis").glob("*.py"))
)
PAGE = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "heteroionic_lite/explorer/frontend/diagnosis").glob("*.ts"))
)


def test_every_sentence_is_said_by_both_sides():
    named_by_data = {"noise", "scatter"}  # the test that refused
    for group in ("verdict", "doubts", "next"):
        for key in words()[group]:
            for code in (PYTHON, PAGE):
                assert re.search(rf'"{key}"', code) or key in named_by_data, (group, key)


def test_no_sentence_calls_a_weight_a_probability():
    text = str(words())
    assert "probab" not in text
    assert "likely" not in text


def test_values_stand_in_their_places():
    assert say("verdict", "outliers", rows="7, 9").startswith("Rows 7, 9 do not belong")
    assert alternatives(["a", "b", "c"]) == "a, b or c"
    assert alternatives(["a"]) == "a"
