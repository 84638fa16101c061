"""Figures of a notebook that share a parameter: set it in one, and it is set in the others.

>>> from heteroionic_lite import Panel, explore
>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> from heteroionic_lite.models.parameters import concentration, temperature
>>> first, second = (
...     explore(name, Panel([charge_transfer_resistance], x=x), sliders="transfer_coefficient",
...             shared="transfer_coefficient")
...     for name, x in {"demo-salt": concentration, "demo-heat": temperature}.items()
... )
>>> first.transfer_coefficient = 0.3
>>> second.transfer_coefficient
0.3

A cell that is run again makes a figure that takes the earlier one's place. What lies outside of
another figure's range is not set there. On a page without a kernel ``frontend/controls/shared.ts``
does the same. To link parameters of different names, use ``traitlets.link``.
"""

from collections.abc import Iterable
from typing import Any
from weakref import WeakValueDictionary

import traitlets

# For each parameter, the figures that share it, by their identifiers.
_SHARING: dict[str, "WeakValueDictionary[str, traitlets.HasTraits]"] = {}


def share(figure: traitlets.HasTraits, identifier: str, names: Iterable[str]) -> None:
    """Let the figure follow, and lead, those that share one of the parameters."""
    for name in names:
        sharing = _SHARING.setdefault(name, WeakValueDictionary())
        others = [other for key, other in sharing.items() if key != identifier]
        sharing[identifier] = figure
        moved = [other for other in others if _value(other, name) != _default(other, name)]
        if moved:
            _set(figure, name, _value(moved[-1], name))

        def follow(change: Any, name: str = name) -> None:
            present = _SHARING[name]
            if present.get(identifier) is change["owner"]:
                for other in list(present.values()):
                    if other is not change["owner"]:
                        _set(other, name, change["new"])

        figure.observe(follow, name)


def _value(figure: traitlets.HasTraits, name: str) -> float:
    value: float = getattr(figure, name)
    return value


def _default(figure: traitlets.HasTraits, name: str) -> float:
    default: float = figure.traits()[name].default_value
    return default


def _set(figure: traitlets.HasTraits, name: str, value: float) -> None:
    if _value(figure, name) == value:
        return
    try:
        setattr(figure, name, value)
    except traitlets.TraitError:
        return  # outside of this figure's range
