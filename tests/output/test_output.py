"""What a cell gives is data that can be read back, and HTML that is made from them."""

import json
import re
from collections.abc import Iterator

import pytest
from IPython.core.interactiveshell import InteractiveShell

from heteroionic_lite.explorer import widget
from heteroionic_lite.output.data import (
    KINDS,
    MIME,
    Cell,
    Run,
    TableData,
    TableRow,
    as_json,
    read,
)
from heteroionic_lite.output.html import html, text
from heteroionic_lite.output.notebook import notebook_html
from tests.output.things import things

THINGS = things()
MARKUP = re.compile(r"</?[a-z][^<>]*>")
# Markup by its name, and code. `predict` of a specification and `data` of a problem set hold an
# author's HTML.
NOT_TEXT = {"html", "because_html", "svg", "module", "predict", "symbolHtml"} | {
    *("mathml", "mathmlWithNumbers"),
    *("data", "paper"),
}


def strings(value, path=()) -> Iterator[tuple[tuple, str]]:
    """Every string in JSON, with the keys that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, (*path, key))
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, path)


@pytest.mark.parametrize("name", THINGS)
def test_the_data_of_an_output_survive_a_file(name):
    data = THINGS[name].output()
    written = json.dumps(as_json(data), allow_nan=False)
    assert read(json.loads(written)) == data


def test_there_is_a_thing_of_every_kind():
    assert {thing.output().kind for thing in THINGS.values()} == set(KINDS)


@pytest.mark.parametrize("name", THINGS)
def test_no_text_in_the_data_is_html(name):
    found = [
        (path, value)
        for path, value in strings(as_json(THINGS[name].output()))
        if not NOT_TEXT.intersection(path) and MARKUP.search(value)
    ]
    assert found == []


@pytest.mark.parametrize("name", [name for name in THINGS if name != "explorer"])
def test_a_notebook_is_given_data_html_and_text(name):
    bundle, _ = InteractiveShell.instance().display_formatter.format(THINGS[name])
    assert bundle[MIME] == as_json(THINGS[name].output())
    assert bundle["text/html"] == notebook_html(read(bundle[MIME]))
    assert bundle["text/plain"] == repr(THINGS[name])


@pytest.mark.parametrize("name", THINGS)
def test_in_a_notebook_no_link_leads_to_what_is_not_there(name):
    shown = notebook_html(THINGS[name].output())
    assert "<script" not in shown
    ids = set(re.findall(r'\bid="([^"]+)"', shown))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= ids


def test_a_figure_is_shown_as_a_picture_and_then_as_what_lives(monkeypatch):
    shown = []
    figure = THINGS["explorer"]
    monkeypatch.setattr(widget, "display", lambda bundle, **_: shown.append(bundle))
    figure._ipython_display_()
    still, live = shown
    assert set(still) == {MIME, "image/png", "text/html", "text/plain"}
    assert f'data-hx-still="{figure.get_state()["still"]}"' in still["text/html"]
    assert "data:image/svg+xml" in still["text/html"]
    assert live["application/vnd.jupyter.widget-view+json"]["model_id"] == figure.model_id
    assert live["text/plain"] == ""


def test_a_notebook_with_figures_stays_small():
    bundle, _ = THINGS["explorer"]._repr_mimebundle_()
    assert len(json.dumps(bundle)) < 150_000


def test_a_figure_gives_its_data_beside_the_live_face():
    bundle, _ = THINGS["explorer"]._repr_mimebundle_()
    assert set(bundle[MIME]) == {"kind", "version", "spec", "module", "svg"}
    assert bundle["text/html"] == html(read(json.loads(json.dumps(bundle[MIME]))))


QUESTION = as_json(THINGS["question"].output())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "hologram"}, r"of kind 'hologram' in version 1 is not known; known are expl"),
        ({"version": 2}, r"of kind 'question' in version 2 is not known; .* in version 1$"),
        ({"id": 3}, "of kind 'question' is not as it should be: id: Input should be a valid str"),
        ({"colour": "red"}, "of kind 'question' is not as it should be: colour: "),
        ({"choices": [{"html": "a"}]}, "choices.0.because_html: .*; choices.0.right: "),
    ],
    ids=str,
)
def test_what_is_not_as_it_should_be_is_refused_with_a_sentence(change, sentence):
    with pytest.raises(ValueError, match=sentence):
        read(QUESTION | change)


def test_the_order_of_keys_in_a_file_changes_nothing_on_the_page():
    for thing in THINGS.values():
        data = thing.output()
        if data.kind != "explorer":  # its specification is JSON on the page as well
            written = json.dumps(as_json(data), sort_keys=True)
            assert html(read(json.loads(written))) == html(data)


def test_texts_are_escaped_wherever_they_stand():
    evil = '"><script>&'
    row = TableRow("V900", (Cell((evil,)), Cell((Run(evil, title=evil),), evil)), {"ion": evil})
    shown = html(TableData(evil, evil, (evil, evil), (), (row,)))
    assert "<script>" not in shown
    assert "&amp;" in shown


def test_a_text_leads_where_the_address_says_and_nowhere_without_one():
    runs = (
        Run("53.1", row="V040"),
        " of ",
        Run("Abe 2004", cite="abe2004"),
        " [",
        Run("42", review="42"),
        "]",
    )
    assert text(runs, lambda target, name: f"{target}.html#{name}") == (
        '<a href="row.html#V040">53.1</a> of <a href="cite.html#abe2004">Abe 2004</a> '
        '[<a href="review.html#42">42</a>]'
    )
    assert text(runs, lambda *_: "") == "53.1 of Abe 2004 [42]"


def test_what_is_small_stands_together_with_its_indices():
    runs = ("a", "\n", Run("Li", small=True), Run("+", "sup", small=True))
    assert text(runs) == "a<br><small>Li<sup>+</sup></small>"
