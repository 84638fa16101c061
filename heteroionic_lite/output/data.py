"""The JSON object of an output, under a MIME type of its own: data, no HTML.

>>> order = LaddersData((Ladder("O04", ("by solvent",), (("PC",), ("DMSO",))),))
>>> as_json(order)["kind"], as_json(order)["rows"][0]["steps"]
('ladders', [['PC'], ['DMSO']])
>>> read(as_json(order)) == order
True

Whoever shows the object in another way reads it with ``read``. A text is a list of pieces: plain
strings, and Runs with a style or a place they lead to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Final, Literal

MIME = "application/vnd.heteroionic+json"
VERSION: Final = 1


class _Strict:
    """Read back, an object may have no field but its own."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True)
class Run(_Strict):
    """A piece of text that is more than its letters; a line break is a letter.

    ``row`` is the row of reported values it leads to, ``cite`` the key of a reference, ``review``
    a reference number in the review, ``place`` an anchor of the page. ``title`` explains it.
    """

    text: str
    style: Literal["", "sub", "sup", "italic"] = ""
    small: bool = False
    title: str = ""
    row: str = ""
    cite: str = ""
    review: str = ""
    place: str = ""


Text = tuple[str | Run, ...]


@dataclass(frozen=True, kw_only=True)
class _Output(_Strict):
    version: Literal[1] = VERSION


@dataclass(frozen=True)
class ExplorerData(_Output):
    """A figure with sliders: ``frontend/spec.ts`` says what ``spec`` holds."""

    spec: dict[str, Any]
    module: str  # JavaScript of the functions that the curves call
    svg: str  # the still picture
    kind: Literal["explorer"] = field(default="explorer", kw_only=True)


@dataclass(frozen=True)
class Cell(_Strict):
    """A cell of a table; ``sort`` is what it is sorted by, if that is not its text."""

    text: Text
    sort: str = ""


@dataclass(frozen=True)
class TableRow(_Strict):
    """A row, its first cell the identifier; by its words for the ``facets`` it is filtered."""

    id: str
    cells: tuple[Cell, ...]
    facets: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Facet(_Strict):
    """What rows can be filtered by: a name, and what it is called."""

    name: str
    title: str


@dataclass(frozen=True)
class TableData(_Output):
    """A table of rows.

    With an ``id`` it is the table of a page: its rows have anchors and can be filtered by the
    ``facets``, in their order. Without one it only shows the rows.
    """

    id: str
    caption: str
    columns: tuple[str, ...]
    facets: tuple[Facet, ...]
    rows: tuple[TableRow, ...]
    kind: Literal["table"] = field(default="table", kw_only=True)


@dataclass(frozen=True)
class Mark(_Strict):
    """Where on a scale something is, in per cent of its length; a bar has a ``to``."""

    shape: Literal["dot", "bar", "below", "above"]
    at: float
    to: float | None = None


@dataclass(frozen=True)
class DotsRow(_Strict):
    """A row on a scale, with its value as reported."""

    id: str
    label: Text
    value: str
    mark: Mark | None


@dataclass(frozen=True)
class Tick(_Strict):
    """A number below a scale, in per cent of its length."""

    at: float
    text: str


@dataclass(frozen=True)
class DotsData(_Output):
    """Rows on a common scale."""

    caption: str
    rows: tuple[DotsRow, ...]
    ticks: tuple[Tick, ...]
    kind: Literal["dots"] = field(default="dots", kw_only=True)


@dataclass(frozen=True)
class Ladder(_Strict):
    """What is smaller than what, from the smallest."""

    id: str
    about: Text
    steps: tuple[Text, ...]


@dataclass(frozen=True)
class LaddersData(_Output):
    """Orders, one ladder each."""

    rows: tuple[Ladder, ...]
    kind: Literal["ladders"] = field(default="ladders", kw_only=True)


@dataclass(frozen=True)
class QuestionChoice(_Strict):
    """A choice, and what there is to say about it, in the author's HTML."""

    html: str
    because_html: str
    right: bool


@dataclass(frozen=True)
class QuestionData(_Output):
    """A question with its choices, in the author's HTML."""

    id: str
    html: str
    choices: tuple[QuestionChoice, ...]
    kind: Literal["question"] = field(default="question", kw_only=True)


@dataclass(frozen=True)
class NumberMistake(_Strict):
    """A number that somebody gets who goes wrong in a known way, in SI, and which way that is."""

    value: float
    because_html: str


@dataclass(frozen=True)
class NumberData(_Output):
    """A question whose answer is a number, in SI, and how its unit is shown.

    ``tolerance`` is the relative difference that still counts as right; ``answer`` is what is
    told, with its unit.
    """

    id: str
    html: str
    value: float
    tolerance: float
    display: dict[str, Any]  # as in ``frontend/spec.ts``
    answer: str
    because_html: str
    mistakes: tuple[NumberMistake, ...]
    kind: Literal["number"] = field(default="number", kw_only=True)


@dataclass(frozen=True)
class PracticeData(_Output):
    """A problem set to be worked on: ``frontend/course/spec.ts`` says what ``data`` holds."""

    id: str
    data: dict[str, Any]
    module: str  # JavaScript of the functions that draw and judge
    paper: str  # HTML of an example sheet, for where no script runs
    kind: Literal["practice"] = field(default="practice", kw_only=True)


Asked = QuestionData | NumberData | PracticeData
Data = ExplorerData | TableData | DotsData | LaddersData | Asked
KINDS = ("explorer", "table", "dots", "ladders", "question", "number", "practice")


def as_json(thing: Any) -> Any:
    """The thing as JSON's own types; what a Run has not is left out."""
    if is_dataclass(thing):
        values = {each.name: getattr(thing, each.name) for each in fields(thing)}
        return {
            name: as_json(value)
            for name, value in values.items()
            if value or not isinstance(thing, Run)
        }
    if isinstance(thing, Mapping):
        return {name: as_json(value) for name, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [as_json(value) for value in thing]
    return thing


def read(content: Mapping[str, Any]) -> Data:
    """What ``as_json`` made; a ValueError says what is not as it should be."""
    from pydantic import ValidationError

    kind, version = content.get("kind"), content.get("version")
    if kind not in KINDS or version != VERSION:
        raise ValueError(
            f"an output of kind {kind!r} in version {version!r} is not known; "
            f"known are {', '.join(KINDS)} in version {VERSION}"
        )
    try:
        found: Data = _reader().validate_python(content)
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors()]
        raise ValueError(
            f"an output of kind {kind!r} is not as it should be: {'; '.join(faults)}"
        ) from None
    return found


@cache
def _reader() -> Any:
    from pydantic import Field, TypeAdapter

    return TypeAdapter(Annotated[Data, Field(discriminator="kind")])
