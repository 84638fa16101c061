"""What a notebook shows of an output: it has none of the site's scripts and style sheets.

>>> from heteroionic_lite.output.data import QuestionChoice, QuestionData
>>> choices = QuestionChoice("3", "Count again.", False), QuestionChoice("4", "So it is.", True)
>>> "<summary>4</summary>" in notebook_html(QuestionData("q", "2 + 2?", choices))
True

An answer is folded behind its choice. What is said of the choices may link to places of the book;
here these are words.
"""

import re
from base64 import b64encode
from html import escape

from heteroionic_lite.output.data import Data, DotsData, ExplorerData, QuestionData, Run
from heteroionic_lite.output.html import html, image, text

_WITHIN = re.compile(r'<a href="#[^"]*"[^>]*>(.*?)</a>', re.DOTALL)

# What Jupyter puts after the picture is "Error displaying widget" unless the widget lives.
_FOLLOWING = ".jp-OutputArea-child:has([data-hx-still='{key}']) + .jp-OutputArea-child"
_QUIET = f"{_FOLLOWING} {{{{ height: 0; min-height: 0; overflow: hidden; visibility: hidden; }}}}"


def notebook_html(data: Data) -> str:
    """The element for a notebook; it needs no script, and no style but the notebook's own."""
    match data:
        case QuestionData():
            return _question(data)
        case ExplorerData():
            return still(data)
        case DotsData():
            return _dots(data)
        case _:
            return html(data, _nowhere)


def still(data: ExplorerData, key: str = "") -> str:
    """A figure's picture; with a key, the live figure of this key takes its place where it lives.

    ``frontend/still.ts`` hides the picture while a widget with the key is shown. A notebook that
    is opened again has no widget, and the picture is what it shows.
    """
    picture = b64encode(data.svg.encode()).decode("ascii")
    shown = image(data.spec["description"], f"data:image/svg+xml;base64,{picture}")
    if not key:
        return f"<div>{shown}</div>"
    style = _QUIET.format(key=key)
    return f'<div class="hx-still" data-hx-still="{key}"><style>{style}</style>{shown}</div>'


def _question(data: QuestionData) -> str:
    choices = "\n".join(
        f"<details><summary>{_plain(choice.html)}</summary>"
        f"<p><strong>{'Right.' if choice.right else 'Not quite.'}</strong> "
        f"{_plain(choice.because_html)}</p></details>"
        for choice in data.choices
    )
    return (
        f'<div class="hx-asked" id="{escape(data.id)}">\n<p><strong>{_plain(data.html)}</strong> '
        f"Open the answer you would give.</p>\n{choices}\n</div>"
    )


def _dots(data: DotsData) -> str:
    """Without the site's style sheet there is no scale to see: the values, as they are."""
    lines = "\n".join(
        f'<tr><th scope="row">{text((Run(row.id), " ", *row.label), _nowhere)}</th>'
        f"<td>{escape(row.value)}</td></tr>"
        for row in data.rows
    )
    return (
        f"<table>\n<caption>{escape(data.caption)}</caption>\n<tbody>\n{lines}\n</tbody>\n</table>"
    )


def _nowhere(_target: str, _name: str) -> str:
    return ""


def _plain(markup: str) -> str:
    return _WITHIN.sub(r"\1", markup)
