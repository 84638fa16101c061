"""A name means one thing: a module, a model, or the keyword of a quantity."""

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest

from heteroionic_lite.equation import Parameter
from heteroionic_lite.model import Model
from heteroionic_lite.models import all_models, model_modules

MODULES = model_modules()
MODELS = set(all_models())


def last(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def held(module: ModuleType, kind: type) -> Iterator[tuple[str, Parameter | Model]]:
    """What a module calls its parameters or models; private names are its own business."""
    for variable, thing in vars(module).items():
        if isinstance(thing, kind) and not variable.startswith("_"):
            yield variable, thing


DEFINED = {
    variable: thing
    for module in MODULES
    for variable, thing in held(module, Parameter)
    if variable == thing.name
}
KEYWORDS = {p.name for model in all_models().values() for p in model.parameters} | set(DEFINED)


def variants(module: ModuleType) -> set[str]:
    """The variables that a module makes with ``.having``."""
    return {
        target.id
        for statement in ast.parse(inspect.getsource(module)).body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.value, ast.Call)
        and isinstance(statement.value.func, ast.Attribute)
        and statement.value.func.attr == "having"
        for target in statement.targets
        if isinstance(target, ast.Name)
    }


VARIANTS = set().union(*map(variants, MODULES))


def test_no_module_has_the_name_of_a_keyword_or_of_a_model():
    names = {last(module) for module in MODULES}
    assert not names & KEYWORDS
    assert not names & MODELS


def test_no_model_has_the_name_of_a_keyword():
    assert not MODELS & KEYWORDS


@pytest.mark.parametrize("module", MODULES, ids=last)
def test_a_model_is_called_in_python_what_its_name_says(module):
    assert [(v, m.name) for v, m in held(module, Model) if v != m.name] == []


@pytest.mark.parametrize("module", MODULES, ids=last)
def test_a_parameter_is_called_in_python_as_its_keyword_unless_it_is_a_variant(module):
    for variable, parameter in held(module, Parameter):
        if variable != parameter.name:
            where = f"{module.__name__}.{variable}, keyword {parameter.name}"
            assert variable in VARIANTS, where
            assert variable not in KEYWORDS | MODELS, where


def test_a_keyword_is_defined_for_one_symbol_only():
    for module in MODULES:
        for _, parameter in held(module, Parameter):
            assert parameter.name in DEFINED, parameter.name
            assert parameter.symbol == DEFINED[parameter.name].symbol, parameter.name
