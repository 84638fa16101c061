"""HTML of an output, made from its data.

>>> from heteroionic_lite.output.data import Run
>>> text((Run("53.1", row="V040"), " of Li", Run("+", "sup")))
'<a href="#V040">53.1</a> of Li<sup>+</sup>'

In a notebook nothing but the output itself is there to lead to. Where there is more, an Address
says where: ``address("cite", "abe2004")`` is the address of that reference, or empty.
"""

import json
from base64 import b64encode
from collections.abc import Callable
from html import escape
from itertools import groupby
from string import ascii_lowercase
from typing import Any, Literal

from heteroionic_lite.output.data import (
    Asked,
    Data,
    DotsData,
    DotsRow,
    ExplorerData,
    Ladder,
    LaddersData,
    NumberData,
    PracticeData,
    QuestionData,
    Run,
    TableData,
    Text,
)

Target = Literal["row", "cite", "review", "place"]
Address = Callable[[Target, str], str]

_ELEMENTS = {"sub": "sub", "sup": "sup", "italic": "i"}
_ARROWS = {"below": "←", "above": "→"}
_TARGETS: tuple[Target, ...] = ("row", "cite", "review", "place")


def within(target: Target, name: str) -> str:
    """The address of what may be in the same document."""
    return f"#{name}" if target in ("row", "place") else ""


def html(data: Data, address: Address = within) -> str:
    """The element that shows an output."""
    match data:
        case ExplorerData():
            picture = b64encode(data.svg.encode()).decode("ascii")
            still = image(data.spec["description"], f"data:image/svg+xml;base64,{picture}")
            return explorer(data.spec["id"], still, {"spec": data.spec, "module": data.module})
        case TableData():
            return _table(data, address)
        case DotsData():
            return _dots(data, address)
        case LaddersData():
            rows = "\n".join(_ladder(row, address) for row in data.rows)
            return f'<div class="hx-ladders"><ul>\n{rows}\n</ul></div>'
        case QuestionData() | NumberData() | PracticeData():
            return _asked(data)


def _asked(data: Asked) -> str:
    match data:
        case QuestionData():
            return _question(data)
        case NumberData():
            return _number(data)
        case PracticeData():
            call = f"<code>sheet(&quot;YT4W-AX2C&quot;, &quot;{escape(data.id)}&quot;)</code>"
            own = f"With your own code, {call} of <code>heteroionic_lite.course</code> gives yours."
            return practice(data.id, f"<p>{own}</p>\n{data.paper}")


def image(description: str, source: str, **attributes: str) -> str:
    """An explorer's still picture."""
    more = _attributes(attributes)
    return f'<img class="hx-fallback" alt="{escape(description)}" src="{escape(source)}"{more}>'


def explorer(identifier: str, still: str, content: dict[str, Any]) -> str:
    """The element in which the front end mounts a figure: its picture, and what it needs."""
    return (
        f'<div class="hx-explorer" id="{escape(identifier)}" data-explorer>\n{still}\n'
        f"{_content(content)}\n</div>"
    )


def practice(identifier: str, paper: str, content: dict[str, Any] | None = None) -> str:
    """The element in which the front end lays out a sheet: one on paper, and what it needs."""
    inside = "" if content is None else f"\n{_content(content)}"
    start = f'<div class="hx-practice" id="{escape(identifier)}" data-practice>'
    return f"{start}\n{paper}{inside}\n</div>"


