"""The figure with sliders: an anywidget in JupyterLab, the same module on a static page.

>>> from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
>>> from heteroionic_lite.models.parameters import concentration
>>> figure = explore("demo", Panel([charge_transfer_resistance], x=concentration, y_scale="log"),
...                  sliders=["concentration", "transfer_coefficient"])
>>> figure.transfer_coefficient = 0.5  # the curve follows; observe and link work as well

A cell shows it in two outputs. The first is the figure as data (from which the static site makes
its page) and as a still picture; the second is the live widget, which hides the picture while it
lives. So a notebook that is opened again, without a kernel, shows pictures and no error.
"""

import base64
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

import anywidget
import traitlets

from heteroionic_lite.equation import Parameter
from heteroionic_lite.explorer.asked import Guess, Predict
from heteroionic_lite.explorer.parts import Curve, Panel, check_in_range
from heteroionic_lite.explorer.shared import share
from heteroionic_lite.explorer.spec import build, describe
from heteroionic_lite.explorer.still import picture
from heteroionic_lite.extras import display
from heteroionic_lite.faces.javascript import module_source
from heteroionic_lite.model import Model
from heteroionic_lite.output.data import MIME, ExplorerData, as_json
from heteroionic_lite.output.html import html
from heteroionic_lite.output.notebook import still
from heteroionic_lite.spelling import NoSuchName, did_you_mean
from heteroionic_lite.wording import brief, several

_STATIC = Path(__file__).parent / "static"
_WIDGET = "application/vnd.jupyter.widget-view+json"
_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class _Value(traitlets.Float[float, Any]):
    """A parameter's present value in SI, checked against its range."""

    def __init__(self, parameter: Parameter) -> None:
        super().__init__(parameter.default, help=parameter.meaning)
        self.parameter = parameter

    def validate(self, _object: Any, value: Any) -> float:
        try:
            return check_in_range(self.parameter, value)
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None


class Explorer(anywidget.AnyWidget):
    """A figure whose parameters are synced traits, in SI; made by ``explore``."""

    _esm = _STATIC / "explorer.js"
    _css = _STATIC / "explorer.css"
    spec = traitlets.Dict().tag(sync=True)
    module = traitlets.Unicode().tag(sync=True)
    still = traitlets.Unicode().tag(sync=True)  # by which the front end finds the picture

    @traitlets.default("still")
    def _any_key(self) -> str:
        return uuid4().hex

    @property
    def values(self) -> dict[str, float]:
        """The present value of every parameter, in SI."""
        return {p["name"]: getattr(self, p["name"]) for p in self.spec["parameters"]}

    @values.setter
    def values(self, values: Mapping[str, float]) -> None:
        unknown = sorted(set(values) - set(self.values))
        if unknown:
            meant = "".join(did_you_mean(name, self._spelling) for name in unknown)
            raise NoSuchName(
                f"unknown parameters [{several(unknown)}]; allowed: {sorted(self.values)}{meant}"
            )
        with self.hold_trait_notifications():
            for name, value in values.items():
                setattr(self, name, value)

    @property
    def _spelling(self) -> dict[str, str]:
        return {p["name"]: p["symbol"] for p in self.spec["parameters"]}

    def __repr__(self) -> str:
        sliders = ", ".join(p["name"] for p in self.spec["parameters"] if p["slider"])
        return f"<Explorer {self.spec['id']}: {self.spec['title']}; sliders: {sliders}>"

    @cached_property
    def _still(self) -> dict[str, bytes]:
        made = self._made
        return picture(made.spec, made.marks, made.defaults)

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:
            return None
        data, metadata = bundle
        data = {
            **data,
            MIME: as_json(self.output()),
            "text/html": self.html,
            "text/plain": self.spec["description"],
            "image/png": base64.b64encode(self._still["png"]).decode("ascii"),
        }
        return data, metadata

    def _ipython_display_(self) -> None:
        """The picture, and below it the live figure, which hides the picture while it lives."""
        bundle = self._repr_mimebundle_()
        if bundle is None:
            return
        faces, metadata = bundle
        live = {_WIDGET: faces.pop(_WIDGET), "text/plain": ""} if _WIDGET in faces else {}
        faces["text/html"] = still(self.output(), self.still)
        for shown in filter(None, (faces, live)):
            display(shown, metadata=metadata, raw=True)

    def output(self) -> ExplorerData:
        """The figure as data, with its still picture."""
        return ExplorerData(self.spec, self.module, self._still["svg"].decode())

    @property
    def html(self) -> str:
        """The element of a notebook without a kernel; without any script it is a still picture."""
        return html(self.output())


