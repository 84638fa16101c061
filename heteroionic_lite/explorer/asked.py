"""What a reader is asked before the sliders unlock: to choose an answer, or to draw one.

>>> Predict('''
...     What halves the resistance?
...     [ ] half the area — It doubles what is measured.
...     [x] twice the exchange current — R is RT/zF over it.
... ''').choices[1].text
'twice the exchange current'

Until the reader has answered, the figure shows its axes and what the author lets it show.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from heteroionic_lite.equation import Parameter
from heteroionic_lite.explorer.marks import Mark
from heteroionic_lite.explorer.marks.curves import Curves, Drawn, spellings, value
from heteroionic_lite.explorer.parts import check_in_range, in_si
from heteroionic_lite.questions import Choice, check_choices, parse_question
from heteroionic_lite.spelling import NoSuchName, did_you_mean
from heteroionic_lite.wording import brief

MOST_HANDLES = 6


@dataclass(frozen=True)
class _Asked:
    """What both kinds of question say beside the question."""

    question: str
    show: Mapping[str, Any] = field(default_factory=dict, kw_only=True)
    shown: Sequence[str] = field(default=(), kw_only=True)
    points: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, init=False)
class Predict(_Asked):
    """A question with choices: ``Predict("question / [x] what — why / [ ] what — why")``.

    Its answer is hidden until it is given. ``shown`` are labels of curves and read-outs that can
    be seen all the same, with ``points`` the reported values as well. ``show`` is what the figure
    moves to when the answer is told, ``{"concentration": 100}``, or from where to where,
    ``{"concentration": (1000, 100)}``, in SI.
    """

    choices: tuple[Choice, ...]

    def __init__(
        self,
        question: str,
        *choices: Choice,
        show: Mapping[str, Any] | None = None,
        shown: Sequence[str] = (),
        points: bool = False,
    ) -> None:
        question, choices = parse_question(question, choices)
        check_choices(question, choices)
        values = {"choices": choices, "show": dict(show or {}), "shown": shown, "points": points}
        for name, one in {"question": question, **values}.items():
            object.__setattr__(self, name, one)


@dataclass(frozen=True)
class Guess(_Asked):
    """A question that the reader answers on the figure: by placing a value, or by drawing a curve.

    >>> Guess("Where does it end?", "charge transfer", at=100.0, because="It falls as c^(−0.56).")
    ... # doctest: +ELLIPSIS
    Guess(question='Where does it end?', ...)

    ``curve`` is the label of a curve over its panel's x. ``at`` are the places where the reader
    puts a value, in SI or rows of reported values: one, or several that become a curve. The true
    curve has the defaults and what ``show`` comes to. With ``slope`` the slopes of both curves are
    compared as well. For ``show``, ``shown`` and ``points`` see Predict.
    """

    curve: str
    at: Any
    because: str
    slope: bool = False


def describe(
    asked: Predict | Guess,
    panels: Sequence[Mapping[str, Any]],
    readouts: Sequence[Mapping[str, Any]],
    marks: Sequence[Sequence[Mark]],
    parameters: Mapping[str, Parameter],
) -> dict[str, Any]:
    """The question as ``frontend/spec.ts`` has it."""
    moves = [_move(name, to, parameters) for name, to in asked.show.items()]
    labels = [
        *(curve["label"] for panel in panels for curve in panel["curves"]),
        *(part["label"] for panel in panels for bar in panel["bars"] for part in bar["parts"]),
        *(readout["label"] for readout in readouts),
    ]
    for label in asked.shown:
        _check_label(label, labels)
    ends = {move["name"]: move["to"] for move in moves}
    at = {**{name: p.default for name, p in parameters.items()}, **ends}
    guess = _guess(asked, panels, marks, at) if isinstance(asked, Guess) else None
    return {
        "question": " ".join(asked.question.split()),
        "choices": [vars(choice) for choice in asked.choices] if isinstance(asked, Predict) else [],
        "guess": guess,
        "show": moves,
        "shown": list(asked.shown),
        "points": asked.points,
    }


def _move(name: str, to: Any, parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    """From where to where a parameter goes when the answer is shown."""
    if name not in parameters:
        meant = did_you_mean(name, spellings(parameters))
        raise NoSuchName(f"a prediction shows the unknown {brief(name)}{meant}")
    parameter = parameters[name]
    match to:
        case (first, last):
            pass
        case tuple() | list():
            raise ValueError(
                f"a prediction moves {name} to one value, or from one to another, not {brief(to)}"
            )
        case _:
            first, last = parameter.default, to
    first, last = (check_in_range(parameter, end) for end in (first, last))
    return {"name": name, "from": first, "to": last}


def _check_label(label: str, labels: Sequence[str]) -> None:
    if label not in labels:
        raise NoSuchName(
            f"a prediction names {brief(label)}; this figure has {', '.join(map(repr, labels))}"
            f"{did_you_mean(label, labels)}"
        )


def _guess(
    asked: Guess,
    panels: Sequence[Mapping[str, Any]],
    marks: Sequence[Sequence[Mark]],
    values: Mapping[str, float],
) -> dict[str, Any]:
    curves = [
        (index, each["label"], each["name"], drawn)
        for index, row in enumerate(marks)
        for mark in row
        if isinstance(mark, Curves)
        for each, drawn in zip(panels[index]["curves"], mark.drawn, strict=True)
    ]
    _check_label(asked.curve, [label for _, label, _, _ in curves])
    if asked.curve in asked.shown:
        raise ValueError(f"a guess about {asked.curve!r} cannot have it shown")
    index, _, name, drawn = next(one for one in curves if one[1] == asked.curve)
    if drawn.curve.x is not None:
        raise ValueError(
            f"a guess is about a curve over its panel's x; {asked.curve!r} is parametric"
        )
    scales = {panels[index][axis]["scale"] for axis in "xy"}
    if asked.slope and len(scales) > 1:
        raise ValueError(f"the slope of {asked.curve!r} has no meaning on axes of two scales")
    given = asked.at if isinstance(asked.at, Sequence) else [asked.at]
    at = [float(in_si(drawn.along, one)) for one in given]
    _check_places(asked.curve, at, drawn, panels[index], values)
    return {"panel": index, "curve": name, "at": at, "because": asked.because, "slope": asked.slope}


def _check_places(
    label: str,
    at: Sequence[float],
    drawn: Drawn,
    panel: Mapping[str, Any],
    values: Mapping[str, float],
) -> None:
    """There are a few places in order, and what is true there is on the axes."""
    if not 1 <= len(at) <= MOST_HANDLES or list(at) != sorted(set(at)):
        raise ValueError(
            f"a guess about {label!r} has one to {MOST_HANDLES} places in rising order, not {at}"
        )
    low, high = sorted((drawn.low, drawn.high))
    for x in at:
        y = float(np.asarray(value(drawn.curve, drawn.curve.y, {**values, drawn.along.name: x})))
        if not (low <= x <= high and _within(panel["x"], x) and _within(panel["y"], y)):
            raise ValueError(
                f"a guess about {label!r}: ({x:g}, {y:g}), in SI, is not on the axes, "
                f"{panel['x']['low']:g}..{panel['x']['high']:g} and "
                f"{panel['y']['low']:g}..{panel['y']['high']:g}"
            )


def _within(axis: Mapping[str, Any], number: float) -> bool:
    low, high = sorted((axis["low"], axis["high"]))
    return bool(low <= number <= high)
