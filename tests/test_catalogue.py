"""What is there can be found: by words, symbols, units and the review's equations."""

import ast
import inspect

import pytest

from heteroionic_lite import find
from heteroionic_lite.models import all_models


def names(text):
    return [model.name for model in find(text)]


def test_without_words_all_models_are_found():
    assert set(find()) == set(all_models().values())


@pytest.mark.parametrize("name", sorted(all_models()))
def test_a_model_is_the_first_to_be_found_by_its_name(name):
    assert names(name)[0] == name
    assert name in names(name.replace("_", " "))


@pytest.mark.parametrize("words", ["alpha", "α"])
def test_a_letter_and_its_name_find_the_same(words):
    found = find(words)
    assert found == find("alpha")
    assert all(
        "alpha" in {str(m.symbol), *(str(p.symbol) for p in m.parameters)} or "α" in m.meaning
        for m in found
    )


def test_what_a_model_gives_comes_before_what_it_takes():
    found = find("R_ct")
    given = [str(model.symbol) == "R_ct" for model in found]
    assert any(given)
    assert not all(given)
    assert given == sorted(given, reverse=True)


@pytest.mark.parametrize("words", ["Eq. 3", "eq 3", "equation 3", "Eq.3"])
def test_an_equation_of_the_review_finds_what_stands_for_it_alone_first(words):
    first, *others = find(words)
    assert first.reference == "Eq. 3"
    assert all("3" in model.reference for model in others)
    assert any(model.reference == "Eqs. 1 and 3" for model in others)
    assert not any(model.reference == "Eq. 2, extended; section 3" for model in others)


@pytest.mark.parametrize("words", ["Ω cm²", "ohm cm^2", "ohm m^2"])
def test_a_unit_finds_the_models_that_are_in_it(words):
    assert all(model.unit == "ohm m^2" for model in find(words))


def test_all_words_have_to_be_met_and_their_order_is_free():
    assert names("donor resistance") == names("resistance donor")
    assert set(find("donor resistance")) < set(find("donor"))


def test_the_name_weighs_more_than_what_is_said_of_a_parameter():
    found = names("donor")
    named = ["donor" in name for name in found]
    assert named == sorted(named, reverse=True)
    assert not all(named)


def test_a_terminal_shows_a_line_a_model_and_how_to_import_the_first(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    found = find("Debye length")
    head, *lines, last = repr(found).splitlines()
    assert head == f"{len(found)} models"
    assert [line.split()[0] for line in lines] == [model.name for model in found]
    assert max(map(len, lines)) <= 100
    scope = {}
    exec(last, scope)  # noqa: S102 - that it can be copied and run is the statement
    assert scope[found[0].name] is found[0]


def test_a_notebook_shows_a_table_with_formulas():
    found = find("Debye length")
    html = found._repr_html_()
    assert html.count("<math") == len(found)
    assert all(f"<code>{model.name}</code>" in html for model in found)


def test_a_part_of_what_was_found_shows_itself_as_well():
    assert repr(find("donor")[:2]).startswith("2 models")


def test_each_model_says_in_which_module_it_is_defined():
    for model in all_models().values():
        module = inspect.getmodule(model)
        imported = {
            alias.asname or alias.name
            for node in ast.parse(inspect.getsource(module)).body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        assert model in [thing for name, thing in vars(module).items() if name not in imported]
