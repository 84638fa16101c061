"""Physics only, one idea a module; every model is found by ``all_models()``.

>>> from heteroionic_lite.models import all_models
>>> all_models()["limiting_current_density"].unit
'A/m^2'

Sign convention, used everywhere: the potential drop across the interface is
Δφ = φ(solid) − φ(liquid), the overpotential is η = Δφ − Δφ_eq, and a positive current carries
cations from the liquid into the solid (desolvation). So η < 0 drives desolvation, and the
driving drop is U = −η.
"""

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from heteroionic_lite.model import Model


@cache
def all_models() -> dict[str, Model]:
    """Every model of the package by its name; a name used twice raises ValueError."""
    found: dict[str, Model] = {}
    for module in model_modules():
        for thing in vars(module).values():
            if isinstance(thing, Model) and found.setdefault(thing.name, thing) is not thing:
                raise ValueError(f"{module.__name__}: the model name {thing.name} is taken")
    return found


def model_modules() -> list[ModuleType]:
    """The modules that hold models, by the alphabet."""
    return [
        import_module(module_info.name)
        for module_info in pkgutil.iter_modules(__path__, prefix=f"{__name__}.")
    ]
