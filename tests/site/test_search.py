"""What the search can find, as the build writes it down."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path

import pytest
from _site.explain import known
from _site.search import PLACES
from _site.search.formula import said
from _site.search.reading import read

from tests.contents import PAGES

LARGEST = 190_000  # bytes over the wire, of a script that only the search loads


@pytest.fixture(scope="session")
def script(site) -> str:
    return (site / "_static" / PLACES).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def places(script) -> list[list[str]]:
    return json.loads(script.removeprefix("window.hxPlaces=").rstrip().removesuffix(";"))


def addresses(places: list[list[str]], kind: str) -> set[str]:
    return {place[2].partition("#")[2] for place in places if place[0] == kind}


@cache
def ids(path: Path) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', path.read_text(encoding="utf-8")))


def test_every_place_exists(places, site):
    missing = [
        url
        for _, _, url, *_ in places
        for page, _, anchor in [url.partition("#")]
        if anchor not in ids(site / page)
    ]
    assert missing == []


def test_every_figure_question_and_row_can_be_found(places, site):
    html = "".join((site / name).read_text(encoding="utf-8") for name in PAGES)
    figures = set(re.findall(r'id="([a-z0-9-]+)" data-explorer', html))
    questions = set(re.findall(r'id="([a-z0-9-]+)" data-question', html))
    assert addresses(places, "figure") == figures
    assert addresses(places, "question") == questions
    shown = {row.id for row in known.rows()} & set(re.findall(r' id="([A-Z]\d+)"', html))
    assert addresses(places, "row") == shown
    assert len(figures) > 40
    assert len(questions) > 20
    assert len(shown) > 50


def test_every_page_and_exercise_can_be_found(places):
    assert {place[2].partition("#")[0] for place in places} == set(PAGES)
    exercises = [place for place in places if place[0] == "exercise"]
    assert len(exercises) >= 20
    assert all(re.fullmatch(r"Exercise \d+", place[3]) and place[5] for place in exercises)


def test_nothing_in_the_index_is_code_or_latex(places):
    code = re.compile(r"\\[a-z]{2,}|\bimport [a-z]+\b|\bp\.[a-z_]+|[a-z_]+\.si\b|Show code")
    wrong = [(place[2], code.search(place[5])[0]) for place in places if code.search(place[5])]
    assert wrong == []


def test_a_question_is_found_without_its_answer(places):
    for kind, _, url, _, _, text in places:
        if kind == "question":
            assert "Not quite." not in text, url
            assert "Right." not in text, url


def test_only_the_search_loads_the_index(site):
    assert PLACES in (site / "search.html").read_text(encoding="utf-8")
    for name in PAGES:
        page = (site / name).read_text(encoding="utf-8")
        for script in (PLACES, "searchindex.js", "searchtools.js", "search.js"):
            assert script not in page, (name, script)


def test_the_index_is_small(script):
    assert len(gzip.compress(script.encode(), mtime=0)) < LARGEST


@pytest.mark.parametrize(
    ("mathml", "text"),
    [
        ("<msub><mi>i</mi><mn>0</mn></msub>", "i₀"),
        ("<msup><mi>c</mi><mrow><mi>α</mi><mo>−</mo><mn>1</mn></mrow></msup>", "c^(α−1)"),
        ("<msup><mn>10</mn><mrow><mo>−</mo><mn>6</mn></mrow></msup>", "10⁻⁶"),
        ("<mfrac><mi>R</mi><mrow><mi>z</mi><mi>F</mi></mrow></mfrac>", "R/(z F)"),
    ],
)
def test_a_formula_is_plain_text(mathml, text):
    annotated = f"<semantics><mrow>{mathml}</mrow><annotation>\\frac</annotation></semantics>"
    assert said(f"<math>{annotated}</math>") == text


def test_a_section_is_read_without_what_nobody_reads():
    page = """<section id="a"><h1>Rust<a class="headerlink" href="#a">#</a></h1>
    <p>Iron <sub>2</sub>.</p><div class="cell_input"><pre>import rust</pre></div>
    <pre>2.5 Ω</pre><script>no()</script><details><summary>Why</summary>So.</details></section>"""
    (place,) = read(page)
    assert (place.title, place.text) == ("Rust", "Iron ₂. 2.5 Ω Why So.")
