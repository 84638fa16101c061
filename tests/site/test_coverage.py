"""The coverage file is read strictly, and a target that does not exist is named."""

import pytest
from _site import coverage

HEADER = "id,section,statement,review_refs,target,excused"
GOOD = "C001,2,Something is said.,42,le-se#le-se-eq-1 models#models-eq-1,"
ANCHORS = {"le-se": {"le-se-eq-1"}, "models": {"models-eq-1"}}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,2,Said.,,le-se#le-se-eq-1,", "column id: '1' is not C and three digits"),
        ("C001,7,Said.,,le-se#le-se-eq-1,", "column section: '7' is not one of 0 to 6"),
        ("C001,2, ,,le-se#le-se-eq-1,", "column statement: is empty"),
        ("C001,2,Said.,,,", "column target: needs either a target or"),
        ("C001,2,Said.,,le-se#le-se-eq-1,too dull", "column target: needs either a target or"),
        ("C001,2,Said.,,le-se,", "column target: 'le-se' is not page#anchor"),
    ],
)
def test_a_broken_row_is_refused_with_line_column_and_reason(row, reason):
    with pytest.raises(ValueError) as error:
        coverage.read([HEADER, row])
    assert str(error.value).startswith(f"coverage.csv, line 2, {reason}")


def test_a_claim_that_occurs_twice_is_refused():
    with pytest.raises(ValueError, match=r"coverage\.csv, line 3: C001 occurs twice"):
        coverage.read([HEADER, GOOD, GOOD])


def test_an_anchor_that_was_renamed_is_named_with_its_claim_and_page():
    claims = coverage.read([HEADER, GOOD])
    assert coverage.missing_anchors(claims, ANCHORS) == []
    renamed = {**ANCHORS, "models": {"models-first"}}
    assert coverage.missing_anchors(claims, renamed) == [
        "C001: the page models has no anchor models-eq-1"
    ]


def test_a_page_that_is_gone_is_named_with_its_claim():
    claims = coverage.read([HEADER, GOOD])
    assert coverage.missing_anchors(claims, {"le-se": {"le-se-eq-1"}}) == [
        "C001: there is no page models"
    ]


def test_the_map_has_one_line_a_claim_with_its_links():
    claims = coverage.read([HEADER, GOOD, GOOD.replace("C001,2", "C002,3")])
    lines = coverage.section_map(claims, 2).markdown.splitlines()
    assert lines[2:] == [
        "| C001 | Something is said. [42] | "
        "liquid/solid: [Eq. 1](#le-se-eq-1); models: [Eq. 1](#models-eq-1) |"
    ]


def test_the_map_gives_the_reason_for_what_is_left_out():
    (claim,) = coverage.read([HEADER, "C002,1,Said.,,,it is history"])
    assert claim.where == "left out: it is history"
