"""Files of spectra: the same points out of each, and what is doubtful is asked."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from heteroionic_lite.diagnosis.faults import TableError
from heteroionic_lite.diagnosis.reading.spectra import read_spectra
from tests.diagnosis import spectra
from tests.diagnosis.spectra import AREA, FAULTY, FREQUENCY, IMPEDANCE, SHAPES
from tests.diagnosis.test_reading import NODE


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_gives_the_same_points(name: str) -> None:
    content, per_area, count = SHAPES[name]
    found = read_spectra(content, name).spectra
    assert len(found) == count
    for one in found:
        assert one.per_area is per_area
        order = np.argsort(-one.frequency)
        np.testing.assert_allclose(one.frequency[order], FREQUENCY, rtol=1e-6)
        scale = AREA * 1e-4 if per_area else 1.0
        np.testing.assert_allclose(one.impedance[order], IMPEDANCE * scale, rtol=1e-6)


@pytest.mark.parametrize("name", FAULTY)
def test_what_is_doubtful_is_asked(name: str) -> None:
    content, expected = FAULTY[name]
    found = read_spectra(content, "z.csv")
    places = [
        fault.name + (f" {fault.place}.{fault.column}" if fault.place else "")
        for fault in found.faults
    ]
    assert places == expected
    with pytest.raises(TableError):
        found.spectra  # noqa: B018 - the property raises


def test_an_answer_is_taken() -> None:
    content, _ = FAULTY["names that say nothing"]
    (found,) = read_spectra(content, columns={2: "real", 3: "-imaginary"}).spectra
    np.testing.assert_allclose(found.impedance, IMPEDANCE, rtol=1e-6)
    content, _ = FAULTY["the wrong sign"]
    (found,) = read_spectra(content, sign="imaginary", electrode_area="0,785 cm²").spectra
    np.testing.assert_allclose(found.impedance, IMPEDANCE * AREA * 1e-4, rtol=1e-6)


def test_what_was_assumed_is_said() -> None:
    notices = {name: " ".join(read_spectra(SHAPES[name][0]).notices) for name in SHAPES}
    assert "0.785 cm²" in notices["EC-Lab"]
    assert "where no unit stands" in notices["ZPlot"]
    assert "frequency 0" in notices["rows at rest between"]
    assert "−Im Z" in notices["no header, the sign turned"]
    assert "ohm" in notices["modulus and phase"]
    short = read_spectra("f,Z',Z''\n1000,5,-1\n100,6,-2\n10,7,-3\n").notices
    assert any("at least 10 over 3 decades" in notice for notice in short)


def test_the_page_reads_what_python_reads() -> None:
    """All shapes, all faults and 200 spoilt files: the same points, the same words."""
    files = [
        *((name, content) for name, (content, *_) in SHAPES.items()),
        *((name, content) for name, (content, _) in FAULTY.items()),
        *spectra.mutated(200),
    ]
    sent = [{"name": name, "base64": base64.b64encode(text).decode()} for name, text in files]
    found = subprocess.run(
        [NODE, Path(__file__).with_name("read_spectra.mjs")],
        input=json.dumps(sent), capture_output=True, text=True, check=True,
    )  # fmt: skip
    for (name, content), theirs in zip(files, json.loads(found.stdout), strict=True):
        ours = read_spectra(content, name)
        assert [(one.name, one.reason, one.place, one.column) for one in ours.faults] == [
            (one["name"], one["reason"], one["place"], one["column"]) for one in theirs["faults"]
        ], name
        assert list(ours.notices) == theirs["notices"], name
        assert len(ours.found) == len(theirs["spectra"]), name
        for one, other in zip(ours.found, theirs["spectra"], strict=True):
            assert (one.label, one.per_area) == (other["label"], other["perArea"]), name
            impedance = np.array(other["real"]) + 1j * np.array(other["imaginary"])
            np.testing.assert_allclose(one.frequency, other["frequency"], rtol=1e-14, err_msg=name)
            np.testing.assert_allclose(one.impedance, impedance, rtol=1e-12, err_msg=name)
