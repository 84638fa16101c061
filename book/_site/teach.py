"""Tables for lecturers, straight from the exercises.

    ```{course-outcomes}
    ```

is, for each set, the outcomes of its chapter with the exercises that examine them, their minutes
and what may go wrong in them. `{course-slips}` lists each wrong answer that is known, what it
reveals and a question to ask back; `{course-rubrics}` the levels by which a text is read. Outcomes
are read from the list on a chapter's first page, so that they are written once.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from heteroionic_lite.course import misconceptions, sets
from heteroionic_lite.course.drawn import plain
from heteroionic_lite.course.exercises import Choice, Essay
from heteroionic_lite.course.sets import problem_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from heteroionic_lite.course.exercises import Exercise, Mistake, Option, ProblemSet

PROMISE = "After this chapter you can"


def setup(app: Sphinx) -> None:
    """The page for lecturers shows them by the directives."""
    app.add_directive("course-outcomes", Outcomes)
    app.add_directive("course-slips", Slips)
    app.add_directive("course-rubrics", Rubrics)


class OfTheSets(SphinxDirective):
    """A directive with something for each set, folded under its title."""

    def run(self) -> list[nodes.Node]:
        """A folded part for each set."""
        for folder in (Path(sets.__file__).parent, Path(misconceptions.__file__).parent):
            for path in (*folder.glob("ps*.py"), *folder.glob("*.toml")):
                self.env.note_dependency(str(path))
        made: list[nodes.Node] = []
        for own in problem_sets().values():
            lines = list(self.lines(own))
            if not lines:
                continue
            box = nodes.Element()
            self.state.nested_parse(StringList(lines, str(Path(sets.__file__))), 0, box)
            head = f"<details><summary>{escape(self.summary(own))}</summary>"
            made += [nodes.raw("", head, format="html"), *box.children]
            made.append(nodes.raw("", "</details>", format="html"))
        return made

    def summary(self, own: ProblemSet) -> str:
        """What is read before a part is opened."""
        return f"{own.title} ({own.identifier})"

    def lines(self, own: ProblemSet) -> Iterator[str]:
        """The part as Markdown."""
        raise NotImplementedError


class Outcomes(OfTheSets):
    """Outcomes × exercises × minutes × what may go wrong."""

    def summary(self, own: ProblemSet) -> str:
        """With how long it takes."""
        return (
            f"{super().summary(own)}: {len(own.exercises)} exercises, {own.minutes} minutes, "
            f"{own.points:g} points"
        )

    def lines(self, own: ProblemSet) -> Iterator[str]:
        """A row for each outcome that is examined."""
        yield "| you can | exercises, minutes | what may go wrong |"
        yield "|:--|:--|:--|"
        named = sorted(
            {name for one in own.exercises for name in one.outcomes},
            key=lambda name: (not name.startswith(f"{own.chapter} "), name),  # its own first
        )
        for name in named:
            examining = [one for one in own.exercises if name in one.outcomes]
            about = ", ".join(f"{one.identifier} ({one.minutes})" for one in examining)
            known = dict.fromkeys(
                slip.misconception for one in examining for slip in slips(one) if slip.misconception
            )
            chapter, number = name.split()
            text = outcomes(Path(self.env.srcdir), chapter)[int(number) - 1]
            self.env.note_dependency(str(_index(Path(self.env.srcdir), chapter)))
            wrong = ", ".join(id_.replace("-", " ") for id_ in known) or "read by the rubric"
            yield _row(text, about, wrong)


class Slips(OfTheSets):
    """What each wrong answer reveals, and a question to ask back."""

    def summary(self, own: ProblemSet) -> str:
        """With how many there are."""
        count = sum(len(slips(one)) for one in own.exercises)
        return f"{super().summary(own)}: {count} slips"

    def lines(self, own: ProblemSet) -> Iterator[str]:
        """A row for each slip of each exercise."""
        yield "| exercise | slip | reveals | ask back |"
        yield "|:--|:--|:--|:--|"
        for one in own.exercises:
            for place, slip in enumerate(slips(one)):
                known = misconceptions.find(slip.misconception)
                kind = "*conceptual* " if known.kind == "conceptual" else ""
                title = f"{one.identifier} {plain(one.title)}" if not place else ""
                again = f"[read again](#{slip.section})"
                yield _row(title, slip.name, f"{kind}{known.sentence} {again}", known.ask)


class Rubrics(OfTheSets):
    """The four levels of each criterion of a text."""

    def lines(self, own: ProblemSet) -> Iterator[str]:
        """A table for each text."""
        for one in own.exercises:
            if not isinstance(one, Essay):
                continue
            yield f"**{one.identifier} {plain(one.title)}**, {one.points:g} points"
            yield ""
            yield "| criterion | 0 | 1 | 2 | 3 |"
            yield "|:--|:--|:--|:--|:--|"
            for each in one.rubric:
                yield _row(each.name, *each.levels)
            yield ""


def slips(one: Exercise) -> list[Mistake | Option]:
    """The wrong answers of an exercise that have a name."""
    found: list[Mistake | Option] = [*one.mistakes]
    if isinstance(one, Choice):
        found += one.options
    return [slip for slip in found if slip.misconception]


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _index(source: Path, chapter: str) -> Path:
    return source / "book" / chapter / "index.md"


def outcomes(source: Path, chapter: str) -> list[str]:
    """What a chapter's first page promises, in its order."""
    text = _index(source, chapter).read_text(encoding="utf-8")
    _, found, after = text.partition(PROMISE)
    promised = re.findall(r"^\d+\. (.+)$", after.strip(" *\n").split("\n\n")[0], re.MULTILINE)
    if not found or not promised:
        raise ExtensionError(f"{_index(source, chapter)}: no list after “{PROMISE}”")
    return [one.rstrip(";.") for one in promised]
