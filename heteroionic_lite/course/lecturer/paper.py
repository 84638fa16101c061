"""Sheets to print: the numbers of a code, room for the answers, on request the solution.

>>> from heteroionic_lite.course.sets import problem_set
>>> page = sheets(problem_set("ps1"), ["1111-1119"])
>>> page.count("<h2>"), "class=solution" in page
(8, False)

One HTML file with nothing outside of it; formulas are MathML, which browsers set by themselves.
"""

import html
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from heteroionic_lite.course.codes import parse_code
from heteroionic_lite.course.drawn import Drawn, anchor, draw
from heteroionic_lite.course.exercises import Choice, Essay, ProblemSet
from heteroionic_lite.course.in_html import bought_on_paper, given_table, wanted
from heteroionic_lite.course.judging import LETTERS
from heteroionic_lite.course.lecturer.files import FileError, write

_CHROMIUM = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
    "google-chrome-stable", "msedge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)  # fmt: skip

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 18mm 20mm; }}
body {{ max-width: 44rem; margin: 2rem auto; padding: 0 1rem; background: #fff; color: #000;
  font: 11pt/1.45 Georgia, "Times New Roman", serif; }}
h1 {{ font-size: 1.4rem; margin: 0; }}
h2 {{ font-size: 1.05rem; margin: 1.6rem 0 .3rem; break-after: avoid; }}
.sheet + .sheet {{ break-before: page; }}
.code {{ float: right; font: 1.2rem monospace; }}
.about, .answer {{ font-size: .9rem; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #888; padding: .15rem .6rem; text-align: right; }}
ol {{ list-style: lower-alpha; }}
.answer {{ border-bottom: 1px solid #000; padding-top: 1.8rem; max-width: 22rem; }}
.room {{ height: 3.2cm; }}
.room.long {{ height: 11cm; }}
.solution {{ border-left: 3px solid #888; padding-left: .8rem; }}
section {{ break-inside: avoid; }}
section.open {{ break-inside: auto; }}
@media print {{ body {{ margin: 0; max-width: none; }} a {{ color: inherit; }} }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def sheets(own: ProblemSet, codes: Sequence[str], *, solution: bool = False, site: str = "") -> str:
    """The sheets of some codes as one page of HTML; ``site`` is the book's address, for links."""
    parts = [_sheet(own, parse_code(code), solution, site) for code in codes]
    return _PAGE.format(title=html.escape(f"{own.title} ({own.identifier})"), body="\n".join(parts))


def _sheet(own: ProblemSet, code: str, solution: bool, site: str) -> str:
    exercises = "\n".join(
        _exercise(draw(one, code), solution, _link(site)) for one in own.exercises
    )
    kind = " with solutions" if solution else ""
    return (
        f'<div class="sheet"><p class="code">{code}</p><h1>{html.escape(own.title)}{kind}</h1>'
        f'<p class="about">{own.identifier}: {own.minutes} minutes, {own.points:g} points. '
        f"The numbers are those of this sheet.</p>\n{exercises}\n</div>"
    )


def _link(site: str) -> Callable[[str, str], str]:
    """How a figure is named on paper: by its place in the book, which has an address or not."""

    def link(address: str, words: str) -> str:
        page, _, state = address.partition(".html#")
        where = f"figure <code>{state.partition('?')[0]}</code> of <code>{page}</code>"
        if site:
            return f"{anchor(site.rstrip('/') + '/' + address, words)} ({where})"
        return f"{words} ({where})"

    return link


def _exercise(drawn: Drawn, solution: bool, link: Callable[[str, str], str]) -> str:
    one = drawn.exercise
    about = f'<p class="about">{one.minutes} minutes, {one.points:g} points</p>'
    head = f"<h2>{one.identifier} {one.title}</h2>"
    body = f"{head}{about}{drawn.fill(one.text, link)}{given_table(drawn)}"
    body += f"{bought_on_paper(drawn)}{_options(drawn)}"
    if solution:
        end = f'<div class="solution"><p><b>Solution</b></p>{_solution(drawn, link)}</div>'
    else:
        end = _room(drawn)
    return f"<section{' class=open' if solution else ''}>{body}{end}</section>"


def _options(drawn: Drawn) -> str:
    one = drawn.exercise
    if not isinstance(one, Choice):
        return ""
    items = "".join(f"<li>{drawn.fill(one.options[k].text)}</li>" for k in drawn.order)
    return f"<ol>{items}</ol>"


def _room(drawn: Drawn) -> str:
    one = drawn.exercise
    if isinstance(one, Essay):
        return '<div class="room long"></div>'
    if isinstance(one, Choice):
        sure = '<p class="answer">How sure, in %:</p>' if one.sure else ""
        return f'<p class="answer">Letter:</p>{sure}'
    return f'<div class="room"></div><p class="answer">Answer{wanted(drawn)}:</p>'


def _solution(drawn: Drawn, link: Callable[[str, str], str]) -> str:
    one = drawn.exercise
    text = drawn.fill(one.solution, link)
    if isinstance(one, Choice):
        right = next(place for place, k in enumerate(drawn.order) if drawn.is_right(k))
        text = f"<p>Letter <strong>{LETTERS[right]}</strong>.</p>{text}"
    if isinstance(one, Essay):
        rows = "".join(
            f"<tr><th>{html.escape(each.name)}</th>"
            f"{''.join(f'<td>{level}</td>' for level in each.levels)}</tr>"
            for each in one.rubric
        )
        text += f"<table><tbody>{rows}</tbody></table>"
    return text


def chromium() -> str:
    """The browser that can print; ``$CHROMIUM`` names one. Empty if there is none."""
    named = os.environ.get("CHROMIUM", "")
    return next((path for one in (named, *_CHROMIUM) if one and (path := shutil.which(one))), "")


def write_pdf(page: str, path: Path) -> None:
    """Prints a page; FileError where no browser was found or it could not."""
    browser = chromium()
    if not browser:
        raise FileError(f"{path}: no Chromium or Chrome was found; print the HTML from a browser")
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "sheet.html"), Path(folder, "sheet.pdf")
        source.write_text(page, encoding="utf-8")
        as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [
            browser, "--headless", "--disable-gpu", *as_root, f"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer", f"--print-to-pdf={made}", source.as_uri(),
        ]  # fmt: skip
        done = subprocess.run(command, check=False, capture_output=True, timeout=120)  # noqa: S603
        if not made.is_file():
            said = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise FileError(f"{path}: {browser} printed nothing ({' '.join(said)})")
        write(path, made.read_bytes())