def _content(content: dict[str, Any]) -> str:
    data = json.dumps(content, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    # "<" would allow the script element to be closed from within
    data = data.replace("<", r"\u003c")
    return f'<script type="application/json">{data}</script>'


def text(runs: Text, address: Address = within) -> str:
    """A text with its styles and links."""
    pieces = [Run(run) if isinstance(run, str) else run for run in runs]
    parts = []
    for small, group in groupby(pieces, key=lambda run: run.small):
        inner = "".join(_run(run, address) for run in group)
        parts.append(f"<small>{inner}</small>" if small else inner)
    return "".join(parts)


def _run(run: Run, address: Address) -> str:
    inner = escape(run.text).replace("\n", "<br>")
    if run.style:
        inner = f"<{_ELEMENTS[run.style]}>{inner}</{_ELEMENTS[run.style]}>"
    title = f' title="{escape(run.title)}"' if run.title else ""
    names: dict[Target, str] = {target: getattr(run, target) for target in _TARGETS}
    for target, name in names.items():
        href = address(target, name) if name else ""
        if href:
            return f'<a href="{escape(href)}"{title}>{inner}</a>'
    return f"<span{title}>{inner}</span>" if title else inner


def _table(data: TableData, address: Address) -> str:
    if not data.rows:
        return "<p>no rows</p>"
    lines = [f"<caption>{escape(data.caption)}</caption>"] if data.caption else []
    heads = "".join(
        f'<th role="columnheader" scope="col" data-column="{name}">{name}</th>'
        for name in map(escape, data.columns)
    )
    lines.append(f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>')
    lines.append('<tbody role="rowgroup">')
    for row in data.rows:
        facets = _attributes({f"data-{name}": word for name, word in sorted(row.facets.items())})
        names = f' id="{escape(row.id)}"{facets}' if data.id else ""
        lines.append(f'<tr role="row"{names}>')
        for number, (column, cell) in enumerate(zip(data.columns, row.cells, strict=True)):
            shown = text(cell.text, address)
            if number == 0:
                lines.append(f'<th role="rowheader" scope="row">{shown}</th>')
            else:
                order = {"data-sort": cell.sort} if cell.sort else {}
                attributes = _attributes({"data-label": column, **order})
                lines.append(f'<td role="cell"{attributes}>{shown}</td>')
        lines.append("</tr>")
    lines.append("</tbody>")
    # Roles are written out: as cards on a narrow screen, the elements alone would lose them.
    rows = '<table role="table" class="hx-table">\n' + "\n".join(lines) + "\n</table>"
    facets = " | ".join(f"{facet.name}: {facet.title}" for facet in data.facets)
    page = f' id="{escape(data.id)}" data-browse data-facets="{escape(facets)}"'
    return f'<div class="hx-browse"{page if data.id else ""}>\n{rows}\n</div>'


def _attributes(values: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())


def _dots(data: DotsData, address: Address) -> str:
    ticks = "".join(
        f'<span style="left:{tick.at:.2f}%">{escape(tick.text)}</span>' for tick in data.ticks
    )
    lines = "\n".join(_dots_row(row, address) for row in data.rows)
    return (
        f'<figure class="hx-dots"><figcaption>{escape(data.caption)}</figcaption>\n'
        f"<ul>\n{lines}\n</ul>\n"
        f'<div class="hx-dots-scale" aria-hidden="true"><span></span>'
        f'<span class="hx-dots-ticks">{ticks}</span><span></span></div></figure>'
    )


def _dots_row(row: DotsRow, address: Address) -> str:
    name = text((Run(row.id, row=row.id), " ", *row.label), address)
    mark = ""
    if row.mark is not None:
        left = f"left:{row.mark.at:.2f}%"
        if row.mark.to is not None:
            mark = f'<i class="hx-bar" style="{left};width:{row.mark.to - row.mark.at:.2f}%"></i>'
        elif row.mark.shape in _ARROWS:
            mark = f'<i class="hx-bound" style="{left}">{_ARROWS[row.mark.shape]}</i>'
        else:
            mark = f'<i class="hx-dot" style="{left}"></i>'
    return (
        f'<li><span>{name}</span><span class="hx-track" aria-hidden="true">{mark}</span>'
        f"<span>{escape(row.value)}</span></li>"
    )


def _ladder(row: Ladder, address: Address) -> str:
    steps = "".join(f"<li>{text(step, address)}</li>" for step in row.steps)
    name = text((Run(row.id, row=row.id), " ", *row.about), address)
    return f"<li><span>{name}</span><ol>{steps}</ol></li>"


def _question(data: QuestionData) -> str:
    key = escape(data.id)
    rows = "\n".join(
        f'<div class="hx-choice" data-right="{str(choice.right).lower()}">'
        f'<input type="radio" name="{key}" id="{key}-{letter}" value="{letter}">'
        f'<label for="{key}-{letter}">{choice.html}</label>'
        f'<p class="hx-feedback"><strong>{"Right." if choice.right else "Not quite."}</strong> '
        f"{choice.because_html}</p></div>"
        for letter, choice in zip(ascii_lowercase, data.choices, strict=False)
    )
    return (
        f'<fieldset class="hx-question" id="{key}" data-question>\n'
        f"<legend>{data.html}</legend>\n{rows}\n</fieldset>"
    )


def _number(data: NumberData) -> str:
    judged = {"value": data.value, "tolerance": data.tolerance, "display": data.display}
    # Elements, not words in an attribute: what leads somewhere in them is an author's link.
    mistakes = "".join(
        f'<p class="hx-mistake" data-value="{mistake.value!r}" hidden>{mistake.because_html}</p>'
        for mistake in data.mistakes
    )
    return (
        f'<fieldset class="hx-question" id="{escape(data.id)}" data-question '
        f'data-number="{escape(json.dumps(judged, allow_nan=False, sort_keys=True))}">\n'
        f"<legend>{data.html}</legend>\n{mistakes}"
        f'<details class="hx-answer"><summary>Answer</summary>'
        f"<p><strong>{escape(data.answer)}.</strong> {data.because_html}</p></details>\n</fieldset>"
    )
