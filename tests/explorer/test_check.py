"""What the front end could not read is not made, and what it reads is one table for both."""

import copy
import json
import math

import pytest

from heteroionic_lite import Panel, explore
from heteroionic_lite.explorer import check, spec
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
from heteroionic_lite.models.parameters import concentration
from tests.contents import ROOT
from tests.explorer.test_explorer import demo

CASES = json.loads((ROOT / "tests/explorer/corrupt.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def good():
    return json.loads(json.dumps(demo().spec))


def changed(good, at, to=...):
    one = copy.deepcopy(good)
    place = one
    for key in at[:-1]:
        place = place[key]
    if to is ...:
        del place[at[-1]]
    else:
        place[at[-1]] = to
    return one


def test_each_fault_is_said_with_its_place(good):
    assert check.faults(good) == []
    for case in CASES:
        wrong = check.faults(changed(good, case["at"], case.get("to", ...)))
        assert len(wrong) == 1, f"{case['what']}: {wrong}"
        assert wrong[0].startswith(case["said"]), f"{case['what']}: {wrong}"


def test_numbers_that_json_lacks_are_faults(good):
    for number in (math.nan, math.inf, True):
        (wrong,) = check.faults(changed(good, ["parameters", 0, "default"], number))
        assert wrong == f"parameters[0].default is {number!r}, not a number"


def test_what_is_no_specification_is_a_fault():
    for found in (None, 5, "spec", [], {}):
        assert check.faults(found)


def test_a_figure_that_the_front_end_cannot_read_is_not_made(monkeypatch):
    describe = spec._parameter
    monkeypatch.setattr(
        spec, "_parameter", lambda p, **given: {**describe(p, **given), "low": math.nan}
    )
    with pytest.raises(ValueError, match=r"le-se-demo: the front end cannot read this figure: .*"):
        explore("le-se-demo", Panel([charge_transfer_resistance], x=concentration), sliders=[])
