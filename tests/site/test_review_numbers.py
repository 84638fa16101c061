"""What a bracket with numbers becomes, and what is refused."""

import re

import pytest
from _site.review_numbers import mentions, read
from sphinx.errors import ExtensionError

HEAD = "number,key,certainty,cited_for\n"
ROWS = HEAD + "42,,,four electrodes\n43,,,ion pairs\n44,,,sodium\n"


def numbers(text):
    return [mention.numbers for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seen early [42]", [(42,)]),
        ("[42, 43] and [5]", [(42, 43), (5,)]),
        ("[78–81]", [(78, 79, 80, 81)]),
        ("[41-43, 46]", [(41, 42, 43, 46)]),
        ("a year [2020], a word [see 42], an open one [42", []),
    ],
)
def test_brackets_that_hold_only_whole_numbers_are_mentions(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("no,key\n", "columns are not number, key"),
        (HEAD + "99,,,something\n", "line 2, column number: '99' is not in 1–98"),
        (HEAD + "4.2,,,something\n", "line 2, column number: '4.2' is not in 1–98"),
        (HEAD + "42,,,one\n42,,,two\n", "line 3, column number: 42 occurs twice"),
        (HEAD + "42,abe2005,sure,one\n", "line 2, column certainty: 'sure' is not one of named"),
        (HEAD + "42,abe2005,,one\n", "line 2: key and certainty go together"),
        (HEAD + "42,,,\n", "line 2, column cited_for: is empty"),
    ],
)
def test_a_broken_row_is_refused_with_its_line_and_reason(tmp_path, rows, message):
    path = tmp_path / "rows.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(ExtensionError, match=re.escape(message)):
        read(path)


@pytest.fixture
def page(build, tmp_path):
    """Builds a page; gives its HTML and the warnings."""

    def page(text):
        (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
        pages = {
            "index": f"# Page\n\n{text}\n",
            "table": "# Table\n\n```{review-references}\n```\n",
        }
        done = build(
            pages,
            "review_numbers",
            myst_enable_extensions=["attrs_inline", "dollarmath"],
            review_references="rows.csv",
        )
        return done.pages["index"], done.warnings

    return page


def links(html):
    return re.findall(r'href="table\.html#review-(\d+)"', html)


def test_numbers_in_paragraphs_lists_and_tables_become_links(page):
    html, warnings = page("One [42].\n\n- two [43]\n\n| a |\n|---|\n| three [44] |\n")
    assert links(html) == ["42", "43", "44"]
    assert "no row" not in warnings


def test_of_a_range_both_ends_are_links(page):
    html, _ = page("Between [42–44].")
    assert links(html) == ["42", "44"]


def test_code_formulas_links_headings_and_what_is_marked_plain_are_left_alone(page):
    html, warnings = page(
        "## A heading [42]\n\n`x[42]`, $[0, 1]$, [a link [42]](https://example.org), "
        "[[2, 3]]{.plain}\n\n```\nx[42]\n```\n"
    )
    assert links(html) == []
    assert "no row" not in warnings


@pytest.mark.parametrize("bracket", ["[99]", "[0, 1]", "[45]", "[42–46]", "[490]"])
def test_a_number_without_a_row_is_reported_with_file_place_and_the_way_out(page, bracket):
    _, warnings = page(f"First.\n\nThen {bracket}.")
    assert re.search(r"index\.md:5: WARNING: .*has no row in rows\.csv", warnings)
    assert "{.plain}" in warnings
