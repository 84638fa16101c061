"""Findings lead to the statements they speak of and to their places; statements lead back."""

import re

import pytest
from _site import coverage, since
from _site.findings import taken_up, with_places

from heteroionic_lite import findings, orders, reported
from heteroionic_lite.evidence.tables import browse
from heteroionic_lite.output.data import Run

HEADER = "id,section,statement,review_refs,target,excused"


def claims(*numbers, target="index#index-eq-1"):
    return [f"{number},5,Said.,,{target}," for number in numbers]


def test_a_statement_says_what_has_been_found_on_it_the_relation_first():
    said = since.said()
    assert said["C196"] == (
        "confirmed by [F11](#F11), [F29](#F29), [F34](#F34), [F38](#F38); "
        "contradicted by [F01](#F01)"
    )
    named = {number for row in findings() for number in row.numbers}
    assert set(said) == named


def test_the_map_has_what_has_been_found_beside_the_statement():
    (claim,) = coverage.read([HEADER, *claims("C196")])
    line = coverage.section_map([claim], 5, {"C196": "confirmed by [F11](#F11)"}).splitlines()[-1]
    assert line == (
        "| C196 | Said. *Since: confirmed by [F11](#F11).* | first page: [Eq. 1](#index-eq-1) |"
    )


def test_each_place_of_a_finding_is_named_once():
    (row,) = findings(identifier="F01")
    known = {claim.id: claim for claim in coverage.read([HEADER, *claims(*row.numbers)])}
    places = taken_up(row, known)
    assert [place.anchor for place in places] == ["index-eq-1"]
    data = with_places(browse("since", "", [row]).output(), {"F01": places})
    cell = data.rows[0].cells[data.columns.index("statements")]
    led = [run.place for run in cell.text if isinstance(run, Run) and run.place]
    assert led == ["C190", "C196", "C186", "index-eq-1"]


@pytest.fixture
def page(build, tmp_path):
    """Builds a page with the findings, the statements they speak of, and a bibliography."""

    def page(text):
        numbers = sorted({number for row in findings() for number in row.numbers})
        lines = [HEADER, *claims(*numbers)]
        (tmp_path / "coverage.csv").write_text("\n".join(lines), encoding="utf-8")
        rows = [*findings(), *reported(), *orders()]
        keys = sorted(
            {
                key
                for row in rows
                for key in (*row.citation.split("; "), getattr(row, "seen_in", ""))
            }
            - {""}
        )
        entries = "".join(
            f"@misc{{{key},author={{One, A}},title={{T}},year={{2020}}}}\n" for key in keys
        )
        (tmp_path / "all.bib").write_text(entries, encoding="utf-8")
        values = [browse("values", "", rows())._repr_mimebundle_() for rows in (reported, orders)]
        text = (
            "(data-evidence)=\n# Since\n\n(index-eq-1)=\n## Here\n\n"
            f"{text}\n\n```{{bibliography}}\n:all:\n```\n"
        )
        return build(
            {"index": text, "values": values},
            *("sphinxcontrib.bibtex", "outputs", "ids", "links", "data", "written"),
            *("coverage", "findings"),
            review_coverage="coverage.csv",
            bibtex_bibfiles=["all.bib"],
            bibtex_cite_id="ref-{key}",
        )

    return page


def test_a_page_shows_all_findings_and_the_map_leads_back(page):
    done = page("```{findings} since-table\n```\n\n```{findings-by-statement}\n```\n\n"
                "```{coverage} 5\n```")  # fmt: skip
    assert [one for one in done.warnings.splitlines() if "toctree" not in one] == []
    html = done.pages["index"]
    table = html[html.index('id="since-table"') : html.index("</table>")]
    for row in findings():
        assert f'id="{row.id}"' in table
    assert 'href="#C196"' in table
    assert 'href="#index-eq-1"' in table
    (line,) = re.findall(r'<tr[^>]*id="C196".*?</tr>', html, re.DOTALL)
    assert 'href="#F01"' in line
    for attribute in ("data-relation", "data-interface", "data-period"):
        assert attribute in table
