"""What Tab, ``help`` and a terminal tell of a model."""

import inspect
import pydoc
import re
import subprocess
import sys
import textwrap

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

import heteroionic_lite
from heteroionic_lite import Model, Panel, explore, find, reported, solvents
from heteroionic_lite.models import all_models
from tests.contents import ROOT

R = find("charge_transfer_resistance")[0]


@pytest.fixture
def shell():
    found = InteractiveShell.instance()
    found.user_ns["R"] = R
    yield found
    InteractiveShell.clear_instance()


@pytest.mark.parametrize("jedi", [False, True])
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("R(conc", "concentration="),
        ("R(temperature=300, transf", "transfer_coefficient="),
        ('R["conc', "concentration"),
    ],
)
def test_tab_completes_the_names_of_parameters(shell, jedi, typed, offered):
    shell.Completer.use_jedi = jedi
    with provisionalcompleter():
        found = {one.text for one in shell.Completer.completions(typed, len(typed))}
    assert offered in {text.strip("'\"]") for text in found}


def test_a_model_has_a_signature_of_its_own_with_defaults_in_si():
    signature = inspect.signature(R)
    assert {name: p.default for name, p in signature.parameters.items()} == R.defaults
    assert all(p.kind is p.KEYWORD_ONLY for p in signature.parameters.values())


def test_the_class_keeps_its_signature_and_its_docstring():
    assert list(inspect.signature(Model).parameters)[:4] == [
        *("name", "symbol", "expression", "parameters")
    ]
    assert Model.__doc__.startswith("An expression with everything")


@pytest.mark.parametrize("name", sorted(all_models()))
def test_help_tells_meaning_unit_and_every_parameter(name):
    model = all_models()[name]
    told = pydoc.render_doc(model, renderer=pydoc.plaintext)
    plain = " ".join(told.split())
    assert model.meaning[1:] in plain
    assert model.__module__ in plain
    assert (model.reference or "own addition") in plain
    assert model.status in plain
    for p in model.parameters:
        assert f"{p.name} = {p.default:g} {p.unit}, symbol " in plain
        for words in (p.meaning[1:], p.source, p.allowed):
            assert " ".join(words.split()) in plain, p.name


def test_help_shows_the_formula_and_the_shown_range():
    assert "R_ct = R·T·(c/c_ref)^(α - 1)/(z·F·i_ref)" in R.__doc__
    assert re.search(r"Shown as 25 °C \([-−]23.15 to 126.8\)", " ".join(R.__doc__.split()))


@pytest.mark.parametrize("name", sorted(all_models()))
def test_a_terminal_shows_a_model_in_one_line(name):
    shown = repr(all_models()[name])
    assert shown.startswith(f"<{name}: ")
    assert "\n" not in shown
    assert len(shown) < 170


def test_a_starred_symbol_keeps_its_star():
    starred = next(m for m in all_models().values() if str(m.symbol).endswith("_star"))
    assert f": {str(starred.symbol).removesuffix('star')}* = " in repr(starred)


def test_a_model_is_asked_for_its_parameters_as_a_dictionary_is_for_its_keys():
    assert list(R) == list(R.defaults)
    assert "temperature" in R
    assert "pressure" not in R
    assert {name: R[name].default for name in R} == R.defaults


def test_figures_and_rows_show_themselves_in_one_line():
    figure = explore("demo", Panel([R], x=R["concentration"]), sliders="temperature", title="Demo")
    assert repr(figure) == "<Explorer demo: Demo; sliders: temperature>"
    row = reported(identifier="V040")[0]
    assert repr(row) == str(row)
    assert repr(row).startswith("<exchange current density 53.1 µA/cm², ")
    assert repr(row).endswith("(V040)>")
    assert len(repr(solvents()[0])) < 120
    assert repr(R["temperature"]) == "<Parameter temperature: T = 298.15 (250 to 400) K>"


def test_the_front_door_lists_what_it_offers_and_nothing_else():
    assert dir(heteroionic_lite) == sorted([*heteroionic_lite.__all__, "__version__"])
    assert len(dir(heteroionic_lite)) < 28


def test_a_type_checker_sees_through_the_front_door_from_outside(tmp_path):
    script = tmp_path / "user.py"
    script.write_text(
        textwrap.dedent("""\
            import heteroionic_lite as hl
            from heteroionic_lite import Panel, explore, find, quantity, reported

            reveal_type(explore)
            reveal_type(Panel)
            reveal_type(reported)
            reveal_type(find("donor")[0])
            reveal_type(find("donor")[:1])
            reveal_type(quantity)
            reveal_type(hl.play)
            hl.nothing
            Panel(curves=3)
        """)
    )
    # Kept between runs: numpy's types are read but once.
    cache = ROOT / ".mypy_cache" / "from_outside"
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", cache, script],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    said = done.stdout
    revealed = [line for line in said.splitlines() if "Revealed type" in line]
    assert len(revealed) == 7, said
    assert "Explorer" in revealed[0]
    assert "heteroionic_lite.explorer.parts.Panel" in revealed[1]
    assert "interface: " in revealed[2]
    assert "heteroionic_lite.evidence.tables.Rows" in revealed[2]
    assert "heteroionic_lite.model.Model" in revealed[3]
    assert "heteroionic_lite.catalogue.Models" in revealed[4]
    assert 'Module has no attribute "nothing"' in said
    assert 'user.py:12: error: Argument "curves" to "Panel"' in said
    assert said.count("error:") == 2, said
