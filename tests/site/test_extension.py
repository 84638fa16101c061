"""A small book, built as the real one is, and what a reader gets of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml
from _site import formulas, outdated
from _site.theme import mend
from fontTools.ttLib import TTFont

from tests.site import small
from tests.site.small import FRONT, build
from tools.origins import foreign

CHAPTER = (
    FRONT
    + """\
# A chapter

How the resistance falls is seen in [](#demo-concentration).

$$ R = \\frac{RT}{zF i_0} $$ (demo-eq-1)

```{code-cell}
from heteroionic_lite import Panel, ask, explore, right, wrong
from heteroionic_lite.models.butler_volmer import charge_transfer_resistance
from heteroionic_lite.models.parameters import concentration

explore(
    "demo-concentration",
    Panel([charge_transfer_resistance], x=concentration, y_scale="log"),
    sliders=["concentration", "transfer_coefficient"],
    title="Resistance and concentration",
    description="The resistance falls with concentration.",
)
```

```{code-cell}
:tags: [hide-input]
from IPython.display import Markdown

Markdown("A step: $x^2 = 4$")
```
"""
)

INDEX = f"# A book\n\nOnly text {small.CITES}"


def write_book(folder: Path, chapter: str) -> None:
    """Two pages: one of text, one chapter."""
    toc = {"format": "jb-book", "root": "book/index", "chapters": [{"file": "book/chapter"}]}
    small.write_book(folder, toc, {"index": INDEX, "chapter": chapter})


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    write_book(folder, CHAPTER)
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def built(source) -> Path:
    return source / "_build" / "html"


@pytest.fixture(scope="module")
def chapter(built) -> str:
    return (built / "book" / "chapter.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def left(chapter) -> dict:
    """What the page leaves for the script that mounts the explorer."""
    found = re.findall(r'<script type="application/json">(.*?)</script>', chapter, re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])


def test_curve_functions_are_a_classic_script_of_the_sites_own(built, left):
    script = (built / "book" / left["curves"]).read_text(encoding="utf-8")
    assert script.startswith('heteroionic.curves["demo-concentration"] = ')
    assert "export" not in script
    assert "module" not in left


def test_picture_is_a_file_that_is_loaded_only_where_it_is_shown(built, chapter):
    inside = re.findall(r'<div class="hx-still"><p>[^<]+</p>\n(<img[^>]*>)</div>', chapter)
    assert len(inside) == 1
    assert 'loading="lazy"' in inside[0]
    assert 'alt="The resistance falls with concentration."' in inside[0]
    source = re.search(r'src="([^"]*)"', inside[0])
    assert "<svg" in (built / "book" / source[1]).read_text(encoding="utf-8")
    assert "image/svg+xml;base64" not in chapter


def test_formulas_of_an_explorer_come_typeset_with_the_numbers_marked(left):
    for formula in left["spec"]["formulas"]:
        assert 'class="katex-html"' in formula["html"]
        assert "data-parameter=" in formula["htmlWithNumbers"]
        assert "<math" not in formula["html"] + formula["htmlWithNumbers"]
        assert "{concentration}" in formula["spokenWithNumbers"]


def test_formulas_of_the_text_are_finished_html(chapter):
    assert chapter.count('class="katex-html"') >= 2
    shown = re.sub(r"<annotation.*?</annotation>|<pre>.*?</pre>", "", chapter, flags=re.DOTALL)
    for unfinished in ("MathJax", "katex.min.js", "\\frac{", "$x^2"):
        assert unfinished not in shown


def test_no_trace_of_jupyters_widgets_is_on_the_page(chapter):
    for trace in ("widget-state+json", "widget-view+json", "require.js", "html-manager"):
        assert trace not in chapter


def test_no_page_asks_another_origin_for_anything(built):
    assert foreign(built) == []


def test_a_request_to_another_origin_would_be_found(tmp_path):
    (tmp_path / "a.html").write_text('<link rel="preconnect" href="https://example.org">')
    (tmp_path / "b.css").write_text("@font-face{src:url(//example.org/a.woff2)}")
    (tmp_path / "c.js").write_text('import("https://example.org/a.js")')
    (tmp_path / "d.html").write_text('<img srcset="https://example.org/a.png 2x">')
    (tmp_path / "e.html").write_text('<a href="https://example.org">a link waits for a click</a>')
    assert [where for where, _ in foreign(tmp_path)] == ["a.html", "b.css", "c.js", "d.html"]


def test_scripts_are_loaded_only_where_there_is_something_to_operate(built, chapter):
    text = (built / "book" / "index.html").read_text(encoding="utf-8")
    for name in ("page", "figures"):
        element = rf'<script defer data-part="{name}" src="../_static/{name}\.[0-9a-f]{{10}}\.js"'
        assert re.search(element, chapter)
        assert f"/{name}." not in text


def test_text_can_refer_to_an_explorer(chapter):
    link = re.search(r'<a class="reference internal" href="#demo-concentration">(.*?)</a>', chapter)
    assert "Resistance and concentration" in link[1]


def test_chapter_can_be_downloaded_as_the_notebook_it_is(source, built, chapter):
    assert 'href="chapter.ipynb"' in chapter
    text = (built / "book" / "chapter.ipynb").read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) == 3  # the first gets the package
    assert not any(cell.outputs for cell in code)
    assert str(source) not in text


def test_address_of_the_site_leads_to_the_first_page(built):
    front = (built / "index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh" content="0; url=book/index.html"' in front


def test_icons_are_a_small_font_and_no_script(built, chapter):
    assert "fontawesome.js" not in chapter
    (icons,) = (built / "_static").glob("icons.*.woff")
    assert icons.stat().st_size < 20_000
    characters = TTFont(icons).getBestCmap()
    named = {"magnifying-glass": 0xF002, "bars": 0xF0C9, "download": 0xF019, "expand": 0xF065}
    assert set(named.values()) <= set(characters)


def test_search_button_is_called_what_is_written_on_it():
    theirs = '<button class="btn search-button-field x" title="Search" aria-label="Search">'
    html, matched = mend(theirs)
    assert "aria-label" not in html
    assert len(matched) == 1


def test_a_second_build_executes_nothing_and_an_edited_sentence_only_reads(source):
    page = source / "book" / "chapter.md"
    page.write_text(CHAPTER.replace("falls is seen", "drops is seen"), encoding="utf-8")
    done = build(source)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Using cached notebook" in done.stdout
    assert "Executing notebook" not in done.stdout
    html = (source / "_build" / "html" / "book" / "chapter.html").read_text(encoding="utf-8")
    assert "drops is seen" in html


def test_the_configuration_finds_the_extension_from_any_directory(tmp_path):
    code = (
        "import sys; from pathlib import Path; from jupyter_book.config import get_final_config\n"
        f"root = Path({str(small.ROOT)!r})\n"
        "cli = {'latex_individualpages': False}\n"
        "get_final_config(user_yaml=root / '_config.yml', sourcedir=root, cli_config=cli)\n"
        "import _site; print(_site.__file__)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert Path(done.stdout.strip()) == small.ROOT / "book" / "_site" / "__init__.py"


# Each of two chapters waits for the other to have begun, and notes that it was executed.
MEETING = """\
```{{code-cell}}
import time
from pathlib import Path

with Path("{me}").open("a") as file:
    file.write("executed")
latest = time.monotonic() + 120
while not Path("{other}").exists():
    assert time.monotonic() < latest, "no other chapter is being executed"
    time.sleep(0.05)
```
"""


@pytest.fixture(scope="module")
def failed(tmp_path_factory) -> tuple[Path, list[subprocess.CompletedProcess[str]]]:
    """A book of which one of two chapters fails, built twice."""
    folder = tmp_path_factory.mktemp("failing")
    meeting = MEETING.format(me="chapter.log", other="other.log")
    write_book(folder, f"{FRONT}# Wrong\n\n{meeting}\n```{{code-cell}}\n1 / 0\n```\n")
    meeting = MEETING.format(me="other.log", other="chapter.log")
    (folder / "book" / "other.md").write_text(f"{FRONT}# Right\n\n{meeting}", encoding="utf-8")
    toc = yaml.safe_load((folder / "_toc.yml").read_text(encoding="utf-8"))
    toc["chapters"].append({"file": "book/other"})
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    return folder, [build(folder), build(folder)]


def test_failing_cell_fails_the_build_and_the_one_after_it(failed):
    for attempt in failed[1]:
        assert attempt.returncode != 0
        assert "ZeroDivisionError" in attempt.stderr
        assert re.search(r"chapter\.md.*Executing notebook failed", attempt.stderr)


def test_chapters_are_executed_side_by_side_and_each_but_the_failing_one_once(failed):
    folder, (first, second) = failed
    assert (folder / "book" / "other.log").read_text(encoding="utf-8") == "executed"
    for attempt in (first, second):
        assert re.search(r"other\.md.*Using cached notebook", attempt.stdout)


@pytest.mark.usefixtures("katex")
def test_formula_that_cannot_be_typeset_is_refused():
    with pytest.raises(formulas.katex.KaTeXError, match="frac"):
        formulas.typeset(r"\frac{a")


def test_typesetting_waits_until_its_server_listens(tmp_path, monkeypatch):
    late = tmp_path / "late.py"
    late.write_text(
        "import socket, sys, time\n"
        "server = socket.socket(socket.AF_UNIX)\n"
        "server.bind('katex.sock')\n"
        "time.sleep(0.5)\n"
        "server.listen()\n"
        "server.accept()\n"
    )
    command = classmethod(lambda *_, **__: [sys.executable, late])
    monkeypatch.setattr(formulas.katex.KaTeXServer, "build_command", command)
    process, connection = formulas.start_server(tmp_path, timeout=20)
    connection.close()
    assert process.wait(timeout=20) == 0
    process.stdin.close()
    process.stdout.close()


def test_changed_model_is_executed_anew_and_a_changed_style_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(outdated, "PACKAGE", tmp_path)
    model, style = tmp_path / "model.py", tmp_path / "figure.css"
    model.write_text("alpha = 0.44")
    style.write_text("p {}")
    before = outdated.executed_with()
    style.write_text("p { margin: 0 }")
    assert outdated.executed_with() == before
    model.write_text("alpha = 0.45")
    assert outdated.executed_with() != before


def test_changed_front_end_writes_the_pages_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(outdated, "BUILT", tmp_path)
    module = tmp_path / "explorer.js"
    module.write_text("export {}")
    before = outdated.written_with()
    module.write_text("export { render }")
    assert outdated.written_with() != before