def explore(
    identifier: str,
    *panels: Panel,
    sliders: str | Sequence[Parameter | str],
    title: str = "",
    description: str = "",
    readouts: Mapping[str, Model | Curve] | Sequence[Model | Curve] = (),
    presets: Mapping[str, Mapping[str, Any]] | None = None,
    predict: Predict | Guess | str | None = None,
    formulas: Sequence[Model] | None = None,
    summary: str = "",
    shared: str = "",
) -> Explorer:
    """Make a figure with sliders from models.

    >>> from heteroionic_lite.models.interphase import interface_resistance
    >>> from heteroionic_lite.models.parameters import concentration, interphase_resistance
    >>> bare = interphase_resistance.having(default=0.0)
    >>> figure = explore("demo", Panel([interface_resistance], x=concentration),
    ...                  sliders=["transfer_coefficient", bare])
    >>> figure.values["interphase_resistance"]
    0.0

    ``identifier`` is the element's id: lower-case words joined by hyphens, chapter first.
    ``sliders`` are names of parameters, one text for several (``"concentration temperature"``),
    or Parameters with a default or range of their own. ``readouts`` are models shown as numbers,
    or Curves with some parameters given; as a mapping, its keys are their labels. ``formulas``
    (the curves' models unless given) are typeset with the present numbers. ``presets`` map a
    label to values in SI or rows of reported values.

    ``predict`` is a Predict, its text with the choices below the question, or a Guess that the
    reader draws. ``summary`` is a sentence with ``{name}`` of a readout or parameter, announced to
    screen readers. ``shared`` are names of
    parameters, one text for several: whatever moves one of them moves it in every figure of the
    page or notebook that shares it as well.

    Raises ValueError when a name is unknown, a unit differs on one axis, or a value lies outside
    its range.
    """
    if not _IDENTIFIER.fullmatch(identifier):
        raise ValueError(
            f"identifier {brief(identifier)} is not lower-case words joined by hyphens"
        )
    for panel in panels:
        if not isinstance(panel, Panel):
            name = panel.name if isinstance(panel, Model) else brief(panel)
            raise ValueError(f"{identifier}: {name} is no Panel; write Panel([{name}], x=…)")
    if not panels or not all(panel.models for panel in panels):
        raise ValueError(
            f"{identifier}: an explorer needs a Panel, and every Panel a curve or a bar"
        )
    drawn = [model for panel in panels for model in panel.models]
    title = title or drawn[0].title
    made = build(
        identifier,
        panels,
        title=title,
        description=description or describe(title, panels, drawn),
        sliders=sliders,
        readouts=readouts,
        presets=presets or {},
        predict=predict,
        formulas=list(dict.fromkeys(drawn)) if formulas is None else formulas,
        summary=summary,
        shared=shared.split(),
    )
    taken = set(dir(Explorer)) & set(made.parameters)
    if taken:
        raise ValueError(f"{identifier}: {sorted(taken)} cannot be the name of a parameter here")
    # A class of its own, so that every parameter is a trait from the first message on.
    traits = {name: _Value(p).tag(sync=True) for name, p in made.parameters.items()}
    figure: Explorer = type("Explorer", (Explorer,), {**traits, "_made": made})(
        spec=made.spec, module=module_source(made.models)
    )
    share(figure, identifier, shared.split())
    return figure
