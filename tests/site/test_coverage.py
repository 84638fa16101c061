"""The coverage file is read strictly, and a target that does not exist is named."""

import re

import pytest
from _site import coverage
from sphinx.errors import ExtensionError

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
    lines = coverage.section_map(claims, 2).splitlines()
    assert lines[2:] == [
        "| C001 | Something is said. [42] | "
        "liquid/solid: [Eq. 1](#le-se-eq-1); models: [Eq. 1](#models-eq-1) |"
    ]


def test_the_map_gives_the_reason_for_what_is_left_out():
    (claim,) = coverage.read([HEADER, "C002,1,Said.,,,it is history"])
    assert claim.where == "left out: it is history"


@pytest.fixture
def page(build, tmp_path):
    """Builds a page from these rows; gives its HTML and what was warned of."""

    def page(text, *rows):
        (tmp_path / "coverage.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
        done = build({"index": f"# Map\n\n{text}\n"}, "coverage", review_coverage="coverage.csv")
        return done.pages.get("index", ""), done.warnings

    return page


def test_a_page_shows_the_map_of_a_section_with_links_and_formulas(page):
    rows = [
        "C001,2,It falls with $c$.,42,index#index-eq-1,",
        "C002,3,Not of this section.,,,it is history",
    ]
    html, warnings = page("```{coverage} 2\n```\n\n(index-eq-1)=\n## Here", *rows)
    assert warnings == ""
    (line,) = re.findall(r"<tr[^>]*><td.*?</tr>", html, re.DOTALL)
    assert re.findall(r'href="([^"]*)"', line) == ["#index-eq-1"]
    assert 'class="math' in line


def test_a_page_says_how_many_statements_there_are(page):
    html, _ = page("```{coverage}\n```", GOOD, GOOD.replace("C001", "C002"))
    assert "Each of the 2 statements has a place; none is left out." in html


def test_a_page_says_how_many_statements_are_left_out(page):
    html, _ = page("```{coverage}\n```", GOOD, "C002,1,Said.,,,it is history")
    assert "Of 2 statements, 1 are left out, each with its reason." in html


def test_a_section_that_the_review_has_not_is_reported_with_its_place(page):
    _, warnings = page("```{coverage} 7\n```", GOOD)
    assert re.search(r"index\.md:3: ERROR: '7' is not a section of the review, 0 to 6", warnings)


def test_a_broken_map_stops_the_build(page):
    with pytest.raises(ExtensionError, match=r"coverage\.csv, line 2, column id: '1' is not C"):
        page("```{coverage} 2\n```", GOOD.replace("C001", "1"))
