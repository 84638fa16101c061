"""Importing the package costs little more than importing sympy."""

import pkgutil
import subprocess
import sys

import pytest

import heteroionic_lite

HEAVY = ["pint", "pydantic", "matplotlib", "anywidget", "ipywidgets", "IPython", "scipy"]


@pytest.mark.parametrize("what", ["heteroionic_lite", "heteroionic_lite.models"])
def test_importing_models_loads_no_figures_and_no_units(what):
    code = f"import sys, {what}; {what}.__dict__.get('all_models', int)(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert set(HEAVY) & set(done.stdout.split()) == set()


def test_the_front_door_names_exist():
    for name in heteroionic_lite.__all__:
        assert getattr(heteroionic_lite, name) is not None
        assert name in dir(heteroionic_lite)


def test_no_module_can_take_the_place_of_a_front_door_name():
    modules = {module.name for module in pkgutil.iter_modules(heteroionic_lite.__path__)}
    assert modules & set(heteroionic_lite.__all__) == set()


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = heteroionic_lite.nothing
